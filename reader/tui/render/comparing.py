"""Two texts on the screen: beside each other where there is room, else one above the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from reader.text.beside import Band, Line
from reader.text.difference import Kind
from reader.text.lines import break_lines

BESIDE: Final = 100
"""Cells from which the texts stand beside each other."""

GUTTER: Final = 3
"""Cells between two texts beside each other, or before the lines of one of them."""

STYLES: Final = {
    Kind.CUT: "on-cut",
    Kind.ADDED: "on-added",
    Kind.MOVED_AWAY: "on-moved",
    Kind.MOVED_HERE: "on-moved",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a row's text that is part of a change; ``style`` names how it is drawn."""

    start: int
    stop: int
    style: str
    change: int


@dataclass(frozen=True, slots=True)
class Cells:
    """One line of one text: with the signs of what differs, and where that is."""

    text: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of the screen; ``gutter`` tells whose it is: ``<`` ``>``, ``|`` where both differ.

    Without ``right``, ``left`` has the whole width.
    """

    gutter: str
    left: Cells
    right: Cells | None = None

    @property
    def changes(self) -> frozenset[int]:
        """The numbers of the changes that show in it."""
        marks = (*self.left.marks, *(self.right.marks if self.right else ()))
        return frozenset(mark.change for mark in marks)


NOTHING: Final = Cells()


def set_bands(bands: Sequence[Band], width: int) -> tuple[ComparedRow, ...]:
    """Set paragraphs in rows of ``width`` cells, an empty row between them."""
    rows: list[ComparedRow] = []
    for band in bands:
        below = list(_beside(band, width) if width >= BESIDE else _above(band, width))
        if rows and below:
            rows.append(ComparedRow(" ", NOTHING, NOTHING if width >= BESIDE else None))
        rows += below
    return tuple(rows)


def column(width: int) -> int:
    """Return the cells of one of two texts beside each other."""
    return (width - GUTTER) // 2


def _beside(band: Band, width: int) -> Iterator[ComparedRow]:
    lefts, rights = (list(_set(lines, column(width))) for lines in (band.first, band.second))
    gutter = " " if band.same else "|" if lefts and rights else "<" if lefts else ">"
    for left, right in zip_longest(lefts, rights, fillvalue=NOTHING):
        yield ComparedRow(gutter, left, right)


def _above(band: Band, width: int) -> Iterator[ComparedRow]:
    room = width - GUTTER
    if band.same:
        yield from (ComparedRow(" ", cells) for cells in _set(band.first, room))
        return
    for gutter, lines in (("<", band.first), (">", band.second)):
        yield from (ComparedRow(gutter, cells) for cells in _set(lines, room))


def _set(lines: Sequence[Line], width: int) -> Iterator[Cells]:
    """Break paragraphs into lines; marks keep their places."""
    for line in lines:
        text, marks = _marked(line)
        for start, stop in break_lines(text, max(width, 2)):
            here = (
                Mark(
                    max(one.start, start) - start,
                    min(one.stop, stop) - start,
                    one.style,
                    one.change,
                )
                for one in marks
                if one.start < stop and one.stop > start
            )
            yield Cells(text[start:stop].rstrip(), tuple(here))


def _marked(line: Line) -> tuple[str, list[Mark]]:
    text, marks = "", []
    for stretch in line:
        start = len(text)
        text += stretch.marked
        if stretch.change >= 0:
            marks.append(Mark(start, len(text), STYLES[stretch.kind], stretch.change))
    return text, marks


def first_rows(rows: Sequence[ComparedRow]) -> list[int]:
    """Return the row in which each change begins, in the order of the changes."""
    first: dict[int, int] = {}
    for number, row in enumerate(rows):
        for change in row.changes:
            first.setdefault(change, number)
    return [first[change] for change in sorted(first)]


def plain_lines(rows: Sequence[ComparedRow]) -> Iterator[str]:
    """Yield rows that stand one above the other as text, each after its gutter."""
    for row in rows:
        yield f"{row.gutter} {row.left.text}".rstrip()
