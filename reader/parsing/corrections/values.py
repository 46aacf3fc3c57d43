"""Corrections as values: what is done, and the words by which its place is found again."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from reader.model import Article, Page

HEADLINE_ROLE: Final = "headline"
"""The role that makes a paragraph (the end of) a headline; all others are the model's."""

WORDS: Final = 24
"""Printed characters, blanks left out, by which a paragraph is known again."""


class Deed(StrEnum):
    """What a correction does."""

    SPLIT = "split"
    MERGE = "merge"
    HEADLINE = "headline"
    ROLE = "role"
    ADVERTISEMENT = "advertisement"
    JOIN = "join"
    BREAK = "break"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A paragraph or headline, known by how it begins in print.

    ``line`` is its first 1-based line, ``before`` how the one before it begins; both only decide
    between places that begin alike.
    """

    words: str
    line: int = 0
    before: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The page that a correction belongs to.

    ``page`` is paper, date and page in one line, empty where the page does not tell them all;
    ``file`` is the file's name; ``article`` the id of the article it was made on.
    """

    page: str = ""
    file: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction; which of the further fields count depends on the deed.

    ``other`` is how the neighbour begins (MERGE: the end of the article before; JOIN: the next
    paragraph). ``role`` belongs to ROLE, and to SPLIT where the paragraph becomes a headline.
    ``kicker``, ``title`` and ``deck`` belong to HEADLINE. ``offset`` is in code points of the
    paragraph's text: of the break, or of the ``printed`` wording that ``corrected`` replaces;
    ``context`` is the text before it. ``stamp`` tells one correction from all others; they are
    applied in its order.
    """

    deed: Deed
    anchor: Anchor
    place: Place = Place()
    other: str = ""
    role: str = ""
    kicker: str = ""
    title: str = ""
    deck: str = ""
    offset: int = 0
    context: str = ""
    printed: str = ""
    corrected: str = ""
    stamp: str = ""


def words_of(text: str) -> str:
    """Return the characters by which a text is known again: its first ones without blanks."""
    head = "".join(text[: WORDS * 4].split())
    if len(head) < WORDS < len(text):
        head = "".join(text.split())
    return head[:WORDS]


def place_of_article(article: Article) -> str:
    """Return paper, date and page of an article in one line, or nothing if one is unknown."""
    parts = (article.paper, article.issue_date, article.page)
    return " ".join(parts) if all(parts) else ""


def file_name(source: str) -> str:
    """Return the name of a page file, of the innermost one in an archive."""
    return PurePath(source.rsplit("!/", 1)[-1]).name


def pages_told(articles: Iterable[Article]) -> set[str]:
    """Return the pages that articles say they were printed on."""
    return {place for place in map(place_of_article, articles) if place}


class Claim(StrEnum):
    """How surely a correction was made on a page.

    SURE: its place and file name agree, or it knows no place and the name agrees; where it does not
    fit, that is told. LIKELY: the place alone agrees, as in another file of the same page. FAINT:
    the file's name alone; then what stands before must agree, too.
    """

    SURE = "sure"
    LIKELY = "likely"
    FAINT = "faint"


def claim_of(correction: Correction, page: Page) -> Claim | None:
    """Return how surely a correction was made on ``page``; None where nothing says so."""
    place = correction.place
    named = place.file == file_name(page.file.path)
    if place.page and place.page in pages_told(page.articles):
        return Claim.SURE if named or not place.file else Claim.LIKELY
    if not named:
        return None
    return Claim.FAINT if place.page else Claim.SURE
