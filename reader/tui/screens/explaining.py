"""How a search was understood, what ranks its first hit, and what would hit instead."""

from collections.abc import Iterator

from reader.library import Explained, Library
from reader.messages import _
from reader.tui.render.explaining import explanation_lines
from reader.tui.screens.asking import Cancelled
from reader.tui.screens.row_screen import RowScreen
from reader.tui.widgets.text_rows import TextRows


class ExplainScreen(RowScreen[TextRows, str | None]):
    """Explains a query; returns the one to search for instead, if one was chosen."""

    def __init__(self, library: Library, query: str) -> None:
        super().__init__(library, TextRows(), query)
        self._query = query

    def on_mount(self) -> None:
        """Look for an explanation."""
        self.tell_keys(_("{open} searches for a line, {back} goes back"))
        self.ask(_("Counting…"), self._explain, self._show)

    def _explain(self, cancelled: Cancelled) -> Iterator[Explained]:
        explained = self.library.searches.explain(self._query, cancelled=cancelled)
        if explained is not None:
            yield explained

    def _show(self, explained: Explained) -> None:
        self.rows.show(tuple(explanation_lines(explained)))

    def choose(self, row: int) -> None:
        """Return the query of the line."""
        query = self.rows.query_at(row)
        if query:
            self.dismiss(query)
