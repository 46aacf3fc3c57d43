"""Help and palette: every command, searchable, with the keys it has now; Enter runs it."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Input

from reader.messages import _
from reader.tui.commands import SCOPE_NAMES, Command
from reader.tui.keymap import matching_commands, shown_keys
from reader.tui.render.rows import row_strip, spread
from reader.tui.screens.leaving import LeavingDialog
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList


class CommandRows(RowList):
    """Commands under the headings of where they work."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(id="commands")
        self._keys = keys
        self._rows: list[Command | str] = []

    def show(self, commands: list[Command]) -> None:
        """Show commands, the headings between them."""
        self._rows = []
        heading = ""
        for command in commands:
            name = _(SCOPE_NAMES[command.scope])
            if name != heading:
                heading = name
                self._rows.append(name)
            self._rows.append(command)
        self.show_rows(len(self._rows))

    def command_at(self, row: int) -> Command | None:
        """Return the command of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else ""
        return found if isinstance(found, Command) else None

    def can_choose(self, row: int) -> bool:
        """Headings cannot be chosen."""
        return self.command_at(row) is not None

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw a command with its keys, or a heading."""
        command = self._rows[row]
        if isinstance(command, str):
            return row_strip(command, self.styles_of("group"), width)
        style = self.styles_of("cursor" if chosen else "row")
        return row_strip(
            spread("  " + command.told(), shown_keys(command, self._keys), width), style, width
        )


class CommandScreen(LeavingDialog[Command | None]):
    """A list of commands with an input above it; returns the one that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_back", show=False),
        Binding("down", "rows('cursor_down')", show=False),
        Binding("up", "rows('cursor_up')", show=False),
        Binding("pagedown", "rows('page_down')", show=False),
        Binding("pageup", "rows('page_up')", show=False),
        Binding("f1", "go_back", show=False),
    ]
    AUTO_FOCUS = "#command-words"

    def __init__(self, keys: Mapping[str, tuple[str, ...]], title: str) -> None:
        super().__init__()
        self._keys = keys
        self._title = title
        self.rows = CommandRows(keys)

    def compose(self) -> ComposeResult:
        """Put the input over the list."""
        with Vertical(id="command-box"):
            title = Bar(id="command-title")
            title.left = self._title
            title.right = _("Esc closes, Enter runs")
            yield title
            words = Input(id="command-words", compact=True, placeholder=_("Type to search"))
            words.cursor_blink = False
            yield words
            yield self.rows

    def on_mount(self) -> None:
        """Show every command."""
        self.rows.empty_message = _("No such command.")
        self.rows.show(matching_commands("", self._keys))

    @on(Input.Changed, "#command-words")
    def words_changed(self, event: Input.Changed) -> None:
        """Show the commands that hold the words."""
        self.rows.show(matching_commands(event.value, self._keys))

    @on(Input.Submitted, "#command-words")
    def words_submitted(self) -> None:
        """Run the command under the cursor."""
        self.dismiss(self.rows.command_at(self.rows.cursor))

    @on(RowList.Opened, "#commands")
    def row_opened(self, event: RowList.Opened) -> None:
        """Run the chosen command."""
        self.dismiss(self.rows.command_at(event.row))

    def action_rows(self, action: str) -> None:
        """Move in the list while the input keeps the focus."""
        getattr(self.rows, f"action_{action}")()
