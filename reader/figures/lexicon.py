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

Words = dict[str, str]
"""The second characters of words by the first one."""


@lru_cache(maxsize=1)
def lexicon() -> tuple[Words, Words]:
    """Return the words that end a noun phrase, and those that may be part of one."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    words = {name: {group[0]: group[1:] for group in row.split()} for name, row in rows}
    return words["ends"], words["common"]


def ends_phrase(pair: str) -> bool:
    """Whether two characters are a word that ends a noun phrase."""
    return len(pair) > 1 and pair[1] in lexicon()[0].get(pair[0], "")


def is_common(pair: str) -> bool:
    """Whether two characters are another common word."""
    return len(pair) > 1 and pair[1] in lexicon()[1].get(pair[0], "")
