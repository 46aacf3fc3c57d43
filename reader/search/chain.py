"""Patterns with several gaps, found in time linear in the text: a regular expression would go back.

Which of several possible stretches is found is what a lazy regular expression finds: the leftmost
beginning, and from there every next block as near as the rest allows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import AnyStr, Generic

from reader.search.query import Wild

Spans = list[tuple[int, int]]
"""Stretches (start, stop) of one text."""


def blocks_of(pieces: tuple[str | Wild, ...]) -> list[tuple[str | Wild, ...]]:
    """Return what stands between the gaps (``*``) of a pattern: wordings and single characters."""
    blocks: list[tuple[str | Wild, ...]] = [()]
    for piece in pieces:
        if piece is Wild.ANY:
            blocks.append(())
        else:
            blocks[-1] = (*blocks[-1], piece)
    return blocks


@dataclass(frozen=True, slots=True)
class Chain(Generic[AnyStr]):
    """Blocks, each of one length wherever it begins, and what may stand between two of them."""

    blocks: tuple[re.Pattern[AnyStr], ...]
    gap: re.Pattern[AnyStr]

    def spans(self, text: AnyStr) -> Iterator[tuple[int, int]]:
        """Yield where the chain occurs in ``text``, left to right, not overlapping."""
        if len(self.blocks) == 1:
            yield from (found.span() for found in self.blocks[0].finditer(text))
            return
        first, *others = self._completable(text)
        starts = [[start for start, _stop in places] for places in others]
        done = 0
        for start, stop in first:
            if start >= done:
                done = stop
                for begun, places in zip(starts, others, strict=True):
                    done = places[bisect_left(begun, done)][1]
                yield start, done

    def _completable(self, text: AnyStr) -> list[Spans]:
        """Return for every block where it stands with all later ones within reach after it.

        Only the next place of the block that follows need be asked for: the gap up to it is part
        of the gap up to any other.
        """
        found = [_everywhere(self.blocks[-1], text)]
        for block in reversed(self.blocks[:-1]):
            if not found[-1]:
                return [[]]
            found.append(self._leading(_everywhere(block, text), found[-1], text))
        return found[::-1]

    def _leading(self, spans: Spans, following: Spans, text: AnyStr) -> Spans:
        starts = [start for start, _stop in following]
        leading: Spans = []
        for span in spans:
            place = bisect_left(starts, span[1])
            if place == len(starts):
                break
            if self.gap.fullmatch(text, span[1], starts[place]):
                leading.append(span)
        return leading


def _everywhere(block: re.Pattern[AnyStr], text: AnyStr) -> Spans:
    """Return all places of ``block``, those that overlap too."""
    spans: Spans = []
    at = 0
    while at <= len(text) and (found := block.search(text, at)):
        spans.append(found.span())
        at = found.start() + 1
    return spans
