"""What a library answers to a query, in whatever process it is asked: hits, counts, matches, reasons."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from reader.catalogue import Catalogue
from reader.library.predicates import LibraryPredicates
from reader.library.searcher import Searcher
from reader.library.similar import Similar
from reader.library.values import Values
from reader.model import SearchAnswer, Sort

if TYPE_CHECKING:
    from reader.library.explaining import Explained
    from reader.library.facets import Facets
    from reader.model import Occurrence

__all__ = ["Answers", "OwnAnswers", "Stories"]

Cancelled = Callable[[], bool]

Stories = tuple[tuple[int, ...], ...]
"""The numbers of articles by the story they print, in the order of the first of each."""

ARTICLES_AT_ONCE: Final = 50
"""Articles whose occurrences are looked for between two looks at whether to go on."""


class Answers(Protocol):
    """Somebody who answers queries; each method raises QueryError when one cannot be read."""

    def search(self, query: str, sort: Sort, limit: int, cancelled: Cancelled) -> SearchAnswer:
        """Return the articles that answer, ``limit`` of them shown; none when cancelled."""

    def count(self, query: str, cancelled: Cancelled) -> int:
        """Return how many articles answer; 0 when cancelled."""

    def facets(self, query: str, cancelled: Cancelled) -> "Facets | None":
        """Count the hits by time, paper, page and section; None when cancelled."""

    def concordance(self, query: str, cancelled: Cancelled) -> "Iterator[Sequence[Occurrence]]":
        """Yield the places of the query's words, newest articles first; fewer when cancelled."""

    def explain(self, query: str, cancelled: Cancelled) -> "Explained | None":
        """Say how the query is understood and why it finds what it finds; None when cancelled."""

    def keys(self, query: str, cancelled: Cancelled) -> tuple[int, ...]:
        """Return the keys of all articles that answer, newest first; none when cancelled."""

    def values(self, field: str, typed: str, cancelled: Cancelled) -> tuple[str, ...]:
        """Return what ``typed`` may become as a value of ``field``, the most frequent first."""

    def stories(self, printed: Sequence[tuple[str, str]], cancelled: Cancelled) -> Stories:
        """Sort articles, each by its id and date, by the story they print; fewer when cancelled."""

    def prepare(self, cancelled: Cancelled) -> None:
        """Be ready for the first question; not waited for when ``cancelled``."""


class OwnAnswers:
    """Answers out of the catalogue and the index that are open in this process."""

    def __init__(
        self,
        catalogue: Catalogue,
        searcher: Searcher,
        predicates: LibraryPredicates,
        values: Values,
        similar: Similar,
    ) -> None:
        self._catalogue = catalogue
        self._searcher = searcher
        self._predicates = predicates
        self._values = values
        self._similar = similar

    def prepare(self, cancelled: Cancelled) -> None:  # noqa: ARG002 - it takes no time
        """Be ready for the first question: open the index."""
        self._searcher.ask(lambda _texts, _index: None)

    def values(self, field: str, typed: str, cancelled: Cancelled) -> tuple[str, ...]:
        """Return what ``typed`` may become as a value of ``field``, the most frequent first."""
        return self._values.beginning(field, typed, cancelled)

    def stories(self, printed: Sequence[tuple[str, str]], cancelled: Cancelled) -> Stories:
        """Sort articles, each by its id and date, by the story they print; fewer when cancelled."""
        return self._similar.folded(printed, cancelled)

    def search(self, query: str, sort: Sort, limit: int, cancelled: Cancelled) -> SearchAnswer:
        """Return the articles that answer, ``limit`` of them shown; none when cancelled."""
        return self._searcher.search(query, self._predicates.fields(), sort, limit, cancelled)

    def count(self, query: str, cancelled: Cancelled) -> int:
        """Return how many articles answer; 0 when cancelled."""
        answer = self._searcher.search(query, self._predicates.fields(), Sort.DATE, 0, cancelled)
        return answer.count

    def keys(self, query: str, cancelled: Cancelled) -> tuple[int, ...]:
        """Return the keys of all articles that answer, newest first; none when cancelled."""
        return tuple(self._keys(query, cancelled) or ())

    def _keys(self, query: str, cancelled: Cancelled) -> list[int] | None:
        """Return the keys of all articles that answer, newest first; None when cancelled."""
        from reader.search import SearchCancelled, find_keys

        fields = self._predicates.fields()
        try:
            return self._searcher.ask(
                partial(find_keys, query, predicates=fields, cancelled=cancelled)
            )
        except SearchCancelled:
            return None

    def facets(self, query: str, cancelled: Cancelled) -> "Facets | None":
        """Count the hits by time, paper, page and section; None when cancelled."""
        from reader.library.facets import count_places
        from reader.search import plain_page

        keys = self._keys(query, cancelled)
        places = [] if keys is None else self._catalogue.places(keys)
        return None if keys is None or cancelled() else count_places(query, places, plain_page)

    def concordance(self, query: str, cancelled: Cancelled) -> "Iterator[list[Occurrence]]":
        """Yield the places of the query's words, newest articles first; fewer when cancelled.

        They come page by page, ``MOST_OCCURRENCES`` at most.
        """
        from reader.library.concordance import MOST_OCCURRENCES
        from reader.library.texts import CatalogueTexts
        from reader.search.concord import occurrences

        keys = self._keys(query, cancelled) or []
        found, texts = 0, CatalogueTexts(self._catalogue)
        for start in range(0, len(keys), ARTICLES_AT_ONCE):
            if cancelled() or found >= MOST_OCCURRENCES:
                return
            documents = texts.documents(keys[start : start + ARTICLES_AT_ONCE])
            page = list(occurrences(query, documents, predicates=self._predicates.fields()))
            found += len(page)
            yield page

    def explain(self, query: str, cancelled: Cancelled) -> "Explained | None":
        """Say how the query is understood and why it finds what it finds; None when cancelled."""
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
