"""The figures of the article: the key ones first, by kind or in reading order."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from reader.messages import _
from reader.model import Figure
from reader.text.plots import plain_terminal
from reader.tui.commands import Scope, bindings
from reader.tui.render.doubts import Doubt, Found
from reader.tui.render.figure_names import kind_name
from reader.tui.render.figure_notes import change_mark, share_bar
from reader.tui.render.figure_rows import (
    OTHERS,
    DoubtRow,
    FigureRow,
    Heading,
    LabelRow,
    PanelRow,
    PanelView,
    group_of,
    panel_rows,
)
from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.row_list import RowList

DOUBT: Final = " ?"
"""Stands behind a figure that is to be looked at twice."""

OPEN_MARKS: Final = {True: "- ", False: "+ "}


class FigurePanel(RowList):
    """A figure's wording with its change; below it what it counts, and what is doubtful about it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FIGURES)]

    @dataclass
    class Switched(Message):
        """Other figures are shown now, or in another order."""

    @dataclass
    class DoubtOpened(Message):
        """A doubt was chosen."""

        doubt: Doubt

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._figures: Sequence[Figure] = ()
        self._rows: list[PanelRow] = []
        self._shares: Mapping[int, float] = {}
        self.view = PanelView()
        self.doubts: Mapping[int, Sequence[Doubt]] = {}

    # What is shown

    def show(self, figures: Sequence[Figure]) -> None:
        """Show an article's figures from the first; nothing is folded."""
        self._figures = figures
        self._shares, self.doubts = {}, {}
        self.view = replace(self.view, all_shown=False, folded=frozenset())
        self._rows = self._made_rows()
        first = next((n for n, row in enumerate(self._rows) if isinstance(row, FigureRow)), 0)
        self.show_rows(len(self._rows), first)

    def show_found(self, found: Found) -> None:
        """Put doubts below the figures they are about, and bars beside those of a series."""
        self.doubts, self._shares = found.doubts, found.shares
        self._lay_out()

    def _made_rows(self) -> list[PanelRow]:
        shown = {
            number: [at for at, doubt in enumerate(doubts) if doubt.shown]
            for number, doubts in self.doubts.items()
        }
        return panel_rows(self._figures, self.view, shown)

    def _lay_out(self, view: PanelView | None = None) -> None:
        """Show the rows of a view; the cursor stays on its row, or on what is nearest to it."""
        row = self._rows[self.cursor] if self._rows else None
        self.view = view or self.view
        self._rows = self._made_rows()
        self.show_rows(len(self._rows), self._row_like(row))

    def _row_like(self, row: PanelRow | None) -> int:
        """Return the row that shows what ``row`` shows: the heading of the same group, the figure."""
        for at, other in enumerate(self._rows):
            if isinstance(row, Heading) and isinstance(other, Heading) and row.group == other.group:
                return at
            if not isinstance(row, Heading | None) and other == row:
                return at
        number = None if row is None or isinstance(row, Heading) else row.number
        return self._row_of(number) if number is not None else 0

    def _row_of(self, number: int) -> int:
        """Return the row of figure ``number``, else of the nearest before it that is shown."""
        best, at = -1, 0
        for place, row in enumerate(self._rows):
            if isinstance(row, FigureRow) and best < row.number <= number:
                best, at = row.number, place
        return at

    @property
    def total(self) -> int:
        """Return how many figures the article has."""
        return len(self._figures)

    @property
    def shown(self) -> tuple[int, ...]:
        """Return the numbers of the figures shown, in the order of the panel."""
        return tuple(row.number for row in self._rows if isinstance(row, FigureRow))

    @property
    def shows_all(self) -> bool:
        """Tell whether no figure is left out."""
        return self.view.all_shown or all(
            not (isinstance(row, Heading) and row.group == OTHERS) for row in self._rows
        )

    def figure_number(self, row: int) -> int | None:
        """Return the number in the article of the figure that a row is about; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if found is None or isinstance(found, Heading) else found.number

    def doubt_at(self, row: int) -> int:
        """Return which of its figure's doubts a row shows; the first, where it shows none."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.doubt if isinstance(found, DoubtRow) else 0

    # Moving and choosing

    def can_choose(self, row: int) -> bool:
        """Choose figures, headings and doubts; a label goes with its figure."""
        return not isinstance(self._rows[row], LabelRow)

    def row_meant(self, row: int) -> int:
        """Take a click on a label for one on its figure."""
        labelled = 0 <= row < len(self._rows) and isinstance(self._rows[row], LabelRow)
        return row - 1 if labelled else row

    def _keep_in_view(self) -> None:
        """Keep the label below the cursor in view, too."""
        super()._keep_in_view()
        below = self.cursor + 1
        labelled = below < len(self._rows) and isinstance(self._rows[below], LabelRow)
        height = self.size.height
        if labelled and height > 1 and below >= self.scroll_offset.y + height:
            self._scroll(below + 1 - height)

    def select(self, number: int) -> None:
        """Put the cursor on figure ``number`` of the article; nothing is announced."""
        if number not in self.shown:
            self._lay_out(self.view.showing(group_of(self._figures, number)))
            self.post_message(self.Switched())
        with self.prevent(RowList.Moved):
            self.cursor = self._row_of(number)

    def action_open(self) -> None:
        """Fold or unfold a heading, go to what a doubt is about, else choose the figure."""
        row = self._rows[self.cursor] if self._rows else None
        if isinstance(row, Heading):
            self._lay_out(self.view.toggled(row.group))
            self.post_message(self.Switched())
        elif isinstance(row, DoubtRow):
            self.post_message(self.DoubtOpened(self.doubts[row.number][row.doubt]))
        else:
            super().action_open()

    def action_all_figures(self) -> None:
        """Show all figures, or the key ones only."""
        self._lay_out(replace(self.view, all_shown=not self.view.all_shown))
        self.post_message(self.Switched())

    def action_panel_order(self) -> None:
        """Show the figures by kind, or in reading order."""
        self._lay_out(replace(self.view, grouped=not self.view.grouped))
        self.post_message(self.Switched())

    # Drawing

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw a heading, a wording, a label or a doubt."""
        one = self._rows[row]
        if isinstance(one, Heading):
            style = self.styles_of("cursor" if chosen else "group")
            return row_strip(spread(self._heading(one), str(one.count), width), style, width)
        if isinstance(one, FigureRow):
            return self._draw_figure(one.number, width, chosen=chosen)
        if isinstance(one, LabelRow):
            text = spread("  " + self._figures[one.number].label, self._bar(one.number), width)
            return row_strip(text, self.styles_of("muted"), width)
        style = self.styles_of("cursor" if chosen else "alert")
        doubt = self.doubts[one.number][one.doubt]
        return row_strip("  " + doubt.told_in(width - 2), style, width)

    def _draw_figure(self, number: int, width: int, *, chosen: bool) -> Strip:
        figure = self._figures[number]
        style = self.styles_of("cursor" if chosen else "fresh" if figure.key else "row")
        wording = figure.wording + (DOUBT if number in self.doubts else "")
        marks = [change_mark(figure)]
        if not figure.label:
            marks.append(self._bar(number))
        if not self.view.grouped:
            marks.append(kind_name(figure.kind))
        right = " ".join(mark for mark in marks if mark)
        return row_strip(spread(wording, right, width), style, width)

    def _bar(self, number: int) -> str:
        plain = plain_terminal(os.environ)
        return share_bar(self._shares.get(number, 0.0), plain=plain)

    def _heading(self, heading: Heading) -> str:
        mark = OPEN_MARKS[heading.open]
        group = heading.group
        if group.kind is None:
            return mark + _("Other figures")
        return ("  " if group.other else "") + mark + kind_name(group.kind)
