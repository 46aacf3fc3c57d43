"""How well an article answers: BM25F over title, lead and body (Robertson and Zaragoza 2009)."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from reader.search.match import PARTS, FoldedDocument, find_folded
from reader.search.query import Pattern, Term

WEIGHTS: Final[Mapping[str, float]] = {
    "title": 6.0,
    "kicker": 3.0,
    "deck": 3.0,
    "byline": 2.0,
    "lead": 1.0,
    "body": 1.0,
}
"""What one occurrence in each part is worth; one in the lead counts for the lead and the body."""

LEAD_CHARACTERS: Final = 120
"""The lead: so many folded characters from the body's beginning."""

_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.5
_USUAL_LENGTH: Final = 600
"""Characters of a body that is neither favoured nor held back."""


def _count(term: Term | Pattern, text: str) -> int:
    if isinstance(term, Term):
        return text.count(term.folded)
    return sum(1 for _span in find_folded(term, text))


def weigh(term: Term | Pattern, folded: FoldedDocument) -> float:
    """Return the weighted number of occurrences of ``term`` in an article."""
    total = 0.0
    for part in PARTS[term.where]:
        text = folded.part(part).text
        times = _count(term, text) if text else 0
        if times and part == "body":
            total += WEIGHTS["lead"] * _count(term, text[:LEAD_CHARACTERS])
        total += WEIGHTS[part] * times
    return total


def saturate(weight: float, length: int) -> float:
    """Return what ``weight`` is worth in a body of ``length`` folded characters: 0 up to 2.2."""
    held_back = 1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _USUAL_LENGTH
    return weight * (_SATURATION + 1) / (weight + _SATURATION * held_back)


def rarity(holding: int, count: int) -> float:
    """Return what a term is worth that ``holding`` of ``count`` articles hold."""
    return math.log(1 + (count - holding + 0.5) / (holding + 0.5))


def score(weights: Sequence[float], rarities: Sequence[float], length: int) -> float:
    """Return an article's score from its terms' weights and rarities."""
    pairs = zip(weights, rarities, strict=True)
    return sum(worth * saturate(weight, length) for weight, worth in pairs)
