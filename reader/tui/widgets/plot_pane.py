"""A plot of amounts over time, and the points it is made of."""

import os
from collections.abc import Mapping, Sequence
from typing import Final

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.model import LabelPoint, LabelSeries
from reader.text.cells import cell_len, clip
from reader.text.plots import POINT, Plot, owner_marks, plain_terminal, plot_lines
from reader.tui.render.figure_columns import fitted
from reader.tui.render.rows import row_strip
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.styles import StyleBook

EMPTY: Final = Plot((), ())

OWNER_CELLS: Final = 16
"""Cells for whose amount a point is, at most."""


class PlotPane(Widget):
    """Draws a series in the cells there are; the chosen point stands out."""

    chosen: reactive[int] = reactive(0)

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.styles_of = StyleBook(self, "plot")
        self._points: Sequence[LabelPoint] = ()
        self._plot = EMPTY

    def show(self, series: LabelSeries, chosen: int) -> None:
        """Draw a series, one of its points chosen."""
        self._points = series.points
        self.set_reactive(PlotPane.chosen, chosen)
        self._draw()

    def on_resize(self) -> None:
        """Draw the series anew in the new size."""
        self._draw()

    def _draw(self) -> None:
        moments = [(point.day, point.value) for point in self._points]
        owners = [point.owner for point in self._points]
        plain = plain_terminal(os.environ)
        self._plot = plot_lines(moments, owners, self.size.width - 1, self.size.height, plain=plain)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the plot; the chosen point's cell in its own style."""
        style, width = self.styles_of("text"), self.size.width
        if y >= len(self._plot.lines):
            return Strip.blank(width, style)
        text = self._plot.lines[y]
        line, column = self._plot.cells[self.chosen]
        if line != y:
            return row_strip(text, style, width)
        head = clip(text, column)
        at = len(head)
        parts = ((text[:at], style), (text[at], self.styles_of("chosen")), (text[at + 1 :], style))
        strip = Strip([Segment(part, own) for part, own in parts if part])
        return strip.adjust_cell_length(width, style)

    def notify_style_update(self) -> None:
        """Look the colours up anew."""
        self.styles_of.forget()
        super().notify_style_update()


class PointRows(RowList):
    """One line a point: its owner's mark, its time, its wording, its owner, and the paper."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._points: Sequence[LabelPoint] = ()
        self._columns = (0, 0, 0, 0)
        self._marks: Mapping[str, str] = {}

    def show(self, series: LabelSeries, cursor: int) -> None:
        """Show the points of a series with the cursor on one of them."""
        self._points = series.points
        self._marks = owner_marks([point.owner for point in self._points])
        periods = max(cell_len(point.period) for point in self._points)
        wordings = max(cell_len(point.entry.figure.wording) for point in self._points)
        owners = max(cell_len(point.owner) for point in self._points)
        self._columns = (len(POINT), periods, wordings, min(owners, OWNER_CELLS))
        self.show_rows(len(self._points), cursor)

    def point_at(self, row: int) -> LabelPoint | None:
        """Return the point of a row."""
        return self._points[row] if 0 <= row < len(self._points) else None

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw mark, time, wording, owner and paper, as far as there is room."""
        point = self._points[row]
        mark, wording = self._marks.get(point.owner, POINT), point.entry.figure.wording
        cells = zip((mark, point.period, wording, point.owner), self._columns, strict=True)
        text = "".join(fitted(cell, size) for cell, size in cells) + point.entry.paper
        return row_strip(text, self.styles_of("cursor" if chosen else "row"), width)
