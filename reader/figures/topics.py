"""What each clause of an article speaks of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from reader.figures.earlier import Earlier
from reader.figures.label_words import TAIL
from reader.figures.lexicon import is_common, is_word
from reader.figures.name_words import ENDINGS, FIRMS, PLACES, SEATS
from reader.figures.names import ending_of, is_balanced, is_named, word_of
from reader.figures.openings import CLAUSES, opened_at, subject_at
from reader.figures.phrases import Phrase, phrase_at, phrase_end, whole_in
from reader.figures.subject_words import (
    ADVERBS,
    BY,
    COUNTED,
    COUNTING,
    DECIDED,
    MEASURE,
    MEASURES,
    NUMERALS,
    OTHERS,
    OTHERS_FIRST,
    PLACED,
    POINTING,
    PRONOUNS,
    TOLD,
    WITHIN,
)

UNKNOWN: Final = "?"
"""What a clause speaks of that has a name we cannot tell."""

_TITLE_PARTS: Final = re.compile(r"[\s，、：:|！？!?；…【】（）()　▲●“”]+")
_LEAST: Final = 2
_TOLD_BY: Final = 8
"""Code points at the end of a clause in which it says that somebody told something."""
_PLAIN: Final = 8
"""Code points of a name that is no part of a sentence."""
_OPENING: Final = 2
"""Paragraphs that open an article."""
_MOST: Final = 14
"""Code points of the longest name."""
_MEASURE: Final = 4
_WIDEST: Final = 10
"""Code points of a place with the field that is measured there."""
_WORK: Final = re.compile("《[^》]+》")
_BESIDE: Final = 2
_LONGEST_LOCAL: Final = 6
"""Code points of 市财政 and its like."""
_AGAIN: Final = 2
_REPEATED: Final = 3
"""Times an article says a phrase that is what it speaks of."""
_NO_PLACE: Final = frozenset(ending for ending in ENDINGS if len(ending) > 1)
"""Endings of names that no field is told of."""
_BACK: Final = 2
"""Sentences in which the person is looked for that 他 is."""


class Clause(NamedTuple):
    """A clause from ``start``, its noun phrase, and what it speaks of, empty if it goes on."""

    start: int
    phrase: Phrase
    topic: str


class Topics:
    """Reads the clauses of an article, those that are asked for."""

    def __init__(self, paragraphs: Sequence[str], title: str) -> None:
        self._paragraphs, self._title = paragraphs, title
        self._earlier = Earlier(paragraphs, title)
        self._text = ""
        self._read: dict[int, Clause] = {}
        self._sentences: Sequence[tuple[int, int]] = ()

    def read_on(self, number: int, sentences: Sequence[tuple[int, int]]) -> None:
        """Go on to a paragraph."""
        self._text, self._read, self._sentences = self._paragraphs[number], {}, sentences
        self._earlier.number = number

    def edges(self, start: int, stop: int) -> list[int]:
        """Return where the clauses of a sentence begin, and where the last one ends."""
        marks = CLAUSES.finditer(self._text, start, stop)
        return [start, *(mark.end() for mark in marks), stop]

    def clause(self, start: int, stop: int) -> Clause:
        """Return the clause that begins at ``start``."""
        found = self._read.get(start)
        if found is None:
            phrase = subject_at(self._text, start, stop)
            found = self._read[start] = Clause(start, phrase, self._topic(start, stop, phrase))
        return found

    def _topic(self, start: int, stop: int, phrase: Phrase) -> str:
        text, words = self._text, self._text[phrase.start : phrase.stop]
        if _is_pronoun(text, phrase.start):
            return UNKNOWN
        if not words or BY.match(words):
            return self._placed(phrase.start, stop)
        told = TOLD.search(text, max(start, stop - _TOLD_BY), stop) is not None
        if told and phrase.ending not in FIRMS and not DECIDED.search(text, phrase.stop, stop):
            return ""
        if phrase.word and not POINTING.match(words):
            return self._named(phrase, words)
        if words.startswith(PRONOUNS):
            number = bisect_left(self._sentences, (start,))
            before = self._sentences[max(0, number - _BACK) : number]
            return self._earlier.person(before) or UNKNOWN
        return self._pointed(phrase, words) or self._titled(words) or self._repeated(phrase, words)

    def _named(self, phrase: Phrase, words: str) -> str:
        """Return a name, of a place with the field that is measured there.

        我国软件业务收入 is of 中国软件业务; a word behind it may be part of its name (中国电信).
        """
        if not is_balanced(words):
            return UNKNOWN
        if phrase.ending and phrase.ending not in SEATS and COUNTED.match(self._text, phrase.end):
            whose = phrase_at(self._text, phrase.start, phrase.end - len(phrase.ending))
            return whose.word if whose.ending in SEATS else ""
        if phrase.person or phrase.ending in _NO_PLACE:
            return phrase.word
        measure = MEASURE.search(self._text, phrase.end, phrase.stop + _MEASURE)
        if measure is None or measure.start() > min(phrase.stop, phrase.start + _WIDEST):
            beside = 0 < phrase.stop - phrase.end <= _BESIDE and not phrase.ending
            return word_of(words) if beside else phrase.word
        return word_of(self._text[phrase.start : measure.start()])

    def _repeated(self, phrase: Phrase, words: str) -> str:
        """Return a phrase that the article says again and again."""
        after = self._text[phrase.stop : phrase.stop + 1]
        if words[0] in NUMERALS or self._is_counted(phrase, words):
            return ""
        if after.isspace() or words.isascii() or not is_balanced(words):
            return UNKNOWN
        if _WORK.fullmatch(words):
            return words
        named = is_named(words)
        if not (named or phrase.ending):
            return ""
        times = self._earlier.times(words)
        often = times >= (_REPEATED if named else _AGAIN)
        if often and after != "的":
            return words
        return "" if len(words) <= _LEAST and times == 1 else UNKNOWN

    def _is_counted(self, phrase: Phrase, words: str) -> bool:
        """Whether a phrase is what an amount counts, and no owner: 最大雨量178.7毫米."""
        after = self._text[phrase.stop : phrase.stop + 1]
        return after.isdigit() or after in COUNTING or words.endswith(MEASURES)

    def _placed(self, opened: int, stop: int) -> str:
        """Return the place in which a clause only says that something is: 在城北工厂的车间里."""
        placed = PLACED.match(self._text, opened, stop)
        if placed is None:
            return ""
        phrase = phrase_at(self._text, placed.end(), stop)
        ended = phrase.stop >= stop - 1 or WITHIN.search(self._text, stop - 3, stop)
        return phrase.word if ended else ""

    def _pointed(self, phrase: Phrase, words: str) -> str:
        """Return what a phrase without a name points back to."""
        if whole := whole_in(words, 0, len(words)):
            what = whole["what"] or whole["seat"]
            return self._earlier.named(what, phrase.start) or whole[0]
        pointing = POINTING.match(words)
        if pointing and not is_common(words[:2]):
            what = ending_of(pointing["what"])
            if not what:
                return "" if self._is_counted(phrase, words) else UNKNOWN
        elif words[0] in SEATS and len(words) > 1:
            return words[:_LONGEST_LOCAL]
        elif phrase.ending and words.startswith(phrase.ending) and _is_alone(phrase, words):
            what = phrase.ending
        else:
            return ""
        return self._earlier.named(what, phrase.start) or f"该{what}"

    @cached_property
    def _titles(self) -> list[str]:
        """The noun phrases that the parts of the headline begin with."""
        parts = (part[opened_at(part, 0, len(part)) :] for part in _TITLE_PARTS.split(self._title))
        phrases = (part[: phrase_end(part, 0, len(part))] for part in parts)
        return [phrase for phrase in phrases if len(phrase) >= _LEAST]

    def _titled(self, words: str) -> str:
        """Return what the headline speaks of as well, by its words there."""
        for title in self._titles if len(words) >= _LEAST else ():
            if (title.startswith(words) or title.endswith(words)) and is_named(title):
                return title if len(title) <= _MOST else words
        return ""

    @cached_property
    def headline(self) -> str:
        """What the headline speaks of by name, if it tells of that and not what that told."""
        title = next(iter(self._titles), "")
        phrase = phrase_at(title, 0, len(title))
        if whole := whole_in(title, 0, len(title)):
            return whole[0]
        if not phrase.word or TOLD.match(self._title, self._title.find(title) + phrase.stop):
            return ""
        told = any(phrase.word in one for one in self._paragraphs[:_OPENING])
        return phrase.word if told or len(phrase.word) <= _PLAIN else ""

    def described(self, stop: int, end: int) -> str:
        """Return the name that a figure describes: 总投资12亿元的清漓轴承产业园."""
        if self._text[stop : stop + 1] != "的":
            return ""
        phrase = phrase_at(self._text, stop + 1, end)
        return phrase.word if phrase.ending and phrase.end == phrase.stop else ""

    def owner(self, clause: Clause, stop: int, label: str) -> str:
        """Return what the clause of a figure speaks of; empty if it goes on from another."""
        phrase, text = clause.phrase, self._text
        if not phrase.word or clause.topic in ("", UNKNOWN):
            words = text[phrase.start : min(phrase.stop, stop)]
            counted = words and not (phrase.word or phrase.ending or _WORK.fullmatch(words))
            return "" if counted and (label in words or words in label) else clause.topic
        cut = text.find(label, phrase.start, min(stop, phrase.stop + len(label)))
        if phrase.person or not 0 <= cut < phrase.stop:
            return clause.topic
        pair = text[cut - 1 : cut + 1]
        split = is_word(pair) or not label.endswith(MEASURES)
        if cut == phrase.start:
            return clause.topic
        if split or not phrase.end < cut <= phrase.start + _WIDEST:
            return phrase.word
        return word_of(TAIL.sub("", text[phrase.start : cut]))


def _is_pronoun(text: str, start: int) -> bool:
    """Whether a pronoun stands at ``start`` that is not followed; 我国 is none."""
    if text[start : start + 1] not in OTHERS_FIRST:
        return False
    return text.startswith(OTHERS, start) and text[start : start + 2] not in PLACES


def _is_alone(phrase: Phrase, words: str) -> bool:
    """Whether an ending stands for a whole name: 公司 of 公司去年收入, not 企业 of 企业展."""
    rest = words[len(phrase.ending) :]
    own = phrase.end - phrase.start == len(phrase.ending)
    return own and (not rest or is_common(rest[:2]) or rest[0] in ADVERBS)
