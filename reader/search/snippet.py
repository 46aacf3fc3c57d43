"""What a hit shows: the best window of its text, marks in it, and the matches to walk."""

import re
from bisect import bisect_left
from itertools import chain
from typing import Final

from reader.model import SearchHit, Snippet
from reader.search.chain import Spans
from reader.search.figured import figures
from reader.search.match import FoldedDocument, find_node
from reader.search.query import Node
from reader.search.readings import shown_at

WIDTH: Final = 60
"""Characters of a snippet, ellipses not counted."""

_LOOKED_AT: Final = 100
"""So many matches are looked at for the best window."""

_BEFORE: Final = WIDTH // 3
_AFTER: Final = WIDTH - _BEFORE
"""What a window shows before the beginning of a match, and from there on."""

_DENSE: Final = 3
"""A window with more figures is no better than one with so many."""

_SENTENCES: Final = re.compile(r".*[。！？；\n]", re.DOTALL)
"""What a stretch of text holds up to the last end of a sentence in it."""

_CUT: Final = "…"
_BESIDE_BODY: Final = ("kicker", "deck", "byline")


def _best_window(text: str, found: Spans) -> int:
    """Return the match from which a window holds most different wordings.

    Of several it is the one with most figures, then with most matches.
    """
    if len(found) == 1:
        return 0
    alike = len({text[start:stop] for start, stop in found}) == 1
    beyond = len(text) + WIDTH  # stands last, so that nobody asks whether a list has ended
    starts = [*(start for start, _stop in found), beyond]
    dense_at = [*_figures(text, max(starts[0] - WIDTH, 0), starts[-2] + WIDTH), beyond]
    best, worth = 0, (0, 0, 0)
    last = low = high = 0
    for first, start in enumerate(starts[:-1]):
        while starts[last] <= start + WIDTH:
            last += 1
        while dense_at[high] < start + _AFTER:
            high += 1
        while dense_at[low] < start - _BEFORE:
            low += 1
        different = 1 if alike else len({text[one:other] for one, other in found[first:last]})
        here = (different, min(high - low, _DENSE), last - first)
        if here > worth:
            best, worth = first, here
    return best


def _figures(text: str, start: int, stop: int) -> list[int]:
    """Return where figures begin in a stretch of a text."""
    return [found.start() for found in figures().finditer(text, start, stop)]


def _best_start(text: str, found: Spans) -> int:
    """Return where the best window begins: at a sentence before the match, if that is near."""
    start, stop = found[_best_window(text, found[:_LOOKED_AT])]
    window = max(start - max(WIDTH - (stop - start), 0) // 3, 0)
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
    inside = found[max(first - 1, 0) : bisect_left(found, (stop, 0))]
    marks = [(one + shift, other + shift) for one, other in inside if other > start]
    if marks:  # the first and the last may be cut
        marks[0] = max(marks[0][0], start + shift), marks[0][1]
        marks[-1] = marks[-1][0], min(marks[-1][1], stop + shift)
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
    return SearchHit(
        article_id=document.article_id,
        source_id=document.source_id,
        title=document.name,
        paper=document.paper,
        issue_date=document.issue_date,
        page=document.page,
        score=score,
        snippet=make_snippet(node, folded, in_body),
        in_title=tuple(chain.from_iterable(in_title)),
        in_text=tuple(chain.from_iterable(in_body)),
    )
