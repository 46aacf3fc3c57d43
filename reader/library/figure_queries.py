"""Questions about figures: who else printed this quantity, what amount was meant."""

from reader.figures import amount_ranges, equal_ranges
from reader.model import Figure, FigureFilter, FigureKind


def same_quantity(figure: Figure) -> FigureFilter:
    """Return what finds everybody who printed the quantity of ``figure``, in any unit."""
    return FigureFilter(ranges=equal_ranges(figure.quantity))


def figures_asked(
    amount: str = "", kinds: frozenset[FigureKind] = frozenset(), label: str = ""
) -> FigureFilter:
    """Return what finds figures of an amount (``>=500万元``), of kinds, with a label.

    Raises:
        QueryError: ``amount`` is no amount.
    """
    ranges = amount_ranges(amount) if amount else ()
    return FigureFilter(kinds=kinds, ranges=ranges, label=label)
