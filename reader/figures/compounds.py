"""Amounts in two units: 5元3角, 6斤8两, 8天20时, 1小时30分, 5天4晚."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from reader.figures.numerals import numeral_end
from reader.figures.units import Unit, unit_at, unit_table
from reader.model import Approx, FigureKind

_COMPOUND: Final = re.compile(r"[又零]?(?=[0-9一二两三四五六七八九十])")
_SMALLER_FIRST: Final = frozenset("又零0123456789一二两三四五六七八九十")
_CLOCK_UNITS: Final = {"时": "小时", "分": "分钟", "秒": "秒"}


class Amount(NamedTuple):
    """A value with its unit, as printed from ``start`` to ``stop`` of the folded text."""

    start: int
    stop: int
    value: Decimal
    high: Decimal | None = None
    unit: Unit | None = None
    approx: Approx | None = None
    chinese: bool = False
    number_stop: int = 0


def with_smaller(text: str, amount: Amount) -> Amount:
    """Take in smaller units of the same kind: 5元3角, 6斤8两, 8天20时, 1小时30分."""
    if text[amount.stop : amount.stop + 1] not in _SMALLER_FIRST:
        return amount
    return _decimals(text, amount) or _with_parts(text, amount)


def _with_parts(text: str, amount: Amount) -> Amount:
    unit = amount.unit
    if unit is None or unit.kind not in _COMPOUNDS or amount.high is not None or amount.approx:
        return amount
    joint = _COMPOUND.match(text, amount.stop)
    if joint is None:
        return amount
    stop, found = numeral_end(text, joint.end())
    if found is None or found.high is not None:
        return amount
    small = _smaller(text, stop, unit)
    if small is None:
        return amount
    stop += len(small.surface) if text.startswith(small.surface, stop) else 1
    return with_smaller(text, _summed(amount, found.value, small, stop))


_NIGHTS: Final = frozenset({"晚", "夜"})
_COMPOUNDS: Final = frozenset({FigureKind.MONEY, FigureKind.DURATION, FigureKind.WEIGHT})


def _decimals(text: str, amount: Amount) -> Amount | None:
    """Read 1米85 and 11秒34, where the unit stands for the decimal point."""
    unit = amount.unit
    if unit is None or unit.surface not in _DECIMAL_UNITS or amount.high is not None:
        return None
    found = _DECIMALS.match(text, amount.stop)
    if found is None or (len(found[0]) > 1 and unit.surface == "米" and amount.value >= _HEIGHT):
        return None
    return amount._replace(stop=found.end(), value=amount.value + Decimal(f"0.{found[0]}"))


_DECIMAL_UNITS: Final = frozenset({"米", "秒"})
_HEIGHT: Final = 4
"""Below so many metres two digits after 米 are centimetres (1米85)."""
_DECIMALS: Final = re.compile("[0-9]{1,2}(?![0-9.万亿千百个米厘毫条名人秒分年月])")


def _smaller(text: str, place: int, unit: Unit) -> Unit | None:
    small = unit_at(text, place)
    if unit.kind is FigureKind.DURATION and (small is None or small.kind is not unit.kind):
        name = _CLOCK_UNITS.get(text[place : place + 1])
        small = unit_table()[name] if name else None
    if small is None or small.kind is not unit.kind:
        return None
    same_currency = unit.kind is not FigureKind.MONEY or small.base in {unit.base, "美分"}
    nested = (
        (text[place - 2 : place - 1] == "又" and small.surface != unit.surface)
        or small.surface in _NIGHTS
        or small.factor < unit.factor
        or small.normal == "美分"
    )
    return small if nested and same_currency else None


def _summed(amount: Amount, value: Decimal, small: Unit, stop: int) -> Amount:
    """Add the smaller part; durations are told in their smallest unit, nights are not added."""
    unit = amount.unit
    if unit is None or small.surface in _NIGHTS:
        return amount._replace(stop=stop)
    if small.normal == "美分":
        return amount._replace(stop=stop, value=amount.value + value / 100)
    if unit.kind is FigureKind.DURATION:
        ratio = _RATIOS.get((unit.normal, small.normal)) or _exact(unit.factor / small.factor)
        return amount._replace(stop=stop, value=amount.value * ratio + value, unit=small)
    total = amount.value + value * small.factor / unit.factor
    return amount._replace(stop=stop, value=total)


_RATIOS: Final = {("年", "个月"): Decimal(12), ("年", "周"): Decimal(52)}


def _exact(ratio: Decimal) -> Decimal:
    """Undo the rounding of the table's fractions of a day."""
    nearest = ratio.to_integral_value()
    return nearest if abs(ratio - nearest) < Decimal("0.001") else ratio
