"""One amount: a numeral with its unit (630多亩, 三个半小时, 5元3角, -3.9%).

An amount knows nothing of its neighbours: ranges, fractions and lists are made of amounts.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from reader.figures.numerals import DIGITS, numeral_end
from reader.figures.units import Unit, unit_at, unit_table
from reader.model import Approx, FigureKind

_MORE: Final = re.compile(r"[多余]|来(?=[个名人岁天年里斤亩家次条户万])")
_HALF_UNIT: Final = re.compile(r"个半(?=月|小时|钟头)")
_HALF: Final = re.compile(r"半(?=个?(?:月|小时|钟头|世纪)|年(?![报级])|天|公里|斤|亩(?![方]))")
_HALF_AFTER: Final = re.compile(r"半(?![天个月年小数价成径夜山百导])")
_HALVED: Final = frozenset("年天周成吨斤公里亩米倍岁")
_HALF_KINDS: Final = frozenset({FigureKind.MONEY, FigureKind.DURATION, FigureKind.LENGTH})
_NOT_BEFORE: Final = {
    "元": "旦素年月化区宝曲代",
    "人": "民均口类工才气事力体物生士造行",
    "家": "庭长乡里园人具电",
    "年": "级代报轻货审",
    "天": "下然空津气安门鹅文",
    "周": "一二三四五六日边围期刊末",
    "日": "报期本常前后子",
    "里": "程约拉面",
    "升": "级至学值温起高",
    "克": "服拉隆里难",
    "米": "粉饭兰面其线",
    "只": "有是能要需为",
    "台": "风湾阶账上州词",
    "对": "于应外口比策",
    "面": "积对临向试貌粉",
    "道": "路德理歉教",
    "部": "门分署委长队属落",
    "组": "织成建长",
    "期": "间待望限货刊末",
    "种": "植子粮业",
    "场": "馆所地景上面合",
    "所": "以有在长谓得属需",
    "处": "理于罚分置长在级",
    "间": "接距隔谍",
    "站": "在点位",
    "起": "来步到点草诉飞源了伏义重",
    "份": "额",
    "本": "次届报市省地月年周科人土轮身质赛级领",
    "首": "次批届发都家先个席要相日创府",
    "批": "准发评示复",
    "轮": "船胎椅",
    "票": "房据价",
    "分": "别布析为之公享工配支类局行成化歧析担红级离",
    "单": "位独车价元",
    "张": "某",
    "节": "约能目日假省点水奏",
    "名": "为叫誉单称字义城",
    "户": "外籍口型",
    "位": "于置居列数",
    "门": "口票窗",
    "把": "手关握",
    "支": "持部付出撑援",
    "件": "事",
    "项": "目",
    "成": "立为功员效果语品绩长就熟本交分都",
    "折": "射叠腾扣",
    "番": "茄禺",
    "块": "头",
    "片": "面区",
    "套": "路餐",
    "次": "性日要序于年数",
    "口": "岸罩号感碑径水井",
    "头": "部",
    "根": "据本源",
    "眼": "睛镜",
    "代": "表替理码",
    "国": "家际内外道有企",
    "省": "份级内际外会",
    "市": "场民级区",
    "县": "级城域长",
    "村": "民庄级",
    "镇": "区",
    "校": "长园区",
    "两": "",
    "点": "",
    "课": "程题",
    "层": "面次级",
    "段": "落",
    "手": "机续",
    "步": "伐",
    "针": "对",
    "剂": "",
    "班": "子",
    "队": "伍员",
    "度": "假过",
    "顶": "层",
    "集": "团体中装聚",
    "列": "入车",
    "笔": "者",
    "条": "件约",
    "幅": "度",
    "样": "本品",
    "口人": "",
    "桩": "基",
    "亩": "产均",
    "方": "面案式向法便",
    "折线": "",
    "顷": "刻",
    "倍": "增率",
    "担": "任心当保忧负",
    "环": "境节保比评球",
    "转": "变化型让移",
    "帕": "",
    "伏": "击",
    "卡": "车",
    "安": "全",
    "兆": "",
    "店": "主",
    "线": "",
    "桶": "",
    "船": "",
    "车": "间道辆",
}
"""Characters that show that the unit's character begins another word (5人民币, 12家庭)."""
_COMPOUND: Final = re.compile(r"[又零]?(?=[0-9一二两三四五六七八九十])")
TENTHS: Final = {digit: value for digit, value in DIGITS.items() if value}
_CLOCK_UNITS: Final = {"时": "小时", "分": "分钟", "秒": "秒"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its unit, as printed from ``start`` to ``stop`` of the folded text."""

    start: int
    stop: int
    value: Decimal
    high: Decimal | None = None
    unit: Unit | None = None
    approx: Approx | None = None
    chinese: bool = False
    number_stop: int = 0


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
    more = _MORE.match(text, amount.stop)
    if more is not None and (more[0] != "来" or amount.value % 10 == 0):
        unit = unit_at(text, more.end())
        if unit is not None and fits(text, more.end(), unit, amount):
            stop = more.end() + len(unit.surface)
            return _compound(text, replace(amount, stop=stop, unit=unit, approx=Approx.OVER))
    half = _HALF_UNIT.match(text, amount.stop)
    if half is not None:
        unit = unit_at(text, half.end()) or unit_table()["个月"]
        length = len(unit.surface) if unit.surface != "个月" else 1
        value = amount.value + Decimal("0.5")
        return replace(amount, stop=half.end() + length, unit=unit, value=value)
    unit = unit_at(text, amount.stop)
    if unit is None or not fits(text, amount.stop, unit, amount):
        return amount
    amount = replace(amount, stop=amount.stop + len(unit.surface), unit=unit)
    if amount.high is None and unit.surface[-1] in _HALVED:
        after = _HALF_AFTER.match(text, amount.stop)
        if after is not None:
            return replace(amount, stop=after.end(), value=amount.value + Decimal("0.5"))
    if unit.surface == "成" and text[amount.stop : amount.stop + 1] in TENTHS:
        tenths = Decimal(TENTHS[text[amount.stop]]) / 10
        return replace(amount, stop=amount.stop + 1, value=amount.value + tenths)
    return _compound(text, amount)


def fits(text: str, place: int, unit: Unit, amount: Amount) -> bool:
    """Whether the characters at ``place`` are this unit and not the start of another word."""
    stop = place + len(unit.surface)
    if stop < len(text) and text[stop] in _NOT_BEFORE.get(unit.surface, ""):
        return False
    if unit.surface in {"两", "角", "毛", "码", "转", "环", "安", "帕", "杆"}:
        return not amount.chinese
    if unit.surface == "里":
        return not amount.chinese or amount.value >= 10  # noqa: PLR2004 - 十里 is a length, 一里 an idiom
    if unit.surface == "块":
        return True
    return unit.surface != "方" or bool(
        _EARTHWORK.search(text, max(0, amount.start - 10), stop + 4)
    )


_EARTHWORK: Final = re.compile("[土石水木砂沙]|混凝土|淤泥|垃圾")


def _compound(text: str, amount: Amount) -> Amount:
    """Take in smaller units of the same kind: 5元3角, 6斤8两, 8天20时, 1小时30分."""
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
    return _compound(text, _summed(amount, found.value, small, stop))


_NIGHTS: Final = frozenset({"晚", "夜"})
_COMPOUNDS: Final = frozenset({FigureKind.MONEY, FigureKind.DURATION, FigureKind.WEIGHT})


def _smaller(text: str, place: int, unit: Unit) -> Unit | None:
    small = unit_at(text, place)
    if unit.kind is FigureKind.DURATION and (small is None or small.kind is not unit.kind):
        name = _CLOCK_UNITS.get(text[place : place + 1])
        small = unit_table()[name] if name else None
    if small is None or small.kind is not unit.kind:
        return None
    same_currency = unit.kind is not FigureKind.MONEY or small.base in {unit.base, "美分"}
    nested = (
        text[place - 2 : place - 1] == "又"
        or small.surface in _NIGHTS
        or small.factor < unit.factor
        or small.normal == "美分"
    )
    return small if nested and same_currency else None


def _summed(amount: Amount, value: Decimal, small: Unit, stop: int) -> Amount:
    """Add the smaller part; durations are told in their smallest unit, nights are not added."""
    unit = amount.unit
    if unit is None or small.surface in _NIGHTS:
        return replace(amount, stop=stop)
    if small.normal == "美分":
        return replace(amount, stop=stop, value=amount.value + value / 100)
    if unit.kind is FigureKind.DURATION:
        ratio = _exact(unit.factor / small.factor)
        return replace(amount, stop=stop, value=amount.value * ratio + value, unit=small)
    total = amount.value + value * small.factor / unit.factor
    return replace(amount, stop=stop, value=total)


def _exact(ratio: Decimal) -> Decimal:
    """Undo the rounding of the table's fractions of a day."""
    nearest = ratio.to_integral_value()
    return nearest if abs(ratio - nearest) < Decimal("0.001") else ratio
