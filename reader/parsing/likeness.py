"""Likeness of wordings: shared pairs of characters, and headings of one shape."""

import re
from collections import Counter
from operator import add
from typing import Final

from reader.parsing.words import WORDS

_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]+")
_FIGURES = re.compile(r"\d{2,}|[A-Za-z]{2,}")

COMMON_WORTH: Final = 0.25
"""What a frequent word tells of a text's subject, measured by a rare pair of characters."""


def pairs_of(text: str) -> set[str]:
    """Return the pairs of neighbouring Chinese characters in ``text``."""
    bare = _NOT_HAN.sub("", text)
    return set(map(add, bare, bare[1:]))


def figures_of(text: str) -> set[str]:
    """Return the numbers and the Latin words of ``text``."""
    return set(_FIGURES.findall(text))


def terms_of(text: str) -> set[str]:
    """Return the pairs of Chinese characters, the numbers and the Latin words of ``text``."""
    return pairs_of(text) | figures_of(text)


def refrain_of(text: str) -> set[str]:
    """Return the pairs that ``text`` has more than once and that are no frequent words."""
    bare = _NOT_HAN.sub("", text)
    seen = Counter(map(add, bare, bare[1:]))
    return {pair for pair, count in seen.items() if count > 1} - WORDS


def worth(terms: set[str]) -> float:
    """Return what ``terms`` tell of a subject: names, places and numbers much, frequent words little."""
    return len(terms) - (1 - COMMON_WORTH) * len(terms & WORDS)


def shape_of(text: str) -> tuple[int, bool, int]:
    """Return length, whether spaced in halves, and commas of a heading."""
    return len(text), " " in text or "\u3000" in text, text.count("，") + text.count("、")


def make_of(text: str) -> tuple[int, int, int, int]:
    """Return length, spaces, commas and quotes of a heading: what parallel subheads share."""
    spaces = len(text.replace("\u3000", " ").split()) - 1
    return len(text), spaces, text.count("，"), text.count("“") + text.count("”")


def alike(one: tuple[int, bool, int], other: tuple[int, bool, int]) -> bool:
    """Tell whether two shapes could be the subheads of one article."""
    return abs(one[0] - other[0]) <= max(2, one[0] // 4) and one[1:] == other[1:]
