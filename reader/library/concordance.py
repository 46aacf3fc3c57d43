"""The orders of a concordance."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from heapq import merge
from typing import Final

from reader.model import Occurrence

__all__ = ["MOST_OCCURRENCES", "ORDERS", "ConcordanceOrder", "Occurrence", "ordered"]

MOST_OCCURRENCES: Final = 20_000
"""Occurrences after which no more articles are read; more than anybody looks through."""


class ConcordanceOrder(StrEnum):
    """How matches are ordered; what is alike stays as printed, newest first."""

    PRINTED = "printed"
    RIGHT = "right"
    LEFT = "left"


ORDERS: Final[dict[ConcordanceOrder, Callable[[Occurrence], str]]] = {
    ConcordanceOrder.RIGHT: lambda one: one.right,
    ConcordanceOrder.LEFT: lambda one: one.left[::-1],
}
"""What is compared: the words after the match, or those before it, read from the match on."""


SORTED_AT_ONCE: Final = 1_000
"""Matches sorted in one go: a sort lets no other thread run until it has ended."""


def ordered(found: Sequence[Occurrence], order: ConcordanceOrder) -> list[Occurrence]:
    """Return ``found``, which is as printed, in another order."""
    key = ORDERS.get(order)
    if key is None:
        return list(found)
    starts = range(0, len(found), SORTED_AT_ONCE)
    runs = [sorted(found[start : start + SORTED_AT_ONCE], key=key) for start in starts]
    return list(merge(*runs, key=key))
