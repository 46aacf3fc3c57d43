"""What is read and what is starred: the last word on each article and mark."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reader.journal.book import ArticleBook
from reader.journal.lines import Record, stamp_of
from reader.model import Mark

MARKS: Final = {mark.value: mark for mark in Mark}

Word = tuple[str, str, bool]
"""(at, host, on): the greatest one counts, so the order of reading does not matter."""


class MarkBook(ArticleBook):
    """The marks of all articles, shared with every other process and host that uses the folder."""

    def __init__(self, folder: Path, *, host: str = "") -> None:
        self._words: dict[tuple[str, Mark], Word] = {}
        self._marked: dict[Mark, set[str]] = {mark: set() for mark in Mark}
        self._frozen: dict[Mark, frozenset[str]] = {}
        super().__init__(folder, "marks", host=host)

    def marked(self, mark: Mark) -> frozenset[str]:
        """Return the ids of all articles that bear ``mark``."""
        with self._lock:
            if mark not in self._frozen:
                self._frozen[mark] = frozenset(self._marked[mark])
            return self._frozen[mark]

    def is_marked(self, article_id: str, mark: Mark) -> bool:
        """Tell whether one article bears ``mark``."""
        return article_id in self._marked[mark]

    def set(self, article_id: str, mark: Mark, on: bool = True) -> None:
        """Set or clear ``mark`` on an article, here and for everybody.

        Raises:
            DiskFull, LibraryUnreadable: told once; the mark holds in this process all the same.
        """
        self.set_all((article_id,), mark, on)

    def set_all(self, article_ids: Iterable[str], mark: Mark, on: bool = True) -> None:
        """Set or clear ``mark`` on many articles with one write.

        Raises:
            DiskFull, LibraryUnreadable: as ``set``.
        """
        with self._lock:
            self.refresh()
            changed = [one for one in article_ids if self.is_marked(one, mark) != on]
            if not changed:
                return
            records = self._journal.stamp(
                {"id": one, "mark": mark.value, "on": on} for one in changed
            )
            self._keep(records)

    def _words_on(self, article_id: str) -> Iterator[Record]:
        for mark in Mark:
            if article_id in self._marked[mark]:
                at, host, on = self._words[article_id, mark]
                yield {"id": article_id, "mark": mark.value, "on": on, "at": at, "host": host}

    def _take(self, record: Record) -> bool:
        """Apply one record unless a later word on its article and mark is known."""
        article_id, name, on = record.get("id"), record.get("mark"), record.get("on")
        mark = MARKS.get(name) if isinstance(name, str) else None
        if not isinstance(article_id, str) or mark is None or not isinstance(on, bool):
            return False  # written by a later version, or by hand
        word = (*stamp_of(record), on)
        known = self._words.get((article_id, mark))
        if known is not None and word <= known:
            return False
        self._words[article_id, mark] = word
        (self._marked[mark].add if on else self._marked[mark].discard)(article_id)
        self._frozen.pop(mark, None)
        return True
