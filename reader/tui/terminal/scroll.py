"""Find what a frame has merely moved up or down, so that the terminal can move it itself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import ne
from typing import Final, NamedTuple

from reader.tui.terminal.canvas import BLANK, CELL, numbers

_BLOCK: Final = 16 * CELL
"""Rows are recognised by blocks of 16 cells, so that one changed column does not hide a match."""
_LEAST_VOTES: Final = 3
_LEAST_GAIN: Final = 16
"""Cells that must be saved: about what the scroll itself costs, in bytes."""


class Shift(NamedTuple):
    """Rows ``top`` to ``bottom`` (inclusive) move up by ``by`` rows, or down if negative."""

    top: int
    bottom: int
    by: int


def find_shift(shown: Sequence[bytes], wanted: Sequence[bytes]) -> Shift | None:
    """Return the shift that saves most cells on the way from ``shown`` to ``wanted``, if any."""
    best, best_gain = None, _LEAST_GAIN
    for count, votes in _votes(shown, wanted).most_common(2):
        if votes >= _LEAST_VOTES:
            shift, gain = _best_region(shown, wanted, count)
            if gain > best_gain:
                best, best_gain = shift, gain
    return best


def shifted(rows: Sequence[bytes], shift: Shift) -> list[bytes]:
    """Return ``rows`` as the terminal shows them after ``shift``."""
    top, bottom, by = shift
    blank = [BLANK * (len(rows[top]) // CELL)] * abs(by)
    region = list(rows[top : bottom + 1])
    moved = region[by:] + blank if by > 0 else blank + region[:by]
    return [*rows[:top], *moved, *rows[bottom + 1 :]]


def _votes(shown: Sequence[bytes], wanted: Sequence[bytes]) -> Counter[int]:
    """Count by how many rows each block has moved; a block that occurs twice does not vote."""
    places: dict[tuple[int, bytes], int | None] = {}
    for key, y in _changed_blocks(shown, wanted):
        places[key] = None if key in places else y
    votes: Counter[int] = Counter()
    for key, y in _changed_blocks(wanted, shown):
        place = places.get(key)
        if place is not None and place != y:
            votes[place - y] += 1
    return votes


def _changed_blocks(
    rows: Sequence[bytes], others: Sequence[bytes]
) -> Iterator[tuple[tuple[int, bytes], int]]:
    blank = BLANK * (_BLOCK // CELL)
    for y, (row, other) in enumerate(zip(rows, others, strict=True)):
        if row == other:
            continue
        for start in range(0, len(row), _BLOCK):
            block = row[start : start + _BLOCK]
            if not blank.startswith(block):
                yield (start, block), y


def _best_region(
    shown: Sequence[bytes], wanted: Sequence[bytes], count: int
) -> tuple[Shift | None, int]:
    """Return the region whose shift by ``count`` saves most cells, and how many."""
    height = len(wanted)
    first, last = max(0, -count), min(height, height - count)
    gains = [
        _different(shown[y], wanted[y]) - _different(shown[y + count], wanted[y])
        for y in range(first, last)
    ]
    start, stop, gain = _best_stretch(gains)
    if start == stop:
        return None, 0
    start, stop = start + first, stop + first
    top, bottom = (start, stop - 1 + count) if count > 0 else (start + count, stop - 1)
    exposed = range(stop, stop + count) if count > 0 else range(start + count, start)
    blank = BLANK * (len(wanted[0]) // CELL)
    gain += sum(_different(shown[y], wanted[y]) - _different(blank, wanted[y]) for y in exposed)
    return Shift(top, bottom, count), gain


def _best_stretch(gains: Sequence[int]) -> tuple[int, int, int]:
    """Return (start, stop, sum) of the neighbouring gains with the greatest sum."""
    best = (0, 0, 0)
    start = total = 0
    for index, gain in enumerate(gains):
        if total <= 0:
            start, total = index, 0
        total += gain
        if total > best[2]:
            best = (start, index + 1, total)
    return best


def _different(first: bytes, second: bytes) -> int:
    """Count the cells in which two rows differ."""
    return 0 if first == second else sum(map(ne, numbers(first), numbers(second)))
