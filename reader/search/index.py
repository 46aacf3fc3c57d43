"""The search index on disk: opened, updated in durable batches, asked for what answers a query."""

import errno
import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Self

from reader.errors import DiskFull, LibraryDamaged, LibraryUnreadable
from reader.messages import _
from reader.search.best import find_in_segments
from reader.search.contents import Listed, latest_generation, open_snapshot
from reader.search.document import SearchDocument
from reader.search.folder import open_folder, reject_planted, remove_earlier, writing
from reader.search.scan import Asked, Found
from reader.search.segment import Record, Snapshot, record_of

_MOST_ARTICLES: Final = 8_000
_MOST_CHARACTERS: Final = 4_000_000
"""A batch ends with one or the other: what a kill can cost, and what memory must hold."""

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_GARBLED: Final[tuple[type[Exception], ...]] = (EOFError, ValueError, LookupError, struct.error)
"""What damaged content may raise; a table of contents may raise Whoosh's errors besides."""

_UNREADABLE: Final[tuple[type[Exception], ...]] = (OSError, *_GARBLED)
"""What reading damaged files may raise."""


_NOTHING: Final = Snapshot.of(-1, ())

Written = tuple[Sequence[Path], Collection[int]]
"""Folders that hold the parts of a segment made by others, and the keys of which nothing older may be kept."""


class SearchIndex:
    """An index of the articles' characters and words; readers never wait for a writer.

    A search keeps the commit it began with, whatever is committed meanwhile; several threads may
    search and one may update at the same time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._snapshot = _NOTHING

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in ``folder``, made when missing.

        Raises:
            LibraryDamaged: when it cannot be read; ``folder`` may be removed and built again.
            LibraryTooNew: when it was written by a later version.
            LibraryUnreadable: when the folder cannot be used or is not the user's own or root's.
        """
        index = cls(open_folder(folder))
        with reading_index(index.folder):
            reject_planted(index.folder)
            if latest_generation(index.folder) < 0:
                index._container  # noqa: B018 - made when first asked for
        index.current()
        return index

    @cached_property
    def _container(self) -> Any:
        """Whoosh's index, for writing: a search does without.

        Raises:
            LibraryDamaged: when its table of contents cannot be read.
        """
        from reader.search.container import ERRORS, open_index

        with reading_index(self.folder, (*_UNREADABLE, *ERRORS)):
            return open_index(self.folder)

    def _table(self) -> Listed:
        """Read the table of contents, which an earlier version wrote without our list."""
        from reader.search.container import ERRORS, listed

        with reading_index(self.folder, (*_GARBLED, *ERRORS)):
            return listed(self._container)

    def close(self) -> None:
        """Let go of the files; they are closed when the last search in them has ended."""
        self._snapshot = _NOTHING

    def count(self) -> int:
        """Return how many articles the index holds."""
        return self.current().count

    def current(self) -> Snapshot:
        """Return the latest commit, opened anew when it is not the one at hand."""
        with reading_index(self.folder, (*_UNREADABLE, TypeError)):
            held = self._snapshot
            if held.generation != latest_generation(self.folder):
                held = self._snapshot = open_snapshot(self.folder, held, self._table)
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
        with writing(self.folder):
            done, gone = 0, set(removed)
            for batch in batches(added):
                done += len(batch)
                self._commit(batch, gone)
                gone = set()
                if progress:
                    progress(done)
            if gone:
                self._commit([], gone)
            remove_earlier(self.folder.parent)

    def adopt(self, write: Callable[[Path], Written]) -> None:
        """Take in, as one commit, what ``write`` had others index in the empty folder it is handed.

        When it fails, or a kill ends it, this index is as it was.

        Raises:
            DiskFull: when there is no room; what was committed before stays readable.
            LibraryUnreadable: when another process is writing or the folder is read-only.
            LibraryDamaged: when this index cannot be read.
        """
        with writing(self.folder):
            from reader.search.adopting import adopt, open_workshop

            with self._changing():
                written = write(open_workshop(self.folder))
                held = self.current()
                with reading_index(self.folder, _GARBLED):
                    adopt(self._container, held, *written)
            remove_earlier(self.folder.parent)

    def clear(self) -> None:
        """Take everything out."""
        with writing(self.folder):
            from reader.search.container import clear_index

            clear_index(self._container)

    def _commit(self, batch: list[Record], removed: Collection[int]) -> None:
        """Commit one batch."""
        from reader.search.container import commit

        with self._changing():
            held = self.current()
            with reading_index(self.folder, _GARBLED):
                commit(self._container, held, batch, removed)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Clear what a kill left; leave the disk as it was when what is done fails.

        Raises:
            DiskFull, LibraryUnreadable: when it cannot write.
            LibraryDamaged: when the index cannot be read.
        """
        from reader.search.container import ERRORS, remove_leftovers

        with reading_index(self.folder, (*_GARBLED, *ERRORS)):
            remove_leftovers(self._container)
        try:
            yield
        except OSError as error:
            remove_leftovers(self._container)
            raise _unwritten(self.folder, error) from error
        except BaseException:
            remove_leftovers(self._container)
            raise

    def find(self, asked: Asked) -> Found:
        """Return how many articles answer, and their keys best or newest first.

        Raises:
            LibraryDamaged: when the index cannot be read.
            SearchCancelled: when ``asked.cancelled`` says so.
        """
        held = self.current()
        with reading_index(self.folder):
            return find_in_segments(asked, held)


def batches(documents: Iterable[SearchDocument]) -> Iterator[list[Record]]:
    """Yield folded articles in batches; of two with one key the later is taken."""
    waiting: dict[int, Record] = {}
    characters = 0
    for document in documents:
        record = record_of(document)
        waiting[record.key] = record
        characters += len(document.body)
        if len(waiting) >= _MOST_ARTICLES or characters >= _MOST_CHARACTERS:
            batch, waiting, characters = list(waiting.values()), {}, 0
            yield batch
    if waiting:
        yield list(waiting.values())


@contextmanager
def reading_index(
    folder: Path, errors: tuple[type[Exception], ...] = _UNREADABLE
) -> Iterator[None]:
    """Say what it means when what is done cannot read the index."""
    try:
        yield
    except errors as error:
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
