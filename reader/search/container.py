"""Whoosh as the index's container: segments, table of contents, durable commits."""

import gc
import os
import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from time import sleep
from typing import Any, Final

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, clean_files
from whoosh.index import IndexError as WhooshIndexError
from whoosh.writing import SegmentWriter

from reader.errors import LibraryUnreadable
from reader.search.codec import ArticleCodec, Pool, make_schema
from reader.search.contents import NAME, Listed, remove_lists, write_list
from reader.search.folder import reject_planted, writing
from reader.search.levels import level_words
from reader.search.merging import to_merge
from reader.search.pool import pairs_of
from reader.search.postings import bits_of
from reader.search.segment import ATTRIBUTES, Record, Snapshot

WORKSHOP: Final = f"{NAME}.built"
"""The folder in which other processes write segments; what is left in it is nobody's."""

ERRORS: Final[tuple[type[Exception], ...]] = (
    WhooshIndexError,
    pickle.UnpicklingError,
    AttributeError,
    AssertionError,
    ImportError,
    TypeError,
)
"""What opening a damaged table of contents may raise besides what reading any file may."""

_TRIES: Final = 20
_PAUSE: Final = 0.05
"""How often, and seconds between, to look whether another process has made the index."""

_TITLE: Final = ("title", "kicker", "deck")
_SEARCHED: Final = ("text", "title", "byline", "words", *ATTRIBUTES)


_MADE: Final[Mapping[str, Callable[[Record], Any]]] = {
    "key": lambda record: record.key,
    "day": lambda record: record.day,
    "record": lambda record: tuple(record.parts.values()),
    "text": lambda record: pairs_of(record.parts.values()),
    "title": lambda record: pairs_of(record.parts[part] for part in _TITLE),
    "byline": lambda record: pairs_of([record.parts["byline"]]),
    "words": lambda record: level_words(record.parts),
}
"""What is made of an article, by field; its printed attributes come as they are."""

WHOLE: Final = frozenset({*_MADE, *ATTRIBUTES})
PAIRS: Final = frozenset({"text"})
REST: Final = WHOLE - PAIRS
"""The fields of a segment, in two parts that take about as long to write."""


def sync(path: Path) -> None:
    """Have the system write a file, or which files a folder holds, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Files that are on the disk before the table of contents is."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file once its content is on the disk; then write that it is there."""
        written = Path(self.folder, oldname)
        written.chmod(written.stat().st_mode & 0o755)  # whatever the umask: nobody else's to change
        sync(written)
        super().rename_file(oldname, newname, safe=safe)
        sync(Path(self.folder))


class DurableWriter(SegmentWriter):  # type: ignore[misc]
    """A writer of segments in our own form, never merged by Whoosh, never in one file."""

    segments: list[Any]

    def __init__(self, index: Any) -> None:
        reject_planted(Path(index.storage.folder))
        super().__init__(index, codec=ArticleCodec(), compound=False)
        self.pool = Pool()

    def add(self, record: Record, fields: Collection[str]) -> None:
        """Take in some of an article's fields."""
        values = {name: make(record) for name, make in _MADE.items() if name in fields}
        printed = zip(ATTRIBUTES, record.attributes, strict=True)
        values |= {name: [value] for name, value in printed if value and name in fields}
        self.add_document(**values)

    def remove(self, held: Snapshot, keys: Collection[int]) -> None:
        """Mark articles as gone."""
        segments = {segment.segment_id(): segment for segment in self.segments}
        for opened, alive in held.segments:
            for key in opened.numbers.keys() & keys:
                if alive >> opened.numbers[key] & 1:
                    segments[opened.name].delete_document(opened.numbers[key])

    def drop(self, names: Collection[str]) -> None:
        """Leave whole segments out of what is committed."""
        self.segments = [one for one in self.segments if one.segment_id() not in names]

    def _commit_toc(self, segments: Any) -> None:
        """Make the commit count: its list is there before, those of earlier ones go after."""
        folder = Path(self.storage.folder)
        write_list(folder, self.generation, _listed(segments))
        super()._commit_toc(segments)
        remove_lists(folder, self.generation)

    def abandon(self) -> None:
        """Let go of everything without a commit."""
        self._finish()


def open_index(folder: Path) -> Any:
    """Open the index in ``folder``, or make an empty one, unless another process is making it.

    Raises:
        LibraryUnreadable: when another process has been writing for long and nothing is there yet.
    """
    storage = DurableStorage(str(folder))
    for _try in range(_TRIES):
        with suppress(FileNotFoundError):  # a writer has put the next commit in its place
            reject_planted(folder)
            if storage.index_exists(NAME):
                return FileIndex(storage, indexname=NAME)
            with suppress(LibraryUnreadable):
                return _made(storage, folder)
        sleep(_PAUSE)
    return _made(storage, folder)


def _made(storage: DurableStorage, folder: Path) -> Any:
    """Return the index as it is while nobody writes, an empty one when there is none."""
    with writing(folder):
        reject_planted(folder)
        if storage.index_exists(NAME):
            return FileIndex(storage, indexname=NAME)
        index = FileIndex.create(storage, make_schema(_SEARCHED), NAME)
        write_list(folder, index.latest_generation(), [])
        return index


def table_of_contents(index: Any) -> Any:
    """Return the latest table of contents: its ``generation`` and ``segments``."""
    reject_planted(Path(index.storage.folder))
    return index._read_toc()  # noqa: SLF001 - Whoosh has no public way to it


def remove_leftovers(index: Any) -> None:
    """Remove the files of commits that never came to their end."""
    contents = table_of_contents(index)
    clean_files(index.storage, NAME, contents.generation, contents.segments)
    remove_lists(Path(index.storage.folder), contents.generation)
    index.storage.temp_storage(f"{NAME}.tmp").destroy()
    rmtree(Path(index.storage.folder, WORKSHOP), ignore_errors=True)
    for path in Path(index.storage.folder).glob(f"_{NAME}_*.toc.*"):
        path.unlink(missing_ok=True)


def listed(index: Any) -> Listed:
    """Return the segments of the latest commit as its table of contents has them."""
    return _listed(table_of_contents(index).segments)


def _listed(segments: Iterable[Any]) -> Listed:
    """Return segments by name, each with the set of its articles that were removed."""
    return [
        (one.segment_id(), bits_of(one.deleted_docs(), one.doc_count_all())) for one in segments
    ]


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep the garbage collector from walking millions of strings that are all still needed."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def commit(index: Any, held: Snapshot, batch: list[Record], removed: Collection[int]) -> None:
    """Take ``removed`` keys out and ``batch`` in, small segments with it, as one commit.

    The batch is used up: before the terms are written, memory has better uses than its texts.
    """
    keys = {*removed, *(record.key for record in batch)}
    merged = to_merge(held, len(batch), keys)
    records = [*batch, *(record for one in merged for record in one.records())]
    batch.clear()
    writer = DurableWriter(index)
    try:
        writer.remove(held, keys)
        writer.drop({one.segment.name for one in merged})
        fill(writer, records, WHOLE)
    except BaseException:
        writer.abandon()
        raise


def fill(writer: DurableWriter, records: list[Record], fields: Collection[str]) -> None:
    """Write some fields of articles as a segment, newest first, and commit; use the list up."""
    records.sort(key=lambda record: (record.day, -record.key))
    with _without_collection():
        while records:
            writer.add(records.pop(), fields)
        writer.commit(merge=False)


def clear_index(index: Any) -> None:
    """Commit an index without articles."""
    writer = DurableWriter(index)
    writer.drop({segment.segment_id() for segment in writer.segments})
    writer.commit(merge=False)
