"""Taking in segments that others wrote beside the index: their files are moved, not written again."""

from collections.abc import Collection, Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

from whoosh.index import FileIndex

from reader.search.container import (
    WORKSHOP,
    DurableStorage,
    DurableWriter,
    sync,
    table_of_contents,
)
from reader.search.contents import NAME
from reader.search.folder import SCHEMA
from reader.search.segment import Snapshot


def open_workshop(folder: Path) -> Path:
    """Make the folder in which others write indexes for the one in ``folder``."""
    workshop = folder / WORKSHOP
    workshop.mkdir(mode=0o700)
    return workshop


def adopt(index: Any, held: Snapshot, others: Collection[Path], keys: Collection[int]) -> None:
    """Take ``keys`` out and the segments of other indexes in, as one commit.

    A segment's files that were moved before a kill are leftovers: no table of contents names them.
    """
    writer = DurableWriter(index)
    try:
        writer.remove(held, keys)
        folder = Path(index.storage.folder)
        for other in others:
            writer.segments += _moved(other / f"v{SCHEMA}", folder)
        sync(folder)
        writer.commit(merge=False)
        rmtree(folder / WORKSHOP, ignore_errors=True)
    except BaseException:
        writer.abandon()
        raise


def _moved(other: Path, folder: Path) -> Iterator[Any]:
    """Yield the segments of the index in ``other``, their files moved to ``folder``."""
    written = FileIndex(DurableStorage(str(other)), indexname=NAME)
    for segment in table_of_contents(written).segments:
        for path in other.glob(f"{segment.segment_id()}.*"):
            path.rename(folder / path.name)
        yield segment
