"""What people see around a search: counts of its hits, queries asked before, queries kept."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.catalogue import Catalogue
from reader.config import Paths
from reader.journal.saved import SavedBook, SavedQuery
from reader.journal.searches import SearchBook
from reader.library.predicates import LibraryPredicates
from reader.library.searcher import Searcher
from reader.model import Sort

if TYPE_CHECKING:
    from reader.library.explaining import Explained
    from reader.library.facets import Facet, Facets
    from reader.search.concord import Occurrence

__all__ = ["KeptQueries", "SavedQuery", "Searches"]

ARTICLES_AT_ONCE: Final = 50
"""Articles whose occurrences are looked for between two looks at whether to go on."""


def _never() -> bool:
    return False


class KeptQueries:
    """The journals of queries, read when they are first asked for."""

    def __init__(self, state: Path, own: Path) -> None:
        self._state = state
        self._own = own

    @classmethod
    def of(cls, paths: Paths) -> "KeptQueries":
        """Return those of a user: what was asked is state, what was named is the user's own."""
        return cls(paths.state, paths.data)

    @cached_property
    def asked(self) -> SearchBook:
        """The queries asked before."""
        return SearchBook(self._state)

    @cached_property
    def named(self) -> SavedBook:
        """The queries kept under a name."""
        return SavedBook(self._own)


class Searches:
    """A library's searches beyond their hits."""

    def __init__(
        self,
        catalogue: Catalogue,
        searcher: Searcher,
        predicates: LibraryPredicates,
        kept: KeptQueries,
    ) -> None:
        self._catalogue = catalogue
        self._searcher = searcher
        self._predicates = predicates
        self._kept = kept

    # Counts of the hits

    def facets(self, query: str, *, cancelled: Callable[[], bool] = _never) -> "Facets | None":
        """Count what ``query`` finds by time, paper, page and section; None when cancelled.

        Raises QueryError when the query cannot be read.
        """
        from reader.library.facets import count_places
        from reader.search import SearchCancelled, find_keys, plain_page

        ask = partial(find_keys, query, predicates=self._predicates.fields(), cancelled=cancelled)
        try:
            places = self._catalogue.places(self._searcher.ask(ask))
        except SearchCancelled:
            return None
        return None if cancelled() else count_places(query, places, plain_page)

    def concordance(
        self, query: str, *, cancelled: Callable[[], bool] = _never
    ) -> "Iterator[list[Occurrence]]":
        """Yield the places where the words of ``query`` stand, newest articles first.

        They come page by page, ``MOST_OCCURRENCES`` at most; fewer when cancelled. Raises
        QueryError when the query cannot be read.
        """
        from reader.library.concordance import MOST_OCCURRENCES
        from reader.library.texts import CatalogueTexts
        from reader.search import SearchCancelled, find_keys
        from reader.search.concord import occurrences

        fields = self._predicates.fields()
        try:
            keys = self._searcher.ask(
                partial(find_keys, query, predicates=fields, cancelled=cancelled)
            )
        except SearchCancelled:
            return
        found, texts = 0, CatalogueTexts(self._catalogue)
        for start in range(0, len(keys), ARTICLES_AT_ONCE):
            if cancelled() or found >= MOST_OCCURRENCES:
                return
            documents = texts.documents(keys[start : start + ARTICLES_AT_ONCE])
            page = list(occurrences(query, documents, predicates=fields))
            found += len(page)
            yield page

    def explain(self, query: str, *, cancelled: Callable[[], bool] = _never) -> "Explained | None":
        """Say how ``query`` is understood, what ranks its first hit, or what would hit instead.

        None when cancelled. Raises QueryError when the query cannot be read.
        """
        from reader.library.explaining import explained
        from reader.search import SearchCancelled
        from reader.search.explain import explain

        ask = partial(explain, query, predicates=self._predicates.fields(), cancelled=cancelled)
        try:
            explanation = self._searcher.ask(ask)
        except SearchCancelled:
            return None
        days = self._catalogue.days() if explanation.dates else ()
        return explained(explanation, days)

    def count(self, query: str, *, cancelled: Callable[[], bool] = _never) -> int:
        """Return how many articles ``query`` finds. Raises QueryError when it cannot be read."""
        answer = self._searcher.search(query, self._predicates.fields(), Sort.DATE, 0, cancelled)
        return answer.count

    def narrowed(self, query: str, facet: "Facet") -> str:
        """Return the query for those hits of ``query`` that a facet counts."""
        from reader.search import narrowed

        return narrowed(query, facet.kind, facet.value, predicates=self._predicates.fields())

    # Queries asked before

    def asked(self) -> tuple[str, ...]:
        """Return the queries asked before, in other sessions too, newest first."""
        self._kept.asked.refresh()
        return self._kept.asked.queries()

    def remember(self, query: str) -> None:
        """Remember that a query was asked. Raises LibraryUnreadable when it cannot be kept."""
        self._kept.asked.add(query)

    # Queries kept under a name

    def named(self) -> tuple[SavedQuery, ...]:
        """Return the queries kept under a name, by name."""
        self._kept.named.refresh()
        return self._kept.named.queries()

    def keep(self, name: str, query: str) -> None:
        """Keep a query under a name. Raises LibraryUnreadable when it cannot be kept."""
        self._kept.named.put(name, query)

    def forget(self, name: str) -> None:
        """Delete a named query. Raises LibraryUnreadable when that cannot be written."""
        self._kept.named.put(name, "")
