"""The quantity that begins at one place, read by the most specific reader that knows it."""

import re
from decimal import Decimal
from typing import Final

from reader.figures.amounts import read_amount
from reader.figures.candidate import Candidate
from reader.figures.compounds import Amount
from reader.figures.proportions import read_formula, read_fraction, read_ratio
from reader.figures.ranges import is_year, read_range, shared_unit
from reader.figures.units import Unit
from reader.figures.veto import is_identifier
from reader.model import FigureKind, Value

_BARE_BEFORE: Final = re.compile(
    r"(?:达到?了?|(?<!号)[为是]|[增降升减]?至|到|超过?|突破|约|近|逾|共计?|合计|总[数计]|得分|评分|指数|[人总件户]数|数量|仅|不足|最低|最高|[第列]|报|得|净值|均价|[总单]价|股价)$"
)
_ENDS: Final = re.compile(r"[，。；！？、）)的]|左右|以[上下]|$")


def read_quantity(text: str, printed: str, start: int) -> Candidate | None:
    """Read the quantity whose numeral begins at ``start`` of folded text.

    ``printed`` is the text before folding: there ∶ is a ratio sign and : perhaps a clock.
    """
    ahead = text[start : start + _SIGNS_WITHIN]
    special = None
    if "分之" in ahead:
        special = read_fraction(text, start)
    if special is None and "+" in ahead:
        special = read_formula(text, start)
    if special is None and not _RATIO_SIGNS.isdisjoint(ahead):
        special = read_ratio(text, printed, start)
    return special or _read_measure(text, start)


_SIGNS_WITHIN: Final = 12
"""Code points within which a proportion shows its sign."""
_RATIO_SIGNS: Final = frozenset(":：比/")


def _read_measure(text: str, start: int) -> Candidate | None:
    """Read an amount, the range it may begin, and the sign before it."""
    amount = read_amount(text, start)
    if amount is None:
        return None
    if text[start] == "0" and text[start + 1 : start + 2].isdigit():
        return None
    sign = 0 if amount.chinese and text[start - 1 : start] == "-" else _sign(text, start)
    later = None if sign else read_range(text, amount)
    whole = later or amount
    glued = not amount.chinese or whole.unit is None
    if glued and is_identifier(text, start - sign, amount.stop, unit=whole.unit is not None):
        return None
    unit = shared_unit(text, whole) or _CURRENCIES.get(text[start - 1 : start])
    if unit is None and not _bare_counts(text, whole):
        return None
    value: Value = whole.value if whole.high is None else (whole.value, whole.high)
    if sign and isinstance(value, Decimal):
        value = -value
    if unit is not None and unit.surface in _FRACTIONS_OF_A_YUAN:
        value = _scaled(value, unit.factor)
    whole = whole if unit is whole.unit else whole._replace(unit=unit)
    return _measured(text, whole, start - sign, value, "range" if later else "amount")


def _scaled(value: Value, factor: Decimal) -> Value:
    if isinstance(value, tuple):
        return value[0] * factor, value[1] * factor
    return value * factor if isinstance(value, Decimal) else value


_FRACTIONS_OF_A_YUAN: Final = frozenset({"角", "毛", "毛钱", "角钱", "分钱"})
_CURRENCIES: Final = {
    sign: Unit(sign, FigureKind.MONEY, name, Decimal(1), name)
    for sign, name in (("¥", "元"), ("￥", "元"), ("$", "美元"), ("€", "欧元"), ("£", "英镑"))
}


def _measured(text: str, amount: Amount, start: int, value: Value, rule: str) -> Candidate | None:
    unit = amount.unit
    if unit is None:
        living = _LIVING.match(text, amount.stop) is not None
        kind, normal = (FigureKind.PEOPLE, "人") if living else (FigureKind.NUMBER, "")
        rule, sub, noun, surface = f"{rule}.bare", "", "after", "人" if living else ""
    else:
        meaning = _meaning(text, amount, unit)
        if meaning is None:
            return None
        kind, normal = meaning
        sub, noun, surface = unit.sub, unit.noun, unit.surface
    return Candidate(
        start=start,
        stop=amount.stop,
        kind=kind,
        value=value,
        unit=normal,
        rule=rule,
        core=amount.start,
        chinese=amount.chinese,
        approx=amount.approx,
        sub=sub,
        noun=noun,
        surface=surface,
    )


_LIVING: Final = re.compile(
    "(?:[各]族|人民|当地|外地|本地|中外|[男女老少年青]{1,2})?"
    "(?:群众|中等收入群体|将士|市民|村民|居民|农民|牧民|渔民|灾民|难民|学生|学子|考生|新生|师生|游客|旅客|观众|职工|员工|干部|党员|大军|儿女|网友|粉丝|官兵|战士|民众|选手|代表|志愿者|工人|劳动者|贫困人口|人口|用户|球迷|患者)"
)


def _sign(text: str, start: int) -> int:
    """Return the length of a minus before the numeral: -, 负 or 零下."""
    if text[start - 1 : start] not in _MINUS:
        return 0
    if text.startswith("零下", max(0, start - 2)) and start >= 2:  # noqa: PLR2004 - its length
        return 2
    if text[start - 1 : start] == "负" and start:
        return 1
    if start > 1 and text[start - 1] == "-" and text[start - 2] in _BEFORE_MINUS:
        return 1
    free = start < 2 or not re.match(r"[-0-9A-Za-z%\u4e00-\u9fff)）”]", text[start - 2])  # noqa: PLR2004
    return int(start > 0 and text[start - 1] == "-" and free)


_MINUS: Final = ("-", "负", "下")
_BEFORE_MINUS: Final = frozenset("达为是至到约率值润额幅利收数温")


def _bare_counts(text: str, amount: Amount) -> bool:
    """Whether a number without a unit is a quantity: it has 万 or 亿, or a verb leads to it."""
    wording = text[amount.start : amount.number_stop]
    if amount.high is not None and _BETWEEN.match(text, amount.stop):
        return True
    if amount.chinese:
        return _chinese_counts(text, amount, wording)
    if wording[-1] in "万亿":
        return True
    if len(wording) > _LONGEST_BARE or is_year(amount) or re.match("0[0-9]", wording):
        return False
    before = text[max(0, amount.start - 6) : amount.start]
    if _COMPARED.search(before):
        return True
    return _BARE_BEFORE.search(before) is not None and _ENDS.match(text, amount.stop) is not None


def _chinese_counts(text: str, amount: Amount, wording: str) -> bool:
    """Whether Chinese numerals without a unit count: 一千到一千五百, 十几万, 不少于三十."""
    large = any(mark in wording for mark in "百千万亿") and wording[0] not in "百千万亿"
    if large and (amount.approx is not None or amount.high is not None):
        return True
    before = text[max(0, amount.start - 6) : amount.start]
    compared = (
        _COMPARED.search(before) is not None or _HEDGED_AFTER.match(text, amount.stop) is not None
    )
    return compared and (large or amount.value >= 10)  # noqa: PLR2004 - smaller ones are rhetoric


_BETWEEN: Final = re.compile("之?间")
_LONGEST_BARE: Final = 9
_COMPARED: Final = re.compile(
    r"(?:(?<!1\+1)大于|小于|多于|少于|高于|低于|等于|不超过|超过|不足|不少于|不低于|至少有?|最多|最少|(?<![对占同])比(?=.?$))$"
)
_HEDGED_AFTER: Final = re.compile("[及或]者?以上|[及或]者?以下|以上|以下|左右")


def _meaning(text: str, amount: Amount, unit: Unit) -> tuple[FigureKind, str] | None:
    """Decide units of several meanings by the words around: 度, 块, 级, 时速…公里."""
    special = _SPECIAL.get(unit.surface)
    if special is not None:
        return special(text, amount)
    if unit.surface in _RANKED and _LEADING.search(text, max(0, amount.start - 2), amount.start):
        return None if amount.chinese else (FigureKind.ORDINAL, unit.normal)
    if unit.surface in _CLASSES and text.startswith("级", amount.stop):
        return None
    return _by_words_before(text, amount, unit)


def _by_words_before(text: str, amount: Amount, unit: Unit) -> tuple[FigureKind, str]:
    """Take 新台币258亿元, 前移5位 and 时速120公里 for what the words before them make of them."""
    if unit.normal == "元":
        foreign = _CURRENCY.search(text, max(0, amount.start - 5), amount.start)
        return unit.kind, "元" if foreign is None else _NAMES[foreign["name"]]
    if unit.surface == "位" and _MOVED_BY.search(text, max(0, amount.start - 2), amount.start):
        return FigureKind.NUMBER, "位"
    if unit.normal == "公里" and _HOURLY.search(text, max(0, amount.start - 8), amount.start):
        return FigureKind.SPEED, "公里/小时"
    return unit.kind, unit.normal


_HOURLY: Final = re.compile("时速[^，。；]{0,6}$|每小时[^，。；]{0,3}$")
_CURRENCY: Final = re.compile("(?P<name>新台币|台币|港币|澳门币)[约近超达]?$")
_NAMES: Final = {"新台币": "新台币", "台币": "新台币", "港币": "港元", "澳门币": "澳门元"}
"""Currencies printed before the amount: 新台币258亿元."""
_MOVED_BY: Final = re.compile("[移升降进退滑跃][了至到]?$")
"""前移5位 counts ranks, not people."""
_CLASSES: Final = frozenset({"年", "公斤"})
_LEADING: Final = re.compile("(?<!目|以|之|此|当)前$")
_RANKED: Final = frozenset("名位强")


def _degrees(text: str, amount: Amount) -> tuple[FigureKind, str]:
    """Tell electricity from heat by the nearest word before, else by one just after."""
    before = text[max(0, amount.start - 16) : amount.start]
    meant = [found[0] for found in _HEAT_OR_POWER.finditer(before)] or _HEAT_OR_POWER.findall(
        text[amount.stop : amount.stop + 6]
    )
    if not meant:
        return FigureKind.NUMBER, "度"
    if meant[-1] in _POWER:
        return FigureKind.ENERGY, "度"
    return FigureKind.TEMPERATURE, "℃"


_POWER: Final = frozenset({"电", "能耗", "千瓦"})
_HEAT_OR_POWER: Final = re.compile("电|能耗|千瓦|温|热|冷|零下|摄氏|烧")


def _pieces(text: str, amount: Amount) -> tuple[FigureKind, str]:
    money = re.match("[，。；！？、”钱]|$", text[amount.stop : amount.stop + 1])
    return (FigureKind.MONEY, "元") if money else (FigureKind.COUNT, "块")


def _grades(text: str, amount: Amount) -> tuple[FigureKind, str]:
    """Take the grade of an earthquake as a measure, other grades as ordinals."""
    before = text[max(0, amount.start - 8) : amount.start]
    shaken = _QUAKE.match(text, amount.stop) or "震级" in before or "里氏" in before
    return (FigureKind.NUMBER if shaken else FigureKind.ORDINAL), "级"


_QUAKE: Final = re.compile("[^，。；0-9]{0,4}地震")
_SPECIAL: Final = {"度": _degrees, "块": _pieces, "级": _grades}
