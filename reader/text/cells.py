"""How many terminal cells text takes: Rich's measure, with one switch for ambiguous widths.

A *cell* is one column of the terminal. “ ” … — · ① and all box drawing are *ambiguous* in Unicode
(UAX #11): one cell on most terminals, two on some. Rich counts them as one and has no switch, so
``set_ambiguous_wide`` exchanges the tables that Rich and Textual measure with; every measure in
the process, ours and theirs, then agrees.
"""

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import rich._unicode_data
import rich.cells

_NARROW_TABLE: Final = rich._unicode_data.load  # noqa: SLF001 - Rich has no public door to it
_NARROW_SINGLES: Final = rich.cells._SINGLE_CELLS  # noqa: SLF001 - Rich has no public switch

_AMBIGUOUS_BLOCKS: Final = (
    (0x00A1, 0x2E7F),  # Latin supplement to supplemental punctuation; beyond lies East Asia
    (0xE000, 0xF8FF),  # private use
    (0xFFFD, 0xFFFD),  # replacement character
    (0x1F100, 0x1F1AC),  # enclosed alphanumerics
)
"""Where UAX #11 has class A, leaving out the supplementary private planes nobody prints."""

_UNPRINTABLE: Final = {
    **dict.fromkeys(range(0x20), " "),
    **dict.fromkeys(range(0x7F, 0xA0), " "),
    **dict.fromkeys((0x2028, 0x2029), " "),
    **dict.fromkeys(range(0x202A, 0x202F), "\u2060"),  # bidirectional overrides would reorder rows
    **dict.fromkeys(range(0x2066, 0x206A), "\u2060"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # half a surrogate pair cannot be encoded
}

_state = {"wide": False}


class _Widths(dict[str, int]):
    """The cells of every character met so far, as Rich measures them."""

    def __missing__(self, char: str) -> int:
        han = "\u4e00" <= char <= "\u9fff"
        cells = self[char] = 2 if han else rich.cells.get_character_cell_size(char, "auto")
        return cells


_WIDTHS: Final = {False: _Widths(), True: _Widths()}
"""By ``wide()``: ambiguous characters as one cell, as two."""


def cell_len(text: str) -> int:
    """Return the cells that ``text`` takes on the terminal; control characters take none."""
    if "\u200d" in text or "\ufe0f" in text:
        return rich.cells.cell_len(text)
    return sum(map(_WIDTHS[_state["wide"]].__getitem__, text))


def char_cells(char: str) -> int:
    """Return the cells of one code point: 0 (combining, control), 1 or 2."""
    return _WIDTHS[_state["wide"]][char]


def clip(text: str, cells: int, ellipsis: str = "") -> str:
    """Return the longest head of ``text`` that fits into ``cells``, never half a character.

    What had to be cut is announced by ``ellipsis``, if that fits too. A character keeps its
    combining marks.
    """
    if cell_len(text) <= cells:
        return text
    room = cells - cell_len(ellipsis)
    if room < 0:
        return clip(text, cells)
    spans, _ = rich.cells.split_graphemes(text)
    stop = 0
    for _start, end, size in spans:
        room -= size
        if room < 0:
            break
        stop = end
    return text[:stop] + ellipsis


def printable(text: str) -> str:
    """Return ``text`` with every code point that would upset a terminal replaced, one for one.

    Controls, tabs and line separators become a space, bidirectional overrides a word joiner
    (no cell), halves of surrogate pairs U+FFFD; so offsets into ``text`` stay what they are.
    """
    return text if text.isprintable() else text.translate(_UNPRINTABLE)


def sequence_cells(text: str) -> bytes:
    """Return the cells of each code point of ``text``, as Rich counts emoji sequences.

    What a zero width joiner joins takes no cells; a variation selector 16 takes one if it makes
    its character wide. The sum over any stretch that begins with a whole character is its
    ``cell_len``.
    """
    to_wide = vars(rich.cells)["load_cell_table"]().narrow_to_wide
    cells = bytearray(len(text))
    last = ""
    joined = False
    for index, char in enumerate(text):
        if joined or char == "\u200d":
            joined = not joined
        elif char == "\ufe0f":
            cells[index] = last in to_wide
            last = ""
        elif size := char_cells(char):
            cells[index] = size
            last = char
    return bytes(cells)


def wide() -> bool:
    """Return whether ambiguous characters are measured as two cells."""
    return _state["wide"]


def set_ambiguous_wide(on: bool) -> None:
    """Measure ambiguous characters as two cells (``on``) or one, everywhere in the process.

    Call it before the first line is rendered: what Textual has rendered keeps its old measure.
    """
    if on == wide():
        return
    _state["wide"] = on
    singles = _wide_singles() if on else _NARROW_SINGLES
    vars(rich.cells)["load_cell_table"] = _wide_table if on else _NARROW_TABLE
    rich.cells._SINGLE_CELLS = singles  # noqa: SLF001 - the table behind the next line
    for name in ("rich.cells", "rich.segment"):  # Rich's segment module keeps a copy of the test
        if name in sys.modules:
            vars(sys.modules[name])["_is_single_cell_widths"] = singles.issuperset
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()


def _wide_singles() -> frozenset[str]:
    return frozenset(char for char in _NARROW_SINGLES if unicodedata.east_asian_width(char) != "A")


@cache
def _wide_table(unicode_version: str = "auto") -> rich.cells.CellTable:
    table = _NARROW_TABLE(unicode_version)
    taken = _members(table.widths)
    added = [
        (point, point, 2)
        for start, stop in _AMBIGUOUS_BLOCKS
        for point in range(start, stop + 1)
        if point not in taken and unicodedata.east_asian_width(chr(point)) == "A"
    ]
    return table._replace(widths=sorted([*table.widths, *_joined(added)]))


def _members(widths: Iterable[tuple[int, int, int]]) -> frozenset[int]:
    """Return the code points that a table names, as far as the ambiguous blocks reach."""
    last = _AMBIGUOUS_BLOCKS[-1][1]
    return frozenset(
        point for start, stop, _ in widths if start <= last for point in range(start, stop + 1)
    )


def _joined(rows: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join neighbouring rows, so that the binary search in the table stays short."""
    start, stop = -1, -1
    for point, _, _ in rows:
        if point != stop + 1 and stop >= 0:
            yield start, stop, 2
        start = point if point != stop + 1 or stop < 0 else start
        stop = point
    if stop >= 0:
        yield start, stop, 2
