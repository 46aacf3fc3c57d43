"""How well an article answers: BM25F over title, lead and body (Robertson and Zaragoza 2009)."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from reader.search.alphabet import SEPARATOR, characters
from reader.search.chain import Spans
from reader.search.encoded import MOST_BYTES, Sought
from reader.search.figured import is_beside_figure
from reader.search.match import PARTS, FoldedDocument
from reader.search.query import Pattern, Term, Where

WEIGHTS: Final[Mapping[str, float]] = {
    "title": 6.0,
    "kicker": 3.0,
    "deck": 3.0,
    "byline": 2.0,
    "body": 1.0,
    "lead": 1.0,
    "figures": 1.0,
}
"""What an occurrence in each part is worth.

What occurs in the lead, and what occurs in a sentence with a figure, is worth more, once each.
"""

_NAMES: Final = PARTS[Where.TEXT]

LEAD_CHARACTERS: Final = 120
"""The lead: so many folded characters from the body's beginning."""

_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.5
_USUAL_LENGTH: Final = 600
"""Characters of a body that is neither favoured nor held back."""


def weigh(term: Term | Pattern, folded: FoldedDocument) -> float:
    """Return the weighted number of occurrences of ``term`` in an article."""
    total = 0.0
    for part in PARTS[term.where]:
        found = folded.find(term, part)
        total += WEIGHTS[part] * len(found)
        if part == "body" and found:
            total += WEIGHTS["lead"] if found[0][0] < LEAD_CHARACTERS else 0.0
            beside = is_beside_figure(folded.document.text_of(part), found)
            total += WEIGHTS["figures"] if beside else 0.0
    return total


def weigh_encoded(sought: Sought, where: Where, text: bytes) -> tuple[float, Spans]:
    """Return what is sought weighs in an article's encoded text, but for figures beside it.

    With it come its stretches in the body: they weigh more if one has a figure in its sentence.
    """
    spans = list(sought.spans(text))
    if not spans:
        return 0.0, spans
    body, parts = text.rfind(SEPARATOR) + 1, PARTS[where]
    total, before = 0.0, 0
    for start, _stop in spans:
        if start >= body:
            break
        part = _NAMES[text.count(SEPARATOR, 0, start)]
        total += WEIGHTS[part] if part in parts else 0.0
        before += 1
    inside = spans[before:] if "body" in parts else []
    if not inside:
        return total, inside
    first = inside[0][0]
    if first - body < LEAD_CHARACTERS or _in_lead(text, body, first):
        total += WEIGHTS["lead"]
    return total + WEIGHTS["body"] * len(inside), inside


def _in_lead(text: bytes, body: int, first: int) -> bool:
    within = first - body < LEAD_CHARACTERS * MOST_BYTES
    return within and characters(text[body:first]) < LEAD_CHARACTERS


def saturate(weight: float, length: int) -> float:
    """Return what ``weight`` is worth in a body of ``length`` folded characters: 0 up to 2.2."""
    return weight * (_SATURATION + 1) / (weight + _held_back(length))


def weight_for(worth: float, length: int) -> float:
    """Return the weight that ``saturate`` turns into ``worth``."""
    return worth * _held_back(length) / (_SATURATION + 1 - worth)


def _held_back(length: int) -> float:
    return _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _USUAL_LENGTH)


def rarity(holding: int, count: int) -> float:
    """Return what a term is worth that ``holding`` of ``count`` articles hold."""
    return math.log(1 + (count - holding + 0.5) / (holding + 0.5))


def score(weights: Sequence[float], rarities: Sequence[float], length: int) -> float:
    """Return an article's score from its terms' weights and rarities."""
    held_back, total = _held_back(length), 0.0
    for place, weight in enumerate(weights):
        total += rarities[place] * weight * (_SATURATION + 1) / (weight + held_back)
    return total
