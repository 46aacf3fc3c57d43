"""Around the hits of a search: queries asked before."""

from reader.library import query_words
from reader.tui.screens.hits import HitsScreen
from reader.tui.widgets.past import QuerySuggester, Walk


class SearchingScreen(HitsScreen):
    """Offers queries asked before."""

    def offer_queries(self, purpose: str) -> None:
        """Let the bar walk through the queries asked before, and suggest them, for a search."""
        past = self.library.searches.asked() if purpose == "search" else ()
        self.word_bar.walk = Walk(past)
        suggests = purpose == "search"
        self.word_bar.suggester = QuerySuggester(past, query_words) if suggests else None
