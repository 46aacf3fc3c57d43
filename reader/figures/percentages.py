"""Percentages that follow from two amounts printed before them: changes and shares.

Three ways of telling a change are known (由A增长到B，增长p%; 达到B，比上年增加D，增长p%; B，上年同期为A，
增长p%) and one of telling a share (共A，其中B，占p%). Rounding and hedges of all three figures count.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reader.figures.arithmetic import amount, plain
from reader.figures.bounds import bounds_of
from reader.model import Change, Check, Figure, FigureKind

SAME_SUBJECT: Final = re.compile(
    "[，,（(]?(?:同比|环比|较?比?(?:上年|去年|上月)(?:同期)?|累计|净)?"
    "(?:增长|增加|增|提高|提升|上升|上涨|下降|减少|减|降低|降|下跌)(?:了|幅(?:为|达)?|率为)?"
)
"""What stands between an amount and the percentage that says how it changed; no other subject."""

SHARE: Final = re.compile("[，,（(]占(?:总数|总量|总额|全部)?的?(?:比[例重]?)?(?:为|达)?")
"""What stands between a part and its share of the whole."""

AMONG: Final = re.compile("[^。；！？]{0,8}[，,]其中[^。；！？、]{0,16}")
"""What stands between a whole and its part."""

SENTENCE_END: Final = re.compile("[。！？；]")

_FROM: Final = re.compile("[由从]")
_RISING: Final = re.compile("(?:增长|增加|提高|提升|上升|下降|减少|降低|降|增)(?:到|至|为)")
_BY: Final = re.compile("比[^，。]{0,8}(?:增加|多|减少|少|增)")
_YEAR_BEFORE: Final = re.compile("[，,（(](?:较|而)?(?:上年|去年)同期(?:仅|则)?[为是]?")
_UNCOUNTED: Final = frozenset(
    {FigureKind.PERCENT, FigureKind.RATIO, FigureKind.DATE, FigureKind.ORDINAL, FigureKind.AGE}
    | {FigureKind.RATE, FigureKind.TEMPERATURE, FigureKind.SPEED, FigureKind.FORMULA}
)
_Numbers = tuple[int, int, int]


def percentages(
    paragraphs: Sequence[str], figures: Sequence[Figure], number: int
) -> Iterator[Check]:
    """Yield the check that figure ``number``, if a percentage, invites with the two before it."""
    if number < 2 or figures[number].quantity.unit != "%":  # noqa: PLR2004 - two amounts
        return
    first, second, percent = figures[number - 2 : number + 1]
    text = paragraphs[percent.span.paragraph]
    if not _comparable(text, first, second, percent):
        return
    between = text[first.span.stop : second.span.start]
    joint = text[second.span.stop : percent.span.start]
    numbers = number, number - 2, number - 1
    if percent.change is None:
        if AMONG.fullmatch(between) and SHARE.fullmatch(joint):
            yield _share_check(figures, numbers)
        return
    way = _way(text[max(0, first.span.start - 6) : first.span.start], between)
    if way and percent.change in {Change.UP, Change.DOWN} and SAME_SUBJECT.fullmatch(joint):
        yield _change_check(figures, numbers, way)


def _comparable(text: str, first: Figure, second: Figure, percent: Figure) -> bool:
    same = first.quantity.unit == second.quantity.unit and first.kind is second.kind
    same = same and first.per == second.per
    if not same or first.kind in _UNCOUNTED or first.span.paragraph != percent.span.paragraph:
        return False
    if any(bounds_of(figure) is None for figure in (first, second, percent)):
        return False
    return not SENTENCE_END.search(text[first.span.stop : percent.span.start])


def _way(ahead: str, between: str) -> str:
    """Return how two amounts tell a change: "to", "by" or "year before"; empty for not at all."""
    if _FROM.search(ahead) and _RISING.search(between):
        return "to"
    if _YEAR_BEFORE.fullmatch(between):
        return "year before"
    return "by" if _BY.search(between) else ""


def _change_check(figures: Sequence[Figure], numbers: _Numbers, way: str) -> Check:
    percent, first, second = (figures[number] for number in numbers)
    sign = -1 if percent.change is Change.DOWN else 1
    a, b = amount(first), amount(second)
    ways = {"to": (a, b), "year before": (b, a), "by": (a - sign * b, a)}
    old, new = ways[way]
    if old <= 0:
        shown = f"{first.wording} · {second.wording}"
        return Check("percent", numbers, holds=way == "year before", arithmetic=shown)
    exact = sign * (new - old) / old * 100
    holds = abs(exact - amount(percent)) <= _slack(first, second, old) + _half(percent)
    shown = f"({plain(new)} − {plain(old)}) ÷ {plain(old)} = {exact:.2f}%"
    return Check("percent", numbers, holds, f"{shown} {_sign(holds=holds)} {percent.wording}")


def _share_check(figures: Sequence[Figure], numbers: _Numbers) -> Check:
    percent, whole, part = (figures[number] for number in numbers)
    total = amount(whole)
    exact = amount(part) / total * 100 if total else Decimal(0)
    holds = not total or abs(exact - amount(percent)) <= _slack(whole, part, total) + _half(percent)
    shown = f"{plain(amount(part))} ÷ {plain(total)} = {exact:.2f}%"
    return Check("share", numbers, holds, f"{shown} {_sign(holds=holds)} {percent.wording}")


def _sign(*, holds: bool) -> str:
    return "≈" if holds else "≠"


def _slack(first: Figure, second: Figure, old: Decimal) -> Decimal:
    """Return how many percentage points rounding of the amounts may explain."""
    return (_half(first) + _half(second)) / old * 200


def _half(figure: Figure) -> Decimal:
    bounds = bounds_of(figure)
    return (bounds[1] - bounds[0]) / 2 if bounds else Decimal(0)
