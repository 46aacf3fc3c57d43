"""Likeness of wordings: shared pairs of characters, and headings of one shape."""

import re
from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from reader.parsing.words import COMMON_CHARACTERS, RUN_OF_WORDS

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FIGURES = re.compile(r"\d{2,}|[A-Za-z]{2,}")

COMMON_WORTH: Final = 0.25
"""What a frequent word tells of a text's subject, measured by a rare pair of characters."""


_UNIT: Final = 16
_FIRST: Final = 0xFFFF
"""The bits of a pair's number that hold its first character, and how many they are."""


_REMEMBERED: Final = 64
"""Wordings kept for the next heading that asks: one's section is what stands beyond another."""


def _paired(text: str) -> "array[int]":
    """Return every second pair of neighbouring characters in ``text``, each pair as one number.

    The pair's two UTF-16 units make the number: half as dear to make and to compare as a text.
    """
    units = text.encode("utf-16-le")
    return array("I", units[: len(units) // 4 * 4])


_WORDS: Final = frozenset(_paired(RUN_OF_WORDS))
"""The frequent words, as pairs."""


def _pairs_in(text: str) -> "array[int]":
    """Return the pairs of neighbouring Chinese characters in ``text``, in no order."""
    return _pairs_of_bare("".join(_HAN.findall(text)))


def _pairs_of_bare(bare: str) -> "array[int]":
    return _paired(bare) + _paired(bare[1:])


@lru_cache(_REMEMBERED)
def pairs_of(text: str) -> frozenset[int]:
    """Return the pairs of neighbouring Chinese characters in ``text``, as numbers to compare."""
    return frozenset(_pairs_in(text))


def rare_of(pairs: AbstractSet[int]) -> AbstractSet[int]:
    """Return the pairs that are no frequent words."""
    return pairs - _WORDS


@lru_cache(_REMEMBERED)
def rare_pairs_of(text: str) -> frozenset[int]:
    """Return the pairs of neighbouring Chinese characters in ``text`` that are no frequent words."""
    return pairs_of(text) - _WORDS


def overlapping(pairs: AbstractSet[int]) -> bool:
    """Tell whether one of ``pairs`` ends on the character that another begins with."""
    return not {pair >> _UNIT for pair in pairs}.isdisjoint(pair & _FIRST for pair in pairs)


@lru_cache(_REMEMBERED)
def rare_characters_of(text: str) -> frozenset[str]:
    """Return the Chinese characters of ``text`` that most articles do without."""
    return frozenset("".join(_HAN.findall("".join(set(text) - COMMON_CHARACTERS))))


def counted_pairs(text: str) -> Counter[int]:
    """Return how often ``text`` has each pair of neighbouring Chinese characters."""
    return Counter(_pairs_in(text))


def figures_of(text: str) -> set[str]:
    """Return the numbers and the Latin words of ``text``."""
    return set(_FIGURES.findall(text))


def terms_of(text: str) -> set[int | str]:
    """Return the pairs of Chinese characters, the numbers and the Latin words of ``text``."""
    return {*pairs_of(text), *figures_of(text)}


def refrain_of(counted: Counter[int], fresh: Collection[int]) -> set[int]:
    """Return the pairs of ``fresh`` that a text has more than once and that are no frequent words."""
    if len(fresh) < len(counted):
        return {pair for pair in fresh if counted[pair] > 1} - _WORDS
    return {pair for pair, count in counted.items() if count > 1} - _WORDS


class Told:
    """What a text has told: its pairs of characters, and those that it has again and again.

    A text that goes on where another stops (``before``) takes over what that one has told.
    """

    def __init__(self, text: str, before: "Told | None" = None) -> None:
        self.text = text
        if before:
            bare = "".join(_HAN.findall(text[len(before.text) :]))
            fresh = _pairs_of_bare(before.last + bare)
            self.last: str = bare[-1:] or before.last
            self.counted: Counter[int] = Counter(before.counted)
            self.counted.update(fresh)
            self.refrain: AbstractSet[int] = before.refrain | refrain_of(self.counted, fresh)
        else:
            bare = "".join(_HAN.findall(text))
            self.last = bare[-1:]
            self.counted = Counter(_pairs_of_bare(bare))
            self.refrain = refrain_of(self.counted, self.counted)

    @property
    def pairs(self) -> AbstractSet[int]:
        """All of its pairs."""
        return self.counted.keys()


def worth(terms: AbstractSet[int | str]) -> float:
    """Return what ``terms`` tell of a subject: names, places and numbers much, frequent words little."""
    return len(terms) - (1 - COMMON_WORTH) * len(terms & _WORDS)


Shape = tuple[int, bool, int]
"""Length, whether spaced in halves, and commas of a heading."""


def shape_of(text: str) -> Shape:
    """Return the shape of a heading."""
    return len(text), " " in text or "\u3000" in text, text.count("，") + text.count("、")


def make_of(text: str) -> tuple[int, int, int, int]:
    """Return length, spaces, commas and quotes of a heading: what parallel subheads share."""
    spaces = len(text.split()) - 1
    return len(text), spaces, text.count("，"), text.count("“") + text.count("”")


def count_alike(one: Shape, others: Sequence[Shape]) -> int:
    """Count the shapes that are alike to one."""
    length, halves, commas = one
    reach = max(2, length // 4)
    low, high = length - reach, length + reach
    return sum(
        [
            low <= other <= high and halves is spaced and commas == parted
            for other, spaced, parted in others
        ]
    )


def alike(one: Shape, other: Shape) -> bool:
    """Tell whether two shapes could be the subheads of one article."""
    return abs(one[0] - other[0]) <= max(2, one[0] // 4) and one[1:] == other[1:]
