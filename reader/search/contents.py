"""Which segments a commit holds, in a list of our own beside Whoosh's table of contents.

Reading it imports no Whoosh and unpickles nothing, so that a search is ready at once.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.search.folder import reject_planted
from reader.search.postings import up_to
from reader.search.segment import Segment, Snapshot

NAME: Final = "MAIN"

DOCUMENTS: Final = ".docs"
TERMS: Final = ".terms"
"""The two files of a segment: what is kept by article and what is kept by term."""

_TOC: Final = ".toc"
_TABLE: Final = re.compile(rf"_{NAME}_(\d+)\{_TOC}")
"""A table of contents: it makes a commit count, and is renamed to this name last."""

_LIST: Final = re.compile(rf"{NAME}\.(\d+)\.list")

Listed = list[tuple[str, int]]
"""Segments by name, each with the set of its articles that were removed."""


def latest_generation(folder: Path) -> int:
    """Return the number of the latest commit, -1 where there is none.

    Raises:
        OSError: when the folder cannot be read.
    """
    names = os.listdir(folder)  # noqa: PTH208 - asked by every search; paths would take longer
    found = map(_TABLE.fullmatch, (name for name in names if name.endswith(_TOC)))
    return max((int(one[1]) for one in found if one), default=-1)


def write_list(folder: Path, generation: int, listed: Iterable[tuple[str, int]]) -> None:
    """Write what a commit holds; it is on the disk when this returns, and before the commit.

    Raises:
        OSError: when it cannot be written.
    """
    rows = [(name, f"{removed:x}") for name, removed in listed]
    path = _path(folder, generation)
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        file.write(json.dumps(rows).encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def remove_lists(folder: Path, generation: int) -> None:
    """Remove the lists of all commits but one, and those that were never finished."""
    for path in folder.glob(f"{NAME}.*.list"):
        found = _LIST.fullmatch(path.name)
        if found and int(found[1]) != generation:
            path.unlink(missing_ok=True)
    for path in folder.glob(f"{NAME}.*.unfinished"):
        path.unlink(missing_ok=True)


def _path(folder: Path, generation: int) -> Path:
    return folder / f"{NAME}.{generation}.list"


def _read(folder: Path, generation: int) -> Listed:
    """Return what a commit holds. Raises OSError and, when it is no list, ValueError."""
    rows = json.loads(_path(folder, generation).read_bytes())
    return [(str(name), int(removed, 16)) for name, removed in rows]


def open_snapshot(folder: Path, held: Snapshot, table: Callable[[], Listed]) -> Snapshot:
    """Open the latest commit, keeping the segments of ``held``: they never change.

    Files that a writer replaced while they were being opened are looked for in its commit.
    ``table`` reads the table of contents where there is no list.

    Raises:
        OSError, ValueError, LookupError, TypeError: when the files are not what they should be.
    """
    known = {segment.name: segment for segment, _alive in held.segments}
    while True:
        latest = latest_generation(folder)
        try:
            reject_planted(folder)
            listed = None
            with suppress(FileNotFoundError):
                listed = _read(folder, latest)
            if listed is None and latest == latest_generation(folder):
                listed = table()
            if listed is not None and latest == latest_generation(folder):
                return Snapshot.of(latest, (_opened(folder, *one, known) for one in listed))
        except FileNotFoundError:
            if latest == latest_generation(folder):
                raise


def _opened(
    folder: Path, name: str, removed: int, known: Mapping[str, Segment]
) -> tuple[Segment, int]:
    """Return a segment and the set of its articles that were not removed."""
    segment = known.get(name)
    if segment is None:
        segment = Segment(name, folder / f"{name}{DOCUMENTS}", folder / f"{name}{TERMS}")
    return segment, up_to(segment.count) & ~removed
