"""One journal file: appended under a lock, read on from where reading stopped, replaced whole."""

import contextlib
import errno
import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from reader.journal.lines import Record, decode

READABLE_BY_OWNER: Final = 0o600
NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS})
"""What a network file system without locks answers; one O_APPEND write is whole even so."""


@dataclass(slots=True)
class Tail:
    """How far one file was read: its inode, the next byte, and the starts of lines to pass over."""

    inode: int = 0
    offset: int = 0
    damaged: int = 0
    unfinished: bool = False
    own: set[int] = field(default_factory=set)

    def read_on(self, path: Path) -> Iterator[Record]:
        """Yield the records that came since the last call, but for our own.

        A last line without its newline waits until it is whole. A file that was replaced or cut
        is read again from its start.

        Raises:
            OSError: the file cannot be read.
        """
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_ino != self.inode or not self._goes_on(file, status.st_size):
                self.restart(status.st_ino)
            if status.st_size == self.offset:
                return
            file.seek(self.offset)
            for line in file:
                yield from self._take(line)

    def restart(self, inode: int) -> None:
        """Forget what was read, for another file under the same name."""
        self.inode, self.offset, self.damaged = inode, 0, 0
        self.own.clear()

    def _goes_on(self, file: BinaryIO, size: int) -> bool:
        """Tell whether a line ends where reading stopped; inodes of deleted files come again."""
        if self.offset in (0, size):
            return True
        file.seek(self.offset - 1)
        return file.read(1) in (b"\n", b"}")

    def _take(self, line: bytes) -> Iterator[Record]:
        record = decode(line) if line.strip() else None
        self.unfinished = record is None and not line.endswith(b"\n")
        if self.unfinished:
            return
        start = self.offset
        self.offset += len(line)
        self.damaged += record is None and bool(line.strip())
        if start in self.own:
            self.own.discard(start)
        elif record is not None:
            yield record


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """Open ``path`` to append, alone among the processes of this host, and yield its descriptor."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
    while True:
        descriptor = os.open(path, flags, READABLE_BY_OWNER)
        try:
            _lock(descriptor)
            if os.fstat(descriptor).st_ino == _inode(path):
                yield descriptor
                return
        finally:
            os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise


def _inode(path: Path) -> int:
    """Return the inode that ``path`` names now; it changes while a lock is waited for."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return -1


def append(path: Path, lines: Sequence[bytes], tail: Tail) -> None:
    """Append whole lines with one write and note in ``tail`` that they are our own.

    A last line cut short by a kill is closed with a newline first.

    Raises:
        OSError: nothing was written.
    """
    with _locked(path) as descriptor:
        status = os.fstat(descriptor)
        size = status.st_size
        gap = b"\n" if size and os.pread(descriptor, 1, size - 1) != b"\n" else b""
        _write_whole(descriptor, gap + b"".join(lines), size)
        if tail.inode != status.st_ino:
            tail.restart(status.st_ino)
        start = size + len(gap)
        for line in lines:
            tail.own.add(start)
            start += len(line)


def _write_whole(descriptor: int, content: bytes, size: int) -> None:
    """Write all of ``content`` or, when room runs out, leave the file at ``size`` bytes."""
    written = os.write(descriptor, content)
    if written < len(content):
        os.ftruncate(descriptor, size)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def rewrite(path: Path, shrink: Callable[[bytes], bytes]) -> int:
    """Replace a file by what ``shrink`` leaves of it, all or nothing; return the new size in bytes.

    Raises:
        OSError: the file is as it was.
    """
    beside = path.with_suffix(".new")
    with _locked(path):
        content = shrink(path.read_bytes())
        try:
            _save(beside, content)
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
    return len(content)


def _save(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        os.fchmod(file.fileno(), READABLE_BY_OWNER)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
