"""The counts of a search's hits by date, paper, page and section; Enter narrows the search."""

from collections.abc import Iterator

from reader.errors import ReaderError
from reader.library import Facets, Library
from reader.messages import _
from reader.text.telling import tell_hits
from reader.tui.screens.asking import Cancelled
from reader.tui.screens.row_screen import RowScreen
from reader.tui.widgets.facet_rows import FacetRows


class FacetsScreen(RowScreen[FacetRows, str | None]):
    """Shows the counts of what a query finds; returns the query narrowed to the chosen one."""

    def __init__(self, library: Library, query: str) -> None:
        super().__init__(library, FacetRows(), query)
        self._query = query

    def on_mount(self) -> None:
        """Count."""
        self.tell_keys(_("{open} narrows the search, {back} goes back"), _("{open} narrows"))
        self.ask(_("Counting…"), self._count, self._show)

    def _count(self, cancelled: Cancelled) -> Iterator[Facets]:
        facets = self.library.searches.facets(self._query, cancelled=cancelled)
        if facets is not None:
            yield facets

    def _show(self, facets: Facets) -> None:
        self.rows.empty_message = _("No hits.")
        self.rows.show(facets)
        self.title_bar.right = tell_hits(facets.count)

    def choose(self, row: int) -> None:
        """Return the query for the hits that the row counts."""
        facet = self.rows.facet_at(row)
        if facet is None:
            return
        try:
            self.dismiss(self.library.searches.narrowed(self._query, facet))
        except ReaderError as error:
            self.hint.refuse(str(error))
