"""Two texts with their differences, and steps from one change to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.text.beside import Band
from reader.text.cells import cell_len, printable
from reader.tui.commands import Scope, bindings
from reader.tui.render.comparing import (
    GUTTER,
    Cells,
    ComparedRow,
    column,
    first_rows,
    set_bands,
)
from reader.tui.render.highlights import styled_runs
from reader.tui.render.rows import row_strip
from reader.tui.widgets.line_scroll import LineScroll
from reader.tui.widgets.styles import StyleBook

SCROLLING: Final = frozenset(
    {
        *(f"scroll-{much}-{way}" for much in ("lines", "half", "page") for way in ("down", "up")),
        *("top", "bottom"),
    }
)
"""The commands of the reading pane that this one has, too."""

CONTEXT: Final = 2
"""Rows kept above a change that is gone to."""


class ComparedPane(LineScroll, can_focus=True):
    """Sets two texts to the pane's width and scrolls through them by rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in bindings(Scope.ARTICLE) if one.id in SCROLLING
    ]

    @dataclass
    class Stepped(Message):
        """Another change is the current one; ``number`` counts from 0."""

        number: int

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.styles_of = StyleBook(self, "compared")
        self.show_horizontal_scrollbar = False
        self.empty_message = ""
        self.current = -1
        self._bands: Sequence[Band] = ()
        self._rows: tuple[ComparedRow, ...] = ()
        self._first_rows: list[int] = []

    def show(self, bands: Sequence[Band]) -> None:
        """Show two texts from their beginning."""
        self._bands = bands
        self.current = -1
        self._set()
        self._scroll(0)

    @property
    def change_count(self) -> int:
        """Return how many changes there are."""
        return len(self._first_rows)

    def _set(self) -> None:
        self._rows = set_bands(self._bands, self.size.width) if self.size.width else ()
        self._first_rows = first_rows(self._rows)
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def on_resize(self) -> None:
        """Set the texts anew; the current change, or what was at the top, stays in sight."""
        seen = self.scroll_offset.y / max(len(self._rows), 1)
        self._set()
        at = self._row_of_current()
        self._scroll(round(seen * len(self._rows)) if at is None else at - CONTEXT)

    def _row_of_current(self) -> int | None:
        return self._first_rows[self.current] if 0 <= self.current < self.change_count else None

    # Scrolling

    def line_count(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by a number of rows, as far as there are any."""
        last = max(0, len(self._rows) - self.size.height)
        self._scroll(min(max(self.scroll_offset.y + lines, 0), last))

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False, immediate=True, force=True)
        self.refresh()

    def step(self, step: int) -> None:
        """Go on from the current change, or from the top of the pane where there is none."""
        if self.current < 0:
            above = sum(row < self.scroll_offset.y for row in self._first_rows)
            number = above if step > 0 else above - 1
        else:
            number = self.current + step
        if 0 <= number < self.change_count:
            self.current = number
            row = self._first_rows[number]
            top, height = self.scroll_offset.y, max(self.size.height, 1)
            if not top <= row < top + height - 1:
                self._scroll(min(row - CONTEXT, max(0, len(self._rows) - height)))
            self.refresh()
        self.post_message(self.Stepped(number))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw row ``y`` of the widget."""
        width, number = self.size.width, y + self.scroll_offset.y
        plain = self.styles_of("text")
        if number >= len(self._rows):
            told = self.empty_message if y == 0 and not self._bands else ""
            return row_strip(f" {told}" if told else "", self.styles_of("empty"), width)
        row, gutter = self._rows[number], self.styles_of("gutter")
        if row.right is None:
            segments = [Segment(f" {row.gutter} ", gutter), *self._segments(row.left)]
        else:
            room = column(width)
            left = list(self._segments(row.left))
            gap = room - sum(cell_len(segment.text) for segment in left)
            segments = [*left, Segment(" " * max(gap, 0), plain)]
            segments += [
                Segment(f" {row.gutter} ".ljust(GUTTER), gutter),
                *self._segments(row.right),
            ]
        return Strip(segments).adjust_cell_length(width, plain)

    def _segments(self, cells: Cells) -> Sequence[Segment]:
        marks = [(one.start, one.stop, one.style) for one in cells.marks]
        marks += [
            (one.start, one.stop, "on-current") for one in cells.marks if one.change == self.current
        ]
        return [
            Segment(run, Style.combine(self.styles_of(name) for name in names))
            for run, names in styled_runs(printable(cells.text), "text", marks)
        ]

    def notify_style_update(self) -> None:
        """Look the colours up anew."""
        self.styles_of.forget()
        super().notify_style_update()
