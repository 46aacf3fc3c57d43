"""Owners: whose amount a figure is (漓白高速 for 总投资96.8亿元, 全市 for 常住人口35万人).

A label alone does not tell: many projects have a 总投资. The owner is what the figure's clause
speaks of: its own subject, else that of an earlier clause of the sentence, else that of the
sentences before, else what the headline speaks of. A subject that only points back (该公司, 全县)
is followed to the name it points to, and stays as it is printed where there is none. Figures
whose owner cannot be told have none.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from reader.figures.candidate import Found
from reader.figures.label_words import VERBS
from reader.figures.subject_words import ASIDE, HIDDEN
from reader.figures.topics import UNKNOWN, Clause, Topics
from reader.model import FigureEntry, FigureKind, Span

_UNOWNED: Final = frozenset(
    {
        *(FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA),
        *(FigureKind.DURATION, FigureKind.AGE),
    }
)

_FARTHEST: Final = 3
"""Sentences before a sentence in which its owner is looked for."""


class Owners:
    """Tells the owners of an article's figures, given in reading order."""

    def __init__(self, paragraphs: Sequence[str], title: str = "") -> None:
        self._paragraphs = paragraphs
        self._topics = Topics(paragraphs, title)
        self._text = ""
        self._sentences: Sequence[tuple[int, int]] = ()
        self._edges: dict[int, list[int]] = {}
        self._known: dict[int, str] = {}

    def read_on(self, number: int, sentences: Sequence[tuple[int, int]]) -> None:
        """Go on to a paragraph."""
        self._topics.read_on(number, sentences)
        self._text, self._sentences = self._paragraphs[number], sentences
        self._edges, self._known = {}, {}

    def of(self, found: Found, span: Span, sentence: Span) -> str:
        """Return whose amount a figure of the paragraph is."""
        if not found.label or found.figure.kind in _UNOWNED:
            return ""
        owner = self._topics.described(span.stop, sentence.stop)
        owner = owner or self._told(span.start, sentence, found.label)
        return "" if owner == UNKNOWN else owner

    def _told(self, stop: int, sentence: Span, label: str) -> str:
        """Return whom the text speaks of where a figure stands."""
        edges = self._edges_of(sentence.start, sentence.stop)
        number = bisect_right(edges, stop, 0, len(edges) - 1) - 1
        own = self._topics.clause(edges[number], edges[number + 1])
        if owner := self._topics.owner(own, stop, label):
            return owner
        if self._is_quoted(own.start):
            return ""
        for earlier in range(number - 1, -1, -1):
            clause = self._topics.clause(edges[earlier], edges[earlier + 1])
            if clause.topic or self._is_quoted(clause.start):
                return clause.topic
        return self._topic_before(sentence.start) if self._goes_on(own, stop, label) else ""

    def _edges_of(self, start: int, stop: int) -> list[int]:
        if start not in self._edges:
            self._edges[start] = self._topics.edges(start, stop)
        return self._edges[start]

    def _is_quoted(self, start: int) -> bool:
        """Whether somebody's words begin with a clause."""
        return self._text[start] == "“"

    def _goes_on(self, clause: Clause, stop: int, label: str) -> bool:
        """Whether a clause without a subject of its own speaks on of what was said.

        It opens with what is counted or with a deed.
        """
        phrase = clause.phrase
        words = self._text[phrase.start : min(phrase.stop, stop)]
        return label in words or words in label or VERBS.match(words) is not None

    def _topic_before(self, start: int) -> str:
        """Return whom the sentences before speak of, the nearest first."""
        number = bisect_left(self._sentences, (start,))
        for earlier in range(number - 1, max(-1, number - 1 - _FARTHEST), -1):
            if earlier not in self._known:
                self._known[earlier] = self._topic(*self._sentences[earlier])
            if self._known[earlier]:
                return self._known[earlier]
        return self._topics.headline

    def _topic(self, start: int, stop: int) -> str:
        """Return whom a sentence speaks of: the first subject that is no part of another."""
        edges = self._edges_of(start, stop)
        for first, last in itertools.pairwise(edges):
            topic = self._topics.clause(first, last).topic
            if topic not in {"", UNKNOWN} and not ASIDE.match(self._text, first):
                return topic
        opening = self._topics.clause(edges[0], edges[1])
        place = opening.phrase.start
        hidden = opening.topic or self._text[place : place + 1] in HIDDEN
        return UNKNOWN if hidden else ""


_LOCAL: Final = re.compile("全[省市县区州镇乡村校院厂行军]|[省市县区]|本报|自治区")
"""How names begin that stand for different things in the papers of different places."""
_POINTING: Final = "该"
"""How an owner begins whose name the article does not tell: 该公司."""


def is_local(owner: str) -> bool:
    """Whether an owner is another one in another paper or article: 全市, 市图书馆, 该公司."""
    return owner.startswith(_POINTING) or _LOCAL.match(owner) is not None


def owner_of(entry: FigureEntry) -> str:
    """Return whose amount a printed figure is, by a name that is the same all over the library.

    全市 and 市图书馆 are those of their paper, 该公司 that of its article. Empty where the owner is
    not known.
    """
    owner = entry.figure.owner
    if owner.startswith(_POINTING):
        return f"{owner} ({entry.title or entry.article_id})"
    return f"{owner} ({entry.paper})" if entry.paper and _LOCAL.match(owner) else owner
