"""The JSON shapes that scripts read; ``VERSION`` counts up when one of them changes its meaning."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from reader.model import (
    HEADLINE_PARAGRAPH,
    Article,
    ArticleRow,
    Figure,
    Furniture,
    ImportReport,
    Page,
    Part,
    SearchHit,
    Source,
    Span,
    Value,
    name_of,
)

VERSION: Final = 1

Record = dict[str, Any]


def page_record(page: Page) -> Record:
    """Return a page file as data: its articles and its furniture."""
    return {
        "version": VERSION,
        "file": page.file.path,
        "encoding": page.file.encoding,
        "articles": [
            {**article_record(article), **place_record(article)} for article in page.articles
        ],
        "furniture": [furniture_record(piece) for piece in page.furniture],
    }


def article_record(article: Article) -> Record:
    """Return an article as a page file prints it; lines are 1-based."""
    headline = article.headline
    return {
        "id": article.id,
        "kind": article.kind.value,
        "headline": {
            "kicker": headline.kicker,
            "title": headline.title,
            "deck": headline.deck,
        },
        "byline": [{"name": one.name, "role": one.role} for one in article.byline.contributors],
        "dateline": article.dateline,
        "jump": article.jump,
        "paragraphs": [
            {"text": one.text, "role": one.role.value, "lines": list(one.lines)}
            for one in article.paragraphs
        ],
        "lines": list(article.lines),
    }


def place_record(article: Article) -> Record:
    """Return where an article was printed, as far as names, pages or their owner told."""
    return {
        "paper": article.paper,
        "date": article.issue_date,
        "page": article.page,
        "section": article.section,
    }


def part_record(part: Part) -> Record:
    """Return where some of an article was printed: its paragraphs there, counted from 0, half open."""
    return {
        "page": part.page,
        "section": part.section,
        "source": part.source,
        "lines": list(part.lines),
        "paragraphs": [part.start, part.stop],
        "heading": part.heading,
    }


def report_record(report: ImportReport) -> Record:
    """Return what an import did; lines are 1-based, 0 where a whole file is meant."""
    return {
        "version": VERSION,
        "files": report.files,
        "articles": report.articles,
        "figures": report.figures,
        "joined": report.joined,
        "jumps": report.jumps,
        "furniture": report.furniture,
        "copies": report.copies,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "rejected": [
            {"path": one.path, "line": one.line, "reason": one.reason} for one in report.rejected
        ],
        "unsure": [
            {"path": one.path, "line": one.line, "reason": one.reason} for one in report.unsure
        ],
        "notices": list(report.notices),
    }


def furniture_record(piece: Furniture) -> Record:
    """Return a piece of furniture (folio, staff box …) with its 1-based lines."""
    return {"text": piece.text, "kind": piece.kind, "lines": list(piece.lines)}


def held_record(article: Article, figures: Sequence[Figure]) -> Record:
    """Return an article of the library: what it says, where it stood, and its figures."""
    return {
        "version": VERSION,
        **article_record(article),
        **place_record(article),
        "source": article.source,
        "source_id": article.source_id,
        "parts": [part_record(part) for part in article.parts],
        "copies": [part_record(part) for part in article.copies],
        "figures": [figure_record(article, figure) for figure in figures],
    }


def page_figures_record(page: Page, found: Sequence[tuple[Article, Figure]]) -> Record:
    """Return the figures of a page file, each with the article it stands in."""
    return {
        "version": VERSION,
        "file": page.file.path,
        "encoding": page.file.encoding,
        "count": len(found),
        "figures": [
            {"article": article.id, "title": name_of(article), **figure_record(article, figure)}
            for article, figure in found
        ],
    }


def figure_record(article: Article, figure: Figure) -> Record:
    """Return a figure of an article.

    ``start`` and ``end`` are code points in the text of paragraph number ``paragraph`` (from 0;
    -1 is the title); ``lines`` are the 1-based lines of the page file that hold that paragraph.
    """
    span = figure.span
    return {
        "paragraph": span.paragraph,
        "start": span.start,
        "end": span.stop,
        "text": figure.wording,
        "value": value_record(figure.quantity.value),
        "unit": figure.quantity.unit,
        "kind": figure.kind.value,
        "approx": figure.approx and figure.approx.value,
        "change": figure.change and figure.change.value,
        "label": figure.label,
        "owner": figure.owner,
        "key": figure.key,
        "sentence": article.wording(figure.sentence),
        "lines": list(lines_of(article, span)),
    }


def lines_of(article: Article, span: Span) -> tuple[int, ...]:
    """Return the 1-based lines of the page file that hold the paragraph of ``span``."""
    if span.paragraph == HEADLINE_PARAGRAPH:
        return article.headline.lines
    return article.paragraphs[span.paragraph].lines


def value_record(value: Value) -> object:
    """Return a value as JSON has it: a number, ``[low, high]``, an ISO 8601 string or None."""
    if isinstance(value, tuple):
        return [_number(end) for end in value]
    return _number(value) if isinstance(value, Decimal) else value


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def row_record(row: ArticleRow, *, read: bool, starred: bool) -> Record:
    """Return an article as a list shows it."""
    return {
        "id": row.id,
        "source_id": row.source_id,
        "title": row.name,
        "kind": row.kind.value,
        "paper": row.paper,
        "date": row.issue_date,
        "page": row.page,
        "also": row.also,
        "section": row.section,
        "characters": row.characters,
        "figures": row.figure_count,
        "read": read,
        "starred": starred,
    }


def hit_record(hit: SearchHit) -> Record:
    """Return a hit; ``marks`` are half-open code-point pairs in the snippet's text."""
    return {
        "id": hit.article_id,
        "source_id": hit.source_id,
        "title": hit.title,
        "paper": hit.paper,
        "date": hit.issue_date,
        "page": hit.page,
        "score": round(hit.score, 4),
        "snippet": {"text": hit.snippet.text, "marks": [list(mark) for mark in hit.snippet.marks]},
    }


def source_record(source: Source) -> Record:
    """Return a registered file or folder."""
    return {
        "path": source.path,
        "files": source.files,
        "articles": source.articles,
        "added": source.added,
    }
