"""The imprint (刊记): what a paper says of itself at the edges of a page: staff, hotlines, publishers."""

import re
from itertools import pairwise
from typing import Final

from reader.parsing.marks import HAN
from reader.parsing.people import COMPOUND_SURNAMES, SURNAMES

_NAMED_POSTS: Final = (
    "责编|责任编辑|值班总编|总编|视频编辑|文字编辑|编辑|美编|校对|审读|审校|组版|排版|版式|值班主任|值班编委|编委|主编|总编辑|检校|审核|"
    "终审|制图|设计|监制|策划|责校|题图|题字|刊头|插图|美术编辑|终校|责任校对|值班|编审|图片编辑"
)
_ANY_POST: Final = rf"[{HAN}]{{0,4}}(?:编辑|责编|美编|校对|组版|排版|版式|制作|统筹|策划|监制|出品人?|主编|总编|社长|组稿|审核|审读|设计|栏目主持|电脑制作)"

_NAME: Final = (
    rf"(?:(?:{'|'.join(sorted(COMPOUND_SURNAMES))})(?:[ \u3000]?[{HAN}]){{1,2}}|"
    rf"[{''.join(sorted(SURNAMES))}](?:[ \u3000]?[{HAN}]){{1,2}})"
)
"""A name with a known surname, set with blanks inside or not."""

STAFF: Final = re.compile(
    rf"[（(【\[●■◆◎★□▪· ]*(?:本版|本期|值班|今日|责任|本报|执行|视觉|图片|美术|文字|版面|一版|首席|二审|三审|初审|复审)?"
    rf"\s*(?:{_NAMED_POSTS})\s*[：:/／|｜丨\s]\s*\S|"
    rf"(?:{_NAMED_POSTS})[{HAN}]{{2,4}}\s+(?:{_NAMED_POSTS})[{HAN}]{{2,4}}(?:\s|$)|"
    rf"[●■◆◎★□▪· ]*{_ANY_POST}\s*[：:/／]\s*{_NAME}(?:[\s、]|$)|"
    r"(?:来信|来稿|投稿|稿件)请?(?:寄|发送|发)?(?:至|到)?\s*[：:]\s*\S|"
    r"(?:本版|本刊|投稿|新闻|联系|编辑部|副刊)?\s*(?:投稿)?(?:邮箱|热线|信箱|E-?mail)\s*[：:]\s*[A-Za-z\d_.\-—@ ]{5,40}"
)
"""How a staff line begins (责编：…, 邮箱：…); the rest of the line must be names and further posts."""

STAFF_ASIDE: Final = re.compile(
    rf"[（(【\[]\s*(?:{_NAMED_POSTS})\s*[：:][^（）()。！？]{{2,24}}[）)】\]].{{0,16}}$"
)
"""Staff in brackets; links of the page it was taken from may be glued behind."""

_MEANS: Final = r"(?:热线|电话|专线|邮箱|信箱|传真|地址|网址|Q\s?Q群?|微信号?|公众号|E-?mail)"
_REACHED: Final = r"(?:(?<=[址号信])\s*[：:/／]|\s*[：:/／](?=\s*$|[^，]*(?:\d{3}|[〇零一二三四五六七八九]{4}|[A-Za-z@])))"
"""What follows a means that is told: 民生热线：三天修好一条路 is a headline."""

_OWN: Final = re.compile(
    r"(?:新闻|[报爆]料|读者|评报|订报|订阅|发行|登报|刊登|投稿|供稿|来稿|来信|编辑部|采编|总编室|通联|群工部|报社|本报|本刊|本版|本社|副刊|纠错|广告)"
    rf"[{HAN}]{{0,4}}?\s*{_MEANS}(?:{_REACHED}|\s*(?=[（(\dA-Za-z]))|(?:社址|邮发代号)\s*[：:]?\s*\S|"
    r"(?:官方(?:微博|微信|抖音)|(?<![（(])公众号)\s*[：:]\s*@?\S|电子版\s*[：:]|(?:本报|本刊|常年)法律顾问|广告经营许可证|内部资料\s*(?:免费|注意|[准不])|"
    r"(?:承印|印刷)\s*[：:]\s*\S|(?:(?<![\u4e00-\u9fff])(?:本[报刊])?零售(?:每份)?|^(?:本[报刊])?(?:全年|每月|每份)(?:零售|每份)?|(?<=[刷印版社报]\s)每份|(?:全年|每月|每份)(?=[订定售]?价))(?:定价|订价|售价|价)?\s*[：:]?\s*(?:\d+(?:\.\d+)?|[〇零一二三四五六七八九十两]+)\s*[元角分](?=[\s/／]|$)|"
    r"^本版(?:图片|照片|配图|资料)[^。，]{0,12}(?:除署名|资料|网络)|第\s?\d+\s?期\s?[（(]总第\s?\d+\s?期|"
    r"(?:国内)?统一(?:连续出版物|刊)号|准印证号|CN\s?\d\d\s?[-—]\s?\d{4}|"
    r"(?:^|\s)总第\s?\d+\s?期(?:\s|$)|(?:^|\s)今日\s?\d+\s?版(?:\s|$)"
)
"""What only a paper says of itself, wherever it stands."""

_EDGE: Final = re.compile(
    rf"^[{HAN}]{{0,12}}{_MEANS}{_REACHED}\s*\S|^[{HAN}、 \u3000]{{3,40}}[社厂司委局部厅府会团院校心组处室馆台办站]\s?(?:(?:主管|主办|承办|协办|出版|承印)[、\s]?)+(?=\s|$)|"
    r"^(?:(?:今|明)[日天]|[\u4e00-\u9fff]{0,2}天气)?\s*[：:]?\s*(?:晴|多云|阴|小雨|中雨|大雨|阵雨|小雪)[^。]{0,24}℃|"
    r"^(?:农历\s*)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\s*闰?[正一二三四五六七八九十冬腊]{1,2}月|^总?第?\s?\d+\s?[号期](?:\s|$)|"
    rf"^[{HAN}]{{2,8}}\s*[：:]\s*(?:{_NAME}(?:[\s、]+{_NAME})*$|\S+@\S+|[\d（(][\d—\-－×*xX\s）)]{{5,}}$)|"
    rf"^[{HAN}]{{2,8}}(?:热线|电话|专线|传真)\s?[\d（(][\d—\-－×*xX\s）)]{{5,}}$|"
    rf"^(?:[{HAN}]{{0,8}}\s*[：:]\s*)?(?:www\.|https?://|[\w.\-]+@)[\w.\-/]+$"
)
"""What a paper says of itself only at the edge of a page: elsewhere it may belong to a notice."""

_REACH: Final = re.compile(
    r"[\w.\-]@[\w\-]|(?<!\d)(?:[（(]\s?\d{3,4}\s?[）)]\s?|\d{3,4}[-—－]{1,2})?[\d×*xX]{7,11}(?!\d)|"
    r"[（(]\s?\d{3,4}\s?[）)]\s?[\d×*xX]{4,8}"
)
"""An address of mail or the number of a telephone, digits of it hidden or not."""

_MOST_WORDS: Final = 16
"""Chinese characters of a line that tells how the paper is reached."""

_POST = re.compile(_ANY_POST)
_SHORT = re.compile(rf"[{HAN}]{{1,8}}")
_JOINTS = re.compile(r"[\s：:/／|｜丨、●■◆◎★]+")
_FEWEST_POSTS: Final = 2
_SENTENCE = re.compile("[。！？；，“”]")
_LONGEST: Final = 80
_TAIL = re.compile("[。！？；，]")
_HINT = re.compile(r"[份线话箱真址号博信音众问证料:：Q版期元CEe]")


def is_staff(text: str) -> bool:
    """Tell whether a line names the staff of a page, or where to send manuscripts."""
    if len(text) > _LONGEST or not _JOINTS.search(text):
        return False
    named = STAFF.match(text) and not _TAIL.search(text)
    return bool(named or STAFF_ASIDE.match(text)) or _names_posts(text)


def _names_posts(text: str) -> bool:
    """Tell whether a line is nothing but two posts or more, each with the names of who has it."""
    tokens = [token for token in _JOINTS.split(text) if token]
    posts = [at for at, token in enumerate(tokens) if _POST.fullmatch(token)]
    if len(posts) < _FEWEST_POSTS or posts[0] or posts[-1] == len(tokens) - 1:
        return False
    apart = all(after - before > 1 for before, after in pairwise(posts))
    return apart and all(_SHORT.fullmatch(one) for one in tokens)


def is_imprint(text: str) -> bool:
    """Tell whether a line is what only a paper says of itself."""
    return bool(_HINT.search(text)) and _tells(_OWN, text)


def is_imprint_at_edge(text: str) -> bool:
    """Tell whether a line at the edge of a page tells how to reach the paper or who publishes it."""
    return _tells(_EDGE, text)


def is_imprint_at_head(text: str) -> bool:
    """Tell whether a line above all items is how the paper is reached, or what it says at any edge."""
    words = sum(1 for one in text if "\u4e00" <= one <= "\u9fff")
    reaches = words <= _MOST_WORDS and _tells(_REACH, text)
    return reaches or is_imprint_at_edge(text)


def _tells(known: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and not _SENTENCE.search(text) and bool(known.search(text))
