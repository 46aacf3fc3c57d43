"""Questions about figures: who else printed this quantity, what amount was meant.

The extractor that reads an amount is loaded when the first question is asked.
"""

from dataclasses import replace

from reader.errors import QueryError
from reader.messages import _
from reader.model import Figure, FigureFilter, FigureKind, FigureRange


def same_quantity(figure: Figure) -> FigureFilter:
    """Return what finds everybody who printed the quantity of ``figure``, in any unit."""
    from reader.figures import equal_ranges

    return FigureFilter(ranges=equal_ranges(figure.quantity))


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
        QueryError: a bound is no amount.
    """
    from reader.figures import amount_ranges

    lower = amount_ranges(_with_unit(">=", low, unit)) if low else ()
    upper = amount_ranges(_with_unit("<=", high, unit)) if high else ()
    if not lower and not upper:
        return FigureFilter(kinds, amount_ranges(unit) if unit else (), label)
    if not lower or not upper:
        return FigureFilter(kinds, lower or upper, label)
    return FigureFilter(kinds, _between(lower, upper, f"{low} … {high}"), label)


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


def figures_asked(
    amount: str = "", kinds: frozenset[FigureKind] = frozenset(), label: str = ""
) -> FigureFilter:
    """Return what finds figures of an amount (``>=500万元``), of kinds, with a label.

    Raises:
        QueryError: ``amount`` is no amount.
    """
    from reader.figures import amount_ranges

    ranges = amount_ranges(amount) if amount else ()
    return FigureFilter(kinds=kinds, ranges=ranges, label=label)
