"""Articles of files that say what is what: their parts are laid out as a text of a page.

A saved web page, a book or a Markdown file has no lines that a person could look up. So every
headline, byline and paragraph becomes a line of its own in the page's text, and line numbers
count those.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from reader.model import (
    Article,
    ArticleKind,
    Byline,
    Contributor,
    Furniture,
    Headline,
    Page,
    PageFile,
    Paragraph,
    Role,
)
from reader.parsing.bylines import read_byline
from reader.parsing.credits import closing_credit, read_credit
from reader.parsing.datelines import (
    closing_dateline,
    closing_jump,
    opening_dateline,
    opening_jump,
)
from reader.parsing.folio import Folio
from reader.parsing.formats.reading import NOWHERE, placed
from reader.parsing.identity import unique_id
from reader.parsing.mentions import closing_names, opening_names

_LEAD_LENGTH: Final = 40
_SEPARATORS: Final = "、，,;；/|｜"
_LONGEST_NAME: Final = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph and what it is."""

    text: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Left:
    """A text of the page that belongs to no article, and its kind of furniture."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article before it has lines.

    ``bylines`` are printed ones; ``author`` is who the file's data say wrote it. ``place`` is what
    the article itself says of paper, date, page and section, ``left`` what stood among its
    paragraphs and is none.
    """

    title: str = ""
    kicker: str = ""
    deck: str = ""
    bylines: tuple[str, ...] = ()
    author: str = ""
    pieces: tuple[Piece, ...] = ()
    place: Folio = NOWHERE
    left: tuple[Left, ...] = ()
    source_id: str = ""


@dataclass(slots=True)
class _Sheet:
    """The page's text while it is laid out: one part a line, articles apart."""

    rows: list[str] = field(default_factory=list)

    def put(self, text: str) -> tuple[int, ...]:
        """Lay out a part, which may have lines of its own; return its 1-based lines."""
        if not text:
            return ()
        first = len(self.rows) + 1
        self.rows += text.split("\n")
        return tuple(range(first, len(self.rows) + 1))

    def part(self) -> None:
        """Leave a line blank."""
        if self.rows and self.rows[-1]:
            self.rows.append("")


def compose(
    file: PageFile, stories: Sequence[Story], left: Sequence[Left] = (), *, asked: Folio = NOWHERE
) -> Page:
    """Return the page that ``stories`` and what is left beside them make.

    The place of each article is what its owner ``asked`` for, else what it says itself, else the
    file's. A place that all articles share becomes the file's.
    """
    sheet = _Sheet()
    taken: dict[str, int] = {}
    own = Folio(file.paper, file.issue_date, file.page, file.section)
    places = [asked.over(story.place).over(own) for story in stories]
    articles = tuple(
        _article(story, place, sheet, file, taken)
        for story, place in zip(stories, places, strict=True)
    )
    sheet.part()
    rest = (*left, *(one for story in stories for one in story.left))
    furniture = tuple(Furniture(one.text, one.kind, sheet.put(one.text)) for one in rest)
    shared = places[0] if places and all(place == places[0] for place in places) else own
    laid = replace(placed(file, shared), text="\n".join(sheet.rows))
    return Page(laid, articles, furniture)


def _article(
    story: Story, place: Folio, sheet: _Sheet, file: PageFile, taken: dict[str, int]
) -> Article:
    sheet.part()
    headline = _headline(story, sheet)
    byline_lines = sheet.put("\n".join(story.bylines))
    paragraphs = tuple(Paragraph(p.text, p.role, sheet.put(p.text)) for p in story.pieces)
    lead = "".join(p.text for p in paragraphs[:4])[:_LEAD_LENGTH]
    whole = place.page and place.issue_date
    key = (place.paper, place.issue_date, place.page) if whole else (PurePath(file.path).name,)
    body = [p.text for p in paragraphs if p.role is Role.BODY]
    lines = (*headline.lines, *byline_lines, *(line for p in paragraphs for line in p.lines))
    return Article(
        id=unique_id((*key, story.title, lead), taken),
        kind=_kind(paragraphs),
        headline=headline,
        byline=Byline(_contributors(story, paragraphs), "\n".join(story.bylines), byline_lines),
        dateline=(opening_dateline(body[0]) or closing_dateline(body[-1])) if body else "",
        jump=(opening_jump(body[0]) or closing_jump(body[-1])) if body else "",
        paragraphs=paragraphs,
        lines=lines,
        paper=place.paper,
        issue_date=place.issue_date,
        page=place.page,
        section=place.section,
        source=file.path,
        source_id=story.source_id,
    )


def _headline(story: Story, sheet: _Sheet) -> Headline:
    parts = [part for part in (story.kicker, story.title, story.deck) if part]
    lines = tuple(line for part in parts for line in sheet.put(part))
    return Headline(story.kicker, story.title, story.deck, "\n".join(parts), lines)


def _kind(paragraphs: Sequence[Paragraph]) -> ArticleKind:
    captions = all(paragraph.role in (Role.CAPTION, Role.CREDIT) for paragraph in paragraphs)
    return ArticleKind.PHOTO if paragraphs and captions else ArticleKind.ARTICLE


def _contributors(story: Story, paragraphs: Sequence[Paragraph]) -> tuple[Contributor, ...]:
    """Names of the bylines, else of the data, else of the text; photographers after them."""
    found = [one for line in story.bylines for one in read_byline(line).contributors]
    body = [p.text for p in paragraphs if p.role is Role.BODY]
    found = found or _names(story.author) or _printed_names(body)
    for paragraph in paragraphs:
        if paragraph.role in (Role.CAPTION, Role.CREDIT):
            found += read_credit(paragraph.text) or closing_credit(paragraph.text)
    return tuple({one.name: one for one in reversed(found)}[name] for name in _unique(found))


def _unique(found: Sequence[Contributor]) -> dict[str, None]:
    return dict.fromkeys(one.name for one in found)


def _names(author: str) -> list[Contributor]:
    """Read names that data give: any name will do there, a role may stand before it."""
    if not author:
        return []
    read = read_byline(author).contributors
    if read:
        return list(read)
    for mark in _SEPARATORS:
        author = author.replace(mark, "\n")
    names = (name.strip() for name in author.split("\n"))
    return [Contributor(name) for name in names if 0 < len(name) <= _LONGEST_NAME]


def _printed_names(body: Sequence[str]) -> list[Contributor]:
    """Return the names behind the first dateline and in the last brackets."""
    names: list[Contributor] = []
    if body:
        dateline = opening_dateline(body[0])
        if dateline:
            names += opening_names(body[0], body[0].index(dateline) + len(dateline))
        names += closing_names(body[-1])
    return names
