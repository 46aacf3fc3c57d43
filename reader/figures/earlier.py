"""What an article said before a place: the names that 该公司 and 他 point back to."""

import itertools
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from reader.figures.lexicon import ends_phrase
from reader.figures.name_words import ALIKE
from reader.figures.names import is_full_name
from reader.figures.openings import CLAUSES, opened_at, subject_at
from reader.figures.phrases import Phrase, phrase_at, phrase_end

_ALIKE: Final = {one: row for row in ALIKE for one in row}
_LONGEST: Final = 20_000
"""Code points of an article in which words are counted."""

_FARTHEST: Final = 2_000
"""Code points of a paragraph in which a name is looked for."""

_TRIES: Final = 4
"""Times a word is looked for in a paragraph."""

_MOST: Final = 14
"""Code points of the longest name."""

_PARAGRAPHS: Final = 8
_REACH: Final = 20
_MARKS: Final = "，。；：、“”（"


class Earlier:
    """The texts of an article up to a place; ``number`` is the paragraph that is read."""

    def __init__(self, paragraphs: Sequence[str], title: str) -> None:
        self._paragraphs, self._title = paragraphs, title
        self._known: dict[tuple[int, str], str] = {}
        self.number = 0

    @cached_property
    def _body(self) -> str:
        return "\n".join(self._paragraphs)[:_LONGEST]

    def times(self, words: str) -> int:
        """Return how often the article says some words."""
        return self._body.count(words)

    def named(self, what: str, stop: int) -> str:
        """Return the nearest name before a place that ends in a word: 长虹机械 for 公司."""
        endings = _ALIKE.get(what, (what,))
        if name := _name_before(self._paragraphs[self.number], endings, stop):
            return name
        for number in range(self.number - 1, max(-1, self.number - 1 - _PARAGRAPHS), -1):
            if name := self._last_named(number, self._paragraphs[number], what, endings):
                return name
        return self._last_named(-1, self._title, what, endings)

    def _last_named(self, number: int, text: str, what: str, endings: Sequence[str]) -> str:
        if (number, what) not in self._known:
            self._known[number, what] = _name_before(text, endings, len(text))
        return self._known[number, what]

    def person(self, sentences: Sequence[tuple[int, int]]) -> str:
        """Return the person that the last of some sentences speaks of first; empty if none."""
        text = self._paragraphs[self.number]
        for start, stop in reversed(sentences):
            edges = [start, *(mark.end() for mark in CLAUSES.finditer(text, start, stop)), stop]
            for first, last in itertools.pairwise(edges):
                if name := self._full_name(text, subject_at(text, first, last)):
                    return name
        return ""

    def _full_name(self, text: str, phrase: Phrase) -> str:
        words = text[phrase.start : phrase.stop]
        if phrase.person:
            return phrase.word
        known = words and not phrase.word and is_full_name(words) and self.times(words) >= _KNOWN
        return words if known else ""


_KNOWN: Final = 3
"""Times an article says a name without telling who it is."""


def _name_before(text: str, endings: Sequence[str], stop: int) -> str:
    """Return the nearest name before ``stop`` that ends in one of ``endings``."""
    floor = max(0, stop - _FARTHEST)
    for _time in range(_TRIES):
        place, what = max((text.rfind(ending, floor, stop), ending) for ending in endings)
        if place < 0:
            return ""
        end = place + len(what)
        phrase = phrase_at(text, _begin(text, place, end), end)
        if phrase.end == end and what != phrase.word != "" and len(phrase.word) <= _MOST:
            return phrase.word
        stop = place
    return ""


def _begin(text: str, place: int, end: int) -> int:
    """Return where the noun phrase begins that reaches up to ``end``."""
    begin = max(text.rfind(mark, max(0, place - _REACH), place) for mark in _MARKS) + 1
    begin = opened_at(text, max(begin, place - _REACH), place)
    while (stop := phrase_end(text, begin, end)) < end and begin < place:
        begin = stop + (2 if ends_phrase(text[stop : stop + 2]) else 1)
    return min(begin, place)
