"""Approximators around a figure: 近100人, 300亩以上, 不超过5%, 未来两年内."""

import re
from typing import Final

from reader.figures.candidate import Candidate
from reader.model import Approx, FigureKind

_BEFORE: Final = re.compile(
    r"(?:(?P<at_most>(?:不得|不能|不准|不可|不应|不|未|没有)超过|不高于|不多于|不大于|至多|最多|不晚于)"
    r"|(?P<at_least>至少有?|最少有?|不少于|不低于|不小于|不下)"
    r"|(?P<about>大约有?|大概有?|估计|约合(?:人民币)?|(?<![合契节条预制公集简签违履相])约有?|(?<![左])约为)"
    r"|(?P<nearly>将近|接近|逼近|(?<![附临邻靠远最接亲贴走])近)"
    r"|(?P<under>不足|不到|未满|未达|未到|低于|少于|小于)"
    r"|(?P<over>超过了?|突破|(?<![赶反中高英])超|逾|高于|大于|多于|(?<=已|们|于)过)"
    r"|(?P<several>上))$"
)
_AFTER: Final = re.compile(
    r"(?:[及或]者?其?)?(?P<at_least>以上|之上)|(?:[及或]者?其?)?(?P<at_most>以下(?![几简问内文这四五三两]))"
    r"|(?P<within>以内|之内|内(?![容部外蒙地心涵在需设置销生科河]))|(?P<about>左右|上下(?![游功班级联])|前后|许(?=[，。]))"
    r"|(?P<over>[多余](?=[，。、的年月]|[^0-9])(?![种次名个位家项条])|有余)"
)
_FIRST_AFTER: Final = frozenset("及或其以之内左上前许多余有")
_FUTURE: Final = re.compile(r"(?:在?(?P<span>未来|今后|此后|最近|过去|近))$")
_MEASURED: Final = frozenset(
    {FigureKind.DURATION, FigureKind.LENGTH, FigureKind.AREA, FigureKind.AGE}
)
_LAST_OF_BEFORE: Final = frozenset("币合过于多晚高大少有下约概计为近足到满达破超逾上了")
_MORE_AFTER: Final = _MEASURED | {
    FigureKind.RATIO,
    FigureKind.WEIGHT,
    FigureKind.VOLUME,
    FigureKind.MONEY,
}
_AT_LEAST_SUCH: Final = re.compile(r"(?:历时|历经|用时|耗时|长达|花了?|达|等了|过了|了)近$")
_SINGLE_THINGS: Final = frozenset("个架辆艘名位只头家")
_NOT_UP: Final = frozenset("以早晚网线路楼马海世身地之史头")


def with_approximation(text: str, found: Candidate) -> Candidate:
    """Widen a candidate by its approximators and tell their meaning."""
    if found.kind is FigureKind.DATE:
        return found
    found = _before(text, found)
    return with_postposition(text, found)


def _before(text: str, found: Candidate) -> Candidate:
    if found.kind is FigureKind.DURATION:
        recent = _FUTURE.search(text, max(0, found.start - 3), found.start)
        nearly = _AT_LEAST_SUCH.search(text, max(0, found.start - 6), found.start)
        if recent is not None and nearly is None and recent["span"] not in {"最近", "过去"}:
            return found._replace(start=recent.start("span"), rule=f"{found.rule}.recent")
    if text[found.start - 1 : found.start] not in _LAST_OF_BEFORE:
        return found
    match = _BEFORE.search(text, max(0, found.start - 6), found.start)
    if match is None or match.lastgroup is None:
        return found
    if match.lastgroup == "several" and not _is_up_to(text, match.start(), found.core):
        return found
    if match[0] == "接近" and found.chinese and found.surface in _SINGLE_THINGS:
        return found
    return found._replace(start=match.start(), approx=Approx(match.lastgroup))


def _is_up_to(text: str, place: int, core: int) -> bool:
    """Whether 上 means "as many as" (上百人), not above, Shanghai or a morning."""
    return text[core] in "百千万亿" and text[max(0, place - 1) : place] not in _NOT_UP


def with_postposition(text: str, found: Candidate) -> Candidate:
    """Take in 左右, 以上 and their like behind a candidate."""
    if text[found.stop : found.stop + 1] not in _FIRST_AFTER:
        return found
    match = _AFTER.match(text, found.stop)
    if match is None or match.lastgroup is None:
        return found
    name = match.lastgroup
    if name == "within" and found.kind not in _MEASURED:
        return found
    if name == "over" and (
        found.kind not in _MORE_AFTER or not match[0].startswith(("有", "多", "余"))
    ):
        return found
    return found._replace(stop=match.end(), approx=Approx(name))
