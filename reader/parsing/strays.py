"""Strays: the rest of a paragraph that a page shows only below the next headline."""

from collections.abc import Sequence
from itertools import pairwise

from reader.model import ArticleKind, Role
from reader.parsing.datelines import closing_jump
from reader.parsing.drafts import Draft, Piece
from reader.parsing.forms import Form
from reader.parsing.healing import belongs, is_open
from reader.parsing.layout import Layout

MOST_STRAYS = 2
"""Pieces below a headline that may belong to the article before it."""


def return_strays(drafts: Sequence[Draft], layout: Layout) -> None:
    """Give the article before what its cut paragraph lacks, where the next one begins later.

    It begins later when its dateline or byline stands below the stray, or when the stray cannot
    begin a paragraph at all.
    """
    texts = [draft for draft in drafts if draft.kind is not ArticleKind.PHOTO]
    for before, after in pairwise(texts):
        count = _strays(before, after, layout)
        before.pieces += after.pieces[:count]
        del after.pieces[:count]


def _strays(before: Draft, after: Draft, layout: Layout) -> int:
    last = _last_body(before)
    if not after.headline or last is None or not _is_body(after.pieces[:1]):
        return 0
    first = after.pieces[0].block
    if (
        not is_open(last.block.text)
        or closing_jump(last.block.text)
        or not belongs(last.block.text, first, layout)
    ):
        return 0
    for count in range(1, MOST_STRAYS + 1):
        if _begins_at(after, count):
            return count
    return 0


def _begins_at(draft: Draft, count: int) -> bool:
    """Whether the byline or dateline of ``draft`` stands right below its first pieces."""
    if len(draft.pieces) <= count or not _is_body(draft.pieces[:count]):
        return False
    above, below = draft.pieces[count - 1].block.lines[-1], draft.pieces[count].block.lines[0]
    signed = any(above < block.lines[0] < below for block in draft.bylines)
    return signed or draft.pieces[count].form is Form.DATELINE


def _is_body(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(
        piece.role is Role.BODY and piece.form is Form.TEXT for piece in pieces
    )


def _last_body(draft: Draft) -> Piece | None:
    bodies = [piece for piece in draft.pieces if piece.role is Role.BODY]
    return bodies[-1] if bodies and draft.pieces[-1].role is not Role.SUBHEAD else None
