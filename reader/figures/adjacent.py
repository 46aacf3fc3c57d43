"""Nouns directly beside a figure that name it before any clause does: 12亿元罚款, 三分之一的人口, 宽24米."""

import re
from typing import Final

from reader.figures.candidate import Candidate
from reader.model import FigureKind

_DUES: Final = re.compile(
    "(?:以[上下内]|左右|不等)?的?(?P<noun>(?:(?![则转成用给作以的为])[\u4e00-\u9fff]){0,10}?(?:罚款|罚金|罚单|赔偿[金款]?|贷款|债券|国债|公债|专项债|补贴|补助|补偿[金款]?|资金|奖金|奖励|借款|捐款"
    "|善款|欠款|赃款|货款|房款|学费|会费|电费|工资|订单|保证金|定金|订金|分红款?|现金|押金|佣金|红包|彩礼|租金|经费|费用|遗产|债务"
    "|投资|利润|成本|缺口|基金|慰问金|救助金|助学金|奖学金|违约金|公积金|抚恤金|税款|余款|尾款|巨款|存款|借条|贷|合同|大单))"
    "(?=[，。；、！？）”用支以给了的是和及与后作未被将发到均]|$)"
)
"""Kinds of money that are said after the amount."""

_SHARE_OF: Final = re.compile(
    "的(?!同时|情况|基础|背景|条件|前提|目标|速度|增|水平|比|占|价|幅度|高|低|优|成绩|投票|利率|税率|关税|股|概率|准确|是|为)"
)
_SIDES: Final = frozenset("长宽高深厚重")
_BOUNDARY: Final = frozenset("、，；和 ")
_TEAM: Final = re.compile("(?:一[个支组名]|的)$")


def named_beside(text: str, found: Candidate) -> str:
    """Return the label that stands directly beside the figure; empty where none does."""
    if found.kind is FigureKind.MONEY:
        dues = _DUES.match(text, found.stop)
        return dues["noun"] if dues is not None else ""
    side = text[found.start - 1 : found.start]
    if (
        found.kind in _MEASURED
        and side in _SIDES
        and text[found.start - 2 : found.start - 1] in _BOUNDARY
    ):
        return side
    return ""


_MEASURED: Final = frozenset({FigureKind.LENGTH, FigureKind.WEIGHT})


def named_after(text: str, found: Candidate) -> bool:
    """Whether the noun after the figure names it: 64%的居民, 一个八人陪审团."""
    if found.kind in _RATES:
        of = _SHARE_OF.match(text, found.stop) is not None
        direct = text[found.start - 1 : found.start] == "的" and _HAN.match(text, found.stop)
        return found.change is None and (of or bool(direct))
    if found.kind is FigureKind.LENGTH:
        return _EVENT_OF.search(text, max(0, found.start - 2), found.start) is not None
    if found.surface == "人":
        return _TEAM.search(text, max(0, found.start - 2), found.start) is not None
    return False


_HAN: Final = re.compile("(?![下上增提升降减飙涨跌回扩到至左以和与的])[\u4e00-\u9fff]")
_EVENT_OF: Final = re.compile("[男女]子$")
"""Who runs or swims a distance: 男子200米蛙泳."""
_RATES: Final = frozenset({FigureKind.PERCENT, FigureKind.RATIO})
