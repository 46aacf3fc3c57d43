"""How alike two texts are: shared stretches of characters, and sketches that find candidates.

Texts are compared bare: folded as search folds them, letters and digits only, so that width,
simplified or traditional forms, punctuation and line breaks make no difference. Two texts share a
character if it stands in eight in a row that both hold.

A sketch keeps the smallest hash of the eights in each of 24 classes (one permutation hashing: Li,
Owen, Zhang, *One Permutation Hashing*, 2012). The share of classes in which two sketches agree
estimates how much of both texts together is shared; unrelated ones agree in none, as a rule.
"""

import re
from array import array
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from zlib import crc32

from reader.text.fold import fold

GRAM: Final = 8
"""Characters in a row that count as shared."""

SLOTS: Final = 24
SKETCH_BYTES: Final = 4 * SLOTS
"""A sketch is ``SLOTS`` numbers of 32 bits, little-endian; 0 stands in empty ones."""

SHORT: Final = 60
"""Bare characters shared from which chance and set phrases are out of the question."""

SAME_NUMBERS: Final = 1.5
"""Where fewer than two thirds of the numbers agree, texts are two of one mould, not one story."""

_BETWEEN: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_UTF_32: Final = 4


def bare(text: str) -> str:
    """Return the letters and digits of ``text``, folded as search folds them.

    >>> bare("據新華社電：增長 ５％。")
    '据新华社电增长5'
    """
    return _BETWEEN.sub("", fold(text))


def sketch_of(text: str) -> bytes:
    """Return the sketch of a text, ``SKETCH_BYTES`` long; of one shorter than eight, all zeros."""
    coded = bare(text).encode("utf-32-le", "surrogatepass")
    width = GRAM * _UTF_32
    hashes = {crc32(coded[at : at + width]) for at in range(0, len(coded) - width + 1, _UTF_32)}
    smallest = {one % SLOTS: one // SLOTS + 1 for one in sorted(hashes, reverse=True)}
    return array("I", [smallest.get(slot, 0) for slot in range(SLOTS)]).tobytes()


@dataclass(frozen=True)
class Wording:
    """A text made ready to be compared with others."""

    text: str

    @cached_property
    def bare(self) -> str:
        """Its letters and digits, folded."""
        return bare(self.text)

    @cached_property
    def eights(self) -> frozenset[str]:
        """Every eight of its bare characters in a row."""
        text = self.bare
        return frozenset(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it, in digits."""
        return frozenset(_NUMBER.findall(fold(self.text)))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are.

    ``percent`` counts what of the shorter one stands in the other, less where few characters or
    few of the numbers are shared; ``first`` and ``second`` are the shares of each, from 0 to 1.
    """

    percent: int
    first: float
    second: float


NONE: Final[frozenset[str]] = frozenset()


def likeness(first: Wording, second: Wording, phrases: frozenset[str] = NONE) -> Likeness:
    """Compare two texts; it does not matter which is the first but for the shares told.

    ``phrases`` are eights that count for nothing: everybody writes so.
    """
    common = (first.eights & second.eights) - phrases
    covered = _covered(first.bare, common), _covered(second.bare, common)
    sizes = len(first.bare), len(second.bare)
    shares = [part / size if size else 0.0 for part, size in zip(covered, sizes, strict=True)]
    enough = min(1.0, max(covered) / SHORT) if min(sizes) < max(sizes) / 2 or not common else 1.0
    percent = 100 * max(shares) * enough * _numbers_shared(first.numbers, second.numbers)
    return Likeness(int(percent), *shares)


def _covered(text: str, common: frozenset[str]) -> int:
    """Return how many characters of ``text`` stand in one of the eights."""
    count = stop = 0
    for at in range(len(text) - GRAM + 1) if common else ():
        if text[at : at + GRAM] in common:
            count += at + GRAM - max(at, stop)
            stop = at + GRAM
    return count


def _numbers_shared(first: frozenset[str], second: frozenset[str]) -> float:
    """Return 1 where most numbers of the text with fewer stand in the other, else less."""
    fewest = min(len(first), len(second))
    return min(1.0, SAME_NUMBERS * (len(first & second) + 1) / (fewest + 1))
