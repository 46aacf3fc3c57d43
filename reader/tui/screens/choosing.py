"""Small questions: one of a few rows, or words in a few fields."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input

from reader.messages import _
from reader.tui.render.rows import row_strip
from reader.tui.screens.dialogs import BoxDialog
from reader.tui.screens.leaving import BACK
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList


class ChoiceRows(RowList):
    """Rows of plain words."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = words

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw a row."""
        style = self.styles_of("cursor" if chosen else "row")
        return row_strip("  " + self._words[row], style, width)


class ChoiceScreen(BoxDialog[int | None]):
    """Asks for one of some rows; returns its number."""

    BINDINGS: ClassVar[list[BindingType]] = [*BACK]

    def __init__(self, title: str, words: Sequence[str], start: int = 0) -> None:
        super().__init__(title, _("{open} takes it, {back} goes back"))
        self._start = start
        self._count = len(words)
        self.rows = ChoiceRows(words)

    def content(self) -> ComposeResult:
        """Yield the rows."""
        yield self.rows

    def on_mount(self) -> None:
        """Show the rows, the cursor on the likely one."""
        self.rows.show_rows(self._count, self._start)

    @on(RowList.Opened)
    def row_opened(self, event: RowList.Opened) -> None:
        """Take a row."""
        event.stop()
        self.dismiss(event.row)


def ask_first(screen: Screen[Any], question: str, told: str, deed: Callable[[], None]) -> None:
    """Do something only if that is what is meant; ``told`` says to what."""

    def answered(row: int | None) -> None:
        if row is not None:
            deed()

    screen.app.push_screen(ChoiceScreen(question, [told]), answered)


def take_back(screen: Screen[Any], told: str, deed: Callable[[], None], *, own: bool) -> None:
    """Take something back; where this session did not do it, only if that is what is meant."""
    if own:
        deed()
    else:
        ask_first(screen, _("Not of this session. Take it back all the same?"), told, deed)


class FieldScreen(BoxDialog[tuple[str, ...] | None]):
    """Asks for words in some fields; returns them in order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_back", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, title: str, fields: Sequence[tuple[str, str]], focus: int = 0) -> None:
        super().__init__(title, _("{enter} takes it, {escape} goes back"))
        self._first = focus
        self._labels = [label for label, _words in fields]
        self.inputs = [
            Input(words, compact=True, select_on_focus=False) for _label, words in fields
        ]

    def content(self) -> ComposeResult:
        """Yield the fields, each below its name."""
        for label, field in zip(self._labels, self.inputs, strict=True):
            field.cursor_blink = False
            yield Bar(label)
            yield field

    def on_mount(self) -> None:
        """Begin in the field that is most likely meant, behind its words."""
        field = self.inputs[self._first]
        field.focus()
        field.cursor_position = len(field.value)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Return what the fields hold."""
        event.stop()
        self.dismiss(tuple(field.value for field in self.inputs))
