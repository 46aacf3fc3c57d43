"""Help and palette: every command, searchable, with the keys it has now; Enter runs it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip

from reader.messages import _
from reader.tui.commands import SCOPE_NAMES, Command
from reader.tui.keymap import matching_commands, shown_keys
from reader.tui.render.rows import row_strip, spread
from reader.tui.screens.dialogs import TypingDialog
from reader.tui.widgets.row_list import RowList


class CommandRows(RowList):
    """Commands under the headings of where they work."""

    def __init__(self) -> None:
        super().__init__()
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
        return row_strip(spread("  " + command.told(), shown_keys(command), width), style, width)


class CommandScreen(TypingDialog[CommandRows, Command | None]):
    """A list of commands with an input above it; returns the one that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "go_back", show=False)]

    def __init__(self, title: str) -> None:
        hint = _("{escape} closes, {enter} runs")
        super().__init__(title, hint, CommandRows(), _("Type to search"))

    def on_mount(self) -> None:
        """Show every command."""
        self.rows.empty_message = _("No such command.")
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Show the commands that hold the words."""
        self.rows.show(matching_commands(words))

    def choose(self, row: int) -> None:
        """Run the command of the row."""
        self.dismiss(self.rows.command_at(row))
