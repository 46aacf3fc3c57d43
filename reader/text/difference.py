"""What was cut, added, changed and moved between two texts, with cuts at words.

Full and half width, capitals, 简体 and 繁体 count as equal, as in search. Long equal stretches are
found first, then, between them, equal words; what stays equal by chance between two changes (a 的, a
comma) belongs to the change (after N. Fraser, *diff-match-patch*, semantic cleanup). A sentence that
was cut here and added there has moved.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Final

from reader.model import Article
from reader.text.fold import fold_in_place
from reader.text.sentences import sentence_spans
from reader.text.words import pieces_of

GRAM: Final = 8
"""Characters in a row by which equal stretches are found."""

MOVED: Final = 10
"""Characters of a sentence that must be the same for it to have moved, not to be there by chance."""

_NUMBER: Final = re.compile(r"([0-9０-９](?:[0-9０-９.,．，]*[0-9０-９])?[%％‰]?)")

MOST_PAIRS: Final = 2_000_000
"""Pairs of equal words that are all tried; a page of one word over and over has millions."""

CHANCE: Final = 6
"""Characters up to which two texts may be equal by chance between two changes."""


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
    """Two texts and the pieces that they are made of, in order; a change is cut before it is added.

    What is the same in both may be printed in other forms (width, capitals, 简繁).
    """

    first: str
    second: str
    pieces: tuple[Piece, ...]

    @property
    def only_forms(self) -> bool:
        """Whether the texts differ, but in nothing else than the forms of characters."""
        return self.first != self.second and not self.changes

    @property
    def changes(self) -> tuple[tuple[Piece, ...], ...]:
        """Return the runs of pieces that are not the same in both: one run is one change."""
        runs = groupby(self.pieces, key=lambda piece: piece.kind is Kind.SAME)
        return tuple(tuple(run) for same, run in runs if not same)


def compared_text(article: Article) -> str:
    """Return what of an article is compared: its title, if it has one, and its paragraphs."""
    return "\n".join(filter(None, (article.headline.title, article.text)))


def difference(first: str, second: str) -> Difference:
    """Compare two texts; newlines are paragraphs' ends and differ like any other character."""
    own, other = fold_in_place(first), fold_in_place(second)
    blocks = _matched(own, other)
    pieces = list(_pieces(_without_chance(blocks, len(own), len(other)), own, other))
    return Difference(first, second, tuple(_with_moves(pieces, own, other)))


Block = tuple[int, int, int]
"""(start in the first, start in the second, length) of an equal stretch."""


def _matched(first: str, second: str) -> list[Block]:
    """Return equal stretches in order: long ones, and equal words between them."""
    words, others = words_of(first), words_of(second)
    at, other_at = _starts(words), _starts(others)
    blocks = _at_words(_anchors(first, second), set(at), set(other_at))
    found = list(blocks)
    start = other = 0
    for here, there, length in (*blocks, (len(first), len(second), 0)):
        own = slice(bisect_left(at, start), bisect_left(at, here))
        opposite = slice(bisect_left(other_at, other), bisect_left(other_at, there))
        for word, match, count in _equal_words(words[own], others[opposite]):
            from_ = at[own.start + word]
            until = at[own.start + word + count]
            found.append((from_, other_at[opposite.start + match], until - from_))
        start, other = here + length, there + length
    return _joined(sorted(found))


def _equal_words(words: Sequence[str], others: Sequence[str]) -> Iterable[Block]:
    """Return runs of equal words, in words; where too many are equal, frequent ones begin none."""
    many = sum(map(Counter(others).__getitem__, words)) > MOST_PAIRS
    return SequenceMatcher(None, words, others, autojunk=many).get_matching_blocks()[:-1]


def _anchors(first: str, second: str) -> list[Block]:
    """Return stretches of eight and more characters that both texts hold once, in one order.

    The longest chain of them is taken (patience sorting, as in B. Cohen's diff).
    """
    places, others = _single(first), _single(second)
    pairs = [(here, others[gram]) for gram, here in places.items() if gram in others]
    blocks: list[Block] = []
    for here, there in _longest_chain(sorted(pairs)):
        if blocks and here - blocks[-1][0] == there - blocks[-1][1]:
            start, other, length = blocks[-1]
            if here <= start + length:
                blocks[-1] = (start, other, here + GRAM - start)
                continue
        if blocks:
            start, other, length = blocks[-1]
            blocks[-1] = (start, other, min(length, here - start, there - other))
        blocks.append((here, there, GRAM))
    return blocks


def _single(text: str) -> dict[str, int]:
    """Return where each eight characters stand that stand in a text only once."""
    grams = [text[at : at + GRAM] for at in range(len(text) - GRAM + 1)]
    counts = Counter(grams)
    return {gram: at for at, gram in enumerate(grams) if counts[gram] == 1}


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, in the order of the first, that grows in the second, too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_here, there) in enumerate(pairs):
        place = bisect_left(tails, there)
        tails[place : place + 1] = [there]
        ends[place : place + 1] = [number]
        before.append(ends[place - 1] if place else -1)
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _at_words(blocks: Iterable[Block], starts: set[int], others: set[int]) -> list[Block]:
    """Shorten stretches at both ends to where words begin in both texts."""
    cut = []
    for start, other, length in blocks:
        ends = [at for at in range(length + 1) if start + at in starts and other + at in others]
        if ends and ends[0] < ends[-1]:
            cut.append((start + ends[0], other + ends[0], ends[-1] - ends[0]))
    return cut


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


def _starts(units: Iterable[str]) -> list[int]:
    """Return where each unit of a text begins, and the end of the last."""
    starts = [0]
    for unit in units:
        starts.append(starts[-1] + len(unit))
    return starts


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Join stretches that follow each other in both texts."""
    joined: list[Block] = []
    for start, other, length in blocks:
        before = joined[-1] if joined else (-1, -1, 0)
        if (before[0] + before[2], before[1] + before[2]) == (start, other):
            joined[-1] = (*before[:2], before[2] + length)
        else:
            joined.append((start, other, length))
    return joined


def _without_chance(blocks: Sequence[Block], size: int, other_size: int) -> list[Block]:
    """Drop short equal stretches, no longer than what changed on either side of them."""
    kept = [(0, 0, 0), *blocks, (size, other_size, 0)]
    number = 1
    while number < len(kept) - 1:
        before, here, after = kept[number - 1 : number + 2]
        if here[2] <= min(CHANCE, _changed(before, here), _changed(here, after)):
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
    flags = [unit in moved for unit in units]
    beside = zip([False, *flags], [*flags[1:], False], strict=False)
    flags = [
        flag or (unit.isspace() and any(near))
        for unit, flag, near in zip(units, flags, beside, strict=True)
    ]
    for has_moved, run in groupby(zip(units, flags, strict=True), key=itemgetter(1)):
        end = start + sum(len(unit) for unit, _flag in run)
        kind = away if has_moved else piece.kind
        if piece.kind is Kind.CUT:
            yield replace(piece, kind=kind, first=(start, end))
        else:
            yield replace(piece, kind=kind, second=(start, end))
        start = end
