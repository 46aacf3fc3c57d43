"""Which articles may answer a query, by their characters and pairs of characters."""

from itertools import pairwise
from typing import Any

from reader.search.query import And, Near, Node, Or, Pattern, Term


def candidates(node: Node, reader: Any) -> set[int] | None:
    """Return the keys of a set of articles that holds all that answer; nothing means all."""
    found = _among(node, reader)
    if found is None:
        return None
    return {reader.stored_fields(number)["key"] for number in found}


def _among(node: Node, reader: Any) -> set[int] | None:
    match node:
        case Term(folded=wording) if node.where.value != "byline":
            return _holding(wording, reader)
        case Pattern(literals=literals):
            return _all([_holding(literal, reader) for literal in literals])
        case Near(left, right):
            return _all([_among(left, reader), _among(right, reader)])
        case And(nodes):
            return _all([_among(part, reader) for part in nodes])
        case Or(nodes):
            parts = [_among(part, reader) for part in nodes]
            return None if None in parts else set().union(*(part for part in parts if part))
        case _:
            return None


def _all(parts: list[set[int] | None]) -> set[int] | None:
    known = [part for part in parts if part is not None]
    return set.intersection(*known) if known else None


def _holding(wording: str, reader: Any) -> set[int]:
    """Return the articles with every pair of neighbours of a folded wording."""
    grams = {wording} if len(wording) == 1 else {*map("".join, pairwise(wording))}
    found: set[int] | None = None
    for gram in grams:
        if ("text", gram) not in reader:
            return set()
        postings = set(reader.postings("text", gram).all_ids())
        found = postings if found is None else found & postings
    return found or set()
