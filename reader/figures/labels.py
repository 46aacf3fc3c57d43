"""Labels: what a figure counts (占地 630多亩, 基层工会 4113家, 17个 县级工会).

A classifier's noun stands after it (17个县级工会) or before it (基层工会4113家); measures and money
are named by the clause before them. A rate that has no words of its own (同比增长5%) borrows the
label of the figure it belongs to.
"""

import re
from typing import Final

from reader.figures.adjacent import named_after, named_beside
from reader.figures.candidate import Candidate
from reader.figures.change import is_base
from reader.figures.clauses import PAIRS, STOPS, reach_back, reach_on
from reader.figures.label_words import (
    AFTER_HEAD,
    AFTER_STOP,
    BASIS,
    CHANGE_ONLY,
    CHANGED,
    HEAD,
    MOVED,
    STATES,
    TAIL,
    VERBS,
    WEAK,
)
from reader.figures.lexicon import is_word
from reader.figures.meant import is_meant_before
from reader.model import FigureKind

LONGEST: Final = 18
"""Code points of the longest label."""

_RATES: Final = frozenset({FigureKind.PERCENT, FigureKind.RATIO})
_LIVING: Final = frozenset({FigureKind.PEOPLE, FigureKind.COUNT})
_AFTER_FIRST: Final = frozenset(
    {FigureKind.NUMBER, FigureKind.AGE, FigureKind.DURATION, FigureKind.ORDINAL}
)
_NAMELESS: Final = frozenset({FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA})
_SHORT_NOUNS: Final = frozenset("县市村镇乡区省国府州站桥路树花羊牛猪鸡鱼船车房楼岛河湖山井人")


def label_of(text: str, found: Candidate, floor: int, ceiling: int) -> str:
    """Name what ``found`` counts, from the text between its neighbours; empty when unnamed.

    ``floor`` is where the figure before it in the passage ends, ``ceiling`` where the next begins.
    """
    if found.kind is FigureKind.DATE:
        return _event_after(text, found.stop, ceiling)
    state = STATES.match(text, found.stop) if found.kind in _LIVING else None
    beside = state[0] if state is not None else named_beside(text, found)
    after = ""
    if not beside and (
        _looks_after(text, found) or _done_to(text, found, floor) or _described(text, found)
    ):
        after = _noun_after(text, found.stop, ceiling)
    return beside or after or _named_by_clause(text, found, floor, ceiling)


def _named_by_clause(text: str, found: Candidate, floor: int, ceiling: int) -> str:
    """Name a figure by the clause before it, and by what follows where that says nothing."""
    before = noun_before(text, found.start, floor)
    beside = found.kind is not FigureKind.PEOPLE
    if beside and _PLACE.fullmatch(before) and _NOUN_BESIDE.match(text, found.stop):
        return _noun_after(text, found.stop, ceiling) or before  # 云岭县8.6万亩茶园
    if found.kind in _RATES:
        return before or _noun_after(text, found.stop, ceiling)
    if not WEAK.fullmatch(before):
        return before
    return (
        _noun_after(text, found.stop, ceiling)
        or _deed_after(text, found, ceiling)
        or _noun_inside(found)
    )


def _looks_after(text: str, found: Candidate) -> bool:
    """Whether the counted noun is looked for after the figure first."""
    if found.surface == "周年" or is_meant_before(text, found):
        return False
    if is_base(text, found):
        return False
    return found.noun == "after" or found.kind in _AFTER_FIRST or named_after(text, found)


def _done_to(text: str, found: Candidate, floor: int) -> bool:
    """Whether a verb leads straight to a measure, so that its noun must follow: 捐赠5吨大米."""
    if found.kind not in _MEASURED or not "一" <= text[found.stop : found.stop + 1] <= "龥":
        return False
    if _NO_NOUN.match(text, found.stop):
        return False
    phrase = _without_tail(text[max(floor, found.start - _LONGEST_TAIL) : found.start])
    return any(verb.end() == len(phrase) for verb in VERBS.finditer(phrase))


def _described(text: str, found: Candidate) -> bool:
    """Whether a measure stands within the description of its noun: 划拨的100亩工业用地."""
    if text[found.stop : found.stop + 1] == "的":
        return _NEW.search(text, max(0, found.start - 4), found.start) is not None
    return (
        found.kind in _MEASURED - {FigureKind.MONEY}
        and text[found.start - 1 : found.start] == "的"
        and _NOUN_BESIDE.match(text, found.stop) is not None
    )


_NEW: Final = re.compile("(?:新增|增加|完成)[了约近超]?$")
"""What is done with so much of a thing: 新增25%的展览面积."""
_NOUN_BESIDE: Final = re.compile("(?![左以多内上之用给支的来到和及与是为])[一-鿿]{2}")
_PLACE: Final = re.compile("[\u4e00-\u9fff]{1,4}[省市县区州镇乡村]|全[省市县区州镇乡村国]")
"""What alone does not say what is counted there."""
_MEASURED: Final = frozenset(
    {FigureKind.WEIGHT, FigureKind.VOLUME, FigureKind.MONEY, FigureKind.LENGTH, FigureKind.AREA}
)
_SUCH: Final = re.compile(
    "有.{2,8}(?:人员|群众|企业|干部|学生|职工|家庭|农户|项目|青年|老人|儿童|患者|单位|村民|居民)"
)
"""Who has something: 2900余名有前科人员."""
_NO_NOUN: Final = re.compile("[左以多内上之用给支的来到和及与]")


def _noun_inside(found: Candidate) -> str:
    """Return the noun that the unit holds: the 村 of 1.4万个村."""
    inside = found.kind is FigureKind.COUNT and found.surface.startswith("个")
    return found.surface[1:] if inside else ""


def _deed_after(text: str, found: Candidate, ceiling: int) -> str:
    """Name people and durations by what they do (300人参加活动) when no noun is near."""
    if found.kind not in _DOING or text[found.stop : found.stop + 1] in STOPS:
        return ""
    return _event_after(text, found.stop, ceiling)


_DOING: Final = frozenset({FigureKind.PEOPLE, FigureKind.DURATION})


def borrows(found: Candidate, label: str) -> bool:
    """Whether a label has no subject of its own (同比增长) and must borrow one."""
    own = found.kind in _NAMELESS or _EARNED.fullmatch(label)
    return not own and CHANGE_ONLY.fullmatch(label) is not None


_EARNED: Final = re.compile("[户人村]均(?:增收|增产|减收|减产)")
"""户均增收 says itself what has grown."""


def joined(subject: str, change: str) -> str:
    """Give the words of a change (增长) the subject of the figure before them."""
    last = len(subject)
    for found in MOVED.finditer(subject):
        last = found.start() if found.end() == len(subject) else len(subject)
    if change and change in subject:
        return subject
    return f"{subject[:last]}{change}"


def noun_before(text: str, stop: int, floor: int) -> str:
    """Return the noun phrase that ends at ``stop``, from the clause's start or ``floor`` on.

    One character is enough in a list: 钢328万吨、材316万吨.
    """
    start = reach_back(text, stop, floor)
    phrase = text[start:stop].strip(" \u3000")
    if phrase.startswith(("（", "(")):
        phrase = _BRACKETED.sub("", phrase)
    listed = text[start - 1 : start] == "、" and _HAN.fullmatch(phrase) is not None
    phrase = _headless(_without_tail(phrase))
    if CHANGED.search(phrase):
        phrase = _headless(BASIS.sub("", phrase))
    verb = max((found.end() for found in VERBS.finditer(phrase)), default=0)
    if verb and len(MOVED.sub("", phrase[verb:])) > 1:
        phrase = phrase[verb:]
    phrase = _tidy(_shortened(_headless(phrase)))
    return phrase if len(phrase) > 1 or listed or phrase in _SHORT_NOUNS else ""


def _headless(phrase: str) -> str:
    """Drop what opens a clause; no first half of a word (就业率, 在校生)."""
    head = HEAD.match(phrase)
    if head is None:
        return phrase
    last = head.end() - 1
    pair, later = phrase[last : last + 2], phrase[last + 1 : last + 3]
    split = phrase[last] in _HALVES and is_word(pair) and not is_word(later)
    return phrase[last:] if split else phrase[last + 1 :]


_HAN: Final = re.compile("[\u4e00-\u9fff]")
_HALVES: Final = frozenset("就在现")


_BRACKETED: Final = re.compile("^[（(][^（）()]{0,20}[）)]")


def clause_before(text: str, start: int, floor: int) -> str:
    """Name a figure whose own clause says nothing (达1.2%) by the clause before it."""
    opened = max(text.rfind(bracket, floor, start) for bracket in "（(")
    if opened > 0 and not re.search("[，；）)]", text[opened:start]):
        return noun_before(text, opened, floor)
    comma = text.rfind("，", floor, start)
    if comma < 0 or start - comma > _SHORT_CLAUSE:
        return ""
    phrase = noun_before(text, comma, floor)
    return phrase if len(phrase) > 2 else ""  # noqa: PLR2004 - 其中, 同时


_SHORT_CLAUSE: Final = 14


def _without_tail(phrase: str) -> str:
    """Drop 共有, 累计达 and their like from the end; they are never longer than a few words."""
    tail = TAIL.search(phrase, max(0, len(phrase) - _LONGEST_TAIL))
    return phrase if tail is None else phrase[: tail.start()]


_LONGEST_TAIL: Final = 10


def _shortened(phrase: str) -> str:
    """Keep the end of a long phrase, cut where a word is sure to begin if possible."""
    if len(phrase) <= LONGEST:
        return phrase
    least = len(phrase) - LONGEST
    for mark in "的、）”》对向将把被在从于和与及省市县州区":
        place = phrase.find(mark, least - 1)
        if 0 <= place < len(phrase) - 3 and phrase[place : place + 2] not in {"被告", "被害"}:
            return phrase[place + 1 :]
    if len(phrase) <= _WHOLE:
        return phrase
    while least < len(phrase) and re.match("[A-Za-z0-9.]{2}", phrase[least - 1 : least + 1]):
        least += 1
    return phrase[least:]


_WHOLE: Final = 24
"""So long may a label be that offers no place to cut it."""


def _opening(phrase: str) -> str:
    """Keep the beginning of a long phrase, cut before a word that is sure to begin there."""
    if len(phrase) <= LONGEST:
        return phrase
    last = 0
    for found in _JOINTS.finditer(phrase, _LEAST_NAME, LONGEST + 2):
        last = found.start()
    return phrase[:last] if last else phrase[:LONGEST]


_LEAST_NAME: Final = 4
_JOINTS: Final = re.compile(
    "[的了在将于向对与和及并、就为被把由从]|举行|召开|发布|会见|出席|宣布|表示|介绍|通报|审议|通过|主持|同比|进行|开展|组织|实施|正式|发生|出台|成立|获得|达成|签署|启动"
)


def _noun_after(text: str, start: int, ceiling: int) -> str:
    phrase = AFTER_HEAD.sub("", text[start : min(reach_on(text, start), ceiling)])
    verb = AFTER_STOP.search(phrase)
    if verb is not None:
        head, _of, noun = phrase.rpartition("的")
        if verb.start() == 0 and head and len(noun) > 1:
            phrase = noun
        elif verb.start() or not _SUCH.fullmatch(phrase):
            phrase = phrase[: verb.start()]
    phrase = _without_tail(phrase)
    phrase = _tidy(_opening(phrase))
    return phrase if len(phrase) > 1 or phrase in _SHORT_NOUNS else ""


def _event_after(text: str, start: int, ceiling: int) -> str:
    """Name a date or a duration by the words after it, over one comma or closing quote."""
    place = start
    while text[place : place + 1] in {"，", "、", "”", "）", "许"} and place < start + 2:
        place += 1
    phrase = text[place : min(reach_on(text, place), max(ceiling, place))]
    phrase = HEAD.sub("", _SAID.sub("", AFTER_HEAD.sub("", phrase)))
    return _tidy(_opening(phrase))


_SAID: Final = re.compile("^(?:[电讯]|许)?(?:据[^，。]{2,8}报道|消息|称|说|表示|宣布|指出|介绍)*")


def _tidy(phrase: str) -> str:
    """Drop the marks left at the edges; quotes and brackets stay when they are whole."""
    phrase = phrase.strip(_EDGES)
    phrase = phrase.removesuffix("及") if len(phrase) > 2 else phrase  # noqa: PLR2004 - 惠及, 普及
    for closer, opener in PAIRS.items() if not _PAIRED.isdisjoint(phrase) else ():
        if phrase.count(opener) != phrase.count(closer):
            phrase = phrase.strip(opener + closer)
            phrase = (
                phrase.replace(opener, "").replace(closer, "") if closer not in "）)" else phrase
            )
    return phrase.strip(_EDGES)


_PAIRED: Final = frozenset((*PAIRS, *PAIRS.values()))
_EDGES: Final = " \u3000\xad的了和与等、,，。.·"
