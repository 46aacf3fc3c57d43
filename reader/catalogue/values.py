"""What the catalogue takes in and gives out beside the model's own values."""

from array import array
from dataclasses import dataclass

from reader.model import Headline, PageGroup, Paragraph


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as it was when it was taken in; ``source`` is the registered path it belongs to.

    ``size`` is in bytes, ``mtime_ns`` in nanoseconds; ``kind`` says how it is read (``page``,
    ``pages``, ``collection``); ``damaged_lines`` are 1-based; ``revision`` counts what it was read
    with.
    """

    path: str
    source: str
    size: int = 0
    mtime_ns: int = 0
    digest: str = ""
    encoding: str = ""
    paper: str = ""
    issue_date: str = ""
    page: str = ""
    section: str = ""
    kind: str = "page"
    damaged_lines: tuple[int, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True)
class EditionKey:
    """One paper of one day; where either is not known, the unnamed edition in one ``folder``."""

    paper: str
    issue_date: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class SearchText:
    """An article as the search index needs it; ``body`` is ``Article.text``, spans count in it.

    ``readings`` are the corrected paragraphs as printed, by number (-1 is the headline).
    """

    key: int
    article_id: str
    source_id: str
    title: str
    kicker: str
    deck: str
    byline: str
    body: str
    paper: str
    page: str
    section: str
    issue_date: str
    readings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectedParagraph(Paragraph):
    """A paragraph whose wording a person corrected, and what was ``printed``."""

    printed: str = ""


@dataclass(frozen=True, slots=True)
class CorrectedHeadline(Headline):
    """A headline whose wording a person corrected; ``printed`` reads otherwise."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles: their keys in order, and the pages that neighbouring rows come from.

    The groups cover all rows. An order that tears pages apart has one group without a name.
    """

    keys: "array[int]"
    groups: tuple[PageGroup, ...]
