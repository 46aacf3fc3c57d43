"""What dialogs have alike: a box with a title that says how to go on; some type into a list."""

from typing import ClassVar, Generic

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ScreenResultType
from textual.widgets import Input

from reader.tui.keymap import with_keys
from reader.tui.screens.leaving import LeavingDialog
from reader.tui.screens.row_screen import Rows
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList


class BoxDialog(LeavingDialog[ScreenResultType]):
    """A box above a screen; ``hint`` says, with fields for keys, what can be done."""

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title_bar = Bar(title)
        self._title_bar.put_right(with_keys(hint), "")

    def compose(self) -> ComposeResult:
        """Put the title over what the dialog holds."""
        with Vertical():
            yield self._title_bar
            yield from self.content()

    def content(self) -> ComposeResult:
        """Yield what stands below the title."""
        raise NotImplementedError


class TypingDialog(BoxDialog[ScreenResultType], Generic[Rows, ScreenResultType]):
    """An input over rows: what is typed narrows them, and the arrows move in them meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_back", show=False),
        *(
            Binding(key, f"rows('{action}')", show=False)
            for key, action in (
                *(("down", "cursor_down"), ("up", "cursor_up")),
                *(("pagedown", "page_down"), ("pageup", "page_up")),
            )
        ),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, title: str, hint: str, rows: Rows, placeholder: str) -> None:
        super().__init__(title, hint)
        self.rows = rows
        self.words = Input(compact=True, placeholder=placeholder)
        self.words.cursor_blink = False

    def content(self) -> ComposeResult:
        """Yield the input and the rows."""
        yield self.words
        yield self.rows

    def narrow(self, words: str) -> None:
        """Show the rows that hold the words."""
        raise NotImplementedError

    def choose(self, row: int) -> None:
        """Take a row."""
        raise NotImplementedError

    @on(Input.Changed)
    def words_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self.narrow(event.value)

    @on(Input.Submitted)
    def words_submitted(self, event: Input.Submitted) -> None:
        """Take the row under the cursor."""
        event.stop()
        self.choose(self.rows.cursor)

    @on(RowList.Opened)
    def row_opened(self, event: RowList.Opened) -> None:
        """Take the row."""
        event.stop()
        self.choose(event.row)

    def action_rows(self, action: str) -> None:
        """Move in the rows while the input keeps the focus."""
        getattr(self.rows, f"action_{action}")()
