"""The screen as rows of numbered cells, cheap to compare, cut and join.

A *cell* is a number of four bytes: an index into the table of (characters, look) seen so far; the
right half of a two-cell character has its number with the top bit set. A row is the bytes of its
cells, so rows are compared, hashed and sliced at the speed of memory. Number 0 is the blank.
"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import east_asian_width

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.style import Style

from reader.text.cells import cell_len, char_cells
from reader.tui.terminal.sgr import PLAIN, Look, look_of

if TYPE_CHECKING:
    from rich.segment import Segment

CELL: Final = 4
"""Bytes of a cell's number."""
HALF: Final = 1 << 31
"""Set on the right half of a two-cell character."""
BLANK: Final = bytes(CELL)
_MOST_CELLS: Final = 100_000
_MOST_SEGMENTS: Final = 20_000
_EMOJI: Final = range(0x1F000, 0x20000)


class Glyph(NamedTuple):
    """What a cell's number means; terminals disagree on the width of an ``unsure`` glyph."""

    text: str
    look: Look
    unsure: bool = False


class CellTable:
    """Numbers for glyphs, given out as they are met.

    ``doubting`` that ambiguous characters are as wide as they are measured makes them unsure.
    """

    def __init__(self, colors: ColorSystem | None, *, doubting: bool = False) -> None:
        self.colors = colors
        self._doubting = doubting
        self.glyphs: list[Glyph] = [Glyph(" ", PLAIN)]
        self._by_look: dict[Look, dict[str, bytes]] = {PLAIN: {" ": BLANK}}
        self._by_segment: dict[tuple[str, Style | None], bytes] = {}

    @property
    def full(self) -> bool:
        """Whether so many glyphs were seen that the table should be thrown away."""
        return len(self.glyphs) > _MOST_CELLS

    def cells_of(self, segments: "Iterable[Segment]") -> bytes:
        """Return the cells of a strip's segments; control segments take none."""
        return b"".join(
            self._segment(text, style) for text, style, control in segments if not control
        )

    def cells_in(self, text: str, style: Style) -> bytes:
        """Return the cells of a text in one style."""
        return self._render(text, look_of(style, self.colors))

    def settled(self) -> "CellTable":
        """Believe that ambiguous characters are as wide as they were measured; return the table."""
        if self._doubting:
            self._doubting = False
            self.glyphs = [
                one._replace(unsure=unsure(one.text)) if one.unsure else one for one in self.glyphs
            ]
        return self

    def renumbered(self, rows: Iterable[bytes], before: "CellTable") -> list[bytes]:
        """Return rows numbered by the table ``before`` in the numbers of this one."""
        return [
            b"".join(
                self._render(before.glyphs[number].text, before.glyphs[number].look)
                for number in numbers(row)
                if number < HALF
            )
            for row in rows
        ]

    def _segment(self, text: str, style: Style | None) -> bytes:
        key = (text, style)
        cells = self._by_segment.get(key)
        if cells is None:
            if len(self._by_segment) >= _MOST_SEGMENTS:
                self._by_segment.clear()
            cells = self._by_segment[key] = self._render(text, look_of(style, self.colors))
        return cells

    def _render(self, text: str, look: Look) -> bytes:
        known = self._by_look.setdefault(look, {})
        clusters: Iterable[str] = text
        if not text.isascii() and any(not char_cells(char) for char in text):
            clusters = [
                text[start:stop] for start, stop, cells in split_graphemes(text)[0] if cells
            ]
        return b"".join(
            known[cluster] if cluster in known else self._add(known, cluster, look)
            for cluster in clusters
        )

    def _add(self, known: dict[str, bytes], cluster: str, look: Look) -> bytes:
        """Number a glyph; controls have no cells, spaces are told apart by what they show."""
        width = cell_len(cluster)
        if cluster in {" ", "\u3000"} and (look != look.on_space or cluster != " "):
            cells = self._render(" ", look.on_space) * width
        elif not width:
            cells = b""
        else:
            number = len(self.glyphs)
            doubted = unsure(cluster) or (self._doubting and east_asian_width(cluster) == "A")
            self.glyphs.append(Glyph(cluster, look, doubted))
            halves = [number] + [number | HALF] * (width - 1)
            cells = b"".join(half.to_bytes(CELL, sys.byteorder) for half in halves)
        known[cluster] = cells
        return cells


class Canvas:
    """A screen's worth of rows that widgets' strips are put on."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.rows = [BLANK * width] * height

    def put(self, x: int, y: int, cells: bytes) -> None:
        """Put ``cells`` at column ``x`` of row ``y``; what lies outside is cut off."""
        if not (0 <= y < self.height and 0 <= x < self.width):
            return
        row = self.rows[y]
        left, right = row[: x * CELL], row[x * CELL + len(cells) :]
        if _is_half(row[x * CELL : x * CELL + CELL]):
            left = left[:-CELL] + BLANK
        if _is_half(right[:CELL]):
            right = BLANK + right[CELL:]
        room = (self.width - x) * CELL
        if len(cells) > room:
            cells = (
                cells[: room - CELL] + BLANK
                if _is_half(cells[room : room + CELL])
                else cells[:room]
            )
        self.rows[y] = left + cells + right


def unsure(cluster: str) -> bool:
    """Tell whether terminals disagree on the width of a character, whatever they were asked."""
    return len(cluster) > 1 or ord(cluster) in _EMOJI


def _is_half(cell: bytes) -> bool:
    return int.from_bytes(cell, sys.byteorder) >= HALF


def numbers(row: bytes) -> list[int]:
    """Return the cells of a row as numbers."""
    return memoryview(row).cast("I").tolist()
