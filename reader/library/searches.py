"""What people see around a search: counts of its hits, queries asked before, queries kept."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.config import Paths
from reader.journal.saved import SavedBook, SavedQuery
from reader.journal.searches import SearchBook
from reader.library.answers import Answers, Stories
from reader.library.predicates import LibraryPredicates
from reader.library.watching import never
from reader.messages import N_, _
from reader.model import SearchAnswer, SearchHit, SearchMode, Sort

if TYPE_CHECKING:
    from reader.library.explaining import Explained
    from reader.library.facets import Facet, Facets
    from reader.model import Occurrence

__all__ = ["KeptQueries", "SavedQuery", "Searches"]


WRITTEN_MODES: Final = {
    SearchMode.WORDS: N_("mode:words"),
    SearchMode.NEAR: N_("mode:near"),
}
"""How a mode is written into a query, in the chosen language."""


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
    """A library's searches: their answers, and the queries that people asked and kept.

    ``answers`` says who answers: this process, unless another was put in its place.
    """

    def __init__(self, answers: Answers, predicates: LibraryPredicates, kept: KeptQueries) -> None:
        self.answers = answers
        self._predicates = predicates
        self._kept = kept

    # Answers

    def search(
        self, query: str, sort: Sort, limit: int, cancelled: Callable[[], bool] = never
    ) -> SearchAnswer:
        """Return the articles that answer. Raises QueryError when the query cannot be read."""
        return self.answers.search(query, sort, limit, cancelled)

    def facets(self, query: str, *, cancelled: Callable[[], bool] = never) -> "Facets | None":
        """Count what ``query`` finds by time, paper, page and section; None when cancelled.

        Raises QueryError when the query cannot be read.
        """
        return self.answers.facets(query, cancelled)

    def concordance(
        self, query: str, *, cancelled: Callable[[], bool] = never
    ) -> "Iterator[Sequence[Occurrence]]":
        """Yield the places where the words of ``query`` stand, newest articles first.

        They come page by page, ``MOST_OCCURRENCES`` at most; fewer when cancelled. Raises
        QueryError when the query cannot be read.
        """
        return self.answers.concordance(query, cancelled)

    def explain(self, query: str, *, cancelled: Callable[[], bool] = never) -> "Explained | None":
        """Say how ``query`` is understood, what ranks its first hit, or what would hit instead.

        None when cancelled. Raises QueryError when the query cannot be read.
        """
        return self.answers.explain(query, cancelled)

    def count(self, query: str, *, cancelled: Callable[[], bool] = never) -> int:
        """Return how many articles ``query`` finds. Raises QueryError when it cannot be read."""
        return self.answers.count(query, cancelled)

    def stories(
        self, hits: Sequence[SearchHit], *, cancelled: Callable[[], bool] = never
    ) -> Stories:
        """Return the numbers of the hits by story, in the order of the first of each.

        A hit stands under the first hit before it that prints the same story about the same time.
        There are fewer when cancelled.
        """
        return self.answers.stories([(one.article_id, one.issue_date) for one in hits], cancelled)

    def keys(self, query: str, *, cancelled: Callable[[], bool] = never) -> tuple[int, ...]:
        """Return the keys of all articles ``query`` finds, newest first.

        Raises QueryError when it cannot be read.
        """
        return self.answers.keys(query, cancelled)

    def in_next_mode(self, query: str) -> tuple[str, SearchMode]:
        """Return a query in the mode after its own: exact, words, near; and that mode."""
        from reader.search.modes import mode_of, with_mode

        modes = list(SearchMode)
        mode = modes[(modes.index(mode_of(query)) + 1) % len(modes)]
        return with_mode(query, mode, _(WRITTEN_MODES[mode]) if mode in WRITTEN_MODES else ""), mode

    def values(
        self, field: str, typed: str, *, cancelled: Callable[[], bool] = never
    ) -> tuple[str, ...]:
        """Return what ``typed`` may become as a value of ``field``, the most frequent first.

        Papers, pages, sections, bylines and tags have values; every other field has none.
        """
        return self.answers.values(field, typed, cancelled)

    def prepare(self, *, cancelled: Callable[[], bool] = never) -> None:
        """Have whoever answers ready for the first question; not waited for when ``cancelled``."""
        self.answers.prepare(cancelled)

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
