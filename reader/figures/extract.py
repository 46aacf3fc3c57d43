"""Figures of an article's paragraphs or of a raw body, in reading order."""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final

from reader.figures.bodies import line_at, line_starts, passages
from reader.figures.candidate import Found
from reader.figures.finding import find_figures
from reader.figures.owners import Owners
from reader.figures.passage import Passage, passage_of
from reader.figures.ranking import is_key
from reader.model import Figure, Quantity, Span
from reader.text.sentences import sentence_spans

_MANY: Final = 1000
_DENSE: Final = 8
"""Where more than ``_MANY`` figures stand closer than these code points, all is a table: the
further ones get no labels."""


def extract_figures(
    paragraphs: Sequence[str], issue_date: str = "", title: str = ""
) -> tuple[Figure, ...]:
    """Return the figures of an article's healed paragraphs, in reading order.

    ``issue_date`` (ISO 8601, or empty) resolves dates printed without a year, ``title`` tells
    whose amounts they are where the text does not. Every span cuts its figure's wording out of
    its paragraph.
    """
    issue = issue_day(issue_date)
    owners = Owners(paragraphs, title)
    seen: set[str] = set()
    figures: list[Figure] = []
    read = 0
    for number, paragraph in enumerate(paragraphs):
        plain = _is_table(len(figures), read)
        read += len(paragraph)
        passage = passage_of(paragraph)
        here = find_figures(passage, issue, plain=plain)
        sentences = sentence_spans(paragraph) if here else []
        owners.read_on(number, sentences)
        for found in here:
            start, stop = passage.place(found.figure.start, found.figure.stop)
            first, last = _around(sentences, start, stop)
            spans = Span(number, start, stop), Span(number, first, last)
            owner, wording = owners.of(found, *spans), paragraph[start:stop]
            figures.append(_figure(passage, found, wording, spans, seen, owner=owner))
    return tuple(figures)


def extract_from_text(body: str, issue_date: str = "") -> tuple[tuple[int, int, Figure], ...]:
    """Return the figures of a raw body with their offsets in code points of ``body``.

    The body is split at newlines; a line that ends inside a figure (6500余人, then 次) is read on
    into the next, and the wording then holds the break. Spans count lines as paragraphs.
    """
    issue = issue_day(issue_date)
    sentences, lines = sentence_spans(body), line_starts(body)
    seen: set[str] = set()
    figures: list[tuple[int, int, Figure]] = []
    for passage in passages(body):
        plain = _is_table(len(figures), passage.place(0, 1)[0])
        for found in find_figures(passage, issue, plain=plain):
            start, stop = passage.place(found.figure.start, found.figure.stop)
            number = line_at(lines, start)
            base = lines[number]
            first, last = _around(sentences, start, stop)
            spans = Span(number, start - base, stop - base), Span(number, first - base, last - base)
            figure = _figure(passage, found, body[start:stop], spans, seen)
            figures.append((start, stop, figure))
    return tuple(figures)


def _is_table(count: int, read: int) -> bool:
    """Whether so many figures in so many code points are a table and no text."""
    return count > _MANY and read < count * _DENSE


def issue_day(issue_date: str) -> date | None:
    """Return the day of an issue; None where its date is not known."""
    try:
        return date.fromisoformat(issue_date[:10]) if issue_date else None
    except ValueError:
        return None


def _around(sentences: list[tuple[int, int]], start: int, stop: int) -> tuple[int, int]:
    """Return the sentence around a figure, widened to hold all of it."""
    number = max(0, bisect_right(sentences, (start, _LAST)) - 1)
    first, last = sentences[number]
    while last < stop and number + 1 < len(sentences):
        number += 1
        last = sentences[number][1]
    return min(first, start), max(last, stop)


_LAST: Final = sys.maxsize


def _figure(
    passage: Passage,
    found: Found,
    wording: str,
    spans: tuple[Span, Span],
    seen: set[str],
    *,
    owner: str = "",
) -> Figure:
    candidate, label = found.figure, found.label
    first = bool(label) and label not in seen
    seen.add(label)
    return Figure(
        kind=candidate.kind,
        quantity=Quantity(candidate.value, candidate.unit),
        wording=wording,
        span=spans[0],
        sentence=spans[1],
        approx=candidate.approx,
        change=candidate.change,
        basis=candidate.basis,
        per=candidate.per,
        label=label,
        sub=candidate.sub,
        key=is_key(passage.folded, candidate, label, first=first),
        rule=candidate.rule,
        owner=owner,
    )
