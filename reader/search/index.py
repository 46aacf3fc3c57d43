"""The search index on disk: opened, updated in durable batches, asked for what answers a query."""

import errno
import pickle
import struct
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from reader.errors import DiskFull, LibraryDamaged, LibraryUnreadable
from reader.messages import _
from reader.model import Sort
from reader.search.candidates import candidates
from reader.search.document import SearchDocument, TextStore
from reader.search.folder import open_folder, remove_earlier, writing
from reader.search.match import PARTS, Resolved
from reader.search.query import Node, Where
from reader.search.scan import Ordered, scan

_BATCH: Final = 5000
"""Articles per commit: what a kill can cost, and what memory must hold."""

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


_DAMAGE: Final = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    AttributeError,
    AssertionError,
    ImportError,
    TypeError,
    struct.error,
    pickle.UnpicklingError,
)
"""What reading a damaged file may raise, Whoosh's own errors beside."""

_Read = TypeVar("_Read")


class SearchIndex:
    """An index of the articles' characters and words; readers never wait for a writer."""

    def __init__(self, folder: Path, index: Any) -> None:
        self._folder = folder
        self._index = index
        self._reader: Any = None

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in ``folder``, made when missing.

        Raises:
            LibraryDamaged: when it cannot be read; throw the folder away and build it again.
            LibraryTooNew: when it was written by a later version.
            LibraryUnreadable: when the folder cannot be used or is not the user's own or root's.
        """
        own = open_folder(folder)
        from reader.search.container import open_index

        return cls(own, _read(own, lambda: open_index(own)))

    def close(self) -> None:
        """Let go of the files."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def count(self) -> int:
        """Return how many articles the index holds."""
        return int(_read(self._folder, lambda: self._current().doc_count()))

    def _current(self) -> Any:
        """Return a reader of the latest commit: opened anew, never refreshed."""
        latest = self._index.latest_generation()
        if self._reader is None or self._reader.generation() != latest:
            self.close()
            self._reader = self._index.reader()
        return self._reader

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
            done, gone = 0, list(removed)
            for batch in _batches(added):
                self._commit(batch, gone)
                gone = []
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

            self.close()
            self._index = clear_index(self._folder)

    def _commit(self, batch: list[SearchDocument], removed: list[int]) -> None:
        from reader.search.container import DurableWriter, remove_leftovers

        remove_leftovers(self._index)
        try:
            writer = DurableWriter(self._index, compound=False)
            for key in (*removed, *(document.key for document in batch)):
                writer.delete_by_term("key", key)
            for document in batch:
                parts = tuple(getattr(document, part) for part in PARTS[Where.TEXT])
                writer.add_document(key=document.key, text=parts)
            writer.commit(merge=False)
        except OSError as error:
            remove_leftovers(self._index)
            raise _unwritten(self._folder, error) from error

    def find(
        self,
        node: Node,
        store: TextStore,
        resolved: Resolved,
        sort: Sort,
        cancelled: Callable[[], bool],
    ) -> Ordered:
        """Return every article that answers ``node``, best or newest first.

        Raises:
            LibraryDamaged: when the index cannot be read.
            SearchCancelled: when ``cancelled`` says so.
        """
        keys = _read(self._folder, lambda: candidates(node, self._current()))
        return scan(node, store, resolved, sort, cancelled, among=keys)


def _batches(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    waiting = iter(documents)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _damage() -> tuple[type[Exception], ...]:
    from reader.search.container import ERRORS

    return (*_DAMAGE, *ERRORS)


def _read(folder: Path, act: Callable[[], _Read]) -> _Read:
    """Do what reads the index, and say what it means when it cannot be read."""
    try:
        return act()
    except _damage() as error:
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
