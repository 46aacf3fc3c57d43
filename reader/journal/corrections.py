"""What a person put right on pages, and what was taken back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.journal.book import Book
from reader.journal.lines import Record, stamp_word

DO = "do"
UNDO = "undo"
"""A record has one or the other: what is done, or the stamp of what is taken back."""


class CorrectionBook(Book):
    """The corrections of all pages, shared with every other process and host that uses the folder.

    Nothing is ever taken out: an undo is a record of its own.
    """

    def __init__(self, folder: Path, *, host: str = "") -> None:
        self._done: dict[str, Record] = {}
        self._undone: set[str] = set()
        super().__init__(folder, "corrections", host=host)

    def active(self) -> dict[str, Record]:
        """Return the corrections that hold, by their stamps, in the order they were made."""
        return {stamp: one for stamp, one in self.all().items() if stamp not in self._undone}

    def all(self) -> dict[str, Record]:
        """Return every correction ever made, those taken back too, by their stamps in order."""
        with self._lock:
            return dict(sorted(self._done.items()))

    def add(self, correction: Mapping[str, Any]) -> str:
        """Keep a correction and return its stamp.

        Raises:
            DiskFull, LibraryUnreadable: told once; it holds in this process all the same.
        """
        return self._write(correction)

    def undo(self, stamp: str) -> None:
        """Take a correction back.

        Raises:
            DiskFull, LibraryUnreadable: as ``add``.
        """
        self._write({UNDO: stamp})

    def _write(self, told: Mapping[str, Any]) -> str:
        with self._lock:
            self.refresh()
            records = self._journal.stamp([told])
            self._keep(records)
            return stamp_word(records[0])

    def _take(self, record: Record) -> bool:
        """Take in one record unless it is known; one that is neither is of a later version."""
        if isinstance(record.get(UNDO), str):
            new = record[UNDO] not in self._undone
            self._undone.add(record[UNDO])
            return new
        stamp = stamp_word(record)
        new = isinstance(record.get(DO), str) and stamp not in self._done
        if new:
            self._done[stamp] = record
        return new
