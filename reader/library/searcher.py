"""Searching the catalogue's texts: through the index when it knows them all, else by a scan."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from reader.catalogue import Catalogue
from reader.errors import LibraryDamaged
from reader.library.texts import CatalogueTexts
from reader.messages import _
from reader.model import SearchAnswer, Sort
from reader.search import Predicates, SearchCancelled, SearchIndex, search

INDEX_BATCH: Final = 2_000
"""Articles handed to the index at a time; each batch is committed on its own."""


EVERY_HIT: Final = 1_000_000


class Searcher:
    """Keeps the index beside a catalogue and asks it; ``notices`` learn what had to be rebuilt.

    ``index_folder`` is None where nothing is kept on disk.
    """

    def __init__(self, catalogue: Catalogue, index_folder: Path | None, notices: list[str]) -> None:
        self._catalogue = catalogue
        self._index_folder = index_folder
        self._notices = notices
        self._texts = CatalogueTexts(catalogue)
        self._index: SearchIndex | None = None
        self._indexed_generation = -1

    def search(
        self,
        query: str,
        predicates: Predicates,
        sort: Sort,
        limit: int,
        cancelled: Callable[[], bool],
    ) -> SearchAnswer:
        """Return the answer to ``query``, an empty one when it was cancelled.

        Raises QueryError when the query cannot be read.
        """
        ask = partial(
            search,
            query,
            self._texts,
            sort=sort,
            limit=limit,
            cancelled=cancelled,
            predicates=predicates,
        )
        try:
            try:
                return ask(index=self._ready_index())
            except LibraryDamaged as error:
                self._index_lost(error)
                return ask(index=None)
        except SearchCancelled:
            return SearchAnswer(query, 0, ())

    def keys(self, query: str, predicates: Predicates) -> frozenset[int]:
        """Return the keys of every article that answers ``query``.

        Raises QueryError when the query cannot be read.
        """
        answer = self.search(query, predicates, Sort.DATE, EVERY_HIT, lambda: False)
        keys = (self._catalogue.key_of(hit.article_id) for hit in answer.hits)
        return frozenset(key for key in keys if key is not None)

    def _ready_index(self) -> SearchIndex | None:
        """Return the index when it knows every article; else None, and search scans the text."""
        if self._index_folder is None:
            return None
        index = self._opened_index()
        generation = self._catalogue.generation
        if generation != self._indexed_generation:
            if any(self._catalogue.pending()):
                return None
            self._indexed_generation = generation
        return index

    def _opened_index(self) -> SearchIndex | None:
        if self._index is None and self._index_folder is not None:
            try:
                self._index = SearchIndex.open(self._index_folder)
            except LibraryDamaged as error:
                self._index_lost(error)
                self._index = SearchIndex.open(self._index_folder)
        return self._index

    def _index_lost(self, error: LibraryDamaged) -> None:
        """Throw a damaged index away; it is built again from the catalogue."""
        self._notices.append(f"{error} " + _("The index is being built anew."))
        if self._index is not None:
            self._index.close()
            self._index = None
        if self._index_folder is not None:
            shutil.rmtree(self._index_folder, ignore_errors=True)
        self._catalogue.mark_all_pending()

    def index_pending(
        self, progress: Callable[[int, int], None] | None, stopped: Callable[[], bool]
    ) -> int:
        """Bring the search index up to date, batch by batch; return how many articles it took."""
        index = self._opened_index()
        added, removed = self._catalogue.pending()
        if index is None or not (added or removed):
            return 0
        done = 0
        for start in range(0, max(len(added), 1), INDEX_BATCH):
            if stopped():
                break
            batch = added[start : start + INDEX_BATCH]
            gone = removed if start == 0 else ()
            index.update(self._texts.documents(batch), gone)
            self._catalogue.indexed(batch, gone)
            done += len(batch)
            if progress is not None:
                progress(done, len(added))
        return done

    def close(self) -> None:
        """Let go of the index's files."""
        if self._index is not None:
            self._index.close()
            self._index = None
