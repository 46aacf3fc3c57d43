"""The figures of the article, in reading order; the key ones first, all of them on one key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from reader.model import Figure
from reader.tui.commands import Scope, bindings
from reader.tui.render.figure_names import kind_name
from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.row_list import RowList

DOUBT: Final = " ?"
"""Stands behind a figure whose arithmetic does not come out."""


class FigurePanel(RowList):
    """Two lines a figure: its wording and kind, and what it counts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FIGURES)]
    ROW_HEIGHT: ClassVar[int] = 2

    @dataclass
    class Switched(Message):
        """All figures are shown now, or only the key ones."""

        all_shown: bool

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._figures: tuple[Figure, ...] = ()
        self.shown: tuple[int, ...] = ()
        self.all_shown = False
        self.doubts: Mapping[int, str] = {}

    def show(self, figures: tuple[Figure, ...]) -> None:
        """Show an article's figures from the first."""
        self._figures = figures
        self.doubts = {}
        self._list(0)

    def show_doubts(self, doubts: Mapping[int, str]) -> None:
        """Mark the figures in ``doubts`` with a question mark.

        A doubt is the arithmetic that does not come out, by the number of a figure in it.
        """
        self.doubts = doubts
        self.refresh()

    def _list(self, cursor: int) -> None:
        key = tuple(number for number, figure in enumerate(self._figures) if figure.key)
        self.shown = tuple(range(self.total)) if self.all_shown or not key else key
        self.show_rows(len(self.shown), cursor)

    @property
    def total(self) -> int:
        """Return how many figures the article has."""
        return len(self._figures)

    @property
    def shows_all(self) -> bool:
        """Tell whether no figure is left out."""
        return len(self.shown) == self.total

    def figure_number(self, row: int) -> int:
        """Return the number in the article of the figure that a row shows."""
        return self.shown[row]

    def select(self, number: int) -> None:
        """Put the cursor on figure ``number`` of the article; nothing is announced."""
        if number not in self.shown:
            self.all_shown = True
            self._list(0)
            self.post_message(self.Switched(all_shown=True))
        row = self.shown.index(number)
        with self.prevent(RowList.Moved):
            self.cursor = row

    def action_all_figures(self) -> None:
        """Show all figures, or the key ones only."""
        number = self.shown[self.cursor] if self.shown else 0
        self.all_shown = not self.all_shown
        self._list(0)
        near = [row for row, figure in enumerate(self.shown) if figure <= number]
        with self.prevent(RowList.Moved):
            self.cursor = near[-1] if near else 0
        self.post_message(self.Switched(self.all_shown))

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:
        """Draw the wording or the label of a figure."""
        figure = self._figures[self.shown[row]]
        if line == 0:
            style = self.styles_of("cursor" if chosen else "fresh" if figure.key else "row")
            wording = figure.wording + (DOUBT if self.shown[row] in self.doubts else "")
            return row_strip(spread(wording, kind_name(figure.kind), width), style, width)
        return row_strip("  " + figure.label, self.styles_of("muted"), width)
