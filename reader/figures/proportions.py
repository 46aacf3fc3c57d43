"""Proportions in words and signs: 百分之五, 三分之二, 3∶1, 2比1, and formulas like 1+10+1."""

import re
from decimal import Decimal
from typing import Final

from reader.figures.candidate import Candidate
from reader.figures.numerals import numeral_end, read_numeral
from reader.figures.veto import is_identifier
from reader.model import FigureKind, Value

_TO: Final = re.compile(r"(?:至|到|-{1,2}|~)(?=[0-9负零〇一二两三四五六七八九十百])")
_PARTS: Final = re.compile(
    r"(?P<of>(?:百|千|万|百万|千万|万万|百万万|[0-9一二两三四五六七八九十百千万亿]{1,8}))分之"
    r"(?P<share>-?(?:[0-9]++(?:,[0-9]{3})*+(?:\.[0-9]++)?+|[零〇一二两三四五六七八九十百千万点]++|几))"
)
_FORMULA: Final = re.compile(r"[0-9]{1,3}(?:\+[0-9NnXx]{1,3})++")
_RATIO: Final = re.compile(
    r"[0-9]{1,5}(?:\.[0-9]{1,4})?(?:[:：][0-9]{1,5}(?:\.[0-9]{1,4})?){1,5}+(?![0-9:：])"
    r"|[0-9]{1,3}比[0-9]{1,3}(?![0-9])|[一二三四五六七八九]比[一二三四五六七八九](?![一二三四五六七八九])"
)
_RATIO_WORDS: Final = re.compile(
    r"(?:比例|比分|配比|之比|按|总分|战胜|击败|胜|负|平|不敌|以|局|压缩比|杠杆率|性别比|比率|低至|高达|约|近)[为是达至到的大总]{0,3}[^，。；0-9]{0,5}$"
)


def read_fraction(text: str, start: int) -> Candidate | None:
    """Read 百分之五, 千分之一, 三分之二, and the range 百分之五到百分之十.

    Powers of ten are told in per cent (千分之一 is 0.1 %), other fractions as their quotient.
    """
    found = _PARTS.match(text, start) if "分之" in text[start : start + 12] else None
    if found is None or text[start - 1 : start] in _PART_OF_MORE:
        return None
    share, of = _decimal(found["share"]), _decimal(found["of"])
    if share is None or of is None or of < 2:  # noqa: PLR2004 - a whole has at least two parts
        return None
    tens = of == Decimal(10) ** of.adjusted() and of >= 100 and found["of"][0] not in "一1"  # noqa: PLR2004
    if not tens and (share % 1 or share < 0):
        return None
    kind, unit = (FigureKind.PERCENT, "%") if tens else (FigureKind.RATIO, "分数")
    scale = 100 / of if tens else 1 / of
    value, stop = share * scale, found.end()
    high, later = _upper_share(text, stop)
    both: Value = value if high is None else (value, high * scale)
    stop = stop if high is None else later
    chinese = not text[start].isdigit()
    return Candidate(start, stop, kind, both, unit, "fraction", start, chinese, surface="分之")


_PART_OF_MORE: Final = frozenset("又几百千")


def _upper_share(text: str, stop: int) -> tuple[Decimal | None, int]:
    """Read the upper end of 百分之五到十 or 百分之五到百分之十."""
    joint = _TO.match(text, stop)
    if joint is None:
        return None, stop
    other = _PARTS.match(text, joint.end())
    if other is not None:
        return _decimal(other["share"]), other.end()
    later, bare = numeral_end(text, joint.end())
    return (None if bare is None else bare.value), later


def _read_slashed(text: str, start: int) -> Candidate | None:
    """Read 1/3 where something is a third: 约1/3, 1/3以上的."""
    found = _SLASHED.match(text, start)
    if found is None or int(found[1]) >= int(found[2]):
        return None
    if not (_HEDGE.search(text, max(0, start - 3), start) or _SHARE.match(text, found.end())):
        return None
    value = Decimal(found[1]) / Decimal(found[2])
    return Candidate(start, found.end(), FigureKind.RATIO, value, "分数", "slashed", start)


_SLASHED: Final = re.compile("([1-9])/([1-9]0?)(?![0-9/.年月])")
_HEDGE: Final = re.compile("(?:约|近|超过?|不足|占|比|为|逾|全[国省市球])$")
_SHARE: Final = re.compile("左右|以[上下]|的?(?:人|面积|以上|左右|时间|成本)")


def _decimal(text: str) -> Decimal | None:
    negative = text.startswith("-")
    found = read_numeral(text.removeprefix("-"))
    if found is None or found.high is not None or found.approx is not None:
        return None
    return -found.value if negative else found.value


def read_formula(text: str, start: int) -> Candidate | None:
    """Read formulas of a campaign or a team: 1+10+1, 3+N."""
    found = _FORMULA.match(text, start)
    if found is None or is_identifier(text, start, found.end(), unit=True):
        return None
    if text.startswith("大于", found.end()):
        return None
    return Candidate(start, found.end(), FigureKind.FORMULA, None, "", "formula", start)


def read_ratio(text: str, printed: str, start: int) -> Candidate | None:
    """Read ratios and scores of two or more parts: 3∶1, 5:3:2, 2比1.

    A ratio of two parts has their quotient as value; scores and longer ratios have none.
    """
    found = _RATIO.match(text, start)
    if found is None:
        return _read_slashed(text, start)
    if is_identifier(text, start, found.end(), unit=True):
        return None
    parts = [_decimal(part) for part in re.split("[:：比]", found[0])]
    surely = "∶" in printed[start : found.end()] or "比" in found[0] or len(parts) > 2  # noqa: PLR2004 - 5:3:2
    if not surely and not _RATIO_WORDS.search(text, max(0, start - 12), start):
        return None
    score = (
        _GAME.search(text, max(0, start - 10), found.end() + 20) is not None
        or _SETS.search(text, max(0, start - 30), start) is not None
    )
    value = None if score else _quotient(parts)
    rule, chinese = "score" if score else "ratio", not text[start].isdigit()
    return Candidate(start, found.end(), FigureKind.RATIO, value, "比", rule, start, chinese)


_SETS: Final = re.compile("(?:局分|比分|总分)[^。；]*$")

_GAME: Final = re.compile(
    "胜|负于|击败|不敌|战平|比分|总分|领先|落后|扳平|逆转|淘汰|告负|大捷|进球|破门|首局|决胜局|第[一二三四五]局"
)


def _quotient(parts: list[Decimal | None]) -> Decimal | None:
    if len(parts) != 2 or parts[0] is None or not parts[1]:  # noqa: PLR2004 - a pair
        return None
    return parts[0] / parts[1]
