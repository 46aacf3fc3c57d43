"""Whoosh as the index's container: schema, segments, table of contents; durable commits."""

import os
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from whoosh import fields, formats
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, clean_files
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import ReaderClosed, TermNotFound
from whoosh.writing import IndexingError, SegmentWriter

from reader.text.fold import fold

ERRORS: Final[tuple[type[Exception], ...]] = (
    WhooshIndexError,
    IndexingError,
    ReaderClosed,
    TermNotFound,
)
"""Whoosh's own errors."""


def grams_of(folded: str) -> set[str]:
    """Return every character and every two neighbours of a folded text."""
    return {*folded, *map("".join, pairwise(folded))}


class GramField(fields.FieldType):  # type: ignore[misc]
    """A field of characters and pairs of characters, present or not: what decides."""

    indexed = True
    stored = False
    scorable = False
    unique = False

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = None

    def index(
        self, value: tuple[str, ...], **_options: Any
    ) -> list[tuple[bytes, int, float, bytes]]:
        """Return the postings of one article's parts."""
        grams: set[str] = set()
        for part in value:
            grams |= grams_of(fold(part))
        return [(gram.encode(), 1, 1.0, b"") for gram in grams]


def make_schema() -> Any:
    """Return the fields of the index."""
    return fields.Schema(
        key=fields.NUMERIC(int, bits=64, stored=True, unique=True),
        text=GramField(),
    )


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Files that are on the disk before anything points at them."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file once its content, and then that it is there, is on the disk."""
        _sync(Path(self.folder, oldname))
        super().rename_file(oldname, newname, safe=safe)
        _sync(Path(self.folder))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class DurableWriter(SegmentWriter):  # type: ignore[misc]
    """A writer whose segment is on the disk before the table of contents names it."""

    def _commit_toc(self, segments: list[Any]) -> None:
        folder = Path(self.storage.folder)
        for path in folder.glob(f"{self.newsegment.segment_id()}.*"):
            _sync(path)
        super()._commit_toc(segments)


NAME: Final = "MAIN"


def open_index(folder: Path) -> Any:
    """Open the index in ``folder``, an empty one when there is none."""
    storage = DurableStorage(str(folder))
    if not storage.index_exists(NAME):
        return FileIndex.create(storage, make_schema(), NAME)
    return FileIndex(storage, indexname=NAME)


def remove_leftovers(index: Any) -> None:
    """Remove the files of commits that never came to their end."""
    toc = index._read_toc()  # noqa: SLF001 - Whoosh has no public way to its table of contents
    clean_files(index.storage, NAME, toc.generation, toc.segments)
    index.storage.temp_storage(f"{NAME}.tmp").destroy()


def clear_index(folder: Path) -> Any:
    """Put an empty index in the place of what is in ``folder``."""
    index = FileIndex.create(DurableStorage(str(folder)), make_schema(), NAME)
    remove_leftovers(index)
    return index
