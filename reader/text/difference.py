"""What was cut, added, changed and moved between two texts, with cuts at words.

Equal sentences are found first, then, between them, equal words; what stays equal by chance between
two changes (a 的, a comma) belongs to the change (after N. Fraser, *diff-match-patch*, semantic
cleanup). A sentence that was cut here and added there has moved.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Final

from reader.text.sentences import sentence_spans
from reader.text.words import pieces_of

MOVED: Final = 10
"""Characters of a sentence that must be the same for it to have moved, not to be there by chance."""

_NUMBER: Final = re.compile(r"([0-9０-９](?:[0-9０-９.,．，]*[0-9０-９])?[%％‰]?)")


class Kind(StrEnum):
    """What became of a stretch of the first text, or where one of the second comes from."""

    SAME = "same"
    CUT = "cut"
    ADDED = "added"
    MOVED_AWAY = "moved-away"
    MOVED_HERE = "moved-here"


OF_FIRST: Final = frozenset({Kind.SAME, Kind.CUT, Kind.MOVED_AWAY})
OF_SECOND: Final = frozenset({Kind.SAME, Kind.ADDED, Kind.MOVED_HERE})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts: ``first`` and ``second`` are half-open code point spans.

    What is in one text only has an empty span in the other, where it would stand.
    """

    kind: Kind
    first: tuple[int, int]
    second: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts and the pieces that they are made of, in order; a change is cut before it is added."""

    first: str
    second: str
    pieces: tuple[Piece, ...]

    @property
    def changes(self) -> tuple[tuple[Piece, ...], ...]:
        """Return the runs of pieces that are not the same in both: one run is one change."""
        runs = groupby(self.pieces, key=lambda piece: piece.kind is Kind.SAME)
        return tuple(tuple(run) for same, run in runs if not same)


def difference(first: str, second: str) -> Difference:
    """Compare two texts; newlines are paragraphs' ends and differ like any other character."""
    blocks = _matched(first, second)
    pieces = list(_pieces(_without_chance(blocks, len(first), len(second)), first, second))
    return Difference(first, second, tuple(_with_moves(pieces, first, second)))


Block = tuple[int, int, int]
"""(start in the first, start in the second, length) of an equal stretch."""


def _matched(first: str, second: str) -> list[Block]:
    """Return equal stretches in order: equal sentences, and equal words between them."""
    blocks: list[Block] = []
    for start, stop, other_start, other_stop in _gaps(
        first, second, (0, len(first), 0, len(second)), sentences_of, blocks
    ):
        gap = (start, stop, other_start, other_stop)
        for _words in _gaps(first, second, gap, words_of, blocks):
            pass
    return _joined(sorted(blocks))


Gap = tuple[int, int, int, int]


def _gaps(
    first: str,
    second: str,
    gap: Gap,
    cut: Callable[[str], Sequence[str]],
    blocks: list[Block],
) -> Iterator[Gap]:
    """Note the units that are equal within a gap in ``blocks``; yield the gaps left between them."""
    start, stop, other_start, other_stop = gap
    units, others = cut(first[start:stop]), cut(second[other_start:other_stop])
    at, other_at = _starts(units, start), _starts(others, other_start)
    before = (0, 0)
    matcher = SequenceMatcher(None, units, others, autojunk=False)
    for here, there, count in matcher.get_matching_blocks():
        if (here, there) != before:
            yield at[before[0]], at[here], other_at[before[1]], other_at[there]
        if count:
            blocks.append((at[here], other_at[there], at[here + count] - at[here]))
        before = (here + count, there + count)


def sentences_of(text: str) -> list[str]:
    """Cut a text into sentences; what stands between two of them is a unit of its own."""
    units, end = [], 0
    for start, stop in sentence_spans(text):
        units += [text[end:start], text[start:stop]] if end < start else [text[start:stop]]
        end = stop
    return [*units, text[end:]] if end < len(text) else units


def words_of(text: str) -> list[str]:
    """Cut a text into words and signs; a number with its point and percent sign stays whole."""
    parts = _NUMBER.split(text)
    return [
        word
        for number, part in enumerate(parts)
        for word in ((part,) if number % 2 else pieces_of(part))
    ]


def _starts(units: Iterable[str], start: int) -> list[int]:
    starts = [start]
    for unit in units:
        starts.append(starts[-1] + len(unit))
    return starts


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Join stretches that follow each other in both texts."""
    joined: list[Block] = []
    for start, other, length in blocks:
        if joined and (joined[-1][0] + joined[-1][2], joined[-1][1] + joined[-1][2]) == (
            start,
            other,
        ):
            joined[-1] = (*joined[-1][:2], joined[-1][2] + length)
        else:
            joined.append((start, other, length))
    return joined


def _without_chance(blocks: Sequence[Block], size: int, other_size: int) -> list[Block]:
    """Drop equal stretches no longer than what changed on either side of them."""
    kept = [(0, 0, 0), *blocks, (size, other_size, 0)]
    number = 1
    while number < len(kept) - 1:
        before, here, after = kept[number - 1 : number + 2]
        if here[2] <= min(_changed(before, here), _changed(here, after)):
            del kept[number]
            number = max(1, number - 1)
        else:
            number += 1
    return kept[1:-1]


def _changed(before: Block, after: Block) -> int:
    """Return the length of what is not equal between two stretches, in the text with more of it."""
    cut = after[0] - before[0] - before[2]
    added = after[1] - before[1] - before[2]
    return max(cut, added)


def _pieces(blocks: Iterable[Block], first: str, second: str) -> Iterator[Piece]:
    at, other_at = 0, 0
    for start, other, length in (*blocks, (len(first), len(second), 0)):
        if at < start:
            yield Piece(Kind.CUT, (at, start), (other_at, other_at))
        if other_at < other:
            yield Piece(Kind.ADDED, (start, start), (other_at, other))
        at, other_at = start + length, other + length
        if length:
            yield Piece(Kind.SAME, (start, at), (other, other_at))


# Moves


def _with_moves(pieces: list[Piece], first: str, second: str) -> Iterator[Piece]:
    """Yield the pieces; sentences that were cut and added elsewhere are pieces of their own."""
    gone = _sentences_in(pieces, Kind.CUT, first)
    come = _sentences_in(pieces, Kind.ADDED, second)
    moved = gone & come
    for piece in pieces:
        if piece.kind is Kind.SAME or not moved:
            yield piece
        else:
            yield from _parted(piece, first if piece.kind is Kind.CUT else second, moved)


def _sentences_in(pieces: Iterable[Piece], kind: Kind, text: str) -> set[str]:
    spans = (_own_span(piece) for piece in pieces if piece.kind is kind)
    sentences = (unit for start, stop in spans for unit in sentences_of(text[start:stop]))
    return {sentence for sentence in sentences if len(sentence) >= MOVED}


def _own_span(piece: Piece) -> tuple[int, int]:
    return piece.second if piece.kind is Kind.ADDED else piece.first


def _parted(piece: Piece, text: str, moved: set[str]) -> Iterator[Piece]:
    """Part a cut or added piece where sentences of it have moved."""
    start, stop = _own_span(piece)
    away = Kind.MOVED_AWAY if piece.kind is Kind.CUT else Kind.MOVED_HERE
    units = sentences_of(text[start:stop])
    flags = accumulate(
        units, lambda was, unit: unit in moved or (was and unit.isspace()), initial=False
    )
    for has_moved, run in groupby(zip(units, list(flags)[1:], strict=True), key=itemgetter(1)):
        end = start + sum(len(unit) for unit, _flag in run)
        kind = away if has_moved else piece.kind
        if piece.kind is Kind.CUT:
            yield replace(piece, kind=kind, first=(start, end))
        else:
            yield replace(piece, kind=kind, second=(start, end))
        start = end
