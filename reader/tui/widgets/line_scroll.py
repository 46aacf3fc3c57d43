"""Scrolling by lines: the actions of a pane that shows more lines than it is high."""

from typing import Final

from textual.events import MouseScrollDown, MouseScrollUp
from textual.scroll_view import ScrollView

WHEEL: Final = 3
"""Lines that one click of the mouse wheel moves."""


class LineScroll(ScrollView):
    """Has the actions; a subclass says how it scrolls and how many lines it has."""

    def scroll_lines(self, lines: int) -> None:
        """Scroll by a number of lines, as far as there are any."""
        raise NotImplementedError

    def line_count(self) -> int:
        """Return how many lines there are."""
        raise NotImplementedError

    def action_scroll_lines_down(self) -> None:
        """Scroll a line down."""
        self.scroll_lines(1)

    def action_scroll_lines_up(self) -> None:
        """Scroll a line up."""
        self.scroll_lines(-1)

    def action_scroll_page_down(self) -> None:
        """Scroll a screen down; a line stays in sight."""
        self.scroll_lines(max(1, self.size.height - 1))

    def action_scroll_page_up(self) -> None:
        """Scroll a screen up."""
        self.scroll_lines(-max(1, self.size.height - 1))

    def action_scroll_half_down(self) -> None:
        """Scroll half a screen down."""
        self.scroll_lines(max(1, self.size.height // 2))

    def action_scroll_half_up(self) -> None:
        """Scroll half a screen up."""
        self.scroll_lines(-max(1, self.size.height // 2))

    def action_top(self) -> None:
        """Go to the beginning."""
        self.scroll_lines(-self.line_count())

    def action_bottom(self) -> None:
        """Go to the end."""
        self.scroll_lines(self.line_count())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll down by the wheel."""
        event.stop()
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll up by the wheel."""
        event.stop()
        self.scroll_lines(-WHEEL)
