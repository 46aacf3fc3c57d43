"""Space a line out to its full width: where blanks go, in the order that readers notice them least.

After CLREQ 3.3.2: first the spaces that are there, then beside marks, then between Chinese and
Latin, then between any two Chinese characters. Nothing is spaced inside a number, a word, …… or
——, and a line that lacks too much stays ragged.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.text.cells import cell_len, char_cells
from reader.text.kinsoku import Kind, kind_of
from reader.text.units import counted_runs

_AFTER: Final = frozenset("，。、；：？！）》」』】〉〕”’")
_BEFORE: Final = frozenset("（《「『【〈〔“‘")
_RAGGED_FROM: Final = 8
"""A line that lacks more than one of so many cells is not spaced out."""
_RANKS: Final = 4


def blanks_for(line: str, width: int) -> tuple[tuple[int, int], ...]:
    """Return (offset, cells) of the blanks that make ``line`` ``width`` cells wide.

    Blanks go before the character at ``offset`` (code points of ``line``). Empty where nothing is
    lacking or too much is. ``line`` has no spaces at its end; the last line of a paragraph is
    never spaced out.
    """
    lacking = width - cell_len(line)
    if lacking <= 0 or lacking * _RAGGED_FROM > width:
        return ()
    blanks: list[int] = []
    for places in _places(line):
        blanks += _evenly(places, lacking - len(blanks))
    return tuple((offset, 1) for offset in sorted(blanks)) if len(blanks) == lacking else ()


def spaced(text: str, blanks: Sequence[tuple[int, int]], start: int = 0) -> str:
    """Return ``text`` with the blanks that fall before one of its characters.

    ``start`` is the offset of ``text`` in the line that the blanks were made for, so that a line
    cut into runs can be spaced run by run.
    """
    pieces: list[str] = []
    done = 0
    for offset, cells in blanks:
        if start <= offset < start + len(text):
            pieces += [text[done : offset - start], " " * cells]
            done = offset - start
    return "".join([*pieces, text[done:]])


def _places(line: str) -> list[list[int]]:
    """Return the offsets where a blank may go, by rank."""
    whole = {place for start, stop in counted_runs(line) for place in range(start + 1, stop)}
    places: list[list[int]] = [[] for _ in range(_RANKS)]
    for offset, (before, after) in enumerate(pairwise(line), 1):
        rank = None if offset in whole else _rank(before, after)
        if rank is not None and line[:offset].strip():
            places[rank].append(offset)
    return places


def _rank(before: str, after: str) -> int | None:
    """Return how well a blank goes between two characters, 0 best, None not at all."""
    kinds = kind_of(before, char_cells(before)), kind_of(after, char_cells(after))
    if not char_cells(after) or kinds[1] is Kind.SPACE:
        return None
    if kinds[0] is Kind.SPACE:
        return None if kinds[1] is Kind.CLOSER else 0
    if (before in _AFTER and kinds[1] is not Kind.CLOSER) or (
        after in _BEFORE and kinds[0] is not Kind.OPENER
    ):
        return 1
    if kinds in {(Kind.PLAIN, Kind.LETTER), (Kind.LETTER, Kind.PLAIN)}:
        return 2
    return 3 if kinds == (Kind.PLAIN, Kind.PLAIN) else None


def _evenly(places: Sequence[int], count: int) -> list[int]:
    """Choose ``count`` of ``places``, spread over all of them."""
    if count >= len(places):
        return list(places)
    return [places[(2 * index + 1) * len(places) // (2 * count)] for index in range(count)]
