"""Labels: what a figure counts (占地 630多亩, 基层工会 4113家, 17个 县级工会).

A classifier's noun stands after it (17个县级工会) or before it (基层工会4113家); measures and money
are named by the clause before them. A rate that has no words of its own (同比增长5%) borrows the
label of the figure it belongs to.
"""

import re
from typing import Final

from reader.figures.candidate import Candidate
from reader.model import FigureKind

LONGEST: Final = 18
"""Code points of the longest label."""

_STOPS: Final = frozenset("，。；！？：:、\n—…;!?|｜▲■●◆□")
_PAIRS: Final = {"）": "（", ")": "(", "”": "“", "》": "《", "’": "‘", "】": "【"}
_OPENERS: Final = {opener: closer for closer, opener in _PAIRS.items()}
_TAIL: Final = re.compile(
    r"(?:总?共计|总?计|一共|总共|共有|共|累计|合计|总额|高达|多达|达到了?|达|分别(?:为|是|达)?|均为|为|是|约|近|有|已|超|了|仅|就|各|计|等|出|的|不|比|以|以来|将|也|还|都|在|到|至|最高|最多|最低|新增)++$"
)
_KEPT_TAIL: Final = frozenset({"总额", "新增"})
_HEAD: Final = re.compile(
    r"^(?:其中|目前|当前|如今|现有|今年以来|今年|去年|近年来|同时|此外|另外|据悉|据了解|截至目前|一年来|并且|还有|以及|而且|现已|已经|已|还|并|也|将|共计|累计|总共|全年|共有|共|该|有|和|及|与|为|对|由|以|将|在|从|把|被|较|比|而|但|则|又|，|、|的|了|是|至|到|每年|每月|每天|预计|约|近|或)++"
)
_VERBS: Final = re.compile(
    r"发现|下发|召开|开展|建成|新建|完成|实现|接收|查处|下拨|给付|举办|组织|发放|筹集|选树|列出|建立|吸引|培训|承载|解决|帮扶|共有|拥有|设立|设置|投用|推出|引进|签约|签订|化解|办理|受理|接待|惠及|覆盖|带动|涉及|支持|采购|收到|收集|征集|整治|排查|检查|派出|出动|走访|招募|配备|安装|改造|修建|种植|销售|生产|出口|进口|运送|发送|处理|发布|制定|修订|出台|获得|荣获|达到"
)
_AFTER_STOP: Final = re.compile(
    r"参加|参与|组织|建立|开展|完成|实现|被|已|将|在|进行|分别|成为|来到|前往|获得?|荣获|入选|纳入|通过|提供|走进|受到|受益|开工|启动|发布|签约|投入|建成|组成|构成|联合|共同|累计|达到|正在|占|较|比|同比|均|都|也|还|并|对口|是|为[^民]|有效|向|于|从|到|说|上岗|就业|以上|左右|享受|实施|进入|落户|举行|到场|办理|接受|获评|脱贫|增加|减少|增长|下降|上升"
)
_AFTER_HEAD: Final = re.compile(r"^(?:的|左右|以上|（[^）]{0,12}）|\([^)]{0,12}\))++")
_CHANGE_ONLY: Final = re.compile(
    r"^(?:[较比][^，]{0,8}?(?:年|月|期|末|初|度)|同比|环比|平均|年均|实际|名义|分别|累计|扣除价格因素|按可比价格计算|可比口径|同期|增长率?|增幅|增速|涨幅|降幅|下降|上升|提高|提升|增加|减少|回落|上涨|下跌|增|降|增至|降至|增长到|收窄|扩大|高|低|多|少|快|慢|比重|占比?|完成|达到?|为|约|了|均|仅|由|从|到|至|超|全年|年度|目标的?|任务的?|比|较|以上|以|大幅|小幅|进一步|再|又|逆势|翻|率|率为)*+$"
)
_MEASURED: Final = frozenset({FigureKind.PERCENT, FigureKind.RATIO})


def label_of(text: str, found: Candidate, floor: int, ceiling: int) -> str:
    """Name what ``found`` counts, from the text between its neighbours; empty when unnamed.

    ``floor`` is where the figure before it in the passage ends, ``ceiling`` where the next begins.
    """
    if found.kind is FigureKind.DATE:
        return _event_after(text, found.stop)
    after = "" if found.noun == "before" else _noun_after(text, found.stop, ceiling)
    if after:
        return after
    before = _noun_before(text, found.start, floor)
    if before:
        return before
    if found.kind in _MEASURED:
        return ""
    return _noun_after(text, found.stop, ceiling)


def borrows(found: Candidate, label: str) -> bool:
    """Whether a label has no subject of its own (同比增长) and must borrow one."""
    if found.kind in _NAMELESS:
        return False
    return not label or _CHANGE_ONLY.match(label) is not None


_NAMELESS: Final = frozenset({FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA})


def _noun_before(text: str, stop: int, floor: int) -> str:
    start = _reach_back(text, stop, floor)
    phrase = text[start:stop].strip(" \u3000")
    phrase = _without_tail(phrase)
    phrase = _HEAD.sub("", phrase)
    verb = max((found.end() for found in _VERBS.finditer(phrase)), default=0)
    phrase = phrase[verb:] if len(phrase) - verb > 1 else phrase
    phrase = _shortened(_HEAD.sub("", phrase))
    return phrase.strip("“”‘’（）()《》 的了") if len(phrase) > 1 else ""


def _without_tail(phrase: str) -> str:
    tail = _TAIL.search(phrase)
    if tail is None:
        return phrase
    kept = tail[0][:2] if tail[0][:2] in _KEPT_TAIL else ""
    return phrase[: tail.start()] + kept


def _reach_back(text: str, stop: int, floor: int) -> int:
    """Walk left to the clause's start, over whole brackets and quotes."""
    place, depth, lowest = stop, 0, max(floor, stop - 40)
    while place > lowest:
        character = text[place - 1]
        if character in _PAIRS:
            opened = text.rfind(_PAIRS[character], lowest, place - 1)
            if opened < 0:
                break
            place = opened
            continue
        if depth == 0 and (character in _STOPS or character in _OPENERS):
            break
        place -= 1
    return place


def _shortened(phrase: str) -> str:
    """Keep the end of a long phrase, cut after a 的 or a quote where that is possible."""
    if len(phrase) <= LONGEST:
        return phrase
    for mark in ("的", "）"):
        place = phrase.find(mark, len(phrase) - LONGEST)
        if 0 <= place < len(phrase) - 3:
            return phrase[place + 1 :]
    return phrase[-LONGEST:]


def _noun_after(text: str, start: int, ceiling: int) -> str:
    phrase = text[start : min(_reach_on(text, start), ceiling)]
    phrase = _AFTER_HEAD.sub("", phrase)
    verb = _AFTER_STOP.search(phrase)
    if verb is not None:
        phrase = phrase[: verb.start()]
    if len(phrase) > LONGEST:
        phrase = phrase[:LONGEST].rpartition("的")[2] or phrase[:LONGEST]
    phrase = phrase.strip("”’）) 的了和及与等,")
    return phrase if len(phrase) > 1 or phrase in _SHORT_NOUNS else ""


_SHORT_NOUNS: Final = frozenset("县市村镇乡区省国站桥路树花羊牛猪鸡鱼船车房楼岛河湖山井")


def _reach_on(text: str, start: int) -> int:
    """Walk right to the clause's end, over whole brackets and quotes."""
    place, highest = start, min(len(text), start + 30)
    while place < highest:
        character = text[place]
        if character in _OPENERS:
            closed = text.find(_OPENERS[character], place + 1, highest + 10)
            if closed < 0 or character in "（(":
                break
            place = closed + 1
            continue
        if character in _STOPS or character in _PAIRS:
            break
        place += 1
    return place


def _event_after(text: str, start: int) -> str:
    """Name a date by the words after it, over one comma."""
    place = start + 1 if text[start : start + 1] in {"，", "、"} else start
    phrase = text[place : _reach_on(text, place)]
    return _HEAD.sub("", phrase)[:LONGEST].strip("”’）) 的了")
