"""Likeness of wordings: shared pairs of characters, and headings of one shape."""

import re
from operator import add

_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]+")


def pairs_of(text: str) -> set[str]:
    """Return the pairs of neighbouring Chinese characters in ``text``."""
    bare = _NOT_HAN.sub("", text)
    return set(map(add, bare, bare[1:]))


def shape_of(text: str) -> tuple[int, bool, int]:
    """Return length, whether spaced in halves, and commas of a heading."""
    return len(text), " " in text or "\u3000" in text, text.count("，") + text.count("、")


def alike(one: tuple[int, bool, int], other: tuple[int, bool, int]) -> bool:
    """Tell whether two shapes could be the subheads of one article."""
    return abs(one[0] - other[0]) <= max(2, one[0] // 4) and one[1:] == other[1:]
