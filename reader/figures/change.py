"""Change: 同比增长5.2%, 由5.2万元增长到38.6万元, 较上年多12家; and denominators (每年, 人均)."""

import re
from typing import Final

from reader.figures.approximation import with_postposition
from reader.figures.candidate import Candidate
from reader.model import Change, FigureKind

_RISE: Final = "增长|上升|提高|提升|增加(?!值)|上涨|扩大|攀升|回升|增收|增产|增幅|升幅|涨幅|增速|上浮|上调|翻(?![越译新修身盘开看倒滚阅建])|多收|多增|多赚|加快"
_FALL: Final = "下降|减少|降低|回落|下滑|下跌|缩减|压缩|收窄|缩短|萎缩|降幅|跌幅|下调|减产|减排|降本|压减|缩小|少收|少增|放缓|减亏"
_VERB: Final = re.compile(
    rf"(?P<to>(?:{_RISE}|{_FALL}|[增升降跌减涨翻达扩缩]|调整|优化|发展|壮大)(?:到了?|至|为|成)|[增升降跌](?:到|至))"
    rf"|(?P<up>(?:{_RISE})(?!的))|(?P<down>(?:{_FALL})(?!的))|(?P<flat>持平)"
    r"|(?P<short_up>[增涨多高快升])了?(?=约|近|超|逾|出|$)|(?P<short_down>[减降跌少低慢])了?(?=约|近|超|逾|出|$)"
)
_BASIS: Final = re.compile(
    r"同比|环比|[较比](?:上年|去年|上月|上周|年初|前年|上季度|上半年|[一二三四]季度|前[一二三]季度|[上前]一?个?交易日|上期|同期|前一[年日天]|上一[年季轮届日天]|疫情前|往年|[^，。；、0-9]{0,8}?[0-9]{4}年)(?:末|底|同期|同口径|同月)?"
    r"|比[^，。；、0-9]{1,10}(?=[多高少低快慢])|较[^，。；、0-9]{1,8}(?=[多高少低快慢增减上下提降回扩缩])"
)
_TO_LATER: Final = re.compile(
    rf"[^，。；0-9]{{0,4}}?(?:{_RISE}|{_FALL}|[增升降跌减涨翻扩缩变]|调整|优化|发展|壮大)(?:到了?|至|为|成)"
)
_BASE: Final = re.compile("[由从][^，。；]{0,8}$")
_NEAR: Final = 3
_FAR: Final = 8
_DENOMINATOR: Final = re.compile(
    r"每(?P<each>(?:[一百千万十]|[0-9]{1,5}万?)?(?:年|月|天|日|周|季度?|人口|人|户|亩|公顷|吨|公斤|千克|斤|平方米|立方米|平方公里|公里|小时|分钟|秒|度|千瓦时|股|次|张|件|只|头|辆|台|[个名](?![^，。；0-9]{0,1}月)|箱|瓶|枚|桶|盒|家|所|村|股|例|份|晚|桌|间|套|组|队|班|条|万元|亿元|元|米|升))"
    r"|(?P<mean>[人户亩年月日天周地村车店校床县镇]均)|(?P<yield>亩产|单产|(?<![0-9 青少中老成今去明前])年(?:产|发电|销售|接待|供水|供气|处理|加工|出栏|吞吐|输送|货运|客运|减排)|(?<![0-9 今])日(?:产(?=[能量0-9约近达超])|供水|处理|接待|加工))|(?P<clock>时速)"
)
_SLASH: Final = re.compile(
    r"(?:/|每)(?P<unit>100(?:克|毫升|公里|g|mL|ml|km)|千克|公斤|斤|吨|亩|公顷|平方米|立方米|㎡|人|户|年|月|天|日|周|次|股|度|千瓦时|兆瓦时|小时|分钟|秒|百公里|公里|千米|桶|加仑|百升|盎司|升|辆|台|只|头|件|套|瓶|张|间|晚|位|名)"
)
_GOES_ON: Final = re.compile("[及和、与]|以及")
"""Joints over which 每年 and 人均 also hold for the next figure."""
_MEANS: Final = {"亩": "亩", "单": "亩", "年": "年", "日": "日"}


def with_change(text: str, found: Candidate, floor: int) -> Candidate:
    """Note direction, basis and denominator; nothing left of ``floor`` but the basis is read."""
    if found.kind in {FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA}:
        return found
    if found.kind is FigureKind.DURATION and text[found.stop : found.stop + 1] in {"来", "后"}:
        return found
    clause = _clause_start(text, found.start)
    change, basis = _direction(text, found, max(clause, floor), clause)
    stop, per = _denominator(text, found, clause, floor)
    if change is None and not basis and not per and stop == found.stop:
        return found
    longer = stop > found.stop
    found = found._replace(change=change, basis=basis, per=per, stop=stop)
    return with_postposition(text, found) if longer else found


def is_base(text: str, found: Candidate) -> bool:
    """Whether a change starts from this figure: the 5.2万元 of 由5.2万元增长到38.6万元."""
    before = _BASE.search(text, max(0, found.start - 12), found.start)
    return before is not None and _TO_LATER.match(text, found.stop) is not None


def _clause_start(text: str, stop: int) -> int:
    for place in range(stop - 1, max(-1, stop - 40), -1):
        if text[place] in "，。；！？\n（(":
            return place + 1
    return max(0, stop - 40)


def _direction(text: str, found: Candidate, start: int, clause: int) -> tuple[Change | None, str]:
    if is_base(text, found):
        return None, ""
    if _ONWARDS.fullmatch(text, start, found.start):
        return Change.TO, ""
    last: re.Match[str] | None = None
    for match in _VERB.finditer(text, max(start, found.start - 14), found.start):
        last = match
    basis = _basis(text, clause, found.start)
    if last is None or last.lastgroup is None:
        return None, basis if found.kind in _RELATIVE else ""
    name = last.lastgroup
    distance = 0 if _DATED.fullmatch(text, last.end(), found.start) else found.start - last.end()
    if name.startswith("short"):
        compared = bool(basis) or found.kind in _RELATIVE
        return (_SENSE[name] if compared and distance <= 1 else None), basis
    if distance > (_NEAR if found.kind in _RELATIVE or name == "to" else _FAR):
        return None, basis if found.kind in _RELATIVE else ""
    return _SENSE[name], basis


_ONWARDS: Final = re.compile("(?<=[点%成倍])[至到]")
"""What leads from a step to where it ends: 下滑6个百分点至13%."""
_DATED: Final = re.compile("[^，。；]{0,10}(?:年|月|季度|日|[上下]半年|同期)(?:末|底)?的")
_RELATIVE: Final = frozenset({FigureKind.PERCENT, FigureKind.RATIO})
_SENSE: Final = {
    "to": Change.TO,
    "up": Change.UP,
    "down": Change.DOWN,
    "flat": Change.FLAT,
    "short_up": Change.UP,
    "short_down": Change.DOWN,
}


def _basis(text: str, start: int, stop: int) -> str:
    last = ""
    for match in _BASIS.finditer(text, start, stop):
        last = match[0]
    return last


def _denominator(text: str, found: Candidate, clause: int, floor: int) -> tuple[int, str]:
    """Return where the figure ends with its /公斤, and what it is counted per."""
    after = _SLASH.match(text, found.stop)
    if after is not None and found.surface and "/" not in found.surface:
        return after.end(), after["unit"]
    last: re.Match[str] | None = None
    if floor > clause and not _GOES_ON.match(text, floor):
        clause = floor
    for match in _DENOMINATOR.finditer(text, max(clause, found.start - 30), found.start):
        last = match
    if last is None or last["clock"]:
        return found.stop, ""
    if last["each"]:
        return found.stop, _each(text, last, found.start)
    return found.stop, last["mean"][0] if last["mean"] else _MEANS[last["yield"][0]]


def _each(text: str, found: re.Match[str], stop: int) -> str:
    """Name the denominator; after 个 and 名 it is the noun up to the next verb."""
    each = found["each"].removeprefix("一")
    if each[-1] not in {"个", "名", "位", "家"}:
        return each
    noun = text[found.end() : min(stop, found.end() + 8)]
    verb = _NOUN_END.search(noun)
    noun = noun[: verb.start()] if verb else noun[:4]
    return f"{each}{noun}" if len(each) > 1 else noun or each


_NOUN_END: Final = re.compile(
    "就|建立|设立|配备|安排|补助|奖励|发放|可|能|要|有|至少|的|平均|每|获|给|不|达|约|，"
)
