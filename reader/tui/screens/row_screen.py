"""What screens of rows have alike: a title above, a line below that says what can be done."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ScreenResultType

from reader.library import Library
from reader.tui.keymap import key_hints
from reader.tui.screens.asking import Answer, Cancelled, ask_aside
from reader.tui.screens.leaving import BACK, LeavingScreen
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList

Rows = TypeVar("Rows", bound=RowList)


class RowScreen(LeavingScreen[ScreenResultType], Generic[Rows, ScreenResultType]):
    """Rows that something was asked for; a row that is chosen may be the screen's result."""

    BINDINGS: ClassVar[list[BindingType]] = [*BACK]
    AUTO_FOCUS = "RowList"

    def __init__(self, library: Library, rows: Rows, title: str) -> None:
        super().__init__()
        self.library = library
        self.rows = rows
        self.title_bar = Bar(title)
        self.hint = Bar()

    def compose(self) -> ComposeResult:
        """Put the rows between the title and what can be done."""
        yield self.title_bar
        yield self.rows
        yield self.hint

    def ask(
        self,
        waiting: str,
        question: Callable[[Cancelled], Iterable[Answer]],
        show: Callable[[Answer], object],
    ) -> None:
        """Ask beside the event loop; ``waiting`` stands in the place of the rows meanwhile."""
        self.rows.empty_message = waiting
        ask_aside(self, "rows", question, show, self.hint.refuse)

    def tell_keys(self, *hints: str) -> None:
        """Say what can be done, by hints whose fields are commands, the longest first."""
        self.hint.put_left(*(told for hint in hints for told in key_hints(hint)))

    def choose(self, row: int) -> None:
        """Take a row that was chosen."""
        raise NotImplementedError

    @on(RowList.Opened)
    def row_opened(self, event: RowList.Opened) -> None:
        """Take the row."""
        event.stop()
        self.choose(event.row)
