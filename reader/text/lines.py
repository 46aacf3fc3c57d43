"""Break a paragraph into lines of a given width in cells, by the rules of Chinese setting.

How it works: one byte of *class* per character (``kinsoku``) gives the widths, their prefix sums and
three *barriers*, byte strings with a 1 wherever no line may begin. A line's end is then one bisect
(the last character that fits) and one ``rfind`` (the last place before it without a barrier). Where
the strictest barrier leaves no place at all, the next weaker one decides.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from reader.text.cells import char_cells, sequence_cells, wide
from reader.text.kinsoku import HANGING, Kind, kind_of
from reader.text.units import counted_runs, range_breaks, word_breaks

_NEWLINE: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_STEP: Final = 3
"""A character's byte is ``kind * _STEP + cells``."""


def _bytes_where(kinds: Iterable[Kind]) -> bytes:
    """Return a translation table: 1 for a character of one of ``kinds``, else 0."""
    chosen = frozenset(kinds)
    return bytes(code // _STEP in chosen for code in range(256))


_CELLS: Final = bytes(code % _STEP for code in range(256))
_KINDS: Final = bytes(
    ord("a") + code // _STEP if code // _STEP < len(Kind) else 0 for code in range(256)
)
"""Classes as letters (a = PLAIN, b = CLOSER …), so that regular expressions can read them."""
_NO_CELLS: Final = bytes(code == 0 for code in range(256))
_STICKS: Final = _bytes_where((Kind.ZERO, Kind.BREAK))
_NEVER_FIRST: Final = _bytes_where(
    (Kind.CLOSER, Kind.ASCII_CLOSER, Kind.GLUE, Kind.ZERO, Kind.BREAK, Kind.SPACE)
)
_NEVER_LAST: Final = _bytes_where((Kind.OPENER, Kind.ASCII_OPENER, Kind.GLUE))


def _letters(*kinds: Kind) -> str:
    return "".join(chr(ord("a") + kind) for kind in kinds)


_WORDLIKE: Final = _letters(
    Kind.LETTER, Kind.JOINER, Kind.ASCII_CLOSER, Kind.ASCII_OPENER, Kind.ZERO
)
_WORD: Final = re.compile(f"[{_WORDLIKE}]{{2,}}".encode())
_OPENER_SPACES: Final = re.compile(
    f"[{_letters(Kind.OPENER, Kind.ASCII_OPENER)}]{_letters(Kind.SPACE)}+".encode()
)
_FLAGS: Final = re.compile(f"{_letters(Kind.FLAG)}{{2}}".encode())
_SPACE: Final = ord(_letters(Kind.SPACE))
_SLASH: Final = re.compile(r"/(?=[^ -~\s])")
"""分隔号 before a Chinese character ends no line (GB/T 15834 5.1.8); in a URL it may."""


class _Codes(dict[str, int]):
    """The byte of every character met so far, filled on demand."""

    def __missing__(self, char: str) -> int:
        cells = 1 if char < " " or "\x7f" <= char < "\xa0" else char_cells(char)
        code = kind_of(char, cells) * _STEP + cells
        self[char] = code
        return code


_CODES: Final = {False: _Codes(), True: _Codes()}
"""By ``wide()``: ambiguous characters as one cell, as two."""


_BADLY_SHORT: Final = 4
"""A line that lacks more than one of so many cells is badly short."""
_LONG_RANGE: Final = 16
"""Cells from which a range may be broken: 2022—2023年 stays whole."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A text ready for breaking: prefix sums of cells, classes as letters, three barriers."""

    sums: list[int]
    kinds: bytes
    barriers: tuple[bytes, bytes, bytes]
    """Strict (runs and marks), lenient (marks), bare (only what hangs on the character before)."""
    ranged: bytes | None
    """The strict one, open behind the marks of ranges (2022年9月至2023年9月); None without any."""


def break_lines(
    text: str,
    width: int,
    *,
    indent: int = 0,
    keep: Sequence[tuple[int, int]] = (),
    hang: bool = False,
) -> list[tuple[int, int]]:
    """Return the lines of ``text`` as (start, stop) pairs that join back to all of it.

    No line is wider than ``width`` cells, not counting the spaces at its end and, with ``hang``,
    one pause mark in the margin. Only a single character wider than ``width`` may stick out.
    ``indent`` cells are left free on the first line. The spans in ``keep`` are not split if they
    fit into a line. Control characters count one cell, as ``printable`` shows them; newlines end
    a line. An empty text has no lines.
    """
    lines: list[tuple[int, int]] = []
    width = max(width, 1)
    spans = sorted(keep)
    for start, stop in _paragraphs(text):
        piece = text if stop - start == len(text) else text[start:stop]
        near = spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (stop, 0))]
        inner = [(a - start, b - start) for a, b in near if a < b <= stop]
        room = max(width - indent, 1) if not start else width
        ends = _line_ends(piece, _measure(piece, width, inner), room, width, hang)
        lines.extend(_pairs(start, ends))
    return lines


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between newlines, each with the newline that ends it."""
    start = 0
    for match in _NEWLINE.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _pairs(start: int, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = start
    for end in ends:
        yield first, start + end
        first = start + end


def _line_ends(text: str, measured: _Measured, room: int, width: int, hang: bool) -> Iterator[int]:
    """Yield where each line ends; the first line has ``room`` cells, the others ``width``."""
    sums, kinds = measured.sums, measured.kinds
    strict = measured.barriers[0]
    size = len(text)
    start = 0
    while start < size:
        fits = bisect_right(sums, sums[start] + room) - 1
        if fits < size:
            if hang and text[fits] in HANGING:
                fits = _hung(strict, fits)
            fits = _last_break(measured, start, _past_spaces(kinds, fits), room)
        yield fits
        start = fits
        room = width


def _hung(strict: bytes, fits: int) -> int:
    """Return the end of a line with the mark at ``fits`` in its margin, if it may end there."""
    return fits if strict[fits + 1] else fits + 1


def _past_spaces(kinds: bytes, place: int) -> int:
    while place < len(kinds) and kinds[place] == _SPACE:
        place += 1
    return place


def _last_break(measured: _Measured, start: int, reach: int, room: int) -> int:
    """Return the last place in (start, reach] where a line may end, by the strictest barrier.

    A range that would leave the line badly short is broken behind its mark.
    """
    barriers = measured.barriers
    if reach + 1 == len(barriers[0]):
        return reach
    if measured.ranged is not None:
        strict = barriers[0].rfind(0, start + 1, reach + 1)
        place = measured.ranged.rfind(0, start + 1, reach + 1)
        filled = measured.sums[max(strict, start)] - measured.sums[start]
        if place > strict and room - filled > room // _BADLY_SHORT:
            return place
    for barrier in barriers:
        place = barrier.rfind(0, start + 1, reach + 1)
        if place > 0:
            return place
    return barriers[-1].find(0, start + 1)


def _measure(text: str, width: int, keep: Iterable[tuple[int, int]]) -> _Measured:
    """Measure ``text`` and mark where no line may begin; the barriers end with an open place."""
    codes = bytes(map(_CODES[wide()].__getitem__, text))
    kinds = codes.translate(_KINDS)
    cells = codes.translate(_CELLS)
    if "\u200d" in text or "\ufe0f" in text:
        cells = sequence_cells(text)
    sums = list(accumulate(cells, initial=0))
    bare = _either(cells.translate(_NO_CELLS) + b"\0", codes.translate(_STICKS) + b"\0")
    lenient = _marks_barrier(text, codes, kinds, bare)
    strict = bytearray(lenient)
    places: list[int] = []
    for start, stop in (*_words(text, kinds), *counted_runs(text), *keep):
        taken = sums[stop] - sums[start]
        if taken <= width:
            strict[start + 1 : stop] = b"\1" * (stop - start - 1)
        if taken >= _LONG_RANGE:
            marks = [place for place in range_breaks(text, start, stop) if not lenient[place]]
            places += marks
            for first, last in pairwise((start, *marks, stop) if taken > width else ()):
                if sums[last] - sums[first] <= width:
                    strict[first + 1 : last] = b"\1" * (last - first - 1)
    barriers = bytes(strict), lenient, bare
    return _Measured(sums, kinds, barriers, _ranged(strict, places))


def _ranged(strict: bytearray, places: Sequence[int]) -> bytes | None:
    """Return the strict barrier, open at ``places`` behind the marks of ranges, if there are any."""
    for place in places:
        strict[place] = 0
    return bytes(strict) if places else None


def _marks_barrier(text: str, codes: bytes, kinds: bytes, bare: bytes) -> bytes:
    """Return the barrier of 避头尾: ``bare``, forbidden starts, and the places after openers."""
    first = codes.translate(_NEVER_FIRST) + b"\0"
    after_last = b"\0" + codes.translate(_NEVER_LAST)
    barrier = bytearray(_either(bare, first, after_last))
    for place in _extra_barriers(text, kinds):
        barrier[place] = 1
    barrier[-1] = 0
    return bytes(barrier)


def _extra_barriers(text: str, kinds: bytes) -> Iterator[int]:
    """Yield the barriers that depend on more than one neighbour; each is rare, so tested first."""
    if _SPACE in kinds:
        yield from (match.end() for match in _OPENER_SPACES.finditer(kinds))
    if "/" in text:
        yield from (match.end() for match in _SLASH.finditer(text))
    if '"' in text:
        quotes = (index for index, char in enumerate(text) if char == '"')
        yield from (place + 1 - count % 2 for count, place in enumerate(quotes))
    yield from (match.end() - 1 for match in _FLAGS.finditer(kinds))


def _words(text: str, kinds: bytes) -> Iterator[tuple[int, int]]:
    """Yield the unbreakable pieces of Latin words and addresses."""
    for match in _WORD.finditer(kinds):
        start, stop = match.span()
        for place in word_breaks(text[start:stop]):
            yield start, match.start() + place
            start = match.start() + place
        yield start, stop


def _either(*flags: bytes) -> bytes:
    """Return the byte-wise OR of strings of equal length."""
    total = 0
    for row in flags:
        total |= int.from_bytes(row)
    return total.to_bytes(len(flags[0]))
