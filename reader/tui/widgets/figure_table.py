"""A table of figures over the library: when and where each was printed, and what it counts."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.strip import Strip

from reader.model import FigureEntry, FigureOrder
from reader.tui.render.figure_columns import entry_line, fitted, head_line, quoted
from reader.tui.render.rows import marked_strip, row_strip
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList

__all__ = ["FigureTable", "Place", "QuotedTable", "TableHead", "fitted"]

Place = tuple[int, int]
Fetch = Callable[[Sequence[Place]], list[FigureEntry]]

CHUNK: Final = 64
"""Rows fetched at a time."""

FOLLOWED: Final = 5_000
"""Rows up to which the cursor follows its figure into another order."""

QUOTE_INDENT: Final = "  "


class TableHead(Bar):
    """The names of the columns, above them."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._order, self._backward = FigureOrder.OLDEST, False

    def show(self, order: FigureOrder, *, backward: bool) -> None:
        """Mark the column that sorts."""
        self._order, self._backward = order, backward
        self.refresh()

    def line(self, y: int, width: int) -> str:
        """Return the names in the columns' places."""
        return head_line(self._order, width, backward=self._backward) if y == 0 else ""


class FigureTable(RowList):
    """One line a figure; only the visible rows are ever fetched."""

    def __init__(self) -> None:
        super().__init__(id="figure-rows")
        self._places: Sequence[Place] = ()
        self._fetch: Fetch = lambda _places: []
        self._chunks: dict[int, list[FigureEntry]] = {}

    def show(self, places: Sequence[Place], fetch: Fetch) -> None:
        """Show the figures at ``places``; the cursor stays on its figure where that is shown."""
        before = self.place_at(self.cursor) if len(places) <= FOLLOWED else None
        self._places, self._fetch = places, fetch
        self._chunks.clear()
        at = places.index(before) if before is not None and before in places else 0
        self.show_rows(len(places), at)

    @property
    def places(self) -> Sequence[Place]:
        """Return the places of all figures of the table, in its order."""
        return self._places

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
        """Draw date, place, kind, wording, label and title."""
        entry = self.entry_at(row)
        style = self.styles_of("cursor" if chosen else "row")
        return row_strip(entry_line(entry, width) if entry else "", style, width)


class QuotedTable(FigureTable):
    """Two lines a figure: its row, and the sentence around it."""

    ROW_HEIGHT: ClassVar[int] = 2

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:
        """Draw the row, or the sentence with the figure marked."""
        entry = self.entry_at(row)
        if line == 0 or entry is None:
            return super().draw_row(row, line, width, chosen=chosen)
        text, mark = quoted(entry, max(width - len(QUOTE_INDENT), 1))
        shift = len(QUOTE_INDENT)
        marks = [(mark[0] + shift, mark[1] + shift)]
        plain = self.styles_of("muted")
        return marked_strip(QUOTE_INDENT + text, marks, plain, self.styles_of("on-match"), width)
