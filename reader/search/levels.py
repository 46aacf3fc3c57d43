"""Which articles stand out for a word: what lets the best of many hits be found without reading.

A word that many articles of a segment hold has, beside the set of those, the sets of those in which
its score passes each of ``LEVELS``. Sets cost nothing to combine; only the best are scored exactly.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from typing import Final

from reader.search.rank import LEAD_CHARACTERS, WEIGHTS, weight_for
from reader.text.words import words

LEVELS: Final = (0.9, 1.3, 1.65, 1.9)
"""Scores by ``rank.saturate``, of at most 2.2: about one in two, four, twelve and forty articles."""

SHORTEST: Final = 2
"""Single characters are no words for ranking."""

_BESIDE_BODY: Final = ("title", "kicker", "deck", "byline")


def _ranking(text: str) -> list[str]:
    """Return the words of a text that hits are ranked by, as often as they occur."""
    return [word for word in words(text) if len(word) >= SHORTEST]


def level_words(parts: Mapping[str, str]) -> dict[str, int]:
    """Return every word of an article's folded parts and how many levels its score passes."""
    body = parts["body"]
    weights: dict[str, float] = dict(Counter(_ranking(body)))
    lead = body[:LEAD_CHARACTERS]
    for word in weights:
        if word in lead:
            weights[word] += WEIGHTS["lead"]
    for part in _BESIDE_BODY:
        for word in _ranking(parts[part]) if parts[part] else ():
            weights[word] = weights.get(word, 0.0) + WEIGHTS[part]
    needed = [weight_for(level, len(body)) for level in LEVELS]
    return {word: bisect_right(needed, weight) for word, weight in weights.items()}
