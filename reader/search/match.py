"""Whether a folded article answers a query, and where."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from reader.search.chain import Chain, Spans, blocks_of
from reader.search.document import UNDATED, SearchDocument, day_number
from reader.search.query import (
    GAP_CHARACTERS,
    And,
    Attribute,
    Dates,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Predicate,
    Term,
    Where,
    Wild,
)
from reader.text.fold import Folded, fold, fold_with_offsets
from reader.text.printed import find_printed

PARTS: Final[dict[Where, tuple[str, ...]]] = {
    Where.TEXT: ("title", "kicker", "deck", "byline", "body"),
    Where.TITLE: ("title", "kicker", "deck"),
    Where.BODY: ("body",),
    Where.BYLINE: ("byline",),
}
"""The parts of an article in which a wording may occur; none runs from one part into the next."""

Resolved = Mapping[Predicate, Collection[int]]
"""The keys of the articles that have each property a query asks for."""

_WITHIN_SENTENCE: Final = re.compile(f"[^。!?;]{{0,{GAP_CHARACTERS}}}+")
_LATIN: Final = "a-z0-9"


class FoldedDocument:
    """An article's parts, each folded, and looked through, when it must be and once."""

    def __init__(self, document: SearchDocument) -> None:
        self.document = document
        self._parts: dict[str, Folded] = {}
        self._found: dict[tuple[Term | Pattern, str], Spans] = {}

    def part(self, name: str) -> Folded:
        """Return the part ``name`` (``title``, ``body``, …), folded."""
        folded = self._parts.get(name)
        if folded is None:
            folded = self._parts[name] = fold_with_offsets(self.document.text_of(name))
        return folded

    def find(self, term: Term | Pattern, name: str) -> Spans:
        """Return where ``term`` stands in the part ``name`` as printed, if it is to look there."""
        found = self._found.get((term, name))
        if found is None:
            text = self.document.text_of(name) if name in PARTS[term.where] else ""
            found = self._found[term, name] = self._find(term, name, text) if text else []
        return found

    def _find(self, term: Term | Pattern, name: str, text: str) -> Spans:
        if isinstance(term, Term):
            printed = find_printed(term.folded, text)
            if printed is not None:
                return printed
        folded = self.part(name)
        return [folded.span(*span) for span in find_folded(term, folded.text)]

    def occurs(self, term: Term | Pattern) -> bool:
        """Tell whether ``term`` occurs where it must."""
        return any(self.find(term, name) for name in PARTS[term.where])

    def find_near(self, near: Near, name: str) -> Spans:
        """Return where both sides stand near each other in the part ``name`` as printed."""
        if name not in PARTS[near.left.where]:
            return []
        folded = self.part(name)
        return _merged([folded.span(*span) for span in find_near(near, folded.text)])


def ends_open(pieces: tuple[str | Wild, ...]) -> tuple[tuple[str | Wild, ...], bool, bool]:
    """Take ``*`` off a pattern's ends: what is left, and whether a Latin word starts or stops there.

    ``econ*`` asks for a beginning of a word, ``*tion`` for an end; beside a Chinese character there
    is nothing to ask.
    """
    first, last = pieces[0] is Wild.ANY, pieces[-1] is Wild.ANY
    inner = pieces[first : len(pieces) - (last and len(pieces) > 1)]
    starts = last and not first and bool(inner) and _is_latin(inner[0][:1])
    stops = first and not last and bool(inner) and _is_latin(inner[-1][-1:])
    return inner, starts, stops


def _is_latin(piece: str) -> bool:
    return bool(re.fullmatch(f"[{_LATIN}]", fold(piece)))


@cache
def _chain(pieces: tuple[str | Wild, ...]) -> Chain[str]:
    """Return what finds a pattern in folded text."""
    inner, word_starts, word_stops = ends_open(pieces)
    blocks = [
        "".join("." if isinstance(piece, Wild) else re.escape(fold(piece)) for piece in block)
        for block in blocks_of(inner)
    ]
    blocks[0] = (f"(?<![{_LATIN}])" if word_starts else "") + blocks[0]
    blocks[-1] += f"(?![{_LATIN}])" if word_stops else ""
    return Chain(tuple(re.compile(block, re.DOTALL) for block in blocks), _WITHIN_SENTENCE)


def find_folded(term: Term | Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``term`` occurs in folded ``text``, left to right, not overlapping."""
    if isinstance(term, Pattern):
        if all(literal in text for literal in term.literals):
            yield from _chain(term.pieces).spans(text)
        return
    wording = term.folded
    at = text.find(wording)
    while at >= 0:
        yield at, at + len(wording)
        at = text.find(wording, at + len(wording))


def find_everywhere(term: Term | Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``term`` occurs in folded ``text``, a wording also where it overlaps itself."""
    if isinstance(term, Pattern):
        yield from find_folded(term, text)
        return
    wording = term.folded
    at = text.find(wording)
    while at >= 0:
        yield at, at + len(wording)
        at = text.find(wording, at + 1)


def find_near(near: Near, text: str) -> Spans:
    """Return the occurrences of both sides that are near each other in folded ``text``."""
    left = list(find_everywhere(near.left, text))
    right = list(find_everywhere(near.right, text)) if left else []
    found = {
        *_neighbours(left, right, near.distance),
        *_neighbours(right, left, near.distance),
    }
    return sorted(found)


def _neighbours(before: Spans, after: Spans, distance: int) -> Iterator[tuple[int, int]]:
    """Yield those of ``before`` after which one of ``after`` is near, and those of ``after``.

    Both run from left to right and do not overlap, so the nearest ones tell for all.
    """
    starts, stops = [start for start, _stop in after], [stop for _start, stop in before]
    for start, stop in before:
        place = bisect_left(starts, stop)
        if place < len(after) and starts[place] - stop <= distance:
            yield start, stop
    for start, stop in after:
        place = bisect_right(stops, start) - 1
        if place >= 0 and start - stops[place] <= distance:
            yield start, stop


def page_named(value: str, page: str) -> bool:
    """Tell whether a page as printed (``01``, ``A12``) is meant by ``value`` (``1``, ``第1版``).

    A story that jumps has several pages (``01、03``), and each of them names it.
    """
    asked = plain_page(value)
    return any(asked == plain_page(one) for one in (page, *page.split("、")))


def plain_page(page: str) -> str:
    """Return a page's name without what may be written or left out (第01版: 1)."""
    plain = fold(page).removeprefix("第").removesuffix("版").removesuffix("页")
    number = re.fullmatch(r"([a-z]*)0*(\d+)", plain)
    return "".join(number.groups()) if number else plain


def has_attribute(attribute: Attribute, printed: str) -> bool:
    """Tell whether a printed page, paper or section is the one asked for."""
    if attribute.name == "page":
        return page_named(attribute.value, printed)
    asked, held = fold(attribute.value), fold(printed)
    return asked == held if attribute.exact else asked in held


def has_date(dates: Dates, issue_date: str) -> bool:
    """Tell whether an issue date (ISO 8601 or empty) lies in the dates asked for."""
    day = day_number(issue_date)
    last = day_number(dates.last)
    return day != UNDATED and day_number(dates.first) <= day and (not last or day <= last)


def answers(node: Node, folded: FoldedDocument, resolved: Resolved) -> bool:
    """Tell whether an article answers ``node``."""
    match node:
        case And(nodes):
            return all(answers(part, folded, resolved) for part in nodes)
        case Or(nodes):
            return any(answers(part, folded, resolved) for part in nodes)
        case Not(part):
            return not answers(part, folded, resolved)
        case _:
            return _answers_one(node, folded, resolved)


def _answers_one(
    node: Term | Pattern | Near | Attribute | Dates | Predicate,
    folded: FoldedDocument,
    resolved: Resolved,
) -> bool:
    """Tell whether an article answers a single condition."""
    document = folded.document
    match node:
        case Term() | Pattern():
            return folded.occurs(node)
        case Near(left):
            return any(folded.find_near(node, part) for part in PARTS[left.where])
        case Attribute(name):
            return has_attribute(node, getattr(document, name))
        case Dates():
            return has_date(node, document.issue_date)
        case Predicate():
            return document.key in resolved[node]


def find_node(node: Node, folded: FoldedDocument, part: str) -> Spans:
    """Return what ``node`` marks in one part of an article, in offsets of the part as printed."""
    match node:
        case Term() | Pattern():
            return folded.find(node, part)
        case Near():
            return folded.find_near(node, part)
        case And(nodes) | Or(nodes):
            return _merged(sorted(span for one in nodes for span in find_node(one, folded, part)))
        case _:
            return []


def _merged(spans: Spans) -> Spans:
    """Join stretches that overlap; neighbours stay apart."""
    merged: Spans = []
    for start, stop in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def find_in(text: str, words: str | Sequence[str]) -> Spans:
    """Return where ``words`` (one wording, or several) stand in ``text``, as a search folds.

    >>> find_in("桂林日報 桂 林", "桂林")
    [(0, 2), (5, 8)]
    """
    folded = FoldedDocument(SearchDocument(0, body=text))
    sought = [Term(word) for word in ([words] if isinstance(words, str) else words)]
    spans = (span for term in sought if term.folded for span in folded.find(term, "body"))
    return _merged(sorted(spans))
