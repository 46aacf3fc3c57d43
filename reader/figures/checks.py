"""Arithmetic that the figures of one article invite: sums of parts, and percentages of change.

Every check compares what may have been meant (rounding and hedges included), so that 一期130亩 and
二期500亩 do make 630多亩. Only figures of one paragraph are compared, the nearest first.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reader.figures.arithmetic import amount, plain
from reader.figures.bounds import Bounds, bounds_of
from reader.figures.percentages import percentages
from reader.model import Approx, Check, Figure, FigureKind

AMONG: Final = re.compile("^[^，。；、（）()]{0,6}[，,]?其中[，,]?[^，。；、（）()]{0,10}$")
"""What stands between a total and the first of some of its parts."""

NEXT_PART: Final = re.compile("^[、和及与][^，。；（）()]{0,12}$")
"""What stands between two parts of one enumeration."""

PHASE: Final = re.compile(
    "(?:^|[，,；;：:。、（(])?第?[一二三四五六七八九十][期批阶][^，。；、]{0,8}$"
)
"""What stands before a part that is one phase of a whole: 一期, 二期为占地."""

EACH: Final = re.compile("[都均每各]")
"""What shows that an amount is no total but belongs to each of several."""

DONE: Final = re.compile("[已完]|涉及|目前")
"""What shows that a phase counts only what is done of it."""

SENTENCE_END: Final = re.compile("[。！？；]")

NEAR: Final = 60
"""Code points between neighbouring parts of one sum."""


def check_figures(paragraphs: Sequence[str], figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return the checks that the figures of an article invite, in reading order."""
    checks: list[Check] = []
    for number in range(len(figures)):
        checks.extend(_sums(paragraphs, figures, number))
        checks.extend(percentages(paragraphs, figures, number))
    return tuple(checks)


def _sums(paragraphs: Sequence[str], figures: Sequence[Figure], total: int) -> Iterator[Check]:
    whole = figures[total]
    loose = whole.approx is Approx.SEVERAL or not any(char.isdigit() for char in whole.wording)
    loose = loose or isinstance(whole.quantity.value, tuple)
    if bounds_of(whole) is None or whole.kind in NO_SUM or loose:
        return
    if EACH.search(_clause_before(paragraphs, whole)):
        return
    phases = _phases(paragraphs, figures, total)
    if len(phases) > 1:
        complete = not any(DONE.search(_clause_before(paragraphs, figures[one])) for one in phases)
        yield _sum_check("sum", figures, total, phases, complete=complete)
        return
    parts = _parts(paragraphs, figures, total)
    if parts and _exceeds(figures, total, parts):
        yield _sum_check("sum" if len(parts) > 1 else "part", figures, total, parts)


NO_SUM: Final = frozenset(
    {FigureKind.PERCENT, FigureKind.RATIO, FigureKind.DATE, FigureKind.ORDINAL, FigureKind.AGE}
    | {FigureKind.RATE, FigureKind.TEMPERATURE, FigureKind.SPEED, FigureKind.FORMULA}
)
"""Kinds whose parts do not add up to a whole."""


def _phases(paragraphs: Sequence[str], figures: Sequence[Figure], total: int) -> list[int]:
    """Return the parts that are the phases of a total printed before them: 一期…, 二期…."""
    whole = figures[total]
    found: list[int] = []
    for number in range(total + 1, min(len(figures), total + _FARTHEST)):
        one = figures[number]
        if one.span.paragraph > whole.span.paragraph + 1 or len(found) > _MOST_PHASES:
            break
        same = one.quantity.unit == whole.quantity.unit
        if same and PHASE.search(_clause_before(paragraphs, one)):
            found.append(number)
    return [] if PHASE.search(_clause_before(paragraphs, whole)) else found


def _clause_before(paragraphs: Sequence[str], figure: Figure) -> str:
    """Return what stands before a figure in its clause."""
    start = figure.span.start
    before = paragraphs[figure.span.paragraph][max(0, start - NEAR) : start]
    return re.split("[，。；,;]", before)[-1]


_MOST_PHASES: Final = 6
_FARTHEST: Final = 16
"""Figures after a total among which its phases are looked for."""


def _parts(paragraphs: Sequence[str], figures: Sequence[Figure], total: int) -> list[int]:
    """Return the parts enumerated after a total and 其中; together they cannot exceed it.

    A total that is itself one of several amounts in its unit is left alone: 其中 may mean another.
    """
    whole = figures[total]
    text = paragraphs[whole.span.paragraph]
    if total and _continues(text, figures[total - 1], whole):
        return []
    parts: list[int] = []
    last = whole
    for number in range(total + 1, len(figures)):
        one = figures[number]
        same = one.quantity.unit == whole.quantity.unit and one.kind is whole.kind
        loose = one.change or one.approx is Approx.SEVERAL
        if one.span.paragraph != whole.span.paragraph or not same or loose:
            break
        between = text[last.span.stop : one.span.start]
        if not (NEXT_PART if parts else AMONG).search(between):
            break
        parts.append(number)
        last = one
    return parts


def _continues(text: str, before: Figure, whole: Figure) -> bool:
    """Tell whether an amount in the same unit stands before ``whole`` in its sentence."""
    return (
        before.span.paragraph == whole.span.paragraph
        and before.quantity.unit == whole.quantity.unit
        and not SENTENCE_END.search(text[before.span.stop : whole.span.start])
    )


def _bounds(figures: Sequence[Figure], numbers: Sequence[int]) -> Bounds:
    each = [bounds_of(figures[number]) or (Decimal(0), Decimal(0)) for number in numbers]
    return sum((low for low, _ in each), Decimal(0)), sum((high for _, high in each), Decimal(0))


def _exceeds(figures: Sequence[Figure], total: int, parts: Sequence[int]) -> bool:
    return _bounds(figures, parts)[0] > _bounds(figures, (total,))[1]


def _sum_check(
    rule: str,
    figures: Sequence[Figure],
    total: int,
    parts: Sequence[int],
    *,
    complete: bool = False,
) -> Check:
    low, high = _bounds(figures, parts)
    least, most = _bounds(figures, (total,))
    holds = low <= most and (high >= least or not complete)
    added = sum((amount(figures[number]) for number in parts), Decimal(0))
    printed = " + ".join(figures[number].wording for number in parts)
    unit = figures[total].quantity.unit
    words = f"{printed} = {plain(added)}{unit}" if len(parts) > 1 else printed
    relation = "≈" if holds else "≠" if complete else ">"
    return Check(rule, (total, *parts), holds, f"{words} {relation} {figures[total].wording}")
