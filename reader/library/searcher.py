"""Searching the catalogue's texts: through the index when it knows them all, else by a scan."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from reader.catalogue import Catalogue
from reader.errors import LibraryDamaged, LibraryUnreadable
from reader.library.builders import Batch, Builders, Stopped
from reader.library.turns import Turns
from reader.messages import _
from reader.model import SearchAnswer, Sort

if TYPE_CHECKING:
    from reader.search import Predicates, SearchIndex, TextStore

Answer = TypeVar("Answer")


class Searcher:
    """Keeps the index beside a catalogue and asks it; ``notices`` learn what had to be rebuilt.

    ``index_folder`` is None where nothing is kept on disk. Any number of threads may search while
    one brings the index up to date. ``lost`` tells whether the index turned out to be damaged.
    """

    def __init__(
        self, catalogue: Catalogue, index_folder: Path | None, turns: Turns, notices: list[str]
    ) -> None:
        self._catalogue = catalogue
        self._index_folder = index_folder
        self._turns = turns
        self._notices = notices
        self._index: SearchIndex | None = None
        self._checked_generation = -1
        self._lock = RLock()
        self._lagging: tuple[int, SearchIndex] | None = None
        self.lost = False

    def search(
        self,
        query: str,
        predicates: "Predicates",
        sort: Sort,
        limit: int,
        cancelled: Callable[[], bool],
    ) -> SearchAnswer:
        """Return the answer to ``query``, an empty one when it was cancelled.

        Raises QueryError when the query cannot be read.
        """
        from reader.search import SearchCancelled, search

        ask = partial(
            search, query, sort=sort, limit=limit, cancelled=cancelled, predicates=predicates
        )
        try:
            return self.ask(ask)
        except SearchCancelled:
            return SearchAnswer(query, 0, ())

    def ask(self, question: "Callable[[TextStore, SearchIndex | None], Answer]") -> Answer:
        """Put a question to the index, or to the texts where there is none that can answer.

        Raises what the question raises but LibraryDamaged: then it is put to the texts.
        """
        from reader.library.texts import CatalogueTexts

        texts = CatalogueTexts(self._catalogue)
        try:
            return question(texts, self._ready_index())
        except LibraryDamaged as error:
            self._index_lost(str(error))
            return question(texts, None)

    def _ready_index(self) -> "SearchIndex | None":
        """Return the index when it knows every article; else None, and search scans the text.

        While another thread brings it up to date, it does not know them all.
        """
        if not self._lock.acquire(blocking=False):
            return None
        try:
            index = self._opened_index()
            if index is None or self._in_step(index):
                return index
            return self._beside(index)
        finally:
            self._lock.release()

    def _beside(self, index: "SearchIndex") -> "SearchIndex | None":
        """Return an index that reads what the index has not seen; None where that is all.

        It is kept until the catalogue changes. What is pending must be known before the commit is
        opened: an article that is indexed between is read and left out of the commit.
        """
        from reader.library.texts import CatalogueTexts
        from reader.search.lagging import LaggingIndex

        generation = self._catalogue.generation
        if self._lagging is not None and self._lagging[0] == generation:
            return self._lagging[1]
        added, removed = self._catalogue.pending()
        if not (added or removed) or len(added) == self._catalogue.count():
            return None
        texts = CatalogueTexts(self._catalogue)
        beside = LaggingIndex(index, texts, added, removed)
        same = beside.count() == self._catalogue.count()
        if not same or self._catalogue.generation != generation:
            return None
        self._lagging = generation, beside
        return beside

    def _in_step(self, index: "SearchIndex") -> bool:
        """Tell whether the index holds what the catalogue holds, once for every change of it.

        With nothing pending their numbers of articles are the same, unless one of the two was
        deleted or copied from elsewhere; such an index is thrown away.
        """
        generation = self._catalogue.generation
        if generation == self._checked_generation:
            return True
        if any(self._catalogue.pending()):
            return False
        same = index.count() == self._catalogue.count()
        if self._catalogue.generation != generation:
            return False
        if not same:
            words = _("{path} does not hold the articles of the catalogue.")
            self._index_lost(words.format(path=self._index_folder))
            return False
        self._checked_generation = generation
        return True

    def _opened_index(self) -> "SearchIndex | None":
        """Return the index, opened at the first call; None where it cannot be used."""
        if self._index is None and self._index_folder is not None:
            from reader.search import SearchIndex

            try:
                self._index = SearchIndex.open(self._index_folder)
            except LibraryDamaged as error:
                self._index_lost(str(error))
            except LibraryUnreadable as error:  # read-only, foreign, of a later version
                self._notices.append(f"{error} " + _("Until then search reads every article."))
                self._index_folder = None
        return self._index

    def _index_lost(self, why: str) -> None:
        """Throw the index away; it is built again from the catalogue."""
        from reader.search.folder import remove_index

        with self._lock:
            self.lost = True
            self.close()
            if self._index_folder is None or self._catalogue.read_only:
                self._index_folder = None
                return
            self._notices.append(f"{why} " + _("The index is being built anew."))
            remove_index(self._index_folder)
            self._catalogue.mark_all_pending()

    def index_pending(
        self, progress: Callable[[int, int], None] | None, stopped: Callable[[], bool]
    ) -> int:
        """Bring the search index up to date, batch by batch; return how many articles it took.

        Between the batches, other processes may take their turn.
        """
        done, left = 0, 1
        with Builders() as builders:
            while left and self.behind() and not stopped():
                with self._lock, self._turns.taken(stopped) as mine:
                    taken, left = self._index_batch(builders, stopped) if mine else (0, 0)
                done += taken
                if progress is not None:
                    progress(done, done + left)
        return done

    def behind(self) -> bool:
        """Tell whether there is something to index; an index out of step is begun anew."""
        with self._lock:
            if self._index_folder is None:
                return False
            if any(self._catalogue.pending()):
                return True
            if not self._catalogue.count():
                return False
            index = self._opened_index()
            if index is not None:
                self._in_step(index)
            return any(self._catalogue.pending())

    def _index_batch(self, builders: Builders, stopped: Callable[[], bool]) -> tuple[int, int]:
        """Index some of what is pending; return how many articles, and how many are left."""
        try:
            return self._update(builders, stopped)
        except LibraryDamaged as error:
            self._index_lost(str(error))
            return self._update(builders, stopped)
        except Stopped:
            return 0, 0

    def _update(self, builders: Builders, stopped: Callable[[], bool]) -> tuple[int, int]:
        """Commit to the index, then note it in the catalogue: a kill between repeats the first."""
        pending, removed = self._catalogue.pending()
        added, taken = pending[: builders.size(len(pending))], 0
        index = self._opened_index() or self._opened_index()
        if index is not None:
            from reader.library.texts import CatalogueTexts

            batch = Batch(added, removed, CatalogueTexts(self._catalogue), stopped)
            taken = builders.update(index, batch)
            self._catalogue.indexed(added[:taken], removed)
        return taken, len(pending) - taken

    def close(self) -> None:
        """Let go of the index's files."""
        with self._lock:
            if self._index is not None:
                self._index.close()
                self._index = self._lagging = None
