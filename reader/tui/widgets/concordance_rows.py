"""Matches below each other, each in the words around it, all beginning in one column."""

from collections.abc import Sequence
from typing import Final

from textual.strip import Strip

from reader.model import Occurrence
from reader.text.cells import cell_len, clip, printable, sequence_cells
from reader.tui.render.places import place_name
from reader.tui.render.rows import marked_strip
from reader.tui.widgets.figure_table import fitted
from reader.tui.widgets.row_list import RowList

DATE_CELLS: Final = 10

PLACES: Final = ((110, 26), (60, DATE_CELLS), (0, 0))
"""From so many cells of a row on, so many tell where a match was printed."""

LEFT_SHARE: Final = 0.45
"""How much of the rest stands before the matches; a match takes from what comes after it."""


def clip_left(text: str, cells: int) -> str:
    """Return the longest tail of ``text`` that fits into ``cells``, never half a character."""
    sizes = sequence_cells(text)
    start, left = 0, sum(sizes)
    while left > cells or (start and start < len(text) and not sizes[start]):
        left -= sizes[start]
        start += 1
    return text[start:]


def columns(width: int) -> tuple[int, int]:
    """Return the cells of a match's place and of the words before it, in rows of ``width``."""
    place = next(cells for least, cells in PLACES if width >= least)
    rest = width - place - 1 if place else width
    return place, int(rest * LEFT_SHARE)


def place_of(occurrence: Occurrence, cells: int) -> str:
    """Return where a match was printed, in ``cells`` and a blank; at the least, its day."""
    if cells <= DATE_CELLS:
        return fitted(occurrence.issue_date, cells)
    place = place_name(occurrence.issue_date, occurrence.paper, occurrence.page, width=cells)
    return fitted(place, cells)


def concordance_line(occurrence: Occurrence, width: int) -> tuple[str, tuple[int, int]]:
    """Return a row's text and where the match stands in it, as (start, stop) of the text."""
    place_cells, left_cells = columns(width)
    left = clip_left(printable(occurrence.left), left_cells)
    head = place_of(occurrence, place_cells) + " " * (left_cells - cell_len(left)) + left
    line = clip(head + printable(occurrence.word + occurrence.right), width)
    return line, (len(head), min(len(head) + len(occurrence.word), len(line)))


class ConcordanceRows(RowList):
    """One line a match."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Occurrence] = ()

    def show(self, found: Sequence[Occurrence], cursor: int = 0) -> None:
        """Show matches with the cursor on one of them."""
        self._found = found
        self.show_rows(len(found), cursor)

    def occurrence_at(self, row: int) -> Occurrence | None:
        """Return the match of a row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw where the match was printed, what stands before it, the match, and what follows."""
        text, mark = concordance_line(self._found[row], width)
        plain = self.styles_of("cursor" if chosen else "row")
        return marked_strip(text, [mark], plain, self.styles_of("on-match"), width)
