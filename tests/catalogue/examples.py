"""Articles to fill a catalogue with."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from reader.catalogue import Catalogue, FileRecord
from reader.model import (
    Article,
    ArticleKind,
    Figure,
    FigureKind,
    Headline,
    Paragraph,
    Quantity,
    Span,
)

Items = Iterable[tuple[Article, tuple[Figure, ...]]]

SOURCE = "/archive"

FIGURE = Figure(FigureKind.NUMBER, Quantity(Decimal(3)), "三", Span(0, 0, 1), Span(0, 0, 3))


def article(
    article_id: str,
    *,
    title: str = "标题",
    text: str = "正文。",
    kind: ArticleKind = ArticleKind.ARTICLE,
    paper: str = "",
    issue_date: str = "",
    page: str = "",
    section: str = "",
) -> Article:
    """Return an article of one paragraph."""
    return Article(
        article_id,
        kind,
        Headline(title=title),
        paragraphs=(Paragraph(text, lines=(1,)),),
        paper=paper,
        issue_date=issue_date,
        page=page,
        section=section,
    )


def record(path: str = f"{SOURCE}/a.txt", *, digest: str = "") -> FileRecord:
    """Return a file of the archive."""
    return FileRecord(path, SOURCE, digest=digest)


def put(catalogue: Catalogue, *articles: Article, path: str = f"{SOURCE}/a.txt") -> int:
    """Take a file with ``articles`` in."""
    catalogue.add_source(SOURCE)
    return catalogue.replace_file(record(path), [(one, ()) for one in articles])


def fill_file(path: Path, count: int = 3) -> None:
    """Make a catalogue of ``count`` articles at ``path``."""
    with Catalogue.open(path) as catalogue:
        put(catalogue, *(article(f"a{number}", text="甘蔗" * 300) for number in range(count)))
