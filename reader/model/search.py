"""What a search returns."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import Span


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    DATE = "date"


class SearchMode(StrEnum):
    """How the words of a query are taken: as they stand, by the dictionary, near each other."""

    EXACT = "exact"
    WORDS = "words"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A window of an article's text and the matches in it, as (start, stop) of ``text``."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that answers a query, its best snippet and where its matches lie."""

    article_id: str
    source_id: str
    title: str
    paper: str
    issue_date: str
    page: str
    score: float
    snippet: Snippet
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The hits shown and the exact number of all; ``note`` says how the query was understood."""

    query: str
    count: int
    hits: tuple[SearchHit, ...]
    note: str = ""
