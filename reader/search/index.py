"""The search index on disk: opened, updated in durable batches, asked for what answers a query."""

import errno
import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self

from reader.errors import DiskFull, LibraryDamaged, LibraryUnreadable
from reader.messages import _
from reader.search.best import find_in_segments
from reader.search.document import SearchDocument
from reader.search.folder import open_folder, remove_earlier, writing
from reader.search.scan import Asked, Found
from reader.search.segment import Record, Snapshot, record_of

_MOST_ARTICLES: Final = 12_000
_MOST_CHARACTERS: Final = 6_000_000
"""A batch ends with one or the other: what a kill can cost, and what memory must hold."""

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_UNREADABLE: Final[tuple[type[Exception], ...]] = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    struct.error,
)
"""What reading damaged files may raise; opening them may raise Whoosh's errors besides."""


class SearchIndex:
    """An index of the articles' characters and words; readers never wait for a writer.

    A search keeps the commit it began with, whatever is committed meanwhile; several threads may
    search and one may update at the same time.
    """

    def __init__(self, folder: Path, index: Any) -> None:
        self._folder = folder
        self._index = index
        self._snapshot = Snapshot(-1, ())

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in ``folder``, made when missing.

        Raises:
            LibraryDamaged: when it cannot be read; ``folder`` may be removed and built again.
            LibraryTooNew: when it was written by a later version.
            LibraryUnreadable: when the folder cannot be used or is not the user's own or root's.
        """
        own = open_folder(folder)
        from reader.search.container import ERRORS, open_index

        with _reading(own, ERRORS):
            return cls(own, open_index(own))

    def close(self) -> None:
        """Let go of the files; they are closed when the last search in them has ended."""
        self._snapshot = Snapshot(-1, ())

    def count(self) -> int:
        """Return how many articles the index holds."""
        return self._current().count

    def _current(self) -> Snapshot:
        """Return the latest commit, opened anew when it is not the one at hand."""
        from reader.search.container import ERRORS, open_snapshot

        with _reading(self._folder, ERRORS):
            held = self._snapshot
            if held.generation != self._index.latest_generation():
                held = self._snapshot = open_snapshot(self._index, held)
            return held

    def update(
        self,
        added: Iterable[SearchDocument],
        removed: Iterable[int] = (),
        *,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Take ``removed`` keys out and ``added`` articles in, replacing those already there.

        Every batch is committed and on the disk before the next begins; ``progress`` is told how
        many articles are in. A process killed at any moment leaves whole batches.

        Raises:
            DiskFull: when there is no room; what was committed before stays readable.
            LibraryUnreadable: when another process is writing or the folder is read-only.
        """
        with writing(self._folder):
            done, gone = 0, set(removed)
            for batch in batches(added):
                self._commit(batch, gone)
                gone = set()
                done += len(batch)
                if progress:
                    progress(done)
            if gone:
                self._commit([], gone)
            remove_earlier(self._folder.parent)

    def clear(self) -> None:
        """Take everything out."""
        with writing(self._folder):
            from reader.search.container import clear_index

            clear_index(self._index)

    def _commit(self, batch: Sequence[Record], removed: Collection[int]) -> None:
        """Commit one batch; a failure leaves the disk as it was."""
        from reader.search.container import commit, remove_leftovers

        try:
            remove_leftovers(self._index)
            commit(self._index, self._current(), batch, removed)
        except OSError as error:
            remove_leftovers(self._index)
            raise _unwritten(self._folder, error) from error

    def find(self, asked: Asked) -> Found:
        """Return how many articles answer, and their keys best or newest first.

        Raises:
            LibraryDamaged: when the index cannot be read.
            SearchCancelled: when ``asked.cancelled`` says so.
        """
        held = self._current()
        with _reading(self._folder):
            return find_in_segments(asked, held)


def batches(documents: Iterable[SearchDocument]) -> Iterator[list[Record]]:
    """Yield folded articles in batches, newest first; of two with one key the later is taken."""
    waiting: dict[int, Record] = {}
    characters = 0
    for document in documents:
        record = record_of(document)
        waiting[record.key] = record
        characters += len(document.body)
        if len(waiting) >= _MOST_ARTICLES or characters >= _MOST_CHARACTERS:
            yield list(waiting.values())
            waiting, characters = {}, 0
    if waiting:
        yield list(waiting.values())


@contextmanager
def _reading(folder: Path, opening: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Say what it means when what is done cannot read the index."""
    try:
        yield
    except (*_UNREADABLE, *opening) as error:
        raise LibraryDamaged(
            _("Index damaged"),
            _("{path} cannot be read.").format(path=folder),
            _("Refresh the library: the index is built again from the articles."),
        ) from error


def _unwritten(folder: Path, error: OSError) -> LibraryUnreadable:
    """Return what is said when a commit fails."""
    if error.errno in _NO_ROOM:
        return DiskFull(
            _("Disk full"),
            _("there is no room for the index in {path}.").format(path=folder),
            _("Make room and refresh the library; the old index still answers."),
        )
    return LibraryUnreadable(
        _("Index cannot be written"),
        f"{error.filename or folder}: {error.strerror}.",
        _("Check the folder's permissions, or choose another library folder."),
    )
