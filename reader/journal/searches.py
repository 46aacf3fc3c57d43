"""What was searched for: the latest queries, each once, newest first."""

from pathlib import Path
from typing import Final

from reader.journal.book import Book
from reader.journal.lines import Record, Stamp, stamp_of

KEPT: Final = 200
"""Queries that are remembered."""

LIMIT: Final = 200_000
"""Bytes of our own file above which earlier asking of the same query is dropped."""


class SearchBook(Book):
    """The queries asked, shared with every other process and host that uses the folder."""

    def __init__(self, folder: Path, *, host: str = "", limit: int = LIMIT) -> None:
        self._asked: dict[str, Stamp] = {}
        self._limit = limit
        super().__init__(folder, "searches", host=host)

    def queries(self) -> tuple[str, ...]:
        """Return the queries, newest first, each once, ``KEPT`` at most."""
        with self._lock:
            newest = sorted(self._asked, key=lambda query: self._asked[query], reverse=True)
            return tuple(newest[:KEPT])

    def add(self, query: str) -> None:
        """Remember that ``query`` was asked now; the newest one is not written again.

        Raises:
            DiskFull, LibraryUnreadable: told once; the query holds in this process all the same.
        """
        with self._lock:
            if not query or self.queries()[:1] == (query,):
                return
            records = self._journal.stamp([{"query": query}])
            self._keep(records)
            self._limit = self._journal.compact_beyond(
                self._limit, lambda record: str(record.get("query"))
            )

    def _take(self, record: Record) -> bool:
        """Apply one record unless the same query is known to have been asked later."""
        query = record.get("query")
        if not isinstance(query, str) or not query:
            return False  # written by a later version, or by hand
        stamp = stamp_of(record)
        if stamp <= self._asked.get(query, ("", "")):
            return False
        self._asked[query] = stamp
        return True
