"""How well an article answers: BM25F over title, lead and body (Robertson and Zaragoza 2009)."""

import math
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from reader.search.alphabet import SEPARATOR, characters
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
_MOST: Final = _SATURATION + 1
_LENGTH_SHARE: Final = 0.5
_USUAL_LENGTH: Final = 600
"""Characters of a body that is neither favoured nor held back."""

_HELD_SHORTEST: Final = _SATURATION * (1 - _LENGTH_SHARE)
_HELD_BY_CHARACTER: Final = _SATURATION * _LENGTH_SHARE / _USUAL_LENGTH


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


def weigh_encoded(sought: Sought, parts: Collection[str], text: bytes) -> tuple[float, bytes]:
    """Return what is sought in ``parts`` weighs in an encoded text, but for figures beside it.

    With it comes the body, if it stands there: it weighs more if its sentence has a figure.
    """
    begins, first, often = text.rfind(SEPARATOR) + 1, sought.first(text), sought.count(text)
    total = 0.0
    if first < begins:
        for part, wording in zip(_NAMES, text[:begins].split(SEPARATOR), strict=True):
            there = sought.count(wording)
            often -= there
            total += WEIGHTS[part] * there if part in parts else 0.0
        first = begins + sought.first(text[begins:])
    if not often or "body" not in parts:
        return total, b""
    body = text[begins:]
    if _in_lead(body, first - begins):
        total += WEIGHTS["lead"]
    return total + WEIGHTS["body"] * often, body


def _in_lead(body: bytes, first: int) -> bool:
    if first < LEAD_CHARACTERS:
        return True
    return first < LEAD_CHARACTERS * MOST_BYTES and characters(body[:first]) < LEAD_CHARACTERS


def saturate(weight: float, length: int) -> float:
    """Return what ``weight`` is worth in a body of ``length`` folded characters: 0 up to 2.2."""
    return worth(weight, 1.0, held_back(length))


def weight_for(worth: float, length: int) -> float:
    """Return the weight that ``saturate`` turns into ``worth``."""
    return worth * held_back(length) / (_MOST - worth)


def held_back(length: int) -> float:
    """Return how much a body of ``length`` folded characters holds a weight back."""
    return _HELD_SHORTEST + _HELD_BY_CHARACTER * length


def rarity(holding: int, count: int) -> float:
    """Return what a term is worth that ``holding`` of ``count`` articles hold."""
    return math.log(1 + (count - holding + 0.5) / (holding + 0.5))


def score(weights: Iterable[float], rarities: Iterable[float], length: int) -> float:
    """Return an article's score from its terms' weights and rarities."""
    held, total = held_back(length), 0.0
    for weight, rare in zip(weights, rarities, strict=True):
        total += worth(weight, rare, held)
    return total


def worth(weight: float, rare: float, held: float) -> float:
    """Return what a term of a rarity adds to the score of an article that holds it back so much."""
    return rare * weight * _MOST / (weight + held)
