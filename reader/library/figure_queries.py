"""Questions about figures: who else printed this quantity, what amount was meant.

The extractor that reads an amount is loaded when the first question is asked.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from reader.errors import QueryError
from reader.messages import _
from reader.model import Approx, Figure, FigureFilter, FigureKind, FigureRange, Quantity

TENTH: Final = Decimal("0.1")

ABOVE: Final = frozenset({Approx.OVER, Approx.AT_LEAST, Approx.ABOUT})
"""Hedges that let an amount lie above the printed one."""

BELOW: Final = frozenset({Approx.NEARLY, Approx.UNDER, Approx.AT_MOST, Approx.ABOUT})
"""Hedges that let an amount lie below the printed one."""


def same_quantity(figure: Figure) -> FigureFilter:
    """Return what finds everybody who printed the quantity of ``figure``, in any unit.

    A hedged amount stands for those it may mean: 630多亩 for 630 up to 640亩, 近500万元 for 450万
    to 500万. A date stands for itself.
    """
    from reader.figures import equal_ranges

    kinds = frozenset({figure.kind})
    value = figure.quantity.value
    if isinstance(value, str):
        return FigureFilter(kinds, moment=value)
    ranges = equal_ranges(figure.quantity)
    if isinstance(value, Decimal) and value > 0 and figure.approx in ABOVE | BELOW:
        low, high = _hedged(value, figure.approx)
        ranges = tuple(_stretched(one, low / value, high / value) for one in ranges)
    return FigureFilter(kinds, ranges)


def _hedged(value: Decimal, approx: Approx | None) -> tuple[Decimal, Decimal]:
    """Return between which amounts a hedged one may lie: within its last printed digit, and a tenth."""
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else value
    reach = min(step, value * TENTH)
    low = value - reach if approx in BELOW else value
    return low, value + reach if approx in ABOVE else value


def _stretched(one: FigureRange, low: Decimal, high: Decimal) -> FigureRange:
    if one.low is None or one.high is None:
        return one
    return FigureRange(one.unit, one.low * low, one.high * high, low != 1, high != 1)


def converted(quantity: Quantity) -> Quantity:
    """Return a quantity in the base unit of its kind: 亩 as 公顷, 斤 as 千克."""
    from reader.figures import canonical

    return canonical(quantity)


def figures_between(
    low: str = "",
    high: str = "",
    unit: str = "",
    kinds: frozenset[FigureKind] = frozenset(),
    label: str = "",
) -> FigureFilter:
    """Return what finds figures from ``low`` to ``high``, both ends included.

    The bounds may carry 万 and 亿 and their unit (``500万元``); ``unit`` is added to those that
    carry none, and alone asks for any amount in it.

    Raises:
        QueryError: a bound is no amount, or there is no such unit.
    """
    from reader.figures import amount_ranges

    in_unit = _any_in(unit)
    lower = amount_ranges(_with_unit(">=", low, unit)) if low else ()
    upper = amount_ranges(_with_unit("<=", high, unit)) if high else ()
    if not lower and not upper:
        return FigureFilter(kinds, in_unit, label)
    if not lower or not upper:
        return FigureFilter(kinds, lower or upper, label)
    return FigureFilter(kinds, _between(lower, upper, f"{low} … {high}"), label)


def _any_in(unit: str) -> tuple[FigureRange, ...]:
    """Return the ranges of any amount in a unit; without one there are none.

    Raises:
        QueryError: there is no such unit.
    """
    from reader.figures import amount_ranges

    try:
        return amount_ranges(unit) if unit else ()
    except QueryError as error:
        raise QueryError(
            _("No such unit"),
            _("“{unit}” is no unit.").format(unit=unit),
            _("Units are written so: {forms}.").format(forms="元, 亩, 公里, %"),
        ) from error


def _between(
    lower: tuple[FigureRange, ...], upper: tuple[FigureRange, ...], asked: str
) -> tuple[FigureRange, ...]:
    """Return the ranges with both ends; a bound without a unit takes that of the other.

    Raises:
        QueryError: the two ends are in units that do not convert into each other.
    """
    if not lower[0].unit or not upper[0].unit:
        whole = upper if not lower[0].unit else lower
        return tuple(
            replace(one, low=_end(lower, one).low, high=_end(upper, one).high) for one in whole[:1]
        )
    ends = {one.unit: one.high for one in upper}
    merged = tuple(replace(one, high=ends[one.unit]) for one in lower if one.unit in ends)
    if not merged:
        raise QueryError(
            _("No amount"),
            _("“{words}” is no amount.").format(words=asked),
            _("Amounts are written so: {forms}.").format(forms="--min 5亿元 --max 10亿元"),
        )
    return merged


def _end(ranges: tuple[FigureRange, ...], like: FigureRange) -> FigureRange:
    return next((one for one in ranges if one.unit == like.unit), ranges[0])


def _with_unit(sign: str, bound: str, unit: str) -> str:
    ends_in_number = bound[-1].isdigit() or bound[-1] in "十百千万亿"
    return sign + bound + (unit if ends_in_number else "")
