"""Amounts as a person asks for them: ``>=500万元``, ``100..500亩``, ``12.6%``, ``亩``.

The amount itself is read by the extractor, so whatever a newspaper may print may be asked for.
"""

import re
from decimal import Decimal
from typing import Final

from reader.errors import QueryError
from reader.figures.extract import extract_figures
from reader.figures.units import unit_table
from reader.messages import _
from reader.model import FigureRange, Quantity

OPERATORS: Final = {
    ">=": ">=",
    "≥": ">=",
    "＞＝": ">=",
    ">": ">",
    "＞": ">",
    "<=": "<=",
    "≤": "<=",
    "＜＝": "<=",
    "<": "<",
    "＜": "<",
    "=": "=",
    "＝": "=",
}
"""How a comparison may be typed, longest forms first where one begins with another."""

RANGE_SIGN: Final = re.compile(r"\.\.+|…|～|~")

BARE_NUMBER: Final = re.compile(r"[0-9][0-9,]{0,20}(?:\.[0-9]{1,20})?", re.ASCII)
"""A number without a unit asks for that amount of anything."""


def amount_ranges(words: str) -> tuple[FigureRange, ...]:
    """Return the ranges that ``words`` ask for: in the unit given and in those it converts to.

    Raises:
        QueryError: ``words`` are no amount.
    """
    words = words.strip()
    sign = next((one for one in OPERATORS if words.startswith(one)), "")
    amount = words[len(sign) :].strip()
    unit = unit_table().get(amount)
    if unit is not None and not sign:
        return (FigureRange(unit.normal),)
    quantity = _quantity(RANGE_SIGN.sub("至", amount))
    if quantity is None:
        raise QueryError(
            _("No amount"),
            _("“{words}” is no amount.").format(words=words),
            _("Amounts are written so: {forms}.").format(forms=">=500万元, 100..500亩, 12.6%"),
        )
    return _converted(_asked(OPERATORS.get(sign, "="), quantity))


def equal_ranges(quantity: Quantity) -> tuple[FigureRange, ...]:
    """Return the ranges that hold the same quantity, in its unit and in those it converts to.

    A quantity that is no amount (a date) has none and is looked for nowhere.
    """
    value = quantity.value
    if isinstance(value, tuple):
        return _converted(FigureRange(quantity.unit, *value, exact=True))
    if isinstance(value, Decimal):
        return _converted(FigureRange(quantity.unit, value, value, exact=True))
    return (FigureRange(quantity.unit, Decimal(1), Decimal(0)),)


def _quantity(amount: str) -> Quantity | None:
    """Return the one quantity that ``amount`` is from its first to its last character."""
    if BARE_NUMBER.fullmatch(amount):
        return Quantity(Decimal(amount.replace(",", "")))
    figures = extract_figures((amount,))
    if len(figures) == 1 and figures[0].wording == amount:
        value = figures[0].quantity.value
        if isinstance(value, (Decimal, tuple)):
            return figures[0].quantity
    return None


def _asked(operator: str, quantity: Quantity) -> FigureRange:
    value = quantity.value
    if isinstance(value, tuple):
        return FigureRange(quantity.unit, *value)
    if not isinstance(value, Decimal):
        return FigureRange(quantity.unit)
    if operator.startswith(">"):
        return FigureRange(quantity.unit, low=value, low_open=operator == ">")
    if operator.startswith("<"):
        return FigureRange(quantity.unit, high=value, high_open=operator == "<")
    return FigureRange(quantity.unit, value, value, exact=True)


def _converted(asked: FigureRange) -> tuple[FigureRange, ...]:
    """Return ``asked`` and the same amounts in every unit with the same base (亩, 公顷)."""
    factors = {unit.normal: (unit.base, unit.factor) for unit in unit_table().values() if unit.base}
    for unit in unit_table().values():
        if unit.surface == unit.normal and unit.base:
            factors[unit.normal] = (unit.base, unit.factor)
    if asked.unit not in factors:
        return (asked,)
    base, factor = factors[asked.unit]
    return (
        asked,
        *(
            FigureRange(
                name,
                None if asked.low is None else asked.low * factor / other,
                None if asked.high is None else asked.high * factor / other,
                asked.low_open,
                asked.high_open,
                asked.exact,
            )
            for name, (same, other) in factors.items()
            if same == base and name != asked.unit
        ),
    )
