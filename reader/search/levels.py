"""Which articles stand out for a word: what lets the best of many hits be found without reading.

A word that many articles of a segment hold has, beside the set of those, the sets of those in which
its score passes each of ``LEVELS``. Sets cost nothing to combine; only the best are scored exactly.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from reader.search.rank import LEAD_CHARACTERS, WEIGHTS, weight_for
from reader.text.words import words

LEVELS: Final = (0.9, 1.3, 1.65, 1.9)
"""Scores by ``rank.saturate``, of at most 2.2: about one in two, four, twelve and forty articles."""

SHORTEST: Final = 2
"""Single characters are no words for ranking."""


def level_words(parts: Mapping[str, str]) -> dict[str, int]:
    """Return every word of an article's folded parts and how many levels its score passes."""
    body = parts["body"]
    counts: Counter[str] = Counter(words(body))
    weights: dict[str, float] = dict(counts)
    for word in counts.keys() & set(words(body[:LEAD_CHARACTERS])):
        weights[word] += WEIGHTS["lead"]
    for part in ("title", "kicker", "deck", "byline"):
        for word in words(parts[part]) if parts[part] else ():
            weights[word] = weights.get(word, 0.0) + WEIGHTS[part]
    needed = [weight_for(level, len(body)) for level in LEVELS]
    return {
        word: _passed(weight, needed) for word, weight in weights.items() if len(word) >= SHORTEST
    }


def _passed(weight: float, needed: Iterable[float]) -> int:
    return sum(weight >= one for one in needed)
