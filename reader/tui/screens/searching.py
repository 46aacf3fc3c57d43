"""Around the hits of a search: asked before, counted, set below each other, explained, saved."""

from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from reader.config import Settings
from reader.library import Library, query_words
from reader.messages import N_, _
from reader.model import SearchMode, Sort
from reader.tui.keymap import with_keys
from reader.tui.screens.folding import Pane
from reader.tui.screens.hits import HitsScreen

if TYPE_CHECKING:
    from reader.tui.screens.concordance import ChosenMatch


MODES_TOLD: Final = {
    SearchMode.EXACT: N_("Exact: every wording as it stands."),
    SearchMode.WORDS: N_("By words: the words of the dictionary, in any order and place."),
    SearchMode.NEAR: N_("Near: the words within ten characters of each other."),
}


class SearchingScreen(HitsScreen):
    """Offers queries asked before and saved; narrows a search down and looks at it closely."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._wider: dict[str, str] = {}

    def offer_queries(self, purpose: str) -> None:
        """Let the bar walk through the queries asked before, and complete words, for a search."""
        if purpose != "search":
            self.word_bar.offer((), None)
            return
        from reader.tui.widgets.completing import Known

        searches = self.library.searches
        past = searches.asked()
        known = Known(past, searches.named(), query_words, searches.values)
        self.word_bar.offer(past, known)
        self.run_worker(self._prepare, thread=True, group="prepare", exclusive=True)

    def _prepare(self) -> None:
        """Have the search ready; whoever leaves does not wait for it."""
        worker = get_current_worker()
        self.library.searches.prepare(cancelled=lambda: worker.is_cancelled)

    def open_bar(self, purpose: str, value: str, placeholder: str) -> None:
        """Open the bar for a purpose, holding ``value``."""
        self.word_bar.purpose = purpose
        self.offer_queries(purpose)
        self.word_bar.placeholder = placeholder
        with self.prevent(self.word_bar.Changed):
            self.word_bar.value = value
        self.word_bar.cursor_position = len(value)
        self.word_bar.display = True
        self.set_focus(self.word_bar, scroll_visible=False)

    def edit_query(self, query: str, position: int | None = None) -> None:
        """Open the search bar on a query, the cursor at ``position`` or at the end."""
        self.open_bar("search", query, _("Search: words, title:…, date:2023-06"))
        if position is not None:
            self.word_bar.cursor_position = position

    def _asked(self) -> str:
        """Return the query whose hits are shown; where there is none, say so."""
        if not self._answered:
            self.say(self.nothing_asked())
        return self._answered

    def nothing_asked(self) -> str:
        """Say that there is no search to do anything with."""
        return with_keys(_("Nothing was searched for; {search} searches."))

    def show_hits_of(self, query: str | None) -> None:
        """Search for ``query``, if it is one, and go into its hits."""
        if not query:
            return
        self.word_bar.display = False
        if not self.hit_list.display:
            self.hit_list.empty_message = _("Searching…")
            self.hit_list.show(())
            self.put_in_front(self.hit_list)
        self.live_search.ask(query)
        self.focus_pane(Pane.LIST)

    def action_hits_order(self) -> None:
        """Show the newest hits first, or the best."""
        newest = self.live_search.sort is Sort.RELEVANCE
        self.live_search.sort = Sort.DATE if newest else Sort.RELEVANCE
        self.show_hits_of(self._answered)

    def action_search_mode(self) -> None:
        """Take the words of the query as they stand, by the dictionary, or near each other."""
        in_bar = self.word_bar.has_focus and self.word_bar.purpose == "search"
        query = self.word_bar.value if in_bar else self._asked()
        if not query.strip():
            return
        other, mode = self.library.searches.in_next_mode(query)
        if in_bar:
            self.word_bar.value = other
            self.word_bar.cursor_position = len(other)
        else:
            self.show_hits_of(other)
        self.say(_(MODES_TOLD[mode]))

    def action_bar_mode(self) -> None:
        """Change the mode of the query in the bar."""
        self.action_search_mode()

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
        self.show_hits_of(wider)
        return bool(wider)

    # Looking closely

    def action_concordance(self) -> None:
        """Set the matches of all hits below each other."""
        query = self._asked()
        if query:
            from reader.tui.screens.concordance import ConcordanceScreen

            self.app.push_screen(ConcordanceScreen(self.library, query), self._open_match)

    def _open_match(self, chosen: "ChosenMatch | None") -> None:
        if chosen and self.show_article(chosen.article_id, chosen.matches, read=True):
            self.article_pane.go_to_match(chosen.number)
            self.focus_pane(Pane.ARTICLE)

    def action_explain(self) -> None:
        """Explain how the search was understood and what ranks its first hit."""
        query = self._asked()
        if query:
            from reader.tui.screens.explaining import ExplainScreen

            self.app.push_screen(ExplainScreen(self.library, query), self._narrow)
