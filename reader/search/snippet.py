"""What a hit shows: the best window of its text, marks in it, and spans to walk."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from reader.model import HEADLINE_PARAGRAPH, SearchHit, Snippet, Span
from reader.search.chain import Spans
from reader.search.figured import figures
from reader.search.match import FoldedDocument, find_node
from reader.search.query import Node
from reader.search.readings import shown_at

WIDTH: Final = 60
"""Characters of a snippet, ellipses not counted."""

_LOOKED_AT: Final = 100
"""So many matches are looked at for the best window."""

_DENSE: Final = 3
"""A window with more figures is no better than one with so many."""

_SENTENCES: Final = re.compile(r".*[。！？；\n]", re.DOTALL)
"""What a stretch of text holds up to the last end of a sentence in it."""

_CUT: Final = "…"
_BESIDE_BODY: Final = ("kicker", "deck", "byline")


def paragraph_spans(body: str, found: Spans) -> list[Span]:
    """Turn stretches of a body into spans; one that runs over a break becomes one per paragraph."""
    spans: list[Span] = []
    paragraph, begins, ends = -1, 0, -1
    for start, stop in found:
        while start > ends:
            paragraph, begins = paragraph + 1, ends + 1
            ends = _end_of_paragraph(body, begins)
        if stop <= ends:
            spans.append(Span(paragraph, start - begins, stop - begins))
        else:
            spans += _spans_from(body, start, stop, Span(paragraph, begins, ends))
    return spans


def _end_of_paragraph(body: str, begins: int) -> int:
    ends = body.find("\n", begins)
    return len(body) if ends < 0 else ends


def _spans_from(body: str, start: int, stop: int, inside: Span) -> Iterator[Span]:
    """Yield the spans of one stretch that begins in the paragraph ``inside``, which is whole."""
    while start < stop:
        if start < inside.stop:
            last = min(stop, inside.stop)
            yield Span(inside.paragraph, start - inside.start, last - inside.start)
        start = inside.stop + 1
        inside = Span(inside.paragraph + 1, start, _end_of_paragraph(body, start))


def _best_window(text: str, found: Spans) -> int:
    """Return the match from which a window holds most different wordings.

    Of several it is the one with most figures, then with most matches.
    """
    if len(found) == 1:
        return 0
    wordings = [text[start:stop] for start, stop in found]
    alike = len(set(wordings)) == 1
    dense_at = _figures(text, max(found[0][0] - WIDTH, 0), found[-1][1] + WIDTH)
    best, worth, last, dense = 0, (0, 0, 0), 0, 0
    for first, (start, stop) in enumerate(found):
        while last < len(found) and found[last][0] <= start + WIDTH:
            last += 1
        if dense_at:
            begins = start - _room_before(start, stop)
            dense = bisect_left(dense_at, begins + WIDTH) - bisect_left(dense_at, begins)
        different = 1 if alike else len(set(wordings[first:last]))
        here = (different, min(dense, _DENSE), last - first)
        if here > worth:
            best, worth = first, here
    return best


def _figures(text: str, start: int, stop: int) -> list[int]:
    """Return where figures begin in a stretch of a text."""
    return [found.start() for found in figures().finditer(text, start, stop)]


def _room_before(start: int, stop: int) -> int:
    """Return how many characters a window shows before a match."""
    return max(WIDTH - (stop - start), 0) // 3


def _best_start(text: str, found: Spans) -> int:
    """Return where the best window begins: at a sentence before the match, if that is near."""
    start, stop = found[_best_window(text, found[:_LOOKED_AT])]
    window = max(start - _room_before(start, stop), 0)
    sentence = _SENTENCES.match(text, window, start)
    return sentence.end() if sentence else window


def cut_snippet(text: str, found: Spans) -> Snippet:
    """Cut the best window out of ``text``; line breaks become spaces, cuts are shown as ``…``."""
    start = _best_start(text, found) if found else 0
    start = max(min(start, len(text) - WIDTH), 0)
    first = bisect_left(found, (start, 0))
    longest = found[first][1] if first < len(found) else 0
    stop = min(max(start + WIDTH, longest), len(text))
    before, after = _CUT if start else "", _CUT if stop < len(text) else ""
    shown = f"{before}{text[start:stop]}{after}".replace("\n", " ")
    shift = len(before) - start
    marks = [
        (max(one, start) + shift, min(other, stop) + shift)
        for one, other in found
        if one < stop and other > start
    ]
    return Snippet(shown, tuple(marks))


def make_snippet(node: Node, folded: FoldedDocument, in_body: Spans) -> Snippet:
    """Return the body's best window, or the part of the headline or byline that matches instead."""
    document = folded.document
    if not in_body:
        for part in _BESIDE_BODY:
            found = find_node(node, folded, part)
            if found:
                return cut_snippet(getattr(document, part), found)
    return cut_snippet(document.body or document.deck or document.kicker, in_body)


def find_shown(node: Node, folded: FoldedDocument) -> tuple[Spans, Spans]:
    """Return what ``node`` marks in the title and in the body, as they are shown."""
    in_title = find_node(node, folded, "title")
    in_body = find_node(node, folded, "body")
    if folded.document.readings:
        return shown_at(folded.document, in_title, in_body)
    return in_title, in_body


def make_hit(node: Node, folded: FoldedDocument, score: float) -> SearchHit:
    """Return the hit that shows why an article answers ``node``."""
    document = folded.document
    in_title, in_body = find_shown(node, folded)
    spans = [Span(HEADLINE_PARAGRAPH, start, stop) for start, stop in in_title]
    return SearchHit(
        article_id=document.article_id,
        source_id=document.source_id,
        title=document.name,
        paper=document.paper,
        issue_date=document.issue_date,
        page=document.page,
        score=score,
        snippet=make_snippet(node, folded, in_body),
        spans=(*spans, *paragraph_spans(document.body, in_body)),
    )
