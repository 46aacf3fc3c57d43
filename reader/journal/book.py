"""A journal and what its records come to: the base of every book that a person's words are kept in."""

from collections.abc import Sequence
from pathlib import Path
from threading import RLock

from reader.journal.journal import Journal
from reader.journal.lines import Record


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
