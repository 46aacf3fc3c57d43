"""Between which amounts a printed figure lies: its last digit is rounded, its hedge is loose."""

import re
from decimal import Decimal
from typing import Final

from reader.model import Approx, Figure

Bounds = tuple[Decimal, Decimal]

NUMERAL: Final = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?")

HALF: Final = Decimal("0.5")

LOOSENESS: Final = {
    Approx.ABOUT: (Decimal("0.9"), Decimal("1.1")),
    Approx.OVER: (Decimal(1), Decimal("1.1")),
    Approx.AT_LEAST: (Decimal(1), Decimal("1.1")),
    Approx.NEARLY: (Decimal("0.9"), Decimal(1)),
    Approx.UNDER: (Decimal("0.9"), Decimal(1)),
    Approx.AT_MOST: (Decimal("0.9"), Decimal(1)),
    Approx.SEVERAL: (Decimal("0.5"), Decimal(2)),
}
"""How far, as factors, a hedged amount may lie from the printed one in newspaper usage."""


def bounds_of(figure: Figure) -> Bounds | None:
    """Return the least and the greatest amount that ``figure`` may stand for; None for no amount.

    A whole number without 万 or 亿 is counted, not rounded: 17个 is exactly 17.
    """
    value = figure.quantity.value
    if isinstance(value, tuple):
        return value
    if not isinstance(value, Decimal):
        return None
    low, high = LOOSENESS.get(figure.approx, (Decimal(1), Decimal(1))) if figure.approx else (1, 1)
    half = rounding(figure.wording, value)
    return value * low - half, value * high + half


def agree(first: Bounds, second: Bounds) -> bool:
    """Tell whether two printed amounts, hedges and rounding included, may be one.

    515万元 and 516万元 may not: 515.5万元 is where one ends and the other begins.
    """
    low, high = max(first[0], second[0]), min(first[1], second[1])
    return low < high or (low == high and (low, low) in (first, second))  # counted, not rounded


def rounding(wording: str, value: Decimal) -> Decimal:
    """Return half a unit of the last digit printed, in the unit of ``value``."""
    numeral = NUMERAL.search(wording)
    if numeral is None:
        return Decimal(0)
    printed = Decimal(numeral.group().replace(",", ""))
    digits = len(numeral.group(1) or "")
    if not printed or (not digits and printed == value):
        return Decimal(0)
    return HALF * abs(value / printed) / (Decimal(10) ** digits)
