"""Labels told in turn: 太阳能电池、新能源汽车产量分别增长65.1%、24.9%."""

import re
from collections.abc import Sequence
from typing import Final

from reader.figures.candidate import Candidate
from reader.figures.label_words import BASIS, CHANGE_ONLY, CHANGED, HEAD

_FARTHEST_BACK: Final = 80
_JOINT: Final = re.compile("[、,，和及与]{1,2}")
_NAMES: Final = re.compile("[^，。；：:！？\\s0-9（）]{3,60}$")
_LAST: Final = re.compile("(?:以及|[和与及])(?=[^、和与及]+$)")
_MEASURE: Final = re.compile(
    "(?:产品|商品)?(?:总?产[量值]|[进出]口[额量]?|进出口[额量]?|销售?[量额]|收入|营收|利润|投资|零售额|增加值|价格|面积|人数|数量|占比|比重|增速|涨幅|降幅)$"
)
"""What is measured of all that a list names, said of the last."""


def label_in_turn(text: str, candidates: Sequence[Candidate], number: int) -> str:
    """Return the name that stands in a figure's turn before 分别, with what is measured and how.

    Empty where there are not as many names as figures.
    """
    start = candidates[number].start
    opened = text.rfind("分别", max(0, start - _FARTHEST_BACK), start)
    if opened < 0 or re.search("[。；！？\n]", text[opened:start]):
        return ""
    first = number
    while first and _is_joint(text, candidates[first - 1], candidates[first]):
        first -= 1
    lead = text[opened + 2 : candidates[first].start]
    if not CHANGE_ONLY.fullmatch(BASIS.sub("", lead)):
        return ""
    last = number
    while last + 1 < len(candidates) and _is_joint(text, candidates[last], candidates[last + 1]):
        last += 1
    names = _names(text, opened)
    if len(names) != last - first + 1 or len(names) == 1:
        return ""
    moved = CHANGED.search(lead)
    return names[number - first] + ("" if moved is None else moved[0])


def _is_joint(text: str, one: Candidate, other: Candidate) -> bool:
    return _JOINT.fullmatch(text, one.stop, other.start) is not None


def _names(text: str, opened: int) -> list[str]:
    """Return what is listed before ``opened``, each with the measure that the last one has."""
    listed = _NAMES.search(text, max(0, opened - _FARTHEST_BACK), opened)
    if listed is None or ("、" not in listed[0] and not _LAST.search(listed[0])):
        return []
    names = [HEAD.sub("", name) for name in _LAST.sub("、", BASIS.sub("", listed[0])).split("、")]
    measure = _MEASURE.search(names[-1])
    tail = "" if measure is None else measure[0]
    return [*(name + tail for name in names[:-1]), names[-1]] if all(names) else []
