"""Units that only the label says: 常住人口35万 are people, 涉案金额5亿 is money."""

import re
from decimal import Decimal
from typing import Final

from reader.figures.candidate import Candidate
from reader.model import FigureKind

_PEOPLE: Final = re.compile(
    "(?:人口|人[数员次]|党员|网民|粉丝)(?:总数|总量|规模|数量?|约|超|近|达)*$"
)
_MONEY: Final = re.compile(
    "(?:金额|资金|投资|产值|收入|销售额|营业额|成交额|交易额|营收|利润|净利|贷款|存款|债务|票房|市值|造价|预算|经费|税收"
    "|税额|薪资?|工资|奖金|赔偿|罚款|捐款|善款|赃款|欠款|损失|费用|缺口|融资|转会费|彩礼|生产总值|增加值|总额|货值|罚没?|索赔|欠债|(?:均|单|房|总|售|指导|市场|起拍|成交|定|底|原|现|股)价|价格)$"
)
_BEFORE: Final = re.compile(
    f"(?:{_PEOPLE.pattern.removesuffix('$')}|{_MONEY.pattern.removesuffix('$')})"
    "(?:[也曾已仅约超近达到为破高共]|一度|逼近|突破|合计|总计|接近|超过|累计){0,4}$"
)
_LEAST: Final = Decimal(10_000)


def is_meant_before(text: str, found: Candidate) -> bool:
    """Whether the words before a number without a unit say what it is (市值一度逼近1.5万亿)."""
    if found.kind is not FigureKind.NUMBER or found.unit or not found.rule.endswith(".bare"):
        return False
    return _BEFORE.search(text, max(0, found.start - 14), found.start) is not None


def with_meant_unit(found: Candidate, label: str) -> Candidate:
    """Give a large number without a unit the one its label means; others stay as they are."""
    if found.kind is not FigureKind.NUMBER or found.unit or not found.rule.endswith(".bare"):
        return found
    if _PEOPLE.search(label):
        unit = "人次" if "人次" in label else "人"
        return found._replace(kind=FigureKind.PEOPLE, unit=unit)
    low = found.value[0] if isinstance(found.value, tuple) else found.value
    large = isinstance(low, Decimal) and low >= _LEAST
    if large and _MONEY.search(label):
        return found._replace(kind=FigureKind.MONEY, unit="元")
    return found
