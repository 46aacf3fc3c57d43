"""The choices of the search bar, listed above it."""

from typing import Final

from textual.strip import Strip

from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.completing import Choice
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.word_bar import WordBar

MOST_ROWS: Final = 8
"""Choices in sight at once."""


class ChoiceList(RowList, can_focus=False):
    """Shows what the bar offers; the bar keeps the focus and takes the keys."""

    def __init__(self, bar: WordBar, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._bar = bar
        self._choices: tuple[Choice, ...] = ()

    def on_mount(self) -> None:
        """Follow the bar."""
        self.display = False
        self.watch(self._bar, "choices", self.offer)
        self.watch(self._bar, "chosen", self.move_cursor)

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """List choices; out of sight where there are none."""
        self._choices = choices
        self.display = bool(choices)
        self.styles.height = min(len(choices), MOST_ROWS)
        self.show_rows(len(choices))

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw a choice, and what a kept search stands for."""
        one = self._choices[row]
        style = self.styles_of("cursor" if chosen else "row")
        return row_strip(spread(f" {one.shown}", f"{one.told} ", width), style, width)
