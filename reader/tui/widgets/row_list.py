"""A virtual list by line API: any number of rows, only the visible ones are ever drawn."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.commands import Scope, bindings
from reader.tui.render.rows import row_strip
from reader.tui.widgets.styles import StyleBook


class RowList(ScrollView, can_focus=True, inherit_css=False):
    """Rows of equal height with a cursor; subclasses draw a row and say which can be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.ROWS)]
    ROW_HEIGHT: ClassVar[int] = 1

    cursor: reactive[int] = reactive(0, init=False)
    row_count: reactive[int] = reactive(0, init=False)
    empty_message: reactive[str] = reactive("")

    @dataclass
    class Moved(Message):
        """The cursor has come to another row."""

        rows: "RowList"
        row: int

        @property
        def control(self) -> "RowList":
            """Return the list whose cursor moved."""
            return self.rows

    @dataclass
    class Opened(Message):
        """A row was chosen."""

        rows: "RowList"
        row: int

        @property
        def control(self) -> "RowList":
            """Return the list whose row was chosen."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.styles_of = StyleBook(self, "rows")
        self.show_horizontal_scrollbar = False

    # What subclasses say

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:
        """Draw one of the lines of a row, ``width`` cells wide."""
        raise NotImplementedError

    def can_choose(self, row: int) -> bool:  # noqa: ARG002 - subclasses look at the row
        """Tell whether the cursor may stand on a row."""
        return True

    def row_meant(self, row: int) -> int:
        """Return the row that a click on ``row`` is for."""
        return row

    # Drawing

    def show_rows(self, count: int, cursor: int = 0) -> None:
        """Show ``count`` rows with the cursor on one of them."""
        self.set_reactive(RowList.row_count, count)
        self.virtual_size = Size(self.size.width, count * self.ROW_HEIGHT)
        self.set_reactive(RowList.cursor, self._nearest(cursor, 1))
        self._keep_in_view()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` of the widget."""
        width = self.size.width
        if not self.row_count:
            text = self.empty_message if y == 0 else ""
            return Strip.blank(width, self.styles_of("row")) if not text else self._notice(width)
        row, line = divmod(y + self.scroll_offset.y, self.ROW_HEIGHT)
        if row >= self.row_count:
            return Strip.blank(width, self.styles_of("row"))
        chosen = row == self.cursor
        return self.draw_row(row, line, width, chosen=chosen)

    def _notice(self, width: int) -> Strip:
        return row_strip(self.empty_message, self.styles_of("empty"), width)

    def notify_style_update(self) -> None:
        """Look the colours up anew."""
        self.styles_of.forget()
        super().notify_style_update()

    def watch_empty_message(self) -> None:
        """Draw the message anew."""
        self.refresh()

    def refresh_row(self, row: int) -> None:
        """Draw one row anew."""
        top = row * self.ROW_HEIGHT - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, self.ROW_HEIGHT))

    # The cursor

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw the two rows that changed and keep the cursor in view."""
        self.refresh_row(before)
        self.refresh_row(after)
        self._keep_in_view()
        self.post_message(self.Moved(self, after))

    def on_resize(self) -> None:
        """Fit the rows to the new size and keep the cursor in view."""
        self.virtual_size = Size(self.size.width, self.row_count * self.ROW_HEIGHT)
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        height = self.size.height
        if height < self.ROW_HEIGHT:
            return
        top = self.cursor * self.ROW_HEIGHT
        at = self.scroll_offset.y
        if top < at:
            self._scroll(top if self.can_choose(max(self.cursor - 1, 0)) else max(0, top - 1))
        elif top + self.ROW_HEIGHT > at + height:
            self._scroll(top + self.ROW_HEIGHT - height)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def _nearest(self, row: int, step: int) -> int:
        """Return the row nearest to ``row`` that can be chosen, looking in ``step`` first."""
        last = self.row_count - 1
        row = min(max(row, 0), max(last, 0))
        for direction in (step, -step):
            at = row
            while 0 <= at <= last:
                if self.can_choose(at):
                    return at
                at += direction
        return row

    def move_cursor(self, row: int) -> None:
        """Put the cursor on ``row``, or on the nearest one that can be chosen."""
        if self.row_count:
            self.cursor = self._nearest(row, 1 if row >= self.cursor else -1)

    def _screenful(self) -> int:
        return max(1, self.size.height // self.ROW_HEIGHT - 1)

    def action_cursor_down(self) -> None:
        """Move to the next row."""
        self.move_cursor(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """Move to the previous row."""
        self.move_cursor(self.cursor - 1)

    def action_page_down(self) -> None:
        """Move a screen down."""
        self.move_cursor(self.cursor + self._screenful())

    def action_page_up(self) -> None:
        """Move a screen up."""
        self.move_cursor(self.cursor - self._screenful())

    def action_half_down(self) -> None:
        """Move half a screen down."""
        self.move_cursor(self.cursor + max(1, self._screenful() // 2))

    def action_half_up(self) -> None:
        """Move half a screen up."""
        self.move_cursor(self.cursor - max(1, self._screenful() // 2))

    def action_first(self) -> None:
        """Move to the first row."""
        self.move_cursor(0)
        self._scroll(0)

    def action_last(self) -> None:
        """Move to the last row."""
        self.move_cursor(self.row_count - 1)

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if self.row_count and self.can_choose(self.cursor):
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked."""
        row = self.row_meant((event.y + self.scroll_offset.y) // self.ROW_HEIGHT)
        if row < self.row_count and self.can_choose(row):
            self.cursor = row
            self.action_open()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move down by the wheel."""
        event.stop()
        self.move_cursor(self.cursor + 1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move up by the wheel."""
        event.stop()
        self.move_cursor(self.cursor - 1)
