"""The bars: a pane's title, the input for words, and the status line."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from reader.tui.commands import Scope, bindings
from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.styles import StyleBook


class Bar(Widget):
    """One line of text with a left and a right end."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--alert"}

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")
    alert: reactive[bool] = reactive(False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.styles_of = StyleBook(self, "bar")

    def render_line(self, y: int) -> Strip:
        """Draw the bar."""
        style = self.styles_of("alert" if self.alert else "text")
        width = self.size.width
        return row_strip(
            spread(f" {self.left}", f"{self.right} " if self.right else "", width)
            if y == 0
            else "",
            style,
            width,
        )

    def notify_style_update(self) -> None:
        """Look the colours up anew."""
        self.styles_of.forget()
        super().notify_style_update()


class WordBar(Input):
    """The input at the foot of the screen; ``purpose`` says what its words are for."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SEARCH)]

    purpose: reactive[str] = reactive("search")

    @dataclass
    class Left(Message):
        """The bar was left without an answer."""

        purpose: str

    @dataclass
    class ListWanted(Message):
        """The cursor is to go down into the list of hits."""

    def __init__(self, *, id: str, suggester: Suggester | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, compact=True, select_on_focus=False, suggester=suggester)
        self.cursor_blink = False

    def action_leave_bar(self) -> None:
        """Leave the bar."""
        self.post_message(self.Left(self.purpose))

    def action_to_hits(self) -> None:
        """Go down into the hits."""
        self.post_message(self.ListWanted())
