"""Two amounts that make a range (3至5个, 8000万—1亿元) and lists that share their last unit."""

import re
from decimal import Decimal
from typing import Final

from reader.figures.amounts import read_amount
from reader.figures.compounds import Amount
from reader.figures.numerals import read_numeral
from reader.figures.units import Unit

_TO: Final = re.compile(r"(?:至|到|-{1,2}|~)(?=[0-9负零〇一二两三四五六七八九十百])")
_BETWEEN: Final = re.compile(
    r"(?:和|与|到|至|-)(?=[0-9.,]{1,9}[万亿千百]{0,2}之?间(?![^，。、的；]))"
)
_JOINTS: Final = frozenset("至到-~和与")
"""What the second amount of a range follows."""
_JOINT: Final = r"(?:、|，|,|和|及|与|或|以及|到|至)"
_NUMBER: Final = r"[0-9]++(?:\.[0-9]++)?+[万亿]?个?"
_AGAIN: Final = "(?:(?:提高|上升|增加|增长|下降|降低|减少|回落)了?)?"
_LIST_AHEAD: Final = re.compile(
    rf"(?:{_JOINT}{_AGAIN}{_NUMBER}(?={_JOINT}{_AGAIN}[0-9])){{0,5}}+{_JOINT}{_AGAIN}(?=[0-9])"
)
_PLAIN_RANGE: Final = 1000
"""Below it, two Arabic numbers without a unit may be anything: a score, a serial number."""


def read_range(text: str, low: Amount) -> Amount | None:
    """Read 3至5个, 8000万-1亿元, 5-20%: two amounts of one unit."""
    follows = text[low.stop : low.stop + 1] in _JOINTS
    if follows or text[low.number_stop : low.number_stop + 1] in _JOINTS:
        return _read_joined(text, low)
    return None


def _read_joined(text: str, low: Amount) -> Amount | None:
    joint = _TO.match(text, low.stop)
    between = _BETWEEN.match(text, low.number_stop)
    joint = between or joint
    if joint is None or low.high is not None:
        return None
    high = read_amount(text, joint.end())
    if between is not None and high is not None:
        low, high = _bare(low), _bare(high)
    if high is None or high.high is not None:
        return None
    if low.unit is not None and (high.unit is None or low.unit.normal != high.unit.normal):
        return None
    ending = text[high.number_stop - 1]
    small = not low.chinese and low.value < _PLAIN_RANGE and ending not in "万亿"
    if high.unit is None and between is None and (low.chinese != high.chinese or small):
        return None
    value = low.value if low.unit is not None else low.value * _magnitude(text, low, high)
    if value > high.value or (
        low.unit is not None and joint[0] in "到至" and _from(text, low.start)
    ):
        return None
    return high._replace(
        start=low.start, value=value, high=high.value, chinese=low.chinese and high.chinese
    )


def _bare(amount: Amount) -> Amount:
    """Take the amount without a 间 that only closes 在20和30之间."""
    if amount.unit is None or amount.unit.surface != "间":
        return amount
    return amount._replace(unit=None, stop=amount.number_stop)


def _from(text: str, start: int) -> bool:
    """Whether 从 or 由 makes the pair a change instead of a range."""
    return re.search("[由从][^，。；0-9]{0,6}$", text[max(0, start - 8) : start]) is not None


def _magnitude(text: str, low: Amount, high: Amount) -> Decimal:
    """The 万 or 亿 that the low end leaves to the high end: 3至5万, 1000-2000万."""
    found = re.match(r"([0-9.,]++)([万亿千百]+)", text[high.start : high.number_stop])
    plain = re.fullmatch(r"[0-9.,]+", text[low.start : low.number_stop])
    if found is None:
        chinese = re.match(
            r"[一二三四五六七八九]([十百千万亿]+)$", text[high.start : high.number_stop]
        )
        single = re.fullmatch("[一二两三四五六七八九]", text[low.start : low.number_stop])
        return high.value / _single_digit(text[high.start]) if chinese and single else Decimal(1)
    head = Decimal(found[1].replace(",", ""))
    return high.value / head if plain and head and low.value < head else Decimal(1)


def _single_digit(digit: str) -> Decimal:
    found = read_numeral(digit)
    return found.value if found is not None else Decimal(1)


def shared_unit(text: str, amount: Amount) -> Unit | None:
    """Return the unit, looked up in the next item of a list when it is left out here.

    提高1.4个和0.9个百分点: both are percentage points; 增长5.2、3.1和2.2个百分点 likewise.
    """
    unit = amount.unit
    if amount.chinese or (unit is not None and unit.surface != "个"):
        return unit
    ahead = _LIST_AHEAD.match(text, amount.stop)
    other = None if ahead is None else read_amount(text, ahead.end())
    if other is None or other.unit is None or other.unit.surface == "个":
        return unit
    if other.unit.surface == "年" and is_year(other._replace(unit=None)):
        return unit  # 3000万，2022年
    shared = unit is None or other.unit.surface.startswith("个")
    return other.unit if shared and not is_year(amount) else unit


def is_year(amount: Amount) -> bool:
    """Whether a number without a unit is rather a year (2022和2023年)."""
    return amount.unit is None and 1900 <= amount.value <= 2100 and amount.value % 1 == 0  # noqa: PLR2004 - the years of living memory
