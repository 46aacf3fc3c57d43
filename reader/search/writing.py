"""Conditions written as one would type them."""

import re
from typing import Final, assert_never

from reader.errors import QueryError
from reader.search.parser import parse_query
from reader.search.query import (
    NEAR_CHARACTERS,
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

_QUOTES: Final = ('""', "“”", "「」", "『』")


def quoted(wording: str) -> str:
    """Return ``wording`` in quotation marks that it does not hold itself, or escapes them."""
    wording = wording.replace("\\", "\\\\")
    held = set(wording.replace("＂", '"'))  # read as the half-width one
    marks = next((pair for pair in _QUOTES if not set(pair) & held), "")
    if marks:
        return f"{marks[0]}{wording}{marks[1]}"
    return '"' + re.sub('(["＂])', r"\\\1", wording) + '"'


def _escaped(pattern: Pattern) -> str:
    """Return a pattern with a backslash before every sign in it that is no wildcard."""
    return "".join(
        piece if isinstance(piece, Wild) else re.sub(r"([^\w]|_)", r"\\\1", piece)
        for piece in pattern.pieces
    )


def _plain(wording: str) -> str:
    """Return a wording as a word if it is read as one, else in quotation marks."""
    try:
        read = parse_query(wording).node
    except QueryError:
        return quoted(wording)
    return wording if isinstance(read, Term) and read.wording == wording else quoted(wording)


def _term(term: Term) -> str:
    return quoted(term.wording) if term.exact else _plain(term.wording)


def written(node: Node, *, inside: bool = False) -> str:
    """Return a query that means ``node``; several conditions ``inside`` others are bracketed."""
    match node:
        case And(nodes) | Or(nodes):
            between = " " if isinstance(node, And) else " OR "
            said = between.join(written(part, inside=True) for part in nodes)
            return f"({said})" if inside else said
        case Not(part):
            return f"-{written(part, inside=True)}"
        case Near(left, right, distance):
            operator = "NEAR" if distance == NEAR_CHARACTERS else f"NEAR/{distance}"
            said = f"{written(left)} {operator} {written(right)}"
            return f"({said})" if inside else said
        case _:
            return _one(node)


def _one(node: Term | Pattern | Attribute | Dates | Predicate) -> str:
    """Return a single condition as typed."""
    match node:
        case Term() | Pattern():
            word = _escaped(node) if isinstance(node, Pattern) else _term(node)
            return word if node.where is Where.TEXT else f"{node.where}:{word}"
        case Attribute(name, value, _position, exact):
            return f"{name}:{quoted(value) if exact else _plain(value)}"
        case Predicate(name, value):
            return f"{name}:{value if value.isalnum() else quoted(value)}"
        case Dates(first, last):
            return f"date:{_dates(first, last)}"
        case _:
            assert_never(node)


def _dates(first: str, last: str) -> str:
    if first == last:
        return first
    if first and last:
        return f"{first}..{last}"
    return f">={first}" if first else f"<={last}"
