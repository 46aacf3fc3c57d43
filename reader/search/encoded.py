"""Wordings and patterns looked for in a segment's encoded text, without decoding it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase, digits
from typing import Final, Protocol

from reader.search.alphabet import Alphabet, characters
from reader.search.match import ends_open
from reader.search.query import GAP_CHARACTERS, Pattern, Term, Wild
from reader.text.fold import fold

_CHARACTER: Final = rb"[\x01-\xbf][\xc0-\xff]*"
_MOST_BYTES: Final = 5
"""No character takes more."""

_NEVER: Final = re.compile(rb"(?!)")


class Sought(Protocol):
    """Something looked for in encoded text."""

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where it occurs, left to right, not overlapping."""
        ...

    def count(self, text: bytes) -> int:
        """Return how often it occurs."""
        ...

    def first(self, text: bytes) -> int:
        """Return where it occurs first, or -1."""
        ...


@dataclass(frozen=True, slots=True)
class Code:
    """A wording's bytes."""

    code: bytes

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where the wording occurs."""
        at = text.find(self.code)
        while at >= 0:
            yield at, at + len(self.code)
            at = text.find(self.code, at + len(self.code))

    def count(self, text: bytes) -> int:
        """Return how often the wording occurs."""
        return text.count(self.code)

    def first(self, text: bytes) -> int:
        """Return where the wording occurs first, or -1."""
        return text.find(self.code)


@dataclass(frozen=True, slots=True)
class Expression:
    """A pattern's regular expression over bytes."""

    expression: re.Pattern[bytes]

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield where the pattern occurs."""
        return (found.span() for found in self.expression.finditer(text))

    def count(self, text: bytes) -> int:
        """Return how often the pattern occurs."""
        return sum(1 for _found in self.expression.finditer(text))

    def first(self, text: bytes) -> int:
        """Return where the pattern occurs first, or -1."""
        found = self.expression.search(text)
        return found.start() if found else -1


def seek(term: Term | Pattern, alphabet: Alphabet) -> Sought:
    """Return what finds ``term`` in a segment's encoded text."""
    if isinstance(term, Pattern):
        return Expression(_expression(term, alphabet))
    code = alphabet.encode_wording(term.folded)
    return Expression(_NEVER) if code is None else Code(code)


def _expression(pattern: Pattern, alphabet: Alphabet) -> re.Pattern[bytes]:
    """Translate a pattern to bytes: the same as ``match`` does for characters."""
    inner, word_starts, word_stops = ends_open(pattern.pieces)
    within = b"(?:" + _not(_codes("。!?;", alphabet)) + _CHARACTER + b")"
    written = {
        Wild.ONE: b"(?:" + _CHARACTER + b")",
        Wild.ANY: within + f"{{0,{GAP_CHARACTERS}}}?".encode(),
    }
    latin = _codes(ascii_lowercase + digits, alphabet)
    middle = b""
    for piece in inner:
        code = b"" if isinstance(piece, Wild) else alphabet.encode_wording(fold(piece))
        if code is None:
            return _NEVER
        middle += written[piece] if isinstance(piece, Wild) else re.escape(code)
        if word_starts and piece is inner[0]:
            middle += _not_after(latin, re.escape(code))
    return re.compile(middle + (_not(latin) if word_stops else b""), re.DOTALL)


def _not_after(codes: list[bytes], wording: bytes) -> bytes:
    """Return what fails after ``wording`` when one of ``codes`` stands before it.

    Looking back after the wording lets the search for the wording itself run at full speed.
    """
    return b"".join(b"(?<!" + code + wording + b")" for code in codes)


def _codes(wording: str, alphabet: Alphabet) -> list[bytes]:
    codes = (alphabet.encode_wording(one) for one in wording)
    return [re.escape(code) for code in codes if code]


def _not(codes: list[bytes]) -> bytes:
    return b"(?!" + b"|".join(codes) + b")" if codes else b""


def are_near(left: Sought, right: Sought, text: bytes, distance: int) -> bool:
    """Tell whether two wordings occur with at most ``distance`` characters between them."""
    first = [(*span, 0) for span in left.spans(text)]
    other = [(*span, 1) for span in right.spans(text)] if first else []
    if not other:
        return False
    together = sorted(first + other)
    for place, (start, stop, side) in enumerate(together):
        for start_after, stop_after, side_after in together[place + 1 :]:
            if start_after - stop > distance * _MOST_BYTES:
                break
            apart = side_after != side and start_after >= stop and stop_after > start
            if apart and characters(text[stop:start_after]) <= distance:
                return True
    return False
