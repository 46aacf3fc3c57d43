"""Healing: paragraphs cut by a column break become one again, stray spaces go."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reader.model import Paragraph, Role
from reader.parsing.blocks import Block, joint_of
from reader.parsing.datelines import opening_dateline, opening_jump
from reader.parsing.drafts import Piece
from reader.parsing.forms import KEPT
from reader.parsing.layout import Layout
from reader.parsing.lines import LONG_LINE, PARAGRAPH_INDENT, ends_sentence
from reader.parsing.marks import SIGN_OFF, TURN
from reader.parsing.spacing import clean

_PARAGRAPH_START = re.compile(
    rf"[□■●◆▲★※①-⑳]|——|[（(]?[一二三四五六七八九十\d]{{1,3}}[）)、．](?!\d)|第[一二三四五六七八九十百]{{1,3}}[条章节，、]|"
    rf"{TURN.pattern}|[【\[]"
)
_NEVER_STARTS: Final = frozenset("，。、；：！？”’）》】%％…·")
_LEADS_ON: Final = frozenset("，、的地得和与及或在对把被将向从为于而但并、“‘（《")
_LIST_ENDS: Final = frozenset("：:；;—")
_CLOSED: Final = frozenset("）)】]》")
_REMEMBERED: Final = 160
"""Last characters of a growing paragraph that decide whether it goes on."""

_PARTING_ROLES: Final = frozenset([Role.BODY, Role.SUBHEAD, Role.NOTE])
_SHORTEST_CUT: Final = 10
"""Code points: a shorter line without an end is verse, a name or a heading, not a cut one."""


@dataclass(slots=True)
class _Growing:
    """A paragraph while pieces are joined to it; ``end`` holds its last characters."""

    wording: list[str]
    role: Role
    lines: list[int]
    end: str
    indent: int

    def take(self, block: Block) -> None:
        """Join a block."""
        joint = joint_of(self.end, block.text)
        self.wording += (joint, block.text)
        self.lines += block.lines
        self.end = (self.end + joint + block.text)[-_REMEMBERED:]

    def paragraph(self) -> Paragraph:
        """Return the paragraph, stray spaces taken out."""
        text = "".join(self.wording)
        if self.role is not Role.SUBHEAD and " " in text:
            text = clean(text)
        return Paragraph(text, self.role, tuple(self.lines))


def heal(pieces: Iterable[Piece], layout: Layout) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an item, those cut by a column break joined again."""
    grown: list[_Growing] = []
    body: _Growing | None = None
    for piece in pieces:
        joinable = piece.role is Role.BODY and piece.form not in KEPT
        if (
            joinable
            and body
            and (belongs(body.end, piece.block, layout) or _lacks_indent(body, piece, layout))
        ):
            body.take(piece.block)
            continue
        block = piece.block
        grown.append(
            _Growing(
                [block.text],
                piece.role,
                list(block.lines),
                block.text[-_REMEMBERED:],
                block.indent,
            )
        )
        if joinable:
            body = grown[-1]
        elif piece.role in _PARTING_ROLES:
            body = None
    return tuple(one.paragraph() for one in grown)


def _lacks_indent(body: _Growing, piece: Piece, layout: Layout) -> bool:
    """Tell whether a column broke right behind a sentence: what goes on has no indent there."""
    text = piece.block.text
    if not layout.indented or layout.width or len(text) < _SHORTEST_CUT or not ends_sentence(text):
        return False
    begins = _PARAGRAPH_START.match(text) or opening_dateline(text) or opening_jump(text)
    above = body.indent >= PARAGRAPH_INDENT and ends_sentence(body.end)
    return above and piece.block.indent < PARAGRAPH_INDENT and not begins


def belongs(text: str, after: Block, layout: Layout) -> bool:
    """Tell whether ``after`` goes on inside the sentence that ``text`` leaves open."""
    if layout.indented and after.indent >= PARAGRAPH_INDENT:
        return False
    if after.text[0] in _NEVER_STARTS:
        return True
    if layout.spread and not layout.width and after.gap == 0 and text[-1] not in _LEADS_ON:
        return False
    if not is_open(text):
        return False
    if opening_dateline(after.text) or opening_jump(after.text):
        return False
    return text[-1] in _LEADS_ON or not _PARAGRAPH_START.match(after.text)


def is_open(text: str) -> bool:
    """Tell whether running text stops inside a sentence."""
    if text[-1] in _LEADS_ON:
        return True
    if len(text) < _SHORTEST_CUT or ends_sentence(text) or text[-1] in _LIST_ENDS:
        return False
    return text[-1] not in _CLOSED or (len(text) > LONG_LINE and not SIGN_OFF.search(text))
