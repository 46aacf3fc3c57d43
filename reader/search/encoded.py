"""Wordings and patterns looked for in a segment's encoded text, without decoding it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from operator import contains
from string import ascii_lowercase, digits
from typing import Final, Protocol

from reader.search.alphabet import Alphabet, characters
from reader.search.chain import Chain, Spans, blocks_of
from reader.search.match import ends_open
from reader.search.query import GAP_CHARACTERS, Pattern, Term, Wild
from reader.text.fold import fold

_CHARACTER: Final = rb"[\x01-\xbf][\xc0-\xff]*+"
MOST_BYTES: Final = 5
"""No character takes more."""

_LATIN: Final = ascii_lowercase + digits
_NO_GAP: Final = re.compile(b"")
_NEVER: Final = Chain((re.compile(rb"(?!)"),), _NO_GAP)


class Sought(Protocol):
    """Something looked for in encoded text."""

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where it occurs, left to right, not overlapping."""
        ...

    def everywhere(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where it occurs, a wording also where it overlaps itself."""
        ...

    def count(self, text: bytes) -> int:
        """Return how often it occurs."""
        ...

    def first(self, text: bytes) -> int:
        """Return where it occurs first, or -1."""
        ...

    def told(self, texts: Iterable[bytes]) -> Iterator[object]:
        """Return, text by text, what is true where it occurs; in no loop of ours where possible."""
        ...


@dataclass(frozen=True, slots=True)
class Code:
    """A wording's bytes."""

    code: bytes

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where the wording occurs."""
        at = text.find(self.code)
        while at >= 0:
            stop = at + len(self.code)
            yield at, stop
            at = text.find(self.code, stop)

    def everywhere(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where the wording occurs, also where it overlaps itself."""
        at = text.find(self.code)
        while at >= 0:
            yield at, at + len(self.code)
            at = text.find(self.code, at + 1)

    def count(self, text: bytes) -> int:
        """Return how often the wording occurs."""
        return text.count(self.code)

    def first(self, text: bytes) -> int:
        """Return where the wording occurs first, or -1."""
        return text.find(self.code)

    def told(self, texts: Iterable[bytes]) -> Iterator[object]:
        """Return, text by text, whether the wording occurs."""
        return map(contains, texts, repeat(self.code))


@dataclass(frozen=True, slots=True)
class Places:
    """A pattern's blocks and gaps in bytes."""

    chain: Chain[bytes]

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where the pattern occurs."""
        return self.chain.spans(text)

    def everywhere(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where the pattern occurs."""
        return self.chain.spans(text)

    def count(self, text: bytes) -> int:
        """Return how often the pattern occurs."""
        return sum(1 for _found in self.chain.spans(text))

    def first(self, text: bytes) -> int:
        """Return where the pattern occurs first, or -1."""
        if len(self.chain.blocks) == 1:
            found = self.chain.blocks[0].search(text)
            return found.start() if found else -1
        return next((start for start, _stop in self.chain.spans(text)), -1)

    def told(self, texts: Iterable[bytes]) -> Iterator[object]:
        """Return, text by text, what is true where the pattern occurs."""
        if len(self.chain.blocks) == 1:
            return map(self.chain.blocks[0].search, texts)
        return (self.first(text) >= 0 for text in texts)


def seek(term: Term | Pattern, alphabet: Alphabet) -> Sought:
    """Return what finds ``term`` in a segment's encoded text."""
    if isinstance(term, Pattern):
        return Places(_chain(term, alphabet))
    code = alphabet.encode_wording(term.folded)
    return Places(_NEVER) if code is None else Code(code)


def _chain(pattern: Pattern, alphabet: Alphabet) -> Chain[bytes]:
    """Translate a pattern to bytes: the same as ``match`` does for characters."""
    inner, word_starts, word_stops = ends_open(pattern.pieces)
    blocks = []
    for block in blocks_of(inner):
        written = [_written(piece, alphabet) for piece in block]
        if None in written:
            return _NEVER
        blocks.append([code for code in written if code is not None])
    if word_starts:
        blocks[0].insert(1, _not_after(alphabet.any_of(_LATIN), blocks[0][0]))
    if word_stops:
        blocks[-1].append(_not(alphabet.any_of(_LATIN)))
    gap = _gap(alphabet) if len(blocks) > 1 else _NO_GAP
    return Chain(tuple(re.compile(b"".join(block), re.DOTALL) for block in blocks), gap)


def _written(piece: str | Wild, alphabet: Alphabet) -> bytes | None:
    """Return the expression of a piece; nothing for a wording that the segment cannot hold."""
    if isinstance(piece, Wild):
        return b"(?:" + _CHARACTER + b")"
    code = alphabet.encode_wording(fold(piece))
    return None if code is None else re.escape(code)


def _gap(alphabet: Alphabet) -> re.Pattern[bytes]:
    """Return what a gap may be: so many characters of one sentence."""
    within = b"(?:" + _not(alphabet.any_of("。!?;")) + _CHARACTER + b")"
    return re.compile(within + f"{{0,{GAP_CHARACTERS}}}+".encode(), re.DOTALL)


def _not_after(before: list[bytes], wording: bytes) -> bytes:
    """Return what fails after ``wording`` when one of ``before`` stands before it.

    Looking back after the wording lets the search for the wording itself run at full speed.
    """
    return b"".join(b"(?<!" + one + wording + b")" for one in before)


def _not(following: list[bytes]) -> bytes:
    return b"(?!" + b"|".join(following) + b")" if following else b""


def are_near(left: Sought, right: Sought, text: bytes, distance: int) -> bool:
    """Tell whether two wordings occur with at most ``distance`` characters between them."""
    first = list(left.everywhere(text))
    other = list(right.everywhere(text)) if first else []
    return _follows(first, other, text, distance) or _follows(other, first, text, distance)


def _follows(before: Spans, after: Spans, text: bytes, distance: int) -> bool:
    """Tell whether one of ``after`` begins near the end of one of ``before``: its next one may."""
    starts = [start for start, _stop in after]
    for _start, stop in before:
        place = bisect_left(starts, stop)
        if place == len(starts):
            return False
        near = starts[place] - stop <= distance * MOST_BYTES
        if near and characters(text[stop : starts[place]]) <= distance:
            return True
    return False
