"""Answers that come from a searching process, or from this one where there is no other."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar, cast

from reader.library.answers import Answers, Cancelled, Stories
from reader.library.aside.opening import Opening, Purpose
from reader.library.aside.process import SideProcess, Unanswered
from reader.library.aside.taking import AsideTaking
from reader.library.aside.wire import Kind, Printed
from reader.model import SearchAnswer, Sort

if TYPE_CHECKING:
    from reader.library.explaining import Explained
    from reader.library.facets import Facets
    from reader.library.library import Library
    from reader.model import Occurrence

Answer = TypeVar("Answer")


class AsideAnswers:
    """Asks the process; what it cannot answer is answered here, more slowly for the screen."""

    def __init__(self, process: SideProcess, own: Answers) -> None:
        self.process = process
        self._own = own

    def prepare(self, cancelled: Cancelled) -> None:
        """Have the process ready for the first question."""
        with suppress(Unanswered):  # the questions will be answered here
            _last(self.process.ask(Kind.PREPARE, "", cancelled), None)

    def search(self, query: str, sort: Sort, limit: int, cancelled: Cancelled) -> SearchAnswer:
        """Return the articles that answer, ``limit`` of them shown; none when cancelled."""
        parts = self.process.ask(Kind.SEARCH, query, cancelled, sort=sort, limit=limit)
        try:
            return cast("SearchAnswer", _last(parts, SearchAnswer(query, 0, ())))
        except Unanswered:
            return self._own.search(query, sort, limit, cancelled)

    def values(self, field: str, typed: str, cancelled: Cancelled) -> tuple[str, ...]:
        """Return what ``typed`` may become as a value of ``field``, the most frequent first."""
        try:
            found = _last(self.process.ask(Kind.VALUES, typed, cancelled, field=field), ())
        except Unanswered:
            return self._own.values(field, typed, cancelled)
        return cast("tuple[str, ...]", found)

    def stories(self, printed: Sequence[Printed], cancelled: Cancelled) -> Stories:
        """Return the numbers of the articles by the story they print; fewer when cancelled."""
        try:
            parts = self.process.ask(Kind.STORIES, "", cancelled, printed=tuple(printed))
            return cast("Stories", _last(parts, ()))
        except Unanswered:
            return self._own.stories(printed, cancelled)

    def count(self, query: str, cancelled: Cancelled) -> int:
        """Return how many articles answer; 0 when cancelled."""
        try:
            return cast("int", _last(self.process.ask(Kind.COUNT, query, cancelled), 0))
        except Unanswered:
            return self._own.count(query, cancelled)

    def keys(self, query: str, cancelled: Cancelled) -> tuple[int, ...]:
        """Return the keys of all articles that answer, newest first; none when cancelled."""
        try:
            found = _last(self.process.ask(Kind.KEYS, query, cancelled), ())
        except Unanswered:
            return self._own.keys(query, cancelled)
        return cast("tuple[int, ...]", found)

    def facets(self, query: str, cancelled: Cancelled) -> "Facets | None":
        """Count the hits by time, paper, page and section; None when cancelled."""
        try:
            found = _last(self.process.ask(Kind.FACETS, query, cancelled), None)
        except Unanswered:
            return self._own.facets(query, cancelled)
        return cast("Facets | None", found)

    def explain(self, query: str, cancelled: Cancelled) -> "Explained | None":
        """Say how the query is understood and why it finds what it finds; None when cancelled."""
        try:
            found = _last(self.process.ask(Kind.EXPLAIN, query, cancelled), None)
        except Unanswered:
            return self._own.explain(query, cancelled)
        return cast("Explained | None", found)

    def concordance(self, query: str, cancelled: Cancelled) -> "Iterator[Sequence[Occurrence]]":
        """Yield the places of the query's words, newest articles first; fewer when cancelled."""
        given = 0
        try:
            for part in self.process.ask(Kind.CONCORDANCE, query, cancelled):
                page = cast("Sequence[Occurrence]", part)
                given += len(page)
                yield page
        except Unanswered:
            for page in self._own.concordance(query, cancelled):
                yield page[max(given, 0) :]
                given -= len(page)


def _last(parts: Iterator[object], default: object) -> object:
    """Return the one part that an answer has, ``default`` when it was cancelled."""
    last = deque(parts, maxlen=1)
    return last[0] if last else default


@contextmanager
def searching_aside(library: "Library", language: str) -> Iterator[None]:
    """Have a library on disk searched, and kept up to date, by processes of their own meanwhile."""
    if library.place is None:
        yield
        return
    writing = Purpose.INDEX if library.sample else Purpose.TAKE_IN
    searching = SideProcess(Opening.of(*library.place, Purpose.READ, language))
    taking = SideProcess(Opening.of(*library.place, writing, language))
    answers, own = library.searches.answers, library.taking
    library.searches.answers = AsideAnswers(searching, answers)
    library.taking = AsideTaking(taking, library, own)
    try:
        yield
    finally:
        library.searches.answers, library.taking = answers, own
        searching.close()
        taking.close()
