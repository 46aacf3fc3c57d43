"""A journal and what its records come to: the base of every book that a person's words are kept in."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import RLock
from typing import Final

from reader.journal.journal import Journal
from reader.journal.lines import Record

CARRIED: Final = "+"
"""What stands behind the writer of a word that was carried from one article to another."""


class Book:
    """What a journal's records come to, shared with every process and host that uses the folder.

    A subclass makes its own fields first and calls this class last, which reads the journal.
    """

    def __init__(self, folder: Path, name: str, *, host: str = "") -> None:
        self._journal = Journal(folder, name, host=host)
        self._lock = RLock()
        self.refresh()

    @property
    def damaged(self) -> int:
        """Lines of the journal that could not be read."""
        return self._journal.damaged

    def wrote(self, stamp: str) -> bool:
        """Tell whether a record, named by its time and host in one word, was written by this book."""
        return stamp.rpartition("@")[2] == self._journal.writer

    def refresh(self) -> bool:
        """Take in what other processes wrote; tell whether there was anything."""
        with self._lock:
            taken = [self._take(record) for record in self._journal.fresh()]
            return any(taken)

    def _take(self, record: Record) -> bool:
        """Take in one record; tell whether it changed anything. Strange ones are passed over."""
        raise NotImplementedError

    def _keep(self, stamped: Sequence[Record]) -> None:
        """Take in and write records that the journal stamped; the lock is held.

        Raises:
            DiskFull, LibraryUnreadable: told once; they hold in this process all the same.
        """
        for record in stamped:
            self._take(record)
        if stamped:
            self._journal.write(stamped)


class ArticleBook(Book):
    """What is said of articles, by their ids."""

    def speaks_of(self, article_id: str) -> bool:
        """Tell whether anything is said of an article."""
        return any(True for _record in self._words_on(article_id))

    def carry(self, article_id: str, heir: str) -> None:
        """Say of ``heir`` what is said of an article, as of then: a later word on it wins.

        Raises:
            DiskFull, LibraryUnreadable: told once; it holds in this process all the same.
        """
        with self._lock:
            words = [self._said_of(heir, record) for record in self._words_on(article_id)]
            carried = [{**record, "host": f"{record['host']}{CARRIED}"} for record in words]
            news = [record for record in carried if self._take(record)]
            if news:
                self._journal.write(news)

    def _words_on(self, article_id: str) -> Iterable[Record]:
        """Return the records that say what holds of an article now."""
        raise NotImplementedError

    def _said_of(self, article_id: str, record: Record) -> Record:
        """Return a record that says the same of another article."""
        return {**record, "id": article_id}
