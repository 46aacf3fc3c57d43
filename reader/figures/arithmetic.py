"""Amounts as arithmetic shows them: what a figure adds, and how a sum is written."""

from decimal import Decimal

from reader.model import Figure


def amount(figure: Figure) -> Decimal:
    """Return what a figure adds to a sum: its value, the upper end of a range."""
    value = figure.quantity.value
    if isinstance(value, tuple):
        return value[1]
    return value if isinstance(value, Decimal) else Decimal(0)


def plain(number: Decimal) -> str:
    """Write a number as people do: 万 and 亿 split off, no needless zeros."""
    for size, name in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(number) >= size:
            return f"{(number / size).quantize(Decimal('0.0001')).normalize():f}{name}"
    return f"{number.quantize(Decimal('0.0001')).normalize():f}"
