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
    r"[0-9]{1,5}(?:\.[0-9]{1,4})?(?::[0-9]{1,5}(?:\.[0-9]{1,4})?){1,5}+(?![0-9:])"
    r"|[0-9]{1,3}比[0-9]{1,3}(?![0-9])|[一二三四五六七八九]比[一二三四五六七八九](?![一二三四五六七八九])"
)
_RATIO_WORDS: Final = re.compile(
    r"(?:比例|比分|配比|之比|按|总分|战胜|击败|胜|负|平|不敌|以|局|压缩比|性别比|比率|低至|高达|约|近)[为是达至到的大总]{0,3}[^，。；0-9]{0,5}$"
)
_ZERO: Final = Decimal(0)


def read_fraction(text: str, start: int) -> Candidate | None:
    """Read 百分之五, 千分之一, 三分之二 and the range 百分之五到百分之十."""
    if text.find("分之", start, start + 12) < 0:
        return None
    found = _PARTS.match(text, start)
    if found is None or text[start - 1 : start] in set("又几百千"):
        return None
    share, of = _decimal(found["share"]), _decimal(found["of"])
    if (
        share is None
        or of is None
        or of == _ZERO
        or (found["of"] != "百" and of % 100 and share > of * 1000)
    ):
        return None
    return _fraction(text, found, of, share)


def _fraction(text: str, found: re.Match[str], of: Decimal, share: Decimal) -> Candidate | None:
    kind, unit = _DENOMINATORS.get(found["of"], (FigureKind.RATIO, "分数"))
    per_cent = kind is FigureKind.PERCENT
    scale = Decimal(1) if per_cent else 1 / of
    if found["of"] not in _DENOMINATORS and of >= 1000 and of == 10 ** of.adjusted():  # noqa: PLR2004 - 百万分之三
        kind, unit, scale = FigureKind.PERCENT, "%", 100 / of
    low: Value = share * scale
    stop = found.end()
    joint = _TO.match(text, stop)
    if joint is not None:
        other = _PARTS.match(text, joint.end())
        stop_bare, bare = numeral_end(text, joint.end())
        high = _decimal(other["share"]) if other else bare.value if bare else None
        if high is not None:
            low, stop = (share * scale, high * scale), other.end() if other else stop_bare
    return Candidate(
        found.start(), stop, kind, low, unit, "fraction", found.start(), surface="分之"
    )


_DENOMINATORS: Final = {
    "百": (FigureKind.PERCENT, "%"),
    "千": (FigureKind.PERCENT, "‰"),
    "万": (FigureKind.PERCENT, "‱"),
}


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
    return Candidate(start, found.end(), FigureKind.FORMULA, None, "", "formula", start)


def read_ratio(text: str, printed: str, start: int) -> Candidate | None:
    """Read ratios and scores of two or more parts: 3∶1, 5:3:2, 2比1."""
    found = _RATIO.match(text, start)
    if found is None or is_identifier(text, start, found.end(), unit=True):
        return None
    parts = [_decimal(part) for part in re.split("[:比]", found[0])]
    surely = "∶" in printed[start : found.end()] or "比" in found[0] or len(parts) > 2  # noqa: PLR2004 - 5:3:2
    if not surely and not _RATIO_WORDS.search(text, max(0, start - 12), start):
        return None
    value = parts[0] / parts[1] if len(parts) == 2 and parts[0] is not None and parts[1] else None  # noqa: PLR2004
    chinese = not text[start].isdigit()
    return Candidate(start, found.end(), FigureKind.RATIO, value, "比", "ratio", start, chinese)
