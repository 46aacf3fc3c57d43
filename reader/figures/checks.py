"""Arithmetic that the figures of one article invite: sums of parts, and percentages of change.

Every check compares what may have been meant (rounding and hedges included), so that 一期130亩 and
二期500亩 do make 630多亩. Only figures of one paragraph are compared, the nearest first.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reader.figures.bounds import Bounds, bounds_of
from reader.model import Approx, Change, Check, Figure, FigureKind

AMONG: Final = re.compile("^[^，。；、（）()]{0,6}[，,]?其中[，,]?[^，。；、（）()]{0,10}$")
"""What stands between a total and the first of some of its parts."""

NEXT_PART: Final = re.compile("^[、和及与][^，。；（）()]{0,12}$")
"""What stands between two parts of one enumeration."""

PHASE: Final = re.compile(
    "(?:^|[，,；;：:。、（(])?第?[一二三四五六七八九十][期批阶][^，。；、]{0,8}$"
)
"""What stands before a part that is one phase of a whole: 一期, 二期为占地."""

SENTENCE_END: Final = re.compile("[。！？；]")

SAME_SUBJECT: Final = re.compile(
    "[，,（(]?(?:同比|环比|较?比?(?:上年|去年|上月)(?:同期)?|累计|净)?"
    "(?:增长|增加|增|提高|提升|上升|上涨|下降|减少|减|降低|降|下跌)(?:了|幅(?:为|达)?|率为)?"
)
"""What stands between an amount and the percentage that says how it changed; no other subject."""

NEAR: Final = 60
"""Code points between neighbouring parts of one sum."""


def check_figures(paragraphs: Sequence[str], figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return the checks that the figures of an article invite, in reading order."""
    checks: list[Check] = []
    for number in range(len(figures)):
        checks.extend(_sums(paragraphs, figures, number))
        checks.extend(_changes(paragraphs, figures, number))
    return tuple(checks)


# Sums


def _sums(paragraphs: Sequence[str], figures: Sequence[Figure], total: int) -> Iterator[Check]:
    whole = figures[total]
    loose = whole.approx is Approx.SEVERAL or not any(char.isdigit() for char in whole.wording)
    if bounds_of(whole) is None or whole.kind in _NO_SUM or loose:
        return
    phases = _phases(paragraphs, figures, total)
    if len(phases) > 1:
        yield _sum_check("sum", figures, total, phases, complete=True)
        return
    parts = _parts(paragraphs, figures, total)
    if parts and _exceeds(figures, total, parts):
        yield _sum_check("sum" if len(parts) > 1 else "part", figures, total, parts)


_NO_SUM: Final = frozenset(
    {FigureKind.PERCENT, FigureKind.RATIO, FigureKind.DATE, FigureKind.ORDINAL, FigureKind.AGE}
    | {FigureKind.RATE, FigureKind.TEMPERATURE, FigureKind.SPEED, FigureKind.FORMULA}
)
"""Kinds whose parts do not add up to a whole."""


def _phases(paragraphs: Sequence[str], figures: Sequence[Figure], total: int) -> list[int]:
    """Return the parts that are the phases of a total printed before them: 一期…, 二期…."""
    whole = figures[total]
    found: list[int] = []
    for number in range(total + 1, len(figures)):
        one = figures[number]
        if one.span.paragraph > whole.span.paragraph + 1 or len(found) > _MOST_PHASES:
            break
        same = one.quantity.unit == whole.quantity.unit
        if same and PHASE.search(_clause_before(paragraphs, one)):
            found.append(number)
    return [] if PHASE.search(_clause_before(paragraphs, whole)) else found


def _clause_before(paragraphs: Sequence[str], figure: Figure) -> str:
    """Return what stands before a figure in its clause."""
    before = paragraphs[figure.span.paragraph][: figure.span.start][-NEAR:]
    return re.split("[，。；,;]", before)[-1]


_MOST_PHASES: Final = 6


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
    added = sum((_amount(figures[number]) for number in parts), Decimal(0))
    printed = " + ".join(figures[number].wording for number in parts)
    unit = figures[total].quantity.unit
    words = f"{printed} = {_plain(added)}{unit}" if len(parts) > 1 else printed
    relation = "≈" if holds else "≠" if complete else ">"
    return Check(rule, (total, *parts), holds, f"{words} {relation} {figures[total].wording}")


def _amount(figure: Figure) -> Decimal:
    value = figure.quantity.value
    if isinstance(value, tuple):
        return value[1]
    return value if isinstance(value, Decimal) else Decimal(0)


# Percentages of change


def _changes(paragraphs: Sequence[str], figures: Sequence[Figure], number: int) -> Iterator[Check]:
    """Check 由A增长到B，增长p% and 达到B，比上年增加D，增长p%."""
    percent = figures[number]
    if percent.quantity.unit != "%" or percent.change not in {Change.UP, Change.DOWN} or number < 2:  # noqa: PLR2004 - two amounts
        return
    first, second = figures[number - 2], figures[number - 1]
    same = first.quantity.unit == second.quantity.unit and first.kind is second.kind
    amounts = bounds_of(first), bounds_of(second), bounds_of(percent)
    text = paragraphs[percent.span.paragraph]
    nearby = first.span.paragraph == percent.span.paragraph and not SENTENCE_END.search(
        text[first.span.stop : percent.span.start]
    )
    if not (same and nearby) or None in amounts or first.kind in _NO_SUM:
        return
    between = text[first.span.stop : second.span.start]
    if not SAME_SUBJECT.fullmatch(text[second.span.stop : percent.span.start]):
        return
    ahead = text[: first.span.start][-6:]
    found = _from_to(ahead, between) or _by(between)
    if found is not None:
        yield _change_check(figures, (number, number - 2, number - 1), by=found == "by")


def _from_to(ahead: str, between: str) -> str | None:
    rising = re.search("(?:增长|增加|提高|提升|上升|下降|减少|降低|降|增)(?:到|至|为)", between)
    return "to" if re.search("[由从]", ahead) and rising else None


def _by(between: str) -> str | None:
    return "by" if re.search("比[^，。]{0,8}(?:增加|多|减少|少|增)", between) else None


def _change_check(figures: Sequence[Figure], numbers: tuple[int, int, int], *, by: bool) -> Check:
    percent, first, second = (figures[number] for number in numbers)
    sign = -1 if percent.change is Change.DOWN else 1
    a, b = _amount(first), _amount(second)
    old, new = (a - sign * b, a) if by else (a, b)
    if old <= 0:
        return Check(
            "percent", numbers, holds=False, arithmetic=f"{first.wording} · {second.wording}"
        )
    exact = sign * (new - old) / old * 100
    slack = _slack(first, second, old) + _half(percent)
    holds = abs(exact - _amount(percent)) <= slack
    relation = "≈" if holds else "≠"
    shown = f"({_plain(new)} − {_plain(old)}) ÷ {_plain(old)} = {exact:.2f}%"
    return Check("percent", numbers, holds, f"{shown} {relation} {percent.wording}")


def _slack(first: Figure, second: Figure, old: Decimal) -> Decimal:
    """Return how many percentage points rounding of the amounts may explain."""
    return (_half(first) + _half(second)) / old * 200


def _half(figure: Figure) -> Decimal:
    bounds = bounds_of(figure)
    return (bounds[1] - bounds[0]) / 2 if bounds else Decimal(0)


def _plain(amount: Decimal) -> str:
    """Write an amount as people do: 万 and 亿 split off, no needless zeros."""
    for size, name in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(amount) >= size:
            return f"{(amount / size).quantize(Decimal('0.0001')).normalize():f}{name}"
    return f"{amount.quantize(Decimal('0.0001')).normalize():f}"
