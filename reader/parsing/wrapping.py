"""Wrapping: which lines of a file are broken by their width and not by their author."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.parsing.lines import Line, ends_sentence

FULL_LINE_SLACK: Final = 2
"""Squares a full line may fall short: a closing mark may not begin the next one (CLREQ 3.1)."""

WRAP_WIDTHS: Final = range(10, 61)
"""Squares of a column that a file may be broken at."""

FEWEST_FULL_LINES: Final = 4
_NEIGHBOURS: Final = 6
_FEWEST_ALIKE: Final = 2

_SHORTEST_RUN: Final = 3
"""Full lines one below the other from which on they make a column of their own width."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """Lines by one measure: their numbers and sizes in squares, and which end a sentence."""

    numbers: Sequence[int]
    ended: Sequence[bool]
    sizes: list[int]


def full_lines(lines: Sequence[Line]) -> tuple[int, frozenset[int]]:
    """Return the width of a full line, and the numbers of the lines that are full.

    Width 0 and no lines when the file does not break lines by width. A page may hold columns of
    several widths; then lines are compared with their neighbours, and the commonest is returned.
    """
    numbers = [line.number for line in lines]
    ended = [ends_sentence(line.text) for line in lines]
    measured = [_Measured(numbers, ended, [size(line) for line in lines]) for size in _MEASURES]
    found = max((_common(page) for page in measured), key=lambda common: len(common[1]))
    left = sum(
        1
        for number, ends in zip(numbers, ended, strict=True)
        if not ends and number not in found[1]
    )
    if left * 7 < len(lines):
        return found
    local = max((_local(page) for page in measured), key=lambda one: len(one[1]))
    return found[0] or local[0], found[1] | local[1]


def _common(page: _Measured) -> tuple[int, frozenset[int]]:
    """Return what :func:`full_lines` does for a page with columns of one width."""
    width = _common_width(page)
    return width, _full(page, [width] * len(page.sizes)) if width else frozenset()


def _local(page: _Measured) -> tuple[int, frozenset[int]]:
    """Return what :func:`full_lines` does for a page with columns of several widths."""
    if not _could_wrap(page):
        return 0, frozenset()
    widths = _local_widths(page.sizes)
    widest = max(widths) + FULL_LINE_SLACK
    if sum(1 for size in page.sizes if size > widest) * 20 > len(page.sizes):
        return 0, frozenset()  # whole paragraphs stand on lines of their own
    full = _in_runs(page, _full(page, widths), widths)
    if not _is_wrapped(page, full):
        return 0, frozenset()
    return Counter(width for width in widths if width).most_common(1)[0][0], full


def _characters(line: Line) -> int:
    return len(line.text) + line.indent // 2


def squares(line: Line) -> int:
    """Squares of a Chinese character; Latin letters and digits take half of one."""
    narrow = len(line.text.encode("ascii", "ignore"))
    return len(line.text) - narrow // 2 + line.indent // 2


_MEASURES: Final[tuple[Callable[[Line], int], ...]] = (_characters, squares)


def _common_width(page: _Measured) -> int:
    """Return the one width at which lines crowd and mostly stop inside a sentence, else 0."""
    counts = Counter(page.sizes)
    near: Counter[int] = Counter()
    for size, number in counts.items():
        for width in range(size, size + FULL_LINE_SLACK + 1):
            near[width] += number
    fits = ((number, width) for width, number in near.items() if width in WRAP_WIDTHS)
    count, width = max(fits, default=(0, 0))
    longer = sum(number for size, number in counts.items() if size > width + 3)
    lines = len(page.sizes)
    if count < FEWEST_FULL_LINES or count * 5 < lines * 2 or longer * 10 > lines:
        return 0
    full = [
        ends
        for ends, size in zip(page.ended, page.sizes, strict=True)
        if size >= width - FULL_LINE_SLACK
    ]
    return width if full.count(False) * 10 > len(full) * 7 else 0


def _could_wrap(page: _Measured) -> bool:
    """Whether enough lines of a column's width stop inside a sentence."""
    pairs = zip(page.ended, page.sizes, strict=True)
    open_lines = sum(1 for ends, size in pairs if not ends and size in WRAP_WIDTHS)
    return open_lines >= FEWEST_FULL_LINES and open_lines * 5 > len(page.sizes) * 2


def _local_widths(sizes: list[int]) -> list[int]:
    """Return for every line the width its neighbours agree on, 0 where they do not."""
    padded = [-FULL_LINE_SLACK - 1, *sizes, -FULL_LINE_SLACK - 1]
    return [
        _local_width(sizes, at)
        if size in WRAP_WIDTHS
        and (
            abs(padded[at] - size) <= FULL_LINE_SLACK
            or abs(padded[at + 2] - size) <= FULL_LINE_SLACK
        )
        else 0
        for at, size in enumerate(sizes)
    ]


def _local_width(sizes: list[int], at: int) -> int:
    """Return the longest of the neighbours that are about as long as a line, 0 if they are too few."""
    size = sizes[at]
    near = sizes[max(0, at - _NEIGHBOURS) : at] + sizes[at + 1 : at + 1 + _NEIGHBOURS]
    alike = [other for other in near if abs(other - size) <= FULL_LINE_SLACK]
    return max((size, *alike)) if len(alike) >= _FEWEST_ALIKE else 0


def _full(page: _Measured, widths: Sequence[int]) -> frozenset[int]:
    """Return the full lines; one that ends a sentence must fill its measure almost wholly."""
    return frozenset(
        number
        for number, ends, size, width in zip(
            page.numbers, page.ended, page.sizes, widths, strict=True
        )
        if width and size >= width - FULL_LINE_SLACK and (not ends or size >= width - 1)
    )


def _in_runs(page: _Measured, full: frozenset[int], widths: Sequence[int]) -> frozenset[int]:
    """Return the full lines of columns: of one width, several one below the other.

    A heading, its byline and the end of a paragraph may be equally long by chance.
    """
    kept: list[int] = []
    run: list[int] = []
    last = 0
    for number, width in zip(page.numbers, widths, strict=True):
        if number in full and abs(width - last) <= FULL_LINE_SLACK:
            run.append(number)
            continue
        kept += run if len(run) >= _SHORTEST_RUN else []
        run, last = [number] if number in full else [], width
    return frozenset(kept + (run if len(run) >= _SHORTEST_RUN else []))


def _is_wrapped(page: _Measured, full: frozenset[int]) -> bool:
    """Whether the full lines are many and mostly stop inside a sentence."""
    pairs = zip(page.numbers, page.ended, strict=True)
    broken = sum(1 for number, ends in pairs if not ends and number in full)
    return (
        len(full) >= FEWEST_FULL_LINES
        and len(full) * 20 > len(page.numbers) * 7
        and broken * 10 > len(full) * 7
    )
