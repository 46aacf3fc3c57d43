"""Around the hits of a search: queries asked before, and the hits counted and narrowed down."""

from reader.config import Settings
from reader.library import Library, query_words
from reader.messages import _
from reader.tui.screens.folding import Pane
from reader.tui.screens.hits import HitsScreen
from reader.tui.widgets.past import QuerySuggester, Walk


class SearchingScreen(HitsScreen):
    """Offers queries asked before; narrows a search down and widens it again."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._wider: dict[str, str] = {}

    def offer_queries(self, purpose: str) -> None:
        """Let the bar walk through the queries asked before, and suggest them, for a search."""
        past = self.library.searches.asked() if purpose == "search" else ()
        self.word_bar.walk = Walk(past)
        suggests = purpose == "search"
        self.word_bar.suggester = QuerySuggester(past, query_words) if suggests else None

    def _asked(self) -> str:
        """Return the query whose hits are shown; where there is none, say so."""
        if not self._answered:
            self.say(_("Nothing was searched for; / searches."))
        return self._answered

    # Narrowing and widening

    def action_facets(self) -> None:
        """Count the hits by date, paper, page and section."""
        query = self._asked()
        if query:
            from reader.tui.screens.facets import FacetsScreen

            self.app.push_screen(FacetsScreen(self.library, query), self._narrow)

    def _narrow(self, query: str | None) -> None:
        if query and query != self._answered:
            self._wider[query] = self._answered
            self.show_hits_of(query)

    def widen(self) -> bool:
        """Search again for what the search was narrowed from, if it was."""
        wider = self._wider.pop(self._answered, "")
        if wider:
            self.show_hits_of(wider)
        return bool(wider)

    def show_hits_of(self, query: str) -> None:
        """Search for ``query`` and go into its hits."""
        self.word_bar.display = False
        if not self.hit_list.display:
            self.hit_list.show(())
            self.article_list.display, self.hit_list.display = False, True
        self.live_search.ask(query)
        self.focus_pane(Pane.LIST)
