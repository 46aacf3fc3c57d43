"""The units table: what a printed unit measures, its normal form and its factor to a base unit.

``units.tsv`` holds one surface form a row: kind, normal form, factor and base unit for
conversion, a finer kind (org, event, place, case, document, item, household) and on which side
of the figure the counted noun stands. It is read when the first figure is looked for.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Final

from reader.model import FigureKind, Quantity

TABLE: Final = Path(__file__).with_name("units.tsv")


@dataclass(frozen=True, slots=True)
class Unit:
    """One surface form of a unit; ``factor`` times a value is the value in ``base``."""

    surface: str
    kind: FigureKind
    normal: str
    factor: Decimal
    base: str
    sub: str = ""
    noun: str = "before"


@lru_cache(maxsize=1)
def unit_table() -> dict[str, Unit]:
    """Return every unit by its surface form."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return {
        surface: Unit(surface, FigureKind(kind), normal, Decimal(factor), base, sub, noun)
        for surface, kind, normal, factor, base, sub, noun in (row[:7] for row in rows)
    }


@lru_cache(maxsize=1)
def _sizes_by_first() -> dict[str, tuple[int, ...]]:
    """Return how long the surface forms are that begin with each character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for surface in unit_table():
        sizes.setdefault(surface[0], set()).add(len(surface))
    return {first: tuple(sorted(own, reverse=True)) for first, own in sizes.items()}


@lru_cache(maxsize=1)
def _by_normal_form() -> dict[str, Unit]:
    """Return one unit for every normal form, the one printed so if there is one."""
    table = unit_table()
    return {unit.normal: table.get(unit.normal, unit) for unit in table.values()}


def unit_at(text: str, start: int) -> Unit | None:
    """Return the longest unit that begins at ``start`` of folded text.

    Latin units must not run on into further letters (5G is no gram, 12Mini no metre).
    """
    table = unit_table()
    for length in _sizes_by_first().get(text[start : start + 1], ()):
        unit = table.get(text[start : start + length])
        if unit is not None and not _runs_on(text, start + len(unit.surface)):
            return unit
    return None


def _runs_on(text: str, stop: int) -> bool:
    return (
        stop < len(text)
        and text[stop].isascii()
        and _LATIN.match(text[stop]) is not None
        and _LATIN.match(text[stop - 1]) is not None
    )


_LATIN: Final = re.compile("[A-Za-z0-9]")


def canonical(quantity: Quantity) -> Quantity:
    """Convert a quantity to its base unit: 亩 to 公顷, 斤 to 千克, 公里 to 米.

    Areas given in 亩 become hectares, the unit of statistics; dates and unknown units stay.
    """
    unit = _by_normal_form().get(quantity.unit)
    if unit is None or quantity.value is None or isinstance(quantity.value, str):
        return quantity
    factor, base = unit.factor, unit.base
    if unit.normal in {"亩", "公顷", "顷"}:
        factor, base = _HECTARES[unit.normal], "公顷"
    if isinstance(quantity.value, tuple):
        low, high = quantity.value
        return Quantity((_scaled(low, factor), _scaled(high, factor)), base)
    return Quantity(_scaled(quantity.value, factor), base)


_HECTARES: Final = {
    "亩": Decimal(1) / Decimal(15),
    "公顷": Decimal(1),
    "顷": Decimal(100) / Decimal(15),
}


def _scaled(value: Decimal, factor: Decimal) -> Decimal:
    """Multiply, and drop what is only rounding: 12 digits are kept."""
    product = value * factor
    if product == product.to_integral_value():
        return Decimal(int(product))
    return product.quantize(Decimal(1).scaleb(product.adjusted() - 11)).normalize()
