"""A journal: one file per host and month, merged by union in the order of time."""

import os
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from threading import RLock
from typing import Any, Final

from reader.config import make_folder, write_failure
from reader.errors import LibraryUnreadable
from reader.journal.files import Tail, append, rewrite
from reader.journal.lines import Clock, Record, decode, encode, stamp_of

WRITER_BYTES: Final = 3
"""Random bytes that tell the writers of one host apart."""


class Journal:
    """Records of one name in ``folder``; any number of processes and hosts may write at once.

    Every host appends to its own file ``<name>.<host>.<YYYY-MM>.jsonl``, so copying, rsync, git
    and network folders merge by keeping all files. ``writer`` is this one's name, for its records.
    """

    def __init__(self, folder: Path, name: str, *, host: str = "") -> None:
        self._folder = folder
        self._name = name
        self._host = host or re.sub(r"[^\w-]+", "-", os.uname().nodename) or "host"
        self.writer = f"{self._host}.{os.urandom(WRITER_BYTES).hex()}"
        self._clock = Clock()
        self._tails: dict[Path, Tail] = {}
        self._unreadable: set[Path] = set()
        self._waiting: list[bytes] = []
        self._told = False
        self._lock = RLock()

    @property
    def damaged(self) -> int:
        """Lines that were passed over because they are no records, and files nobody can read."""
        cut = sum(tail.damaged + tail.unfinished for tail in self._tails.values())
        return cut + len(self._unreadable)

    @property
    def unsaved(self) -> int:
        """Records that could not be written yet; the next append writes them too."""
        return len(self._waiting)

    def append(self, *records: Mapping[str, Any]) -> list[Record]:
        """Stamp ``records``, write them and return them.

        Raises:
            DiskFull, LibraryUnreadable: as ``write``.
        """
        stamped = self.stamp(records)
        self.write(stamped)
        return stamped

    def stamp(self, records: Iterable[Mapping[str, Any]]) -> list[Record]:
        """Return ``records`` with ``at``, later than all seen before, and ``host``.

        The host's name is told with this writer's own sign: two processes may write in the same
        microsecond, and what they write must not pass for one record.
        """
        with self._lock:
            return [{**record, "at": self._clock.now(), "host": self.writer} for record in records]

    def write(self, stamped: Iterable[Record]) -> None:
        """Append stamped records with one write.

        A failure is told once; the records wait in memory and go with the next write that works.

        Raises:
            DiskFull, LibraryUnreadable: they could not be written.
        """
        with self._lock:
            self._waiting += encode(stamped)
            self._write()

    def _write(self) -> None:
        path = self._own_file()
        try:
            make_folder(self._folder)
            append(path, self._waiting, self._tails.setdefault(path, Tail()))
        except OSError as error:
            self._tell(write_failure(error, path), error)
        except LibraryUnreadable as error:
            self._tell(error, error.__cause__)
        else:
            self._waiting.clear()
            self._told = False

    def _tell(self, failure: LibraryUnreadable, cause: BaseException | None) -> None:
        if not self._told:
            self._told = True
            raise failure from cause

    def _own_file(self) -> Path:
        month = self._clock.now()[:7]
        return self._folder / f"{self._name}.{self._host}.{month}.jsonl"

    def read(self) -> Iterator[Record]:
        """Yield every record of every host in the order of time, our own too."""
        with self._lock:
            self._tails.clear()
        return self.fresh()

    def fresh(self) -> Iterator[Record]:
        """Yield what others appended since the last read, in the order of time.

        After a file was replaced (compacted, copied over) its records come again.
        """
        with self._lock:
            self._unreadable.clear()
            records = [record for path in self._files() for record in self._of_file(path)]
            records.sort(key=stamp_of)
            if records:
                self._clock.seen(records[-1]["at"])
        return iter(records)

    def _files(self) -> list[Path]:
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - names suffice, and it is asked often
        except OSError:
            return []
        prefix = f"{self._name}."
        return [
            self._folder / name
            for name in sorted(names)
            if name.startswith(prefix) and name.endswith(".jsonl")
        ]

    def _of_file(self, path: Path) -> list[Record]:
        try:
            return list(self._tails.setdefault(path, Tail()).read_on(path))
        except OSError:
            self._unreadable.add(path)
            return []

    def size(self) -> int:
        """Return the size of the file we append to, in bytes."""
        try:
            return self._own_file().stat().st_size
        except OSError:
            return 0

    def compact_beyond(self, limit: int, key: Callable[[Record], Hashable]) -> int:
        """Compact the own file when it is larger than ``limit`` bytes; return the next limit.

        When little was to be dropped, the next time is when the file has doubled.
        """
        return limit if self.size() <= limit else max(limit, 2 * self.compact(key))

    def compact(self, key: Callable[[Record], Hashable]) -> int:
        """Keep only the latest record per ``key`` in the file we append to; return its size.

        All or nothing; other hosts' and other months' files are left alone. A failure changes
        nothing and is not told, since nothing is lost by it.
        """
        path = self._own_file()
        with self._lock:
            try:
                return rewrite(path, lambda content: _latest(content, key))
            except OSError:
                return self.size()


def _latest(content: bytes, key: Callable[[Record], Hashable]) -> bytes:
    kept: dict[Hashable, tuple[Record, bytes]] = {}
    for line in content.splitlines(keepends=True):
        record = decode(line)
        if record is not None:
            kept[key(record)] = max(
                kept.get(key(record), (record, line)),
                (record, line),
                key=lambda one: stamp_of(one[0]),
            )
    return b"".join(line.rstrip(b"\n") + b"\n" for _record, line in kept.values())
