"""One amount: a numeral with its unit (630多亩, 三个半小时, 5元3角, -3.9%).

An amount knows nothing of its neighbours: ranges, fractions and lists are made of amounts.
"""

import re
from decimal import Decimal
from typing import Final

from reader.figures.compounds import Amount, with_smaller
from reader.figures.fitting import fits
from reader.figures.numerals import DIGITS, numeral_end
from reader.figures.units import unit_at, unit_table
from reader.model import Approx

_MORE: Final = re.compile(r"[多余]|来(?=[个名人岁天年里斤亩家次条户万])")
_MORE_FIRST: Final = ("多", "余", "来")
_HALF_UNIT: Final = re.compile(r"个半(?=月|小时|钟头)")
_HALF: Final = re.compile(r"半(?=个?(?:月|小时|钟头|世纪)|年(?![报级度])|天|公里|斤|亩(?![方]))")
_HALF_AFTER: Final = re.compile(r"半(?![天个月年小数价成径夜山百导])")
_HALVED: Final = frozenset("年天周成吨斤公里亩米倍岁")
TENTHS: Final = {digit: value for digit, value in DIGITS.items() if value}


def read_amount(text: str, start: int) -> Amount | None:
    """Read the numeral at ``start`` and the unit directly after it, if there is one."""
    half = _HALF.match(text, start)
    if half is not None:
        numeral, stop = Decimal("0.5"), half.end()
        return _with_unit(text, Amount(start, stop, numeral, chinese=True, number_stop=stop))
    stop, found = numeral_end(text, start)
    if found is None:
        return None
    chinese = not text[start].isdigit()
    amount = Amount(start, stop, found.value, found.high, None, found.approx, chinese, stop)
    return _with_unit(text, amount)


def _with_unit(text: str, amount: Amount) -> Amount:
    follows = text[amount.stop : amount.stop + 1]
    if follows == "个":
        special = _with_hundred_millions(text, amount) or _with_half(text, amount)
    else:
        special = _with_more(text, amount) if follows in _MORE_FIRST else None
    return special or _with_plain(text, amount)


def _with_more(text: str, amount: Amount) -> Amount | None:
    """Read 630多亩 and 5万多: 多, 余 and 来 stand between numeral and unit."""
    more = _MORE.match(text, amount.stop)
    if more is None or (more[0] == "来" and amount.value % 10):
        return None
    unit = unit_at(text, more.end())
    if unit is not None and fits(text, more.end(), unit, amount.value, chinese=amount.chinese):
        stop = more.end() + len(unit.surface)
        return with_smaller(text, amount._replace(stop=stop, unit=unit, approx=Approx.OVER))
    if more[0] != "来" and text[amount.stop - 1] in "百千万亿":
        return amount._replace(stop=more.end(), approx=Approx.OVER)
    return None


def _with_hundred_millions(text: str, amount: Amount) -> Amount | None:
    """Read 两个亿 and 5个亿 as 亿."""
    opens = text.startswith("个亿", amount.stop) and not text.startswith("万", amount.stop + 2)
    if not opens or amount.value >= _HUNDREDS:
        return None
    stop = amount.stop + 2
    large = amount._replace(stop=stop, number_stop=stop, value=amount.value * 10**8, chinese=False)
    return _with_plain(text, large)


_HUNDREDS: Final = 10_000


def _with_half(text: str, amount: Amount) -> Amount | None:
    """Read 三个半小时."""
    half = _HALF_UNIT.match(text, amount.stop)
    if half is None:
        return None
    unit = unit_at(text, half.end()) or unit_table()["个月"]
    length = len(unit.surface) if unit.surface != "个月" else 1
    value = amount.value + Decimal("0.5")
    return amount._replace(stop=half.end() + length, unit=unit, value=value)


def _with_plain(text: str, amount: Amount) -> Amount:
    unit = unit_at(text, amount.stop)
    if (
        unit is not None
        and unit.surface == "个村"
        and text[amount.stop + 2 : amount.stop + 3] in _VILLAGES
    ):
        unit = unit_table()["个"]
    if unit is None or not fits(text, amount.stop, unit, amount.value, chinese=amount.chinese):
        return amount
    if unit.surface == "分" and _SECONDS.match(text, amount.stop + 1):
        minutes = amount._replace(stop=amount.stop + 1, unit=unit_table()["分钟"])
        return with_smaller(text, minutes)
    more = Approx.OVER if "多" in unit.surface else amount.approx
    stop = amount.stop + len(unit.surface)
    amount = Amount(
        *(amount.start, stop, amount.value, amount.high, unit, more),
        *(amount.chinese, amount.number_stop),
    )
    if amount.high is None and unit.surface[-1] in _HALVED:
        after = _HALF_AFTER.match(text, amount.stop)
        if after is not None:
            return amount._replace(stop=after.end(), value=amount.value + Decimal("0.5"))
    if unit.surface == "成" and text[amount.stop : amount.stop + 1] in TENTHS:
        tenths = Decimal(TENTHS[text[amount.stop]]) / 10
        return amount._replace(stop=amount.stop + 1, value=amount.value + tenths)
    return with_smaller(text, amount)


_VILLAGES: Final = frozenset("庄民")
"""两个村庄 counts 村庄 and not 村."""
_SECONDS: Final = re.compile("[0-9一二三四五六七八九十]{1,3}秒")
