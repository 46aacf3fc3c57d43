"""The orders of a concordance."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from reader.search.concord import Occurrence

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


def ordered(found: list[Occurrence], order: ConcordanceOrder) -> list[Occurrence]:
    """Return ``found``, which is as printed, in another order."""
    key = ORDERS.get(order)
    return sorted(found, key=key) if key else list(found)
