"""The three ways to take a query's words: as they stand, by the dictionary, or near each other."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reader.model import SearchMode
from reader.search.query import And, Near, Node, Not, Or, Pattern, Term
from reader.text.fold import fold

MODE_NAMES: Final[dict[str, SearchMode]] = {
    "exact": SearchMode.EXACT,
    "逐字": SearchMode.EXACT,
    "words": SearchMode.WORDS,
    "分词": SearchMode.WORDS,
    "near": SearchMode.NEAR,
    "近邻": SearchMode.NEAR,
}
"""What ``mode:`` may say."""

FIELD: Final = "mode"

_WRITTEN: Final = re.compile(r"(?:^|\s+)(?:mode|方式)[:：](\w+)(?=\s|$)", re.IGNORECASE)


def in_mode(node: Node, mode: SearchMode) -> Node:
    """Return what ``node`` means in a mode; what stands in quotation marks stays whole."""
    match node:
        case And(nodes):
            return _together(nodes, mode)
        case Or(nodes):
            return Or(tuple(in_mode(part, mode) for part in nodes))
        case Not(part):
            return Not(in_mode(part, mode))
        case Term():
            return _together((node,), mode)
        case _:
            return node


def _together(nodes: tuple[Node, ...], mode: SearchMode) -> Node:
    """Return several conditions as one; those that are words are cut, and set near each other."""
    parts: list[Node] = []
    runs: dict[str, list[Term | Pattern]] = {}
    for node in nodes:
        if isinstance(node, Term | Pattern):
            runs.setdefault(node.where, []).extend(cut(node) if isinstance(node, Term) else [node])
        else:
            parts.append(in_mode(node, mode))
    for run in runs.values():
        if mode is SearchMode.NEAR and len(run) > 1:
            parts += [Near(left, right) for left, right in pairwise(run)]
        else:
            parts += run
    whole = tuple(dict.fromkeys(parts))
    return whole[0] if len(whole) == 1 else And(whole)


def cut(term: Term) -> list[Term]:
    """Return the words of a wording by the dictionary; one in quotation marks is one word."""
    from reader.text.words import pieces_of

    if term.exact:
        return [term]
    pieces = [piece for piece in pieces_of(fold(term.wording)) if piece.isalnum()]
    if len(pieces) <= 1:
        return [term]
    return [replace(term, wording=piece) for piece in dict.fromkeys(pieces)]


def mode_of(query: str) -> SearchMode:
    """Return the mode that is written in a query."""
    found = [MODE_NAMES.get(name.casefold()) for name in _WRITTEN.findall(query)]
    return next((mode for mode in reversed(found) if mode), SearchMode.EXACT)


def with_mode(query: str, mode: SearchMode, written: str) -> str:
    """Return a query in another mode; ``written`` is how one would type it (``mode:words``)."""
    plain = _WRITTEN.sub("", query).strip()
    return plain if mode is SearchMode.EXACT else f"{plain} {written}".lstrip()
