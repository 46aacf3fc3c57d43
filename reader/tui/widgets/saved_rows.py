"""Saved searches, one line each: name, query, and how many hits there are now."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.strip import Strip

from reader.model import SavedQuery
from reader.tui.commands import Scope, bindings
from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.row_list import RowList

UNREADABLE = "?"
COUNTING = "…"


class SavedRows(RowList):
    """Saved searches; counts come one by one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SAVED)]

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.saved: Sequence[SavedQuery] = ()
        self._counts: dict[str, str] = {}

    def show(self, saved: Sequence[SavedQuery]) -> None:
        """Show saved searches; the cursor stays on its row, or the last."""
        self.saved = saved
        self.show_rows(len(saved), min(self.cursor, max(len(saved) - 1, 0)))

    def show_count(self, name: str, count: int | None) -> None:
        """Show how many hits the search of that name has; None where it cannot be read."""
        self._counts[name] = UNREADABLE if count is None else str(count)
        self.refresh()

    def saved_at(self, row: int) -> SavedQuery | None:
        """Return the saved search of a row."""
        return self.saved[row] if 0 <= row < len(self.saved) else None

    def told_count(self, row: int) -> str:
        """Return the count shown in a row."""
        return self._counts.get(self.saved[row].name, COUNTING)

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw name, query and count."""
        name, query = self.saved[row]
        text = name if query in {"", name} else f"{name}  {query}"
        style = self.styles_of("cursor" if chosen else "row")
        return row_strip(spread(text, self.told_count(row), width), style, width)
