"""Common two-character words, so that what is left of a phrase can be told for a name.

``lexicon.tsv`` holds the words that stand 30 or 50 times and more in the counts of jieba's
dictionary (MIT licence), in two rows: those that end a noun phrase (verbs, adverbs, prepositions,
pronouns, times), and the other ones but names. Every group of a row is a first character with all
that follow it. It is read with the first figure that has a label.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_name("lexicon.tsv")

NONE: Final[dict[str, bool]] = {}
"""What no word begins with."""


@lru_cache(maxsize=1)
def lexicon() -> dict[str, dict[str, bool]]:
    """Return the words by their first and second characters: whether each ends a noun phrase."""
    words: dict[str, dict[str, bool]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        name, row = line.split("\t")
        for group in row.split():
            words.setdefault(group[0], {}).update(dict.fromkeys(group[1:], name == "ends"))
    return words


def is_word(pair: str) -> bool:
    """Whether two characters are a common word."""
    return len(pair) > 1 and pair[1] in lexicon().get(pair[0], NONE)


def ends_phrase(pair: str) -> bool:
    """Whether two characters are a word that ends a noun phrase."""
    return len(pair) > 1 and lexicon().get(pair[0], NONE).get(pair[1], False)


def is_common(pair: str) -> bool:
    """Whether two characters are a word that may be part of a noun phrase."""
    return len(pair) > 1 and lexicon().get(pair[0], NONE).get(pair[1]) is False
