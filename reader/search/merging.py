"""Which small segments go into the next one, so that a search never has many to look through."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from reader.search.postings import bits_of, numbers_of
from reader.search.segment import Record, Segment, Snapshot

_MOST: Final = 4000
"""No merge makes a larger segment: it would take longer than a reader likes to wait."""

_LARGER: Final = 2
"""A segment goes along when it is not more than this many times what there is already."""

_MANY: Final = 1000
_SMALLER: Final = 4
"""Beside this many new articles it goes along only when it is so many times smaller: while a whole
archive is taken in, no article is to be written twice."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A segment and those of its articles that go into the next one."""

    segment: Segment
    alive: int

    def records(self) -> Iterator[Record]:
        """Yield the articles."""
        return (self.segment.record(number) for number in numbers_of(self.alive))


def to_merge(held: Snapshot, added: int, removed: Collection[int]) -> list[Kept]:
    """Return the segments to write again together with ``added`` new articles.

    Sizes at least double from one segment to the next, so every article is written again only as
    often as the number of articles can be doubled.
    """
    kept = []
    for segment, alive in held.segments:
        gone = (segment.numbers[key] for key in segment.numbers.keys() & removed)
        kept.append(Kept(segment, alive & ~bits_of(gone, segment.count)))
    chosen: list[Kept] = []
    together = added
    for one in sorted(kept, key=lambda one: one.alive.bit_count()):
        size = one.alive.bit_count()
        along = together * _LARGER if together < _MANY else together // _SMALLER
        if size > along or (size and size + together > _MOST):
            break
        chosen.append(one)
        together += size
    return chosen
