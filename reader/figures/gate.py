"""The gate for Chinese numerals: 两年内 and 近千万元 pass, 五强, 两山, 一把手 and 四个方面 do not.

Newspapers write quantities in Arabic digits (GB/T 15835) and rhetoric in Chinese numerals, so a
Chinese numeral must earn its place: by its unit, its size, an approximator or a counted noun.
"""

import re
from typing import Final

from reader.figures.candidate import Candidate
from reader.model import Approx, FigureKind

_MEASURES: Final = frozenset(
    {
        FigureKind.MONEY,
        FigureKind.PERCENT,
        FigureKind.AREA,
        FigureKind.WEIGHT,
        FigureKind.LENGTH,
        FigureKind.VOLUME,
        FigureKind.ENERGY,
        FigureKind.POWER,
        FigureKind.SPEED,
        FigureKind.TEMPERATURE,
        FigureKind.AGE,
        FigureKind.RATE,
    }
)
_CONCRETE: Final = re.compile(
    "人|名|位|户|家|所|件|起|例|宗|份|张|封|幅|部|本|册|篇|首|场|期|座|栋|幢|间|只|匹|株|棵|辆|台|架|艘|条|项|个|支|枚|颗|人次|户次|件次|场次|次|处|套|口人|届|轮|批次|台次|架次|头|盏|个村|个床位"
)
_ABSTRACT: Final = re.compile(
    r"大(?!西瓜|学生|[爷妈型件桥])|[小更不多好新高强统严化全重转]|方面|规定|维护|保护|形态|监督|机制|清单|责任|确立|意识|自信|坚持|体系|建设|原则|阶段|环节|问题|层面|角度"
    r"|时期|文明|结合|统筹|必由|行动|维度|目标|特点|优势|关键|重点|一|梯队|落实|到位|要求|现代化|精神|意见|关系|标准|效益|支撑|方向|主题|主体|领域"
    r"|度假|步骤|举措|措施|任务|能力|作用|层次|层级|方法|办法|抓手|基本|根本|核心|先行|示范|突出|毫不|代表|务必|倡|应当|字|是|在|能|有|面|季|月|星期|礼拜|小时"
    r"|世纪|词|理念|梦想|故事|声音|信号|因素|条件|过程|时代|时刻|角色|窗口|缩影|起点|契机|平台|品牌|百年|战略|规划|计划|工程|部分|部署|成果|承诺|阵地|循环|市场|空间"
)
_REFUSED_BEFORE: Final = frozenset("“‘《「『第每各某另任唯首进同统单专之")
_IDIOMS: Final = re.compile(
    r"一[一把方面体次性步旦样直定起边带般切致批系片番些下点再度家人举道流路脉气番生时会向味心线贯概律概手言]"
    r"|[一二三四五六七八九十]五(?:规划|时期|期间|以来|”|末)|百[姓家花货科]|千[家方秋古]|万[家象物一全事水里步能岁众户][^，。]?|两[手岸会山国院江翼翼军地头侧者学]|三[农峡亚军伏八]|四[川季处海平化邻]|四[家大]班子|五[金谷脏一]"
    r"|七一|八一|九一八|一二三|三三|十字|十分|十足|千万(?:不|别|要)|亿万|数[据字量码控智]|几[乎何个]|半[径导岛数]"
)
_FIXED: Final = re.compile(
    r"一亩三分地|二元[结论体对经]|三尺讲|一分钱|最后.?一(?:公里|百?米)|分之一决赛|个五年[规计]|一百年.?奋|一夜之间|[一两]个.?一百年|五年规划|四起[，。；]|十月革命|七千人大会|三只羊|铁人三项|三家店|[书务理勤组][一二三四五六七八九]处|[一二三四五六七八九十]次(?:会议|全会|全体)|[列获居][一二三四五六七八九十至到]+[位名]|[七九]座以?[及下上]|三五成群|一度[^电、，。]|[电机摩]动?三轮|三轮[车摩违]|三年行动|一二[次产]|[一二三]次产业|三下乡|百年未有|[一二两三四五]年一[届度次]"
)
_EVENTS: Final = re.compile(
    r"(?:开展|举办|召开|拍摄|建成|新建|举行|组织|成立|获得?|创作|出版|发放|建立|设立|建设|培育|打造|引进|编排|上演|演出|发布|推出|捐赠|修建)了?$"
)
_EVENT_UNITS: Final = frozenset("场部座所家栋幢间辆台架艘册本期届首幅")
_LASTS: Final = re.compile(r"[内多余半]|以[上内来]|左右|期|之[内久]|时间|有余")
_LASTED: Final = re.compile(
    r"(?:为期|历时|历经|仅|不到|用时|近|达|约|超过|不足|未来|最近|连续|缩短[至到]?|提前|延长|推迟|需|每隔|耗时|过去)了?$"
)
_REFUSED_NUMERALS: Final = frozenset("百千万亿")


def passes_gate(text: str, found: Candidate) -> bool:
    """Whether a candidate in Chinese numerals is a quantity."""
    wording = text[found.core : found.stop]
    before = text[max(0, found.start - 1) : found.start]
    if before and before in _REFUSED_BEFORE and found.start == found.core:
        return False
    if found.kind is FigureKind.DATE:
        return text[found.stop : found.stop + 1] not in {"一", "”", "革"}
    if _is_idle(found, wording):
        return found.rule == "fraction"
    if _FIXED.search(text, max(0, found.start - 2), found.stop + 3) or _in_title(text, found):
        return False
    if found.kind in _MEASURES:
        return True
    return _BY_KIND.get(found.kind, _count_passes)(text, found)


def _in_title(text: str, found: Candidate) -> bool:
    """Whether the figure stands inside a title: 《长安三万里》."""
    opened = text.rfind("《", max(0, found.start - 12), found.start)
    return opened >= 0 and "》" not in text[opened : found.start]


def _is_idle(found: Candidate, wording: str) -> bool:
    """Whether a bare 百, 千, 万 or 亿 opens the figure: 百姓, 万人界; but 百万元 counts."""
    if wording[0] not in _REFUSED_NUMERALS or found.approx is not None:
        return False
    return not (found.kind is FigureKind.MONEY and wording.startswith(("百万元", "千万元")))


def _ratio_passes(text: str, found: Candidate) -> bool:
    if found.unit == "番":
        return text[found.core - 1 : found.core] in set("翻了")
    if found.unit == "折":
        return (
            re.search("打|享|优惠|半价|最低|低至", text[max(0, found.core - 6) : found.core])
            is not None
        )
    return True


def _duration_passes(text: str, found: Candidate) -> bool:
    """两年 passes; 一年 only where it lasts (为期一年, 一年内)."""
    if text[max(0, found.core - 1) : found.core] in set("“‘这那"):
        return False
    low = found.value[0] if isinstance(found.value, tuple) else found.value
    if low is None or isinstance(low, str):
        return False
    if low != 1:
        short = found.unit in {"日", "晚", "夜", "天"} and low == 2  # noqa: PLR2004 - 两天 is often only a while
        return not short or _lasts(text, found)
    return _lasts(text, found)


def _lasts(text: str, found: Candidate) -> bool:
    if found.approx is not None:
        return True
    after = _LASTS.match(text, found.stop) is not None
    return after or _LASTED.search(text, max(0, found.start - 5), found.start) is not None


def _count_passes(text: str, found: Candidate) -> bool:
    wording = text[found.core : found.stop]
    if _IDIOMS.match(text, found.core):
        return found.approx is not None and found.stop - found.start > 2  # noqa: PLR2004 - 近两千人
    if any(mark in wording for mark in _REFUSED_NUMERALS) and found.surface:
        return True
    if not _CONCRETE.fullmatch(found.surface):
        return found.approx in _HEDGED and found.value != 1 and bool(found.surface)
    return _small_count_passes(text, found, wording)


def _small_count_passes(text: str, found: Candidate, wording: str) -> bool:
    """Weigh 三名, 两个, 四条: the noun after them must be a thing and no figure of speech."""
    if found.surface in {"期", "届"}:
        return wording[0] == "两" or text[max(0, found.start - 1) : found.start] == "分"
    if (wording[0] == "二" and found.surface not in _PERSONS) or _in_slogan(text, found):
        return False
    if found.surface == "人" and found.approx is None and not _counted_people(text, found):
        return False
    if _ABSTRACT.match(text, found.stop) or text[found.stop : found.stop + 1] in _QUOTES:
        return found.approx is Approx.OVER
    return found.value != 1 or _is_event(text, found)


def _counted_people(text: str, found: Candidate) -> bool:
    """Whether 两人 and 三人 count people (造成两人死亡) and do not stand for "they"."""
    if isinstance(found.value, tuple) or found.value not in _FEW:
        return True
    before = text[max(0, found.start - 3) : found.start]
    return _REPORTED.search(before) is not None or _BEFELL.match(text, found.stop) is not None


_FEW: Final = frozenset({2, 3})
_REPORTED: Final = re.compile("[致成杀伤死捕获救有仅共另等抓带达少计含括]了?$|其中$|包括$")
_BEFELL: Final = re.compile(
    "死|受伤|重伤|轻伤|遇难|失踪|失联|被[捕困抓救]|获救|以[上下]|溺水|落[水网]|当选|获奖"
)


def _is_event(text: str, found: Candidate) -> bool:
    """Whether a single thing is worth counting: 开展一场报告会."""
    event = _EVENTS.search(text, max(0, found.start - 5), found.start) is not None
    return event and found.surface in _EVENT_UNITS


_QUOTES: Final = frozenset("”’“‘")


def _in_slogan(text: str, found: Candidate) -> bool:
    """Whether a short quoted phrase holds the figure (“一个市场、两个纲要、三个监管”)."""
    opened = text.rfind("“", max(0, found.start - 24), found.start)
    if opened < 0 or "”" in text[opened : found.start]:
        return False
    closed = text.find("”", found.stop, found.stop + 24)
    return closed > 0 and re.search("[，。！？；]", text[opened:closed]) is None


_PERSONS: Final = frozenset("人名位")


def _number_passes(text: str, found: Candidate) -> bool:
    """Numbers without a unit were weighed when they were read; only idioms remain."""
    if found.unit and found.surface:
        return any(mark in text[found.core : found.stop] for mark in _REFUSED_NUMERALS)
    return _IDIOMS.match(text, found.core) is None


_HEDGED: Final = frozenset({Approx.OVER, Approx.SEVERAL})
_BY_KIND: Final = {
    FigureKind.NUMBER: _number_passes,
    FigureKind.RATIO: _ratio_passes,
    FigureKind.DURATION: _duration_passes,
}
