"""Articles and figures as rows and back, exactly.

Text that is not valid Unicode (a lone surrogate out of a file name or a JSON escape) is bound as
bytes instead of text, so that nothing is lost and nothing fails.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from reader.catalogue.values import CorrectedHeadline, CorrectedParagraph
from reader.model import (
    Approx,
    Article,
    ArticleKind,
    Byline,
    Change,
    Contributor,
    Figure,
    FigureKind,
    Headline,
    Paragraph,
    Part,
    Quantity,
    Role,
    Span,
    Value,
)

FIGURE_COLUMNS: Final = (
    "kind, unit, lo, hi, value, wording, paragraph, start, stop, in_paragraph, in_start, in_stop,"
    " approx, change, basis, per, label, sub, is_key, rule, owner"
)

ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def bound(text: str) -> str | bytes:
    """Return ``text`` as SQLite can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def said(value: Any) -> str:
    """Undo ``bound``.

    Raises:
        BrokenRow: the value is no text.
    """
    if isinstance(value, str):
        return value
    with decoding():
        return str(value.decode("utf-8", "surrogatepass"))


def written(value: Any) -> bytes:
    """Return a JSON value as bytes, without blanks."""
    return ENCODER.encode(value).encode("utf-8", "surrogatepass")


def parsed(content: Any) -> Any:
    """Undo ``written``.

    Raises:
        BrokenRow: the bytes are not what was written.
    """
    with decoding():
        return json.loads(said(content))


class BrokenRow(Exception):
    """A row that is not what was written."""


@contextmanager
def decoding() -> Iterator[None]:
    """Turn whatever fails on a broken row into BrokenRow."""
    try:
        yield
    except (ValueError, TypeError, IndexError, AttributeError, InvalidOperation) as error:
        raise BrokenRow(str(error)) from error


def article_bytes(article: Article) -> bytes:
    """Return all of ``article`` but its id, which the catalogue may change."""
    return written(
        (
            article.kind,
            _headline_row(article.headline),
            _byline_row(article.byline),
            article.dateline,
            article.jump,
            list(map(_paragraph_row, article.paragraphs)),
            article.lines,
            (article.paper, article.issue_date, article.page, article.section),
            (article.source, article.source_id),
            list(map(_part_row, article.parts)),
            list(map(_part_row, article.copies)),
        )
    )


def _part_row(part: Part) -> tuple[Any, ...]:
    return (part.page, part.section, part.source, part.lines, part.start, part.stop, part.heading)


def _part_of(row: Sequence[Any]) -> Part:
    page, section, source, lines, *rest = row
    return Part(page, section, source, tuple(lines), *rest)


def _headline_row(headline: Headline) -> tuple[Any, ...]:
    row = (headline.kicker, headline.title, headline.deck, headline.printed, headline.lines)
    return (*row, True) if isinstance(headline, CorrectedHeadline) else row


def _headline_of(row: Sequence[Any]) -> Headline:
    kicker, title, deck, printed, lines, *corrected = row
    kind = CorrectedHeadline if corrected else Headline
    return kind(kicker, title, deck, printed, tuple(lines))


def _paragraph_row(one: Paragraph) -> tuple[Any, ...]:
    row = (one.text, one.role, one.lines)
    return (*row, one.printed) if isinstance(one, CorrectedParagraph) else row


def _paragraph_of(row: Sequence[Any]) -> Paragraph:
    text, role, lines, *printed = row
    if printed:
        return CorrectedParagraph(text, Role(role), tuple(lines), *printed)
    return Paragraph(text, Role(role), tuple(lines))


def _byline_row(byline: Byline) -> tuple[Any, ...]:
    names = [(one.name, one.role) for one in byline.contributors]
    return (names, byline.printed, byline.lines)


def article_of(article_id: str, content: bytes) -> Article:
    """Undo ``article_bytes``.

    Raises:
        BrokenRow: the bytes are not what was written.
    """
    with decoding():
        return _article_of(article_id, parsed(content))


def _article_of(article_id: str, row: Sequence[Any]) -> Article:
    kind, headline, byline, dateline, jump, paragraphs, lines, place, origin, parts, copies = row
    names, printed, byline_lines = byline
    paper, issue_date, page, section = place
    source, source_id = origin
    return Article(
        article_id,
        ArticleKind(kind),
        _headline_of(headline),
        Byline(tuple(Contributor(*one) for one in names), printed, tuple(byline_lines)),
        dateline,
        jump,
        tuple(map(_paragraph_of, paragraphs)),
        tuple(lines),
        paper=paper,
        issue_date=issue_date,
        page=page,
        section=section,
        source=source,
        source_id=source_id,
        parts=tuple(map(_part_of, parts)),
        copies=tuple(map(_part_of, copies)),
    )


def figure_row(figure: Figure) -> tuple[Any, ...]:
    """Return a figure in the order of ``FIGURE_COLUMNS``; ``lo`` and ``hi`` are near, not exact."""
    span, sentence = figure.span, figure.sentence
    low, high = _bounds(figure.quantity.value)
    return (
        figure.kind.value,
        bound(figure.quantity.unit),
        low,
        high,
        _value_row(figure.quantity.value),
        bound(figure.wording),
        span.paragraph,
        span.start,
        span.stop,
        sentence.paragraph,
        sentence.start,
        sentence.stop,
        figure.approx.value if figure.approx else None,
        figure.change.value if figure.change else None,
        bound(figure.basis),
        bound(figure.per),
        bound(figure.label),
        bound(figure.sub),
        figure.key,
        bound(figure.rule),
        bound(figure.owner),
    )


def _bounds(value: Value) -> tuple[float | None, float | None]:
    if isinstance(value, Decimal):
        return float(value), float(value)
    if isinstance(value, tuple):
        return float(value[0]), float(value[1])
    return None, None


def _value_row(value: Value) -> str | bytes:
    """Return JSON: a number is a list of one text, a range of two, an ISO date a text."""
    if isinstance(value, Decimal):
        return f'["{value}"]'
    if isinstance(value, tuple):
        return f'["{value[0]}","{value[1]}"]'
    return written(value)


def _value_of(row: Any) -> Value:
    if not isinstance(row, list):
        return str(row) if row is not None else None
    if len(row) == 1:
        return Decimal(row[0])
    low, high = row
    return Decimal(low), Decimal(high)


def figure_of(row: Sequence[Any]) -> Figure:
    """Undo ``figure_row``.

    Raises:
        BrokenRow: the row is not what was written.
    """
    with decoding():
        return _figure_of(row)


def _figure_of(row: Sequence[Any]) -> Figure:
    kind, unit, _lo, _hi, value, wording, *places = row[:12]
    approx, change, *words, is_key, rule, owner = row[12:]
    basis, per, label, sub = map(said, words)
    return Figure(
        FigureKind(kind),
        Quantity(_value_of(parsed(value)), said(unit)),
        said(wording),
        Span(*places[:3]),
        Span(*places[3:]),
        Approx(approx) if approx else None,
        Change(change) if change else None,
        basis,
        per,
        label,
        sub,
        key=bool(is_key),
        rule=said(rule),
        owner=said(owner),
    )
