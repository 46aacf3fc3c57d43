"""Common two-character words, so that what is left of a phrase can be told for a name.

``lexicon.tsv`` holds words of jieba's dictionary (copyright 2013 Sun Junyi, MIT licence,
https://github.com/fxsjy/jieba) in two rows: those that end a noun
phrase (verbs, adverbs, prepositions, pronouns, times), and the other ones but names.
``tests/bench/make_lexicon.py`` makes it. Every group of a row is a first character with all that
follow it. It is read with the first figure that has a label.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_name("lexicon.tsv")


class Words(dict[str, dict[str, bool]]):
    """The words by their first and second characters: whether each ends a noun phrase.

    What begins with a character is put together when it is first asked for.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        super().__init__()
        self._rows = {
            name == "ends": {group[0]: group[1:] for group in row.split()}
            for name, row in rows.items()
        }

    def __missing__(self, first: str) -> dict[str, bool]:
        words = self[first] = {
            second: ends for ends, groups in self._rows.items() for second in groups.get(first, "")
        }
        return words


@lru_cache(maxsize=1)
def lexicon() -> Words:
    """Return the words."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return Words(dict(line.split("\t") for line in lines))


def is_word(pair: str) -> bool:
    """Whether two characters are a common word."""
    return len(pair) > 1 and pair[1] in lexicon()[pair[0]]


def ends_phrase(pair: str) -> bool:
    """Whether two characters are a word that ends a noun phrase."""
    return len(pair) > 1 and lexicon()[pair[0]].get(pair[1], False)


def is_common(pair: str) -> bool:
    """Whether two characters are a word that may be part of a noun phrase."""
    return len(pair) > 1 and lexicon()[pair[0]].get(pair[1]) is False
