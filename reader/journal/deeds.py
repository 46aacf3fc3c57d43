"""Words on things that a person says and may take back: the base of tags and notes.

A record names its thing; the last one that holds counts. Records written together are one *deed*
and are taken back together, by a record of its own, so journals of several hosts merge in any order.
"""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from reader.journal.book import ArticleBook
from reader.journal.lines import Record, stamp_of, stamp_word

DEED: Final = "deed"
UNDO: Final = "undo"
"""A record has the first, the time and host of the deed it belongs to, or only the second."""

Thing = tuple[str, ...]
"""What a word is about: an article and a tag, a note."""


class DeedBook(ArticleBook):
    """The last words on things, shared with every other process and host that uses the folder."""

    def __init__(self, folder: Path, name: str, *, host: str = "") -> None:
        self._said: dict[Thing, list[tuple[str, str]]] = {}
        self._records: dict[tuple[str, str], Record] = {}
        self._deeds: dict[str, set[Thing]] = {}
        self._undone: set[str] = set()
        super().__init__(folder, name, host=host)

    # What subclasses say

    def thing_of(self, record: Record) -> Thing | None:
        """Return what a record is about; None where it is no word of ours."""
        raise NotImplementedError

    def hold(self, thing: Thing, record: Record | None) -> None:
        """Take ``record`` for the word on ``thing`` that counts; None: there is none any more."""
        raise NotImplementedError

    # Reading

    @property
    def last_deed(self) -> str:
        """Return the last deed that was not taken back, or nothing."""
        with self._lock:
            return max((deed for deed in self._deeds if deed not in self._undone), default="")

    def words_of(self, deed: str) -> list[Record]:
        """Return the records that were written as one deed, in order."""
        with self._lock:
            return [one for _stamp, one in sorted(self._records.items()) if one[DEED] == deed]

    # Writing

    def say(self, records: Sequence[Mapping[str, Any]]) -> str:
        """Write records as one deed and return its name; without any, there is no deed.

        Raises:
            DiskFull, LibraryUnreadable: told once; they hold in this process all the same.
        """
        with self._lock:
            self.refresh()
            stamped = self._journal.stamp(records)
            deed = stamp_word(stamped[0]) if stamped else ""
            self._keep([{**record, DEED: deed} for record in stamped])
            return deed

    def undo(self, deed: str) -> None:
        """Take a deed back, with all it said.

        Raises:
            DiskFull, LibraryUnreadable: as ``say``.
        """
        with self._lock:
            self._keep(self._journal.stamp([{UNDO: deed}]))

    def _take(self, record: Record) -> bool:
        """Take in one record unless it is known; what is neither word nor undo is passed over."""
        if isinstance(record.get(UNDO), str):
            return self._take_back(record[UNDO])
        thing, stamp = self.thing_of(record), stamp_of(record)
        if thing is None or not isinstance(record.get(DEED), str) or stamp in self._records:
            return False
        self._records[stamp] = record
        insort(self._said.setdefault(thing, []), stamp)
        self._deeds.setdefault(record[DEED], set()).add(thing)
        self._settle(thing)
        return True

    def _take_back(self, deed: str) -> bool:
        if deed in self._undone:
            return False
        self._undone.add(deed)
        for thing in self._deeds.get(deed, ()):
            self._settle(thing)
        return True

    def _words_of_things(self, things: Iterable[Thing]) -> Iterator[Record]:
        """Yield what was said of things and not taken back."""
        for thing in things:
            words = (self._records[stamp] for stamp in self._said.get(thing, ()))
            yield from (one for one in words if one[DEED] not in self._undone)

    def _settle(self, thing: Thing) -> None:
        """Let the last word that was not taken back count."""
        words = (self._records[stamp] for stamp in reversed(self._said[thing]))
        self.hold(thing, next((one for one in words if one[DEED] not in self._undone), None))
