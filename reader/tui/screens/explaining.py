"""How a search was understood, what ranks its first hit, and what would hit instead."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.library import Explained, Library
from reader.messages import _
from reader.tui.render.explaining import explanation_lines
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.leaving import BACK, LeavingScreen
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.text_rows import TextRows


class ExplainScreen(LeavingScreen[str | None]):
    """Explains a query; returns the one to search for instead, if one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [BACK]
    AUTO_FOCUS = "#explain-rows"

    def __init__(self, library: Library, query: str) -> None:
        super().__init__()
        self.library = library
        self._query = query
        self.rows = TextRows(id="explain-rows")
        self.title_bar = Bar(id="explain-title")
        self.hint = Bar(id="explain-hint")

    def compose(self) -> ComposeResult:
        """Put the explanation between the query and what can be done."""
        yield self.title_bar
        yield self.rows
        yield self.hint

    def on_mount(self) -> None:
        """Look for an explanation."""
        self.title_bar.left = self._query
        self.hint.left = _("Enter searches for a line, Esc goes back")
        self.rows.empty_message = _("Counting…")
        ask_aside(self, "explain", self._explain, self._show, self._refuse)

    def _explain(self, cancelled: Cancelled) -> Iterator[Explained]:
        explained = self.library.searches.explain(self._query, cancelled=cancelled)
        if explained is not None:
            yield explained

    def _show(self, explained: Explained) -> None:
        self.rows.show(tuple(explanation_lines(explained)))

    def _refuse(self, sentence: str) -> None:
        self.rows.empty_message = sentence

    @on(RowList.Opened, "#explain-rows")
    def row_opened(self, event: RowList.Opened) -> None:
        """Return the query of the line."""
        event.stop()
        query = self.rows.query_at(event.row)
        if query:
            self.dismiss(query)
