"""Rows of the lists: fitted by cells, never by characters, and drawn as strips.

Rows are also fitted for the first picture, which is painted before Textual is imported; so strips
are imported by what draws them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reader.messages import _
from reader.model import ArticleRow, PageGroup
from reader.text.cells import cell_len, clip, printable
from reader.tui.render.places import ELLIPSIS, place_name

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

FRESH: Final = "+"
STARRED: Final = "*"


def article_row(row: ArticleRow, width: int, *, fresh: bool, starred: bool, sign: str = "") -> str:
    """Fit an article's flags, name, sign and number of figures into ``width`` cells.

    Where it is printed again is told if there is room for all of that.
    """
    flags = (FRESH if fresh else " ") + (STARRED if starred else " ")
    count = str(row.figure_count) if row.figure_count else ""
    right = " ".join(part for part in (sign, count) if part)
    name = flags + row.name
    also = " " + _("(also {places})").format(places=row.also) if row.also else ""
    room = width - cell_len(right) - 1 - cell_len(name)
    return spread(name + also if cell_len(also) <= room else name, right, width)


def group_row(group: PageGroup, width: int) -> str:
    """Fit a page's name and the number of its articles; what is unknown is left out."""
    count = str(group.count)
    place = group.issue_date, group.paper, group.page, group.section
    name = place_name(*place, width=width - len(count) - 1)
    return spread(name or _("Undated"), count, width)


def spread(left: str, right: str, width: int) -> str:
    """Set ``left`` and ``right`` at the two ends of ``width`` cells; the left gives way."""
    left, right = printable(left), printable(right)
    room = width - cell_len(right) - (1 if right else 0)
    if room < 4:  # noqa: PLR2004 - two Chinese characters: less tells nothing
        right, room = "", width
    left = clip(left, max(room, 0), ELLIPSIS)
    gap = " " * (width - cell_len(left) - cell_len(right))
    return left + gap + right


def row_strip(text: str, style: "Style", width: int) -> "Strip":
    """Draw ``text`` in one style, clipped or filled to ``width`` cells."""
    from rich.segment import Segment
    from textual.strip import Strip

    clipped = clip(printable(text), width, ELLIPSIS)
    filled = clipped + " " * (width - cell_len(clipped))
    return Strip([Segment(filled, style)], width)


def marked_strip(
    text: str, marks: Sequence[tuple[int, int]], plain: "Style", marked: "Style", width: int
) -> "Strip":
    """Draw ``text`` with ``marks`` (start, stop) in the ``marked`` style, ``width`` cells wide."""
    from rich.segment import Segment
    from textual.strip import Strip

    segments, at = [], 0
    text = printable(text)
    for start, stop in marks:
        segments.append(Segment(text[at:start], plain))
        segments.append(Segment(text[start:stop], plain + marked))
        at = max(at, stop)
    segments.append(Segment(text[at:], plain))
    return Strip([s for s in segments if s.text]).adjust_cell_length(width, plain)
