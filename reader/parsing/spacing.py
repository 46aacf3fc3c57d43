"""Stray spaces: what scanners and tokenisers put between Chinese characters goes again."""

import re
from typing import Final

from reader.parsing.marks import HAN
from reader.parsing.roles import NAMES_SET_OFF

SHORTEST_RUNNING: Final = 20
"""Code points from which on a paragraph is running text, in which no name list is hidden."""

_AT_MARK = re.compile(
    r"(?<=[，。、；：！？“（《]) +(?=\S)|(?<=[\u4e00-\u9fff]) +(?=[，。、；：！？”）》])"
)
_STRAY = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])(?!(?:摄|供图|文|图)(?:[）)]|$))")
_KEPT = re.compile(
    r"[（(][^（）()]*[）)]|“[^“”，、。；：！？]*”|《[^《》]*》|"
    rf"^.{{0,40}}?(?:讯|电|消息|报道) {NAMES_SET_OFF}{{0,3}}|"
    r"(?:记者|通讯员|实习生|评论员) \S{2,4}(?: \S{2,4})*"
)
"""Where a space is printed on purpose: names in brackets, couplets in quotes, after a dateline and the names there."""

_TOKENS = re.compile(
    rf"(?<=[{HAN}，。、；：！？“”‘’（）《》—…]) (?=[{HAN}\d，。、；：！？“”‘’（）《》—…])|"
    rf"(?<=\d) (?=[{HAN}，。、；：！？”）》\d.,\-])|(?<=[.\-,]) (?=\d)"
)
_NAME_LINE = re.compile(r"^\s*(?:本报|新华社)? ?(?:作者|记者|通讯员)")
_MARKED_ROLE = re.compile(r"(?<=本报) (?=记者)| (?=[：；;])|(?<=[：；;]) ")


def clean(text: str) -> str:
    """Take single spaces between Chinese characters out of a running paragraph.

    Spaces beside marks go everywhere; those of name lists, couplets and datelines stay, and
    English keeps its own.
    """
    bare = _AT_MARK.sub("", text)
    if len(bare) < SHORTEST_RUNNING or not any(mark in bare for mark in "，。；"):
        return bare
    pieces: list[str] = []
    position = 0
    for kept in _KEPT.finditer(bare):
        pieces += (_STRAY.sub("", bare[position : kept.start()]), kept.group())
        position = kept.end()
    return "".join((*pieces, _STRAY.sub("", bare[position:])))


def untokenised(text: str) -> str:
    """Undo the spaces that a tokeniser put between all words of a line; names keep theirs."""
    if _NAME_LINE.match(text):
        return _MARKED_ROLE.sub("", text)
    return _TOKENS.sub("", text)
