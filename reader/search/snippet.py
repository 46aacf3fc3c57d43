"""What a hit shows: the best window of its text, marks in it, and spans to walk."""

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate
from typing import Final

from reader.model import HEADLINE_PARAGRAPH, SearchHit, Snippet, Span
from reader.search.match import FoldedDocument, Spans, find_node
from reader.search.query import Node

WIDTH: Final = 60
"""Characters of a snippet, ellipses not counted."""

_LOOKED_AT: Final = 100
"""So many matches are looked at for the best window."""

_CUT: Final = "…"
_BESIDE_BODY: Final = ("kicker", "deck", "byline")


def paragraph_spans(body: str, found: Spans) -> list[Span]:
    """Turn stretches of a body into spans; one that runs over a break becomes one per paragraph."""
    starts = [0, *accumulate(len(line) + 1 for line in body.split("\n"))]
    spans: list[Span] = []
    for start, stop in found:
        for paragraph in range(bisect_right(starts, start) - 1, bisect_left(starts, stop)):
            first = max(start, starts[paragraph]) - starts[paragraph]
            last = min(stop, starts[paragraph + 1] - 1) - starts[paragraph]
            if first < last:
                spans.append(Span(paragraph, first, last))
    return spans


def _best_window(text: str, found: Spans) -> int:
    """Return the match from which a window holds most different wordings, then most matches."""
    inside: Counter[str] = Counter()
    best, worth, last = 0, (0, 0), 0
    for first, (start, stop) in enumerate(found):
        while last < len(found) and found[last][0] <= start + WIDTH:
            inside[text[slice(*found[last])]] += 1
            last += 1
        if (len(inside), last - first) > worth:
            best, worth = first, (len(inside), last - first)
        _take_one(inside, text[start:stop])
    return best


def _take_one(inside: Counter[str], wording: str) -> None:
    inside[wording] -= 1
    if not inside[wording]:
        del inside[wording]


def _best_start(text: str, found: Spans) -> int:
    """Return where the best window begins: at a sentence before the match, if that is near."""
    start, stop = found[_best_window(text, found[:_LOOKED_AT])]
    room = max(WIDTH - (stop - start), 0)
    window = max(start - room // 3, 0)
    sentence = max(text.rfind(mark, window, start) for mark in "。！？；\n")
    return sentence + 1 if sentence >= window else window


def cut_snippet(text: str, found: Spans) -> Snippet:
    """Cut the best window out of ``text``; line breaks become spaces, cuts are shown as ``…``."""
    start = _best_start(text, found) if found else 0
    start = max(min(start, len(text) - WIDTH), 0)
    longest = found[bisect_left(found, (start, 0)) :][:1]
    stop = min(max(start + WIDTH, longest[0][1] if longest else 0), len(text))
    before, after = _CUT if start else "", _CUT if stop < len(text) else ""
    shown = f"{before}{text[start:stop]}{after}".replace("\n", " ")
    shift = len(before) - start
    inside = ((max(one, start), min(other, stop)) for one, other in found)
    marks = tuple((one + shift, other + shift) for one, other in inside if one < other)
    return Snippet(shown, marks)


def make_snippet(node: Node, folded: FoldedDocument, in_body: Spans) -> Snippet:
    """Return the body's best window, or the part of the headline or byline that matches instead."""
    document = folded.document
    if not in_body:
        for part in _BESIDE_BODY:
            found = find_node(node, folded, part)
            if found:
                return cut_snippet(getattr(document, part), found)
    return cut_snippet(document.body or document.deck or document.kicker, in_body)


def make_hit(node: Node, folded: FoldedDocument, score: float) -> SearchHit:
    """Return the hit that shows why an article answers ``node``."""
    document = folded.document
    in_title = find_node(node, folded, "title")
    in_body = find_node(node, folded, "body")
    spans = [Span(HEADLINE_PARAGRAPH, start, stop) for start, stop in in_title]
    return SearchHit(
        article_id=document.article_id,
        source_id=document.source_id,
        title=document.title,
        paper=document.paper,
        issue_date=document.issue_date,
        page=document.page,
        score=score,
        snippet=make_snippet(node, folded, in_body),
        spans=(*spans, *paragraph_spans(document.body, in_body)),
    )
