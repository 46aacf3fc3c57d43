"""Find what a frame has merely moved up or down, so that the terminal can move it itself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import and_, ne
from typing import Final, NamedTuple

from reader.tui.terminal.canvas import BLANK, CELL, HALF, numbers

_BLOCK: Final = 16 * CELL
"""Rows are recognised by blocks of 16 cells, so that one changed column does not hide a match."""
_LEAST_VOTES: Final = 3
_LEAST_GAIN: Final = 16
"""Cells that must be saved: about what the scroll itself costs, in bytes."""


_ROW_COST: Final = 5
"""Cells that could be written for what it takes to come to another row and erase there."""
_LEAST_MORE: Final = 30
"""Cells that moving part of the columns must save beyond moving whole rows."""


class Shift(NamedTuple):
    """Rows ``top`` to ``bottom`` (inclusive) move up by ``by`` rows, or down if negative.

    Of the rows only the cells ``left`` to ``right`` (exclusive) move; ``right`` 0 is whole rows.
    """

    top: int
    bottom: int
    by: int
    left: int = 0
    right: int = 0


def find_shift(
    shown: Sequence[bytes], wanted: Sequence[bytes], *, margins: bool = False
) -> Shift | None:
    """Return the shift that saves most cells on the way from ``shown`` to ``wanted``, if any.

    ``margins`` allows shifts of some columns only.
    """
    best, best_gain = None, _LEAST_GAIN
    for by, votes in _votes(shown, wanted).most_common(2):
        if votes < _LEAST_VOTES:
            continue
        shift, gain = _best_region(shown, wanted, by)
        if gain > best_gain:
            best, best_gain = shift, gain
        if margins:
            shift, gain = _best_rectangle(shown, wanted, by)
            if shift is not None and gain > best_gain + _LEAST_MORE:
                best, best_gain = shift, gain
    return best


def shifted(rows: Sequence[bytes], shift: Shift) -> list[bytes]:
    """Return ``rows`` as the terminal shows them after ``shift``."""
    top, bottom, by, left, right = shift
    if right:
        inner = shifted(_cut(rows, left, right), Shift(top, bottom, by))
        ends = left * CELL, right * CELL
        return [
            row[: ends[0]] + part + row[ends[1] :] for row, part in zip(rows, inner, strict=True)
        ]
    blank = [BLANK * (len(rows[top]) // CELL)] * abs(by)
    region = list(rows[top : bottom + 1])
    moved = region[by:] + blank if by > 0 else blank + region[:by]
    return [*rows[:top], *moved, *rows[bottom + 1 :]]


def _cut(rows: Sequence[bytes], left: int, right: int) -> list[bytes]:
    return [row[left * CELL : right * CELL] for row in rows]


def _best_rectangle(
    shown: Sequence[bytes], wanted: Sequence[bytes], by: int
) -> tuple[Shift | None, int]:
    """Return the columns and rows whose shift by ``by`` saves most cells, and how many."""
    gains = _column_gains(shown, wanted, by)
    left, right, _ = _best_stretch(gains)
    left = _whole_edge(shown, gains, range(left, -1, -1), range(left, right))
    right = _whole_edge(shown, gains, range(right, len(gains) + 1), range(right, left, -1))
    if right - left < _BLOCK // CELL:
        return None, 0
    shift, gain = _best_region(_cut(shown, left, right), _cut(wanted, left, right), by)
    return (shift._replace(left=left, right=right) if shift else None), gain


def _whole_edge(shown: Sequence[bytes], gains: Sequence[int], outward: range, inward: range) -> int:
    """Return the next column that halves no character: outward as long as it is free, or inward."""
    for x in outward:
        if not any(_is_half(row, x) for row in shown):
            return x
        if gains[x - (outward.step < 0)]:
            break
    return next((x for x in inward if not any(_is_half(row, x) for row in shown)), inward.stop)


def _column_gains(shown: Sequence[bytes], wanted: Sequence[bytes], by: int) -> list[int]:
    """Return by column how many cells would be right after a shift that are wrong before."""
    gains = [0] * (len(wanted[0]) // CELL)
    for y in range(max(0, -by), min(len(wanted), len(wanted) - by)):
        old, moved, new = numbers(shown[y]), numbers(shown[y + by]), numbers(wanted[y])
        wrong, still = map(ne, old, new), map(ne, moved, new)
        gains = [gain + a - b for gain, a, b in zip(gains, wrong, still, strict=True)]
    return gains


def _is_half(row: bytes, x: int) -> bool:
    """Whether column ``x`` is the right half of a character; beyond the row nothing is."""
    cell = row[x * CELL : x * CELL + CELL]
    return bool(cell) and numbers(cell)[0] >= HALF


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


def _different(shown: bytes, wanted: bytes) -> int:
    """Return what bringing a row to ``wanted`` costs, in written cells; erasing is cheap."""
    if shown == wanted:
        return 0
    old, new = numbers(shown), numbers(wanted)
    written: int = sum(map(and_, map(ne, old, new), map(bool, new)))
    return _ROW_COST + written
