"""What the library tells about itself: rows, sources, reports, marks."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import ArticleKind


class Mark(StrEnum):
    """What a person may set on an article."""

    READ = "read"
    STAR = "star"


class ListOrder(StrEnum):
    """How a list of articles is ordered; within a page always as printed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PAPER = "paper"
    LONGEST = "longest"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Which articles a list shows; empty fields do not constrain.

    ``words`` must occur in the title or the first words; ``only`` and ``without`` are article ids,
    ``articles`` are keys.
    """

    words: str = ""
    paper: str = ""
    issue_date: str = ""
    page: str = ""
    kind: ArticleKind | None = None
    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    articles: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class PageGroup:
    """A run of neighbouring list rows from one page: ``count`` rows from ``start``."""

    paper: str
    issue_date: str
    page: str
    section: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it: no text, only what a row needs.

    ``page`` names all pages of a story that jumps (``01、03``), ``also`` those that print it again.
    """

    id: str
    kind: ArticleKind
    name: str
    paper: str
    issue_date: str
    page: str
    section: str
    figure_count: int
    characters: int
    source_id: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A registered path (file or folder) with what was found there."""

    path: str
    files: int
    articles: int
    added: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file or line that could not be taken in, where, and why."""

    path: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Unsure:
    """A place that was read, but may have been read wrongly: file, 1-based line, and why."""

    path: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: files or lines done of those known, and what is being read."""

    done: int
    total: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    ``joined`` counts paragraphs healed, ``jumps`` stories put together across pages, ``copies``
    articles that are printed elsewhere in the same edition.
    """

    files: int = 0
    unchanged: int = 0
    removed: int = 0
    articles: int = 0
    figures: int = 0
    joined: int = 0
    furniture: int = 0
    jumps: int = 0
    copies: int = 0
    rejected: tuple[Rejected, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Where a reader stopped: paragraph and code point in it."""

    paragraph: int = 0
    offset: int = 0
