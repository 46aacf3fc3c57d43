"""What is told about a search beyond its hits: counts, matches in context, reasons, saved queries."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.model.article import Span


class FacetKind(StrEnum):
    """What hits are counted by; ``DATE`` is years, or in less than one months or days."""

    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    PAPER = "paper"
    PAGE = "page"
    SECTION = "section"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Facet:
    """Some of the hits: ``value`` is what their date, paper, page … is; empty if unknown.

    A date is a year, a month or a day (ISO 8601), a kind that of an article (``photo``).
    """

    kind: FacetKind
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The hits of ``query`` counted in every way; of each kind the counts add up to ``count``.

    But for pages: a story on two is counted on both.
    """

    query: str
    count: int
    facets: tuple[Facet, ...]

    def of(self, kind: FacetKind) -> tuple[Facet, ...]:
        """Return the facets of one kind."""
        return tuple(facet for facet in self.facets if facet.kind is kind)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A match, the words around it in the same title or body, and where it was printed.

    ``span`` is its place in the article, for one that runs over a paragraph's end as far as
    there; ``number`` counts the article's matches from 0. Line breaks are spaces.
    """

    article_id: str
    issue_date: str
    paper: str
    page: str
    span: Span
    number: int
    left: str
    word: str
    right: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A query and how many articles it finds."""

    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a query, said in words, folded if it is a wording, and counted alone.

    ``words`` are those that the dictionary sees in the wording: they rank, they do not decide.
    """

    said: str
    folded: str
    alone: Counted
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rank:
    """What a wording adds to the first hit: occurrences by part, if in the lead, and its share.

    ``holding`` articles have the wording; the rarer, the more it counts. Shares add up to 1.
    """

    wording: str
    parts: tuple[tuple[str, int], ...]
    in_lead: bool
    holding: int
    share: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a query was understood, and what it finds and why.

    ``dates`` are those it asks for, as (first, last) in ISO 8601, empty where open.
    """

    query: str
    note: str
    count: int
    conditions: tuple[Condition, ...]
    first_title: str = ""
    ranks: tuple[Rank, ...] = ()
    without: tuple[Counted, ...] = ()
    instead: tuple[Counted, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """How many articles are held of a month (ISO 8601)."""

    month: str
    articles: int


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation, and for a query that asks for dates the months held in and around them."""

    explanation: Explanation
    held: tuple[Held, ...] = ()


class SavedQuery(NamedTuple):
    """A query under the name that a person gave it."""

    name: str
    query: str
