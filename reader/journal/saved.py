"""Named queries: a person's own lists, which are found anew whenever they are opened."""

from pathlib import Path

from reader.journal.book import Book
from reader.journal.lines import Record, Stamp, stamp_of
from reader.model import SavedQuery

__all__ = ["SavedBook", "SavedQuery"]


class SavedBook(Book):
    """The named queries, shared with every other process and host that uses the folder.

    The last word on a name counts; a deleted one is a name with an empty query.
    """

    def __init__(self, folder: Path, *, host: str = "") -> None:
        self._words: dict[str, tuple[Stamp, str]] = {}
        super().__init__(folder, "saved-searches", host=host)

    def queries(self) -> tuple[SavedQuery, ...]:
        """Return the named queries by name."""
        with self._lock:
            words = sorted(self._words.items())
        return tuple(SavedQuery(name, query) for name, (_stamp, query) in words if query)

    def put(self, name: str, query: str) -> None:
        """Keep ``query`` under ``name``; an empty query deletes it.

        Raises:
            DiskFull, LibraryUnreadable: told once; it holds in this process all the same.
        """
        with self._lock:
            records = self._journal.stamp([{"name": name, "query": query}])
            self._keep(records)

    def _take(self, record: Record) -> bool:
        """Apply one record unless a later word on its name is known."""
        name, query = record.get("name"), record.get("query")
        if not isinstance(name, str) or not isinstance(query, str) or not name:
            return False  # written by a later version, or by hand
        stamp = stamp_of(record)
        known = self._words.get(name)
        if known is not None and stamp <= known[0]:
            return False
        self._words[name] = (stamp, query)
        return True
