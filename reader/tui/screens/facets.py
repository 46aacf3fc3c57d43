"""The counts of a search's hits by date, paper, page and section; Enter narrows the search."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.errors import ReaderError
from reader.library import Facets, Library
from reader.messages import _, ngettext
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.leaving import BACK, LeavingScreen
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.facet_rows import FacetRows
from reader.tui.widgets.row_list import RowList


class FacetsScreen(LeavingScreen[str | None]):
    """Shows the counts of what a query finds; returns the query narrowed to the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [BACK]
    AUTO_FOCUS = "#facet-rows"

    def __init__(self, library: Library, query: str) -> None:
        super().__init__()
        self.library = library
        self._query = query
        self.rows = FacetRows()
        self.title_bar = Bar(id="facet-title")
        self.hint = Bar(id="facet-hint")

    def compose(self) -> ComposeResult:
        """Put the rows between the query and what can be done."""
        yield self.title_bar
        yield self.rows
        yield self.hint

    def on_mount(self) -> None:
        """Count."""
        self.title_bar.left = self._query
        self.hint.left = _("Enter narrows the search, Esc goes back")
        self.hint.shorter_left = (_("Enter narrows"),)
        self.rows.empty_message = _("Counting…")
        ask_aside(self, "facets", self._count, self._show, self._refuse)

    def _count(self, cancelled: Cancelled) -> Iterator[Facets]:
        facets = self.library.searches.facets(self._query, cancelled=cancelled)
        if facets is not None:
            yield facets

    def _show(self, facets: Facets) -> None:
        self.rows.empty_message = _("No hits.")
        self.rows.show(facets)
        count = facets.count
        self.title_bar.right = ngettext("{count} hit", "{count} hits", count).format(count=count)

    def _refuse(self, sentence: str) -> None:
        self.hint.alert = True
        self.hint.left = sentence

    @on(RowList.Opened, "#facet-rows")
    def narrow(self, event: RowList.Opened) -> None:
        """Return the query for the hits that the row counts."""
        event.stop()
        facet = self.rows.facet_at(event.row)
        if facet is None:
            return
        try:
            self.dismiss(self.library.searches.narrowed(self._query, facet))
        except ReaderError as error:
            self._refuse(str(error))
