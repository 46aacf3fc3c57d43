"""Finding the place of a correction again: exactly, or not at all."""

from reader.messages import N_, _
from reader.parsing.corrections.sheet import Item, Piece, Sheet
from reader.parsing.corrections.values import Anchor, Correction

CONTEXT = 8
"""Code points before an offset that must still stand there when the text around it has moved."""

_GONE = N_("its paragraph is not on the page any more")
_TWICE = N_("several paragraphs begin like that")
_MOVED = N_("the words at its place have changed")


class Unfit(Exception):
    """A correction does not fit the page; the text says why, in the reader's language."""


def find(sheet: Sheet, anchor: Anchor, *, strictly: bool = False) -> tuple[Item, Piece]:
    """Return the one piece that ``anchor`` means.

    ``strictly`` also asks for what stood before it. Raises Unfit when there is none, or more.
    """
    found = [place for place in sheet.places() if place[1].words == anchor.words]
    if not found:
        raise Unfit(_(_GONE))
    if len(found) > 1 or strictly:
        found = [place for place in found if place[1].before == anchor.before]
    if len(found) > 1:
        found = [place for place in found if anchor.line in place[1].lines]
    if len(found) != 1:
        raise Unfit(_(_TWICE) if not strictly or found else _(_GONE))
    return found[0]


def find_offset(correction: Correction, text: str) -> int:
    """Return where ``context`` and then ``printed`` stand in ``text``: at the offset, or once.

    Raises Unfit when they stand nowhere, or several times elsewhere.
    """
    sought = correction.context + correction.printed
    start = correction.offset - len(correction.context)
    if start >= 0 and text.startswith(sought, start):
        return correction.offset
    at = text.find(sought) if sought.strip() else -1
    if at < 0 or text.find(sought, at + 1) >= 0:
        raise Unfit(_(_MOVED))
    return at + len(correction.context)


def matching(text: str, other: str, at: int) -> int:
    """Return the offset in ``other`` for offset ``at`` of ``text``; the two differ in the middle.

    Inside the stretch that differs, the answer is held within its bounds in ``other``.
    """
    front = common_prefix(text, other)
    if at <= front:
        return at
    back = common_prefix(text[front:][::-1], other[front:][::-1])
    if at >= len(text) - back:
        return at + len(other) - len(text)
    return min(at, len(other) - back)


def common_prefix(one: str, other: str) -> int:
    """Return how many code points two texts begin with in common."""
    for number, (mine, its) in enumerate(zip(one, other, strict=False)):
        if mine != its:
            return number
    return min(len(one), len(other))
