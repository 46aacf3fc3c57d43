"""A table of figures over the library: when and where each was printed, and what it counts."""

from collections.abc import Callable, Sequence
from typing import Final

from textual.strip import Strip

from reader.messages import _
from reader.model import FigureEntry
from reader.text.cells import cell_len, clip
from reader.tui.render.figure_names import kind_name
from reader.tui.render.rows import row_strip
from reader.tui.widgets.row_list import RowList

Place = tuple[int, int]
Fetch = Callable[[Sequence[Place]], list[FigureEntry]]

CHUNK: Final = 64
"""Rows fetched at a time."""

COLUMNS: Final = ((10, 10), (16, 22), (18, 20), (0, 24))
"""Cells of date, place, wording and label: in a narrow table and in a wide one."""

WIDE: Final = 100
"""Cells from which the columns have their wide measure."""


class FigureTable(RowList):
    """One line a figure; only the visible rows are ever fetched."""

    def __init__(self) -> None:
        super().__init__(id="figure-rows")
        self._places: Sequence[Place] = ()
        self._fetch: Fetch = lambda _places: []
        self._chunks: dict[int, list[FigureEntry]] = {}

    def show(self, places: Sequence[Place], fetch: Fetch) -> None:
        """Show the figures at ``places``."""
        self._places, self._fetch = places, fetch
        self._chunks.clear()
        self.show_rows(len(places))

    def place_at(self, row: int) -> Place | None:
        """Return the place of a row's figure."""
        return self._places[row] if 0 <= row < len(self._places) else None

    def entry_at(self, row: int) -> FigureEntry | None:
        """Return what a row shows; None when the figure has gone meanwhile."""
        number, at = divmod(row, CHUNK)
        if number not in self._chunks:
            self._chunks[number] = self._fetch(self._places[number * CHUNK : (number + 1) * CHUNK])
        chunk = self._chunks[number]
        return chunk[at] if at < len(chunk) else None

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw date, place, wording, label and title."""
        entry = self.entry_at(row)
        style = self.styles_of("cursor" if chosen else "row")
        if entry is None:
            return row_strip("", style, width)
        place = entry.paper
        if entry.page:
            place += " " + _("page {page}").format(page=entry.page)
        label = entry.figure.label or kind_name(entry.figure.kind)
        cells = (entry.issue_date, place, entry.figure.wording, label)
        sizes = [wide if width >= WIDE else narrow for narrow, wide in COLUMNS]
        text = "".join(fitted(cell, size) for cell, size in zip(cells, sizes, strict=True))
        return row_strip(text + entry.title if sizes[-1] else text + label, style, width)


def fitted(text: str, size: int) -> str:
    """Return ``text`` clipped and filled to ``size`` cells, and a blank after it; nothing for 0."""
    if not size:
        return ""
    text = clip(text, size)
    return text + " " * (size - cell_len(text) + 1)
