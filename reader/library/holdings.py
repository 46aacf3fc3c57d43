"""What a library holds as a librarian sees it: editions, gaps in them, copies, doubtful files."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reader.catalogue import CopiedPage, HeldFile, HeldPage, Repeat

_PAGE = re.compile(r"(?P<letter>[A-Za-z]?)(?P<number>\d{1,3})")
_MOST_PAGES: Final = 200
"""Pages of one part of an edition; a higher number is a slip."""

_FEWEST_FILES: Final = 4
_USUAL: Final = 0.75
"""The share of a source's files beyond which their encoding is the usual one."""


@dataclass(frozen=True, slots=True)
class HeldEdition:
    """One day of a paper: the pages held as printed, those missing between 1 and the last."""

    paper: str
    issue_date: str
    pages: tuple[str, ...]
    missing: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class SuspectFile:
    """A file with damaged lines, or in another encoding than its neighbours (``usual``)."""

    path: str
    encoding: str
    damaged_lines: tuple[int, ...] = ()
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything held, by paper and day.

    ``copies`` are pages held in several files, ``repeats`` articles printed on two pages.
    """

    editions: tuple[HeldEdition, ...]
    copies: tuple[CopiedPage, ...]
    repeats: tuple[Repeat, ...]
    suspects: tuple[SuspectFile, ...]


def editions_of(pages: Iterable[HeldPage]) -> Iterator[HeldEdition]:
    """Put pages, which come by paper and day, together to editions."""
    for (paper, date), held in groupby(pages, key=lambda one: (one.paper, one.issue_date)):
        group = list(held)
        names = tuple(one.page for one in group if one.page)
        articles = sum(one.articles for one in group)
        yield HeldEdition(paper, date, names, missing_of(names), articles)


def missing_of(pages: Iterable[str]) -> tuple[str, ...]:
    """Return the page numbers that are not among ``pages``, part by part (A01…, B01…)."""
    parts: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for page in pages:
        match = _PAGE.fullmatch(page)
        if match and 0 < int(match["number"]) <= _MOST_PAGES:
            parts[match["letter"].upper()][int(match["number"])] = match["number"]
    return tuple(
        letter + str(number).zfill(min(map(len, held.values())))
        for letter, held in sorted(parts.items())
        for number in range(1, max(held))
        if number not in held
    )


def suspects_of(files: Iterable[HeldFile]) -> Iterator[SuspectFile]:
    """Yield the files with damaged bytes, and those whose encoding stands out in their source."""
    held = list(files)
    usual = _usual_encodings(held)
    for file in held:
        common = usual.get(file.source, "") if file.kind == "page" else ""
        strange = common if common and file.encoding != common else ""
        if file.damaged_lines or strange:
            yield SuspectFile(file.path, file.encoding, file.damaged_lines, strange)


def _usual_encodings(files: Iterable[HeldFile]) -> dict[str, str]:
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for file in files:
        if file.kind == "page":
            counted[file.source][file.encoding] += 1
    usual: dict[str, str] = {}
    for source, encodings in counted.items():
        encoding, count = encodings.most_common(1)[0]
        if encodings.total() >= _FEWEST_FILES and count >= encodings.total() * _USUAL:
            usual[source] = encoding
    return usual
