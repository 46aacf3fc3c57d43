"""What a search returns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.model.article import HEADLINE_PARAGRAPH, Span


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    DATE = "date"


class SearchMode(StrEnum):
    """How the words of a query are taken: as they stand, by the dictionary, near each other."""

    EXACT = "exact"
    WORDS = "words"
    NEAR = "near"


class Snippet(NamedTuple):
    """A window of an article's text and the matches in it, as (start, stop) of ``text``.

    Like a hit it is a tuple, which is made many times faster than a frozen dataclass: every search
    makes dozens.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def _pairs(places: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    return zip(places[::2], places[1::2], strict=True)


def paragraph_spans(text: str, found: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Yield stretches of paragraphs joined by line breaks, in order, as spans.

    One that runs over a break becomes one per paragraph.
    """
    paragraph, begins, ends = -1, 0, -1
    for start, stop in found:
        at = start
        while at < stop:
            while at > ends:
                paragraph, begins = paragraph + 1, ends + 1
                ends = text.find("\n", begins)
                ends = len(text) if ends < 0 else ends
            if at < ends:
                yield Span(paragraph, at - begins, min(stop, ends) - begins)
            at = ends + 1


class SearchHit(NamedTuple):
    """An article that answers a query, its best snippet and where its matches lie."""

    article_id: str
    source_id: str
    title: str
    paper: str
    issue_date: str
    page: str
    score: float
    snippet: Snippet
    in_title: tuple[int, ...] = ()
    in_text: tuple[int, ...] = ()
    """Where matches begin and end, by turns, in code points of the title and of ``Article.text``."""

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the matches as spans of the article, whose ``Article.text`` this is."""
        title = (Span(HEADLINE_PARAGRAPH, *one) for one in _pairs(self.in_title))
        return (*title, *paragraph_spans(text, _pairs(self.in_text)))


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The hits shown and the exact number of all; ``note`` says how the query was understood."""

    query: str
    count: int
    hits: tuple[SearchHit, ...]
    note: str = ""
