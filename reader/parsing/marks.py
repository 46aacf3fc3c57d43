"""Words by which newspapers mark what a line is: one table a kind, each row a printed form."""

import re
from typing import Final

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"

DASHES: Final = ("——", "—", "－－", "--", "──", "―")
"""What a deck (副题) begins with."""

CAPTION_SIGNS: Final = "▲▼△▽◀▶◄►◁▷↑↓←→⬆⬇"
"""Signs that point from a caption to its photo."""

CAPTION_OPENING: Final = re.compile(
    rf"[{CAPTION_SIGNS}]|(?:上|下|左|右|题|组|配|小|大)?图(?:片)?[①-⑩一二三四\d]{{0,3}}"
    r"(?:为|：|:|（左|（右|系|是：)|图片说明|图中|[（(]?(?:左|右|上|下)图[）)]?[：:]"
)

JUMP: Final = re.compile(
    r"[（(【\[]?\s*(?:本文)?\s*(?:紧|上|下|文|全文)?\s*(?:接|转|见|刊)\s*"
    r"(?:[A-Za-z]?\s*\d{1,3}|第\s*[A-Za-z]?\s*[\d一二三四五六七八九十○〇]{1,4})\s*版"
    r"(?:\s*[《“][^》”]{1,40}[》”])?\s*[）)】\]]?"
)
"""A jump line (转版): 上接第一版, 下转 5版, 紧接第2版; 第 may be left out before a number."""

JUMP_WORDING: Final = re.compile(r"[^（）()【】\[\]]+")

FROM_JUMP: Final = re.compile(r"[（(【\[]?\s*(?:紧|上)\s*接")
"""A jump that continues a story begun elsewhere."""

NOTE_OPENING: Final = re.compile(
    r"(?:本报)?(?:编者按|编者的话|编后|编辑点评|编者注|开栏的话|开栏语|结束语|记者手记|记者点评|"
    r"采访手记|核心阅读|内容提要|提示|导语|阅读提示|新闻背景|相关链接|名词解释|新闻链接|延伸阅读)"
    r"(?:[：:\s]|$)"
)

METADATA: Final = re.compile(
    r"(?:(?:发布|发表|更新)?(?:时间|日期)\s*[：:]\s*\d{4}\D{1,3}\d\s*\d?\D{1,3}\d\s*\d?日?"
    r"(?:\s*\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?)\s*$"
)
"""A line of data about the article: 时间：2018-09-09."""

SIGN_OFF: Final = re.compile(
    r"[（(](?:完|据[^（）]{1,20}|(?:本报|新华社|中新社|人民网)[^（）]{0,24}电[^（）]{0,24}|"
    r"(?:本文|本版|文)?(?:作者|执笔|本报记者|记者|通讯员)[^（）]{1,60})[）)]$"
)
"""How an article ends: （本报平壤9月8日电）, （作者为…）, （完）."""

STARTERS: Final = (
    "近日", "日前", "昨日", "昨天", "今天", "今年", "去年", "目前", "当前", "当天", "当日", "据悉", "据了解",
    "据介绍", "据统计", "此外", "同时", "另外", "随后", "此前", "不仅", "其中", "截至", "为了", "为此", "因此",
    "但是", "然而", "记者", "通过", "针对", "根据", "按照", "围绕", "随着", "对于", "关于", "由于", "下一步",
    "活动中", "活动现场", "会上", "会议", "仪式上", "得益于", "自", "在", "这", "“", "从", "对", "截止", "有",
)  # fmt: skip
"""How running paragraphs like to begin (frequent openings of news prose)."""

UNFINISHED: Final = frozenset(
    "的地得和与及或在对把被将向从为于是而但并也都又还就所以我你他她它这那其各每等让使给由至到以因则且跟比按据经"
)
"""Characters after which a headline hardly ever ends, but a line cut by a column often does."""

ADVERTISEMENT: Final = re.compile(
    r"^(?:广告|公告|公益广告|遗失声明|声明|招聘启事|分类广告|广告热线.*|刊登热线.*|.{0,6}广告部.*|"
    r"(?:广告|订报|发行|招商|咨询|服务|联系)(?:热线|电话|专线)\s*[：:]?\s*[\d\-— ]{5,}.*)$"
)

STAFF: Final = re.compile(
    r"(?:本版|本期|值班|今日|责任|本报|执行|视觉|图片|美术|文字|版面|一版|首席|终审|二审|三审|初审|复审|"
    r"主)?\s*(?:责编|责任编辑|编辑|美编|校对|审读|审校|组版|排版|版式|值班主任|值班编委|编委|主编|总编辑|"
    r"统筹|检校|审核|终审|制图|设计|监制|策划|责校|版式设计|美术编辑|终校)\s*[：:/／|｜丨\s]\s*\S"
)
"""A staff line (责编：…); the rest of the line must be names and further posts."""

FOLIO: Final = re.compile(
    r"^(?=.{2,60}$)(?=.*\d)(?:.*(?:\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}|[星周]期[一二三四五六日天]|"
    r"第\s*[A-Za-z]?\s*\d{1,3}\s*版|^[A-Z]?\d{1,3}\s*版|版\s*[A-Z]?\d{1,3}$|农历|总第\s*\d+\s*期|"
    r"国内统一(?:连续出版物|刊)号|邮发代号|(?:今日|本期)\s*\d+\s*版).*|[A-Z]\s?\d{1,2}(?:\s+\S{2,6})?|"
    r"\d{2}\s+\S{2,6})$"
)

FOOTER: Final = re.compile(
    r"^(?:[-—–·•\s]*第\s*\d+\s*[页頁][\s，,/]*(?:共\s*\d+\s*[页頁])?[-—–·•\s]*|[-—–·•]\s*\d{1,4}\s*[-—–·•]|"
    r"\d{1,3}\s*/\s*\d{1,3}|\d{1,3}|[Pp]age\s*\d+(?:\s*of\s*\d+)?)$"
)

GUIDE: Final = re.compile(
    r"^(?:今日|本期|本版|要闻|版面)?(?:导读|导览|看点|提要|版面导读|内容导航)(?:\s|[：:】」]|$)|"
    r"^[■◆●▶►·•※★]?.{4,40}[\s…·.]{1,12}(?:详见|见|刊|请看|》》|>>)?\s*(?:第?\s*[A-Z]?\d{1,2}\s*版|[A-Z]\d{2})$|"
    r"^(?:详见|见|>>|》》)\s*第?\s*[A-Z]?\d{1,2}\s*版$"
)

NAMEPLATE: Final = re.compile(
    r"^[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|时报|周报|商报|都市报|晨报|导报|快报)$"
)
