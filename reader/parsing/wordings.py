"""Wordings that headlines, subheads or running text are known by, for the table of observations.

The functions measure a text by its form: 0 where it has nothing of it, mostly 1 where it has.
"""

import re
from typing import Final

from reader.parsing.marks import HAN
from reader.parsing.people import SURNAMES

OPENING_CLAUSE: Final = re.compile(
    r"^(?:[^，]{0,12}(?:以来|期间|之际|时|后|前|日|年|月|中|里|上午|下午|晚|半年|季度)|[^，]{2,16}(?:说|表示|介绍|认为|指出|强调|称|透露|坦言|告诉记者|回忆)|作为[^，]*|在[^，]*[上中下]|为[^，]*)，"
)
HAN_PAIR: Final = re.compile(r"^[\u4e00-\u9fff]{2}$")
NUMBER_SEAM: Final = re.compile(r"^\d[\d.%％个万亿元年月日人名次条项种]|^[.．]\d")
COLUMN_NAME: Final = re.compile(r"[（(【][\u4e00-\u9fff·]{2,12}[）)】]$")
NOTICE: Final = re.compile(
    r"(?:公\s*告|公\s*示|通\s*[知告报]|启\s*事|声\s*明|讣\s*告|征\s*文|预报|日程|来信|摘登|名单|[榜表]|战报|决定)"
    r"(?:[（(][^（）()]{1,16}[）)]|[一二三四五六七八九十\d]{1,2}号?)?$|天气$|^天气"
)
BRACKETED: Final = re.compile(r"^[（(][^（）()]*[）)]$")
LETTERS: Final = re.compile(r"^[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){2,}$")
SPEAKER: Final = re.compile(r"^[\u4e00-\u9fff·A-Z]{1,8}[：:]")
NEWS_VERB: Final = re.compile(
    r"举行|召开|开工|启动|举办|出席|会见|印发|发布|揭牌|开幕|闭幕|签署|访问|亮相|突破|落户|投用|通车|调研|启用|成立|率先|入选|会谈|建成|发射|开通|上线|揭晓|公布|荣获|夺冠|表彰"
)
FIRST_TITLE: Final = re.compile(r"[（(【\[]?\s*(?:原标题|原题)\s*[：:]")
TOPIC: Final = re.compile(r"^[^：:，。“]{2,14}[：:].{4}")
QUOTED: Final = re.compile(r"[“\"《「].{2,16}[”\"》」]")
QUESTION: Final = re.compile(r"[？?]$")
CRY: Final = re.compile(r"[！!]$")
TALK: Final = re.compile(r"[我你您咱]|[了吗呢吧啊]$|[是都也就还]有?[^，]{0,3}的$")
SITE_BEHIND: Final = re.compile(r".{8}(?:[|_｜]|\s*[-－—]+\s*)[\u4e00-\u9fffA-Za-z.]{2,8}$")
NO_CHINESE: Final = re.compile(r"^[^\u4e00-\u9fff]*$")
DATE_ONLY: Final = re.compile(r"^[\d〇○零一二三四五六七八九十年月日—\-至\s]+$")

_SURNAME: Final = f"[{''.join(sorted(SURNAMES))}]"

TAKES_UP: Final = re.compile(
    rf"“?(?:[他她它]们?|其[中实他它]?|该[{HAN}]|对?此|[与为因从]此|这|那[些个天时一]|同时|另外|除[了此]|但|然而|不过|而|可是|"
    r"于是|后来|随后|接着|接下来|不[仅只光但]|正是|也|还[有是]|更|再|又|一方面|另一方面|首先|其次|最后|[说谈提][起到及]|说是|有了|当问及|面对)"
)
"""How a paragraph opens that takes up what was said before."""

REPORTS: Final = re.compile(
    r"记者.{0,10}[从在]|获悉|了解到|[发公]布|宣布|召开|举[行办]|启动|印发|开[幕工通]|通知|报告显示|数据显示|统计"
)
"""What a lead says of how its news is known."""

DAY: Final = re.compile(
    r"\d{1,2}[日月]|[近日]日|[日近]前|近期|昨[日天晚]|前天|今[天日晨早]|[本上]周|本月|[上下]半?年|[年月][初底末]|连日|去[年冬秋]|今[年春夏]|[清凌]晨"
)
"""The day that a lead tells."""

CALLED: Final = re.compile(
    rf"[老小]{_SURNAME}(?![{HAN}]?[年人家手区城市学])|"
    rf"{_SURNAME}(?:师傅|老师|大[爷妈姐哥叔]|阿姨|奶奶|爷爷|主任|先生|女士|医生|教授|某|书记|老汉|老伯|[所校队厂]长|经理)"
)
"""Somebody called as those are who were introduced before: 老关, 薄师傅."""

_HALF: Final = range(4, 25)
"""Code points of one half of a spaced or paired heading."""

_PAIRED: Final = (("“", "”"), ("《", "》"), ("（", "）"), ("「", "」"), ("【", "】"))
_BRACKETS: Final = frozenset("".join(map("".join, _PAIRED)))


def unbalanced(text: str) -> float:
    """An open quote or bracket."""
    if _BRACKETS.isdisjoint(text):
        return 0.0
    return float(any(text.count(a) != text.count(b) for a, b in _PAIRED))


def halves(text: str) -> float:
    """Two or three parts set apart by spaces, each of some length."""
    parts = text.split()
    return float(len(parts) in (2, 3) and all(len(part) in _HALF for part in parts))


def commas(text: str) -> float:
    """Its commas and semicolons, three at most."""
    return min(3.0, text.count("，") + text.count("；") + text.count(","))


def pair(text: str) -> float:
    """Two clauses of one length: 政策给力，企业发力."""
    first, comma, second = text.replace("、", "，").partition("，")
    return float(bool(comma) and "，" not in second and abs(len(first) - len(second)) <= 1)
