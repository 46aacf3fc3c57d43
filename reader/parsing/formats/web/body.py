"""The text of a web article: which blocks are paragraphs, and what is left of the web page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.model import Role
from reader.parsing.blocks import Block
from reader.parsing.formats.outline import LEFT, ROLES
from reader.parsing.formats.story import Left, Piece
from reader.parsing.formats.web.headline import Top
from reader.parsing.formats.web.tables import CHROME, RELATED, Part
from reader.parsing.formats.web.tree import Region, WebBlock
from reader.parsing.forms import FURNITURE, Form, form_of

_SHORT: Final = 80
_CELL: Final = 24
_CAPTION: Final = 120
_SUBHEAD: Final = 36
_SENTENCE_END = re.compile(r"[。！？!?；;，,、…]$")


def body_of(
    blocks: Sequence[WebBlock], region: Region, top: Top
) -> tuple[list[Piece], list[Left], list[str]]:
    """Return the paragraphs in ``region``, what is furniture there, and bylines at its end."""
    pieces = [Piece(blocks[at].text, Role.CAPTION) for at in top.captions]
    left = [Left(text, "folio") for text in top.metadata]
    bylines: list[str] = []
    related = False
    for block in _rows(blocks, region, top):
        related = bool(RELATED.match(block.text)) or (related and block.is_link)
        kind = "guide" if related else _left_kind(block)
        if kind:
            left.append(Left(block.text, kind))
        elif not pieces and form_of(Block(block.text, ())) is Form.BYLINE:
            bylines.append(block.text)
        else:
            pieces.append(Piece(block.text, _role(block)))
    return pieces, left, bylines


def _rows(blocks: Sequence[WebBlock], region: Region, top: Top) -> Iterator[WebBlock]:
    """Yield the blocks not used yet; short cells of one row of a table become one line."""
    waiting: list[WebBlock] = []
    for at in range(region.start, region.stop):
        if at in top.used:
            continue
        if waiting and not _beside(waiting[-1], blocks[at]):
            yield _joined(waiting)
            waiting = []
        waiting.append(blocks[at])
    if waiting:
        yield _joined(waiting)


def _beside(block: WebBlock, other: WebBlock) -> bool:
    """Tell whether two blocks are neighbouring cells of a table of short words."""
    short = len(block.text) <= _CELL and len(other.text) <= _CELL
    spots = (block.spot, other.spot)
    return short and spots[0].row == spots[1].row > 0 and spots[0].cell != spots[1].cell


def _joined(cells: Sequence[WebBlock]) -> WebBlock:
    if len(cells) == 1:
        return cells[0]
    text = "  ".join(cell.text for cell in cells)
    return WebBlock(text, cells[0].spot, sum(cell.linked for cell in cells))


def _left_kind(block: WebBlock) -> str:
    """Return the kind of furniture that a block is, or an empty string."""
    if block.spot.part is Part.CHROME:
        return "guide" if block.is_link else "footer"
    if len(block.text) > _SHORT:
        return ""
    if CHROME.match(block.text):
        return "footer"
    if block.is_link and block.linked == len(block.text):
        return "guide"
    bare = block.text.strip("（()）【】[] ")
    form = form_of(Block(bare, ())) if bare else Form.TEXT
    return FURNITURE[form] if form in LEFT else ""


def _role(block: WebBlock) -> Role:
    """Return what a paragraph is: by its mark, by the picture above it, by its own wording."""
    short = len(block.text) <= _CAPTION
    if block.spot.part is Part.CAPTION:
        return Role.CAPTION
    form = form_of(Block(block.text, ()))
    if form in ROLES:
        return ROLES[form]
    if block.pictured and short and block.spot.centred:
        return Role.CAPTION
    heading = block.spot.heading or block.strong >= len(block.text)
    if heading and len(block.text) <= _SUBHEAD and not _SENTENCE_END.search(block.text):
        return Role.SUBHEAD
    return Role.BODY
