"""Search segments of many articles, written by processes of their own; the index is that of one.

The library's process only reads the articles and hands them on, so that a screen in it stays quick.
All get the same articles, and each writes its part of one segment: pairs of characters, or all
else, which takes as long. One commit takes them in. A process ends with its pipe or with the
library's own, whatever ends that.
"""

import errno
import os
import threading
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, tee
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from reader.library.hiring import cores, hired

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from reader.search import SearchDocument, SearchIndex, TextStore

WORTH: Final = 2_000
"""Fewer articles are indexed before a process has started."""

ALONE: Final = 8_000
"""Articles committed together by this process alone."""

SHARE: Final = 12_000
CHARACTERS: Final = 5_000_000
"""Articles and characters that the processes take for a commit: whichever comes first.

Larger ones need too much memory, smaller ones make many segments, which a search must ask one by
one.
"""

MOST: Final = 2
"""A segment has so many parts."""

CHUNK: Final = 100
"""Articles handed on at a time."""

NICE: Final = 10
"""How far the processes stand back behind whatever else wants the processor."""

PAUSE: Final = 0.2
"""Seconds between two questions whether to stop."""


class Stopped(Exception):
    """Indexing was given up in the middle of a batch; nothing of it was committed."""


class _Lost(Exception):
    """A process has ended before its work was done."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one commit changes: keys to add, keys to remove first, and who holds the articles.

    ``stopped`` is asked now and then.
    """

    added: "array[int]"
    removed: "array[int]"
    texts: "TextStore"
    stopped: Callable[[], bool]

    def documents(self) -> "Iterator[SearchDocument]":
        """Yield the articles to add. Raises Stopped when it is to be given up."""
        for document in self.texts.documents(self.added):
            if self.stopped():
                raise Stopped
            yield document


class Builders:
    """The processes, started when they are first worth it; without any, this one does it all."""

    def __init__(self, count: int | None = None) -> None:
        self._count = min(cores(), MOST) if count is None else count
        self._members: list[tuple[BaseProcess, Connection]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        """End the processes: what they have not handed over is not wanted any more."""
        self._dismiss()

    def numbers(self) -> list[int]:
        """Return the system's numbers of the processes that run."""
        return [process.pid or 0 for process, _pipe in self._members]

    def size(self, pending: int) -> int:
        """Return how many of so many articles the next commit should take."""
        if pending < WORTH or not self._hire():
            return min(pending, ALONE)
        return min(pending, SHARE)

    def update(self, index: "SearchIndex", batch: Batch) -> int:
        """Commit a batch, or its beginning; return how many of the keys to add it took.

        Raises Stopped, and what ``SearchIndex.update`` raises.
        """
        if len(batch.added) >= WORTH and self._members:
            share = _Share(batch)
            try:
                index.adopt(lambda folder: self._share(folder, share))
            except _Lost:
                self._count = 0  # no memory, perhaps: what one process can do must do
            else:
                return share.taken
        index.update(batch.documents(), batch.removed)
        return len(batch.added)

    def _hire(self) -> bool:
        """Start the processes that are missing; tell whether there are any."""
        while len(self._members) < self._count:
            try:
                self._members.append(hired(serve))
            except (OSError, ValueError, AssertionError):  # AssertionError: this is a worker itself
                self._count = len(self._members)
        return bool(self._members)

    def _dismiss(self) -> None:
        for process, pipe in self._members:
            pipe.close()
            process.kill()
            process.join()
            process.close()
        self._members.clear()

    def _share(self, folder: Path, share: "_Share") -> tuple[list[Path], list[int]]:
        """Have the processes index what they are handed; return where each did, and the keys.

        Raises Stopped, _Lost or, when one of them cannot write, OSError.
        """
        try:
            places = _shared([pipe for _process, pipe in self._members], folder, share)
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            self._dismiss()
            raise _Lost from error
        except BaseException:
            self._dismiss()
            raise
        return places, [*share.batch.removed, *share.batch.added[: share.taken]]


class _Share:
    """The articles of a batch, in chunks, until they have so many characters together."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.taken = 0
        self._left = CHARACTERS
        self._documents = batch.documents()

    def chunks(self) -> "Iterator[list[SearchDocument]]":
        """Yield the articles, some at a time."""
        return iter(self._chunk, [])

    def _chunk(self) -> "list[SearchDocument]":
        """Return the next articles; none when there are enough."""
        chunk = list(islice(self._documents, CHUNK)) if self._left > 0 else []
        self._left -= sum(len(document.body) for document in chunk)
        added = self.batch.added
        if chunk:
            self.taken = bisect_right(added, chunk[-1].key)
        elif self._left > 0:  # the last ones may have gone from the library
            self.taken = len(added)
        return chunk


def _shared(pipes: Sequence["Connection"], folder: Path, share: _Share) -> list[Path]:
    """Hand the same chunks of articles to all, whenever one asks for more; return their folders."""
    from multiprocessing.connection import wait

    from reader.search.adopting import SPLIT

    places = []
    for pipe, part in zip(pipes, SPLIT[len(pipes)], strict=True):
        places.append(folder / part)
        pipe.send((os.fspath(places[-1]), part))
    waiting = dict(zip(pipes, tee(share.chunks(), len(pipes)), strict=True))
    while waiting:
        if share.batch.stopped():
            raise Stopped
        ready = wait(list(waiting), PAUSE)
        for pipe in [one for one in waiting if one in ready]:
            failure = pipe.recv()
            if failure is None:
                pipe.send(next(waiting[pipe], []))
            elif failure:
                raise OSError(failure, os.strerror(failure), os.fspath(folder))
            else:
                del waiting[pipe]
    return places


def serve(pipe: "Connection") -> None:
    """Index what comes through a pipe until it is closed."""
    os.nice(NICE)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a screen may be on it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        while True:
            place, part = pipe.recv()
            pipe.send(_written(Path(place), _received(pipe), part))
    except (EOFError, OSError):
        return


def _end_with_parent() -> None:
    """End this process as soon as the one that started it has ended, even in the midst of work."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _received(pipe: "Connection") -> Iterator["SearchDocument"]:
    """Ask for chunks until there is nothing in one, and yield their articles."""
    while True:
        pipe.send(None)
        chunk = pipe.recv()
        if not chunk:
            return
        yield from chunk


def _written(place: Path, documents: Iterable["SearchDocument"], part: str) -> int:
    """Write a part of a segment in a folder; return 0 or why the system did not let it."""
    from reader.search.adopting import write_part

    try:
        place.mkdir(mode=0o700)
        write_part(place, documents, part)
    except OSError as error:
        return error.errno or errno.EIO
    return 0
