"""Taking in segments that other processes wrote beside the index, whole or in two parts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from typing import Any, Final

from whoosh.index import FileIndex

from reader.search.container import (
    PAIRS,
    REST,
    WHOLE,
    WORKSHOP,
    DurableStorage,
    DurableWriter,
    fill,
    open_index,
    sync,
    table_of_contents,
)
from reader.search.contents import DOCUMENTS, NAME, TERMS
from reader.search.document import SearchDocument
from reader.search.sections import Sections, write_sections
from reader.search.segment import Snapshot, record_of

_FIELDS: Final[Mapping[str, Collection[str]]] = {"whole": WHOLE, "pairs": PAIRS, "rest": REST}

SPLIT: Final[Mapping[int, tuple[str, ...]]] = {1: ("whole",), 2: ("pairs", "rest")}
"""Which parts so many processes write; the last one has the articles themselves."""


def write_part(folder: Path, documents: Iterable[SearchDocument], part: str) -> None:
    """Write a part of one segment in an empty folder; the same articles must go into the others.

    Raises:
        OSError: when it cannot be written.
    """
    records = {record.key: record for record in map(record_of, documents)}
    writer = DurableWriter(open_index(folder))
    fill(writer, list(records.values()), _FIELDS[part])


def open_workshop(folder: Path) -> Path:
    """Make the folder in which others write for the index in ``folder``."""
    workshop = folder / WORKSHOP
    workshop.mkdir(mode=0o700)
    return workshop


def adopt(index: Any, held: Snapshot, parts: Sequence[Path], keys: Collection[int]) -> None:
    """Take ``keys`` out and a segment in, whose parts lie in some folders, as one commit.

    Files that were moved before a kill are leftovers: no table of contents names them.

    Raises:
        OSError: when it cannot be written.
        ValueError: when the parts do not fit each other.
    """
    writer = DurableWriter(index)
    try:
        writer.remove(held, keys)
        folder = Path(index.storage.folder)
        writer.segments += _joined(parts, folder)
        sync(folder)
        writer.commit(merge=False)
        rmtree(folder / WORKSHOP, ignore_errors=True)
    except BaseException:
        writer.abandon()
        raise


def _joined(parts: Sequence[Path], folder: Path) -> Iterator[Any]:
    """Yield the segment made of all parts, if it has articles, its files put into ``folder``."""
    written = [_segments(part) for part in parts]
    for together in zip(*written, strict=True):
        if len({one.doc_count_all() for one in together}) > 1:
            raise ValueError(parts)
        last = together[-1]
        pairs = zip(parts, together, strict=True)
        terms = [part / one.make_filename(TERMS) for part, one in pairs]
        if len(terms) == 1:
            terms[0].rename(folder / terms[0].name)
        else:
            _join_terms(terms, folder / last.make_filename(TERMS))
        documents = last.make_filename(DOCUMENTS)
        (parts[-1] / documents).rename(folder / documents)
        yield last


def _segments(part: Path) -> list[Any]:
    written = FileIndex(DurableStorage(str(part)), indexname=NAME)
    segments: list[Any] = table_of_contents(written).segments
    return segments


def _join_terms(paths: Iterable[Path], joined: Path) -> None:
    """Write what is kept by term in several files into one."""
    sections: dict[str, bytes] = {}
    for path in paths:
        held = Sections(path).within("")
        sections |= {name: section.whole() for name, section in held.items()}
    write_sections(joined, sections)
