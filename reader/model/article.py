"""Articles as values: headline, byline, paragraphs, and the span that points into them."""

from dataclasses import dataclass
from enum import StrEnum

HEADLINE_PARAGRAPH = -1
"""The ``Span.paragraph`` that means the headline's title instead of a paragraph."""


class Role(StrEnum):
    """What a paragraph is on the page."""

    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"


class ArticleKind(StrEnum):
    """What an item of a page is."""

    ARTICLE = "article"
    PHOTO = "photo"
    CONTINUATION = "continuation"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one paragraph, half open, in code points of its text."""

    paragraph: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Headline:
    """Kicker (引题), title (主题) and deck (副题); ``printed`` is the wording of ``lines``."""

    kicker: str = ""
    title: str = ""
    deck: str = ""
    printed: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contributor:
    """One name of a byline and the role printed before it (本报记者, 通讯员, 摄), or none."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it; ``printed`` is empty when the names stand inside the first paragraph."""

    contributors: tuple[Contributor, ...] = ()
    printed: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A healed paragraph and every 1-based line of the page file it was made from."""

    text: str
    role: Role = Role.BODY
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A place where some of an article was printed: its page, its page file and the lines there.

    The article's paragraphs from ``start`` up to ``stop`` stand there; a copy of the whole article
    has all of them. ``heading`` is what this page prints above them, where the article's own
    headline does not say it.
    """

    page: str
    section: str
    source: str
    lines: tuple[int, ...] = ()
    start: int = 0
    stop: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One item of a page as a person sees it.

    ``dateline`` and ``jump`` quote what the paragraphs already hold (本报讯, 上接第一版); nothing
    is cut out of the text for them. ``issue_date`` is ISO 8601 or empty, ``page`` as printed
    (``01``, ``A12``), ``source`` the page file's path and ``source_id`` an id given by the source.

    A story that jumps between pages has ``parts``, its beginning first: then ``page`` names all
    their pages (``01、03``), ``lines``, ``section`` and ``source`` are those of the beginning, and
    the lines of a paragraph are those of its part's page file. ``copies`` are the places where the
    same edition prints the article, or a part of it, again.
    """

    id: str
    kind: ArticleKind = ArticleKind.ARTICLE
    headline: Headline = Headline()
    byline: Byline = Byline()
    dateline: str = ""
    jump: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    lines: tuple[int, ...] = ()
    paper: str = ""
    issue_date: str = ""
    page: str = ""
    section: str = ""
    source: str = ""
    source_id: str = ""
    parts: tuple[Part, ...] = ()
    copies: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs joined by one newline each: what offsets of a whole body count in."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def wording(self, span: Span) -> str:
        """Cut ``span`` out of the headline's title or of its paragraph."""
        if span.paragraph == HEADLINE_PARAGRAPH:
            return self.headline.title[span.start : span.stop]
        return self.paragraphs[span.paragraph].text[span.start : span.stop]

    def part_of(self, paragraph: int) -> Part:
        """Return where a paragraph was printed; the headline (-1) stands with the beginning."""
        for part in self.parts:
            if part.start <= max(paragraph, 0) < part.stop:
                return part
        return Part(self.page, self.section, self.source, self.lines, 0, len(self.paragraphs))

    def heading_before(self, paragraph: int) -> str:
        """Return the headings, a line each, of the parts of a story that begin with a paragraph."""
        return "\n".join(
            one.heading for one in self.parts if one.heading and one.start == paragraph
        )


def name_of(article: Article, length: int = 18) -> str:
    """Name an article in a list: its title, or the first ``length`` characters it has."""
    words = next((p.text for p in article.paragraphs if p.text), "")
    return article.headline.title or opening_of(words, length)


def opening_of(words: str, length: int = 18) -> str:
    """Return the first ``length`` characters of ``words``, which stand for a title."""
    return words if len(words) <= length else words[:length] + "…"
