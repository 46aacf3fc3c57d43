"""Questions about figures: who else printed this quantity, what amount was meant.

The extractor that reads an amount is loaded when the first question is asked.
"""

from dataclasses import replace

from reader.model import Figure, FigureFilter, FigureKind


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
    ends = {one.unit: one.high for one in upper}
    merged = tuple(replace(one, high=ends.get(one.unit)) for one in lower) or upper
    return FigureFilter(kinds, merged, label)


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
