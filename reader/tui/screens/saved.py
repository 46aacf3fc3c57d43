"""Saved searches: queries under names, with the hits they have now."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from reader.errors import ReaderError
from reader.library import Library, SavedQuery
from reader.messages import _
from reader.tui.commands import Scope, bindings
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.saved_rows import SavedRows


class SavedScreen(Screen[str | None]):
    """Lists saved searches, keeps and deletes them; returns the query of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.SAVED),
        Binding("escape,q,ｑ", "leave_saved", show=False),
    ]
    AUTO_FOCUS = "#saved-rows"

    def __init__(self, library: Library, query: str) -> None:
        super().__init__()
        self.library = library
        self._query = query
        self.rows = SavedRows()
        self.title_bar = Bar(id="saved-title")
        self.words = Input(id="saved-words", compact=True)
        self.hint = Bar(id="saved-hint")

    def compose(self) -> ComposeResult:
        """Put the rows between the title and the input for a name."""
        yield self.title_bar
        yield self.rows
        yield self.words
        yield self.hint

    def on_mount(self) -> None:
        """List what is saved."""
        self.words.display = False
        self.words.cursor_blink = False
        self.words.placeholder = _("A name for the search")
        self.title_bar.left = _("Saved searches")
        self.hint.left = _("Enter searches, a keeps this search, d deletes, Esc goes back")
        self.rows.empty_message = _("No saved searches yet; a keeps the search of the hits.")
        self._list()

    def _list(self) -> None:
        self.rows.show(self.library.searches.named())
        ask_aside(self, "saved", self._count, self._show_count, self._refuse)

    def _count(self, cancelled: Cancelled) -> Iterator[tuple[str, int | None]]:
        """Yield how many articles each search finds; None where it cannot be read any more."""
        for name, query in self.library.searches.named():
            try:
                yield name, self.library.searches.count(query, cancelled=cancelled)
            except ReaderError:
                yield name, None

    def _show_count(self, counted: tuple[str, int | None]) -> None:
        self.rows.show_count(*counted)

    def _refuse(self, sentence: str) -> None:
        self.hint.alert = True
        self.hint.left = sentence

    def _saved_at_cursor(self) -> SavedQuery | None:
        return self.rows.saved_at(self.rows.cursor)

    @on(RowList.Opened, "#saved-rows")
    def row_opened(self, event: RowList.Opened) -> None:
        """Return the query of the row."""
        event.stop()
        saved = self.rows.saved_at(event.row)
        if saved is not None:
            self.dismiss(saved.query)

    # Keeping and deleting

    def action_keep_search(self) -> None:
        """Ask for the name under which the search of the hits is kept."""
        if not self._query:
            self._refuse(_("Nothing was searched for; / searches."))
            return
        self.words.value = self._query
        self.words.display = True
        self.set_focus(self.words)

    @on(Input.Submitted, "#saved-words")
    def name_given(self, event: Input.Submitted) -> None:
        """Keep the search under the name."""
        event.stop()
        name = event.value.strip()
        self._close_name()
        if name:
            self._write(name, self._query)

    def action_delete_search(self) -> None:
        """Delete the search under the cursor."""
        saved = self._saved_at_cursor()
        if saved is not None:
            self._write(saved.name, "")

    def _write(self, name: str, query: str) -> None:
        try:
            self.library.searches.keep(name, query)
        except ReaderError as error:
            self._refuse(str(error))
        self._list()

    def _close_name(self) -> None:
        self.words.display = False
        self.set_focus(self.rows)

    def action_leave_saved(self) -> None:
        """Close the input, or go back to reading."""
        if self.words.display:
            self._close_name()
        else:
            self.dismiss(None)
