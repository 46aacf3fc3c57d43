"""Rows of the lists as strips: clipped by cells, never by characters."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.text.cells import cell_len, clip, printable


def spread(left: str, right: str, width: int) -> str:
    """Set ``left`` and ``right`` at the two ends of ``width`` cells; the left gives way."""
    left, right = printable(left), printable(right)
    room = width - cell_len(right) - (1 if right else 0)
    if room < 4:  # noqa: PLR2004 - two Chinese characters: less tells nothing
        right, room = "", width
    left = clip(left, max(room, 0))
    gap = " " * (width - cell_len(left) - cell_len(right))
    return left + gap + right


def row_strip(text: str, style: Style, width: int) -> Strip:
    """Draw ``text`` in one style, clipped or filled to ``width`` cells."""
    clipped = clip(printable(text), width)
    return Strip([Segment(clipped, style)]).adjust_cell_length(width, style)


def marked_strip(
    text: str, marks: Sequence[tuple[int, int]], plain: Style, marked: Style, width: int
) -> Strip:
    """Draw ``text`` with ``marks`` (start, stop) in the ``marked`` style, ``width`` cells wide."""
    segments, at = [], 0
    text = printable(text)
    for start, stop in marks:
        segments.append(Segment(text[at:start], plain))
        segments.append(Segment(text[start:stop], plain + marked))
        at = max(at, stop)
    segments.append(Segment(text[at:], plain))
    return Strip([s for s in segments if s.text]).adjust_cell_length(width, plain)
