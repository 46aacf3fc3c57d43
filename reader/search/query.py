"""Queries as values: what must occur where, and how a query was understood, in words."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from reader.messages import _
from reader.model import Sort
from reader.text.fold import fold

NEAR_CHARACTERS = 10
"""How many characters may stand between the two sides of ``NEAR`` when no number is given."""

GAP_CHARACTERS = 20
"""How many characters ``*`` inside a word may stand for."""


class Where(StrEnum):
    """The part of an article in which a word must occur; ``TEXT`` is headline, byline and body."""

    __hash__ = str.__hash__  # looked up at every hit: an enumeration's own is slower

    TEXT = "text"
    TITLE = "title"
    BODY = "body"
    BYLINE = "byline"


class Wild(StrEnum):
    """What stands for other characters in a pattern."""

    ONE = "?"
    ANY = "*"


@dataclass(frozen=True)
class Term:
    """A wording that must occur, folded, as a substring; ``position`` is its place in the query."""

    wording: str
    where: Where = Where.TEXT
    position: int = 0
    exact: bool = False

    def __hash__(self) -> int:
        """Terms are looked up at every hit, and differ in their wording."""
        return hash(self.wording)

    @cached_property
    def folded(self) -> str:
        """The wording as it is searched."""
        return fold(self.wording)


@dataclass(frozen=True)
class Pattern:
    """Wordings and wildcards; ``?`` is one character, ``*`` up to ``GAP_CHARACTERS`` of a sentence.

    A ``*`` at an end asks that a Latin word or number begins (or ends) there.
    """

    pieces: tuple[str | Wild, ...]
    where: Where = Where.TEXT
    position: int = 0

    @property
    def wording(self) -> str:
        """The pattern as one types it."""
        return "".join(self.pieces)

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The folded wordings, all of which occur wherever the pattern does."""
        plain = (fold(piece) for piece in self.pieces if not isinstance(piece, Wild))
        return tuple(piece for piece in plain if piece)


@dataclass(frozen=True, slots=True)
class Near:
    """Two wordings with at most ``distance`` folded characters between them, in either order."""

    left: Term | Pattern
    right: Term | Pattern
    distance: int = NEAR_CHARACTERS


@dataclass(frozen=True, slots=True)
class Attribute:
    """A paper, page or section by name; papers and sections match by any part of theirs.

    An ``exact`` one is the whole name.
    """

    name: str
    value: str
    position: int = 0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """An issue date from ``first`` to ``last``, both included; ISO 8601, empty where open."""

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A property that the library knows (``is:unread``); ``name`` is the field as registered."""

    name: str
    value: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class And:
    """All of ``nodes``."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """Any of ``nodes``."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but ``node``."""

    node: "Node"


Node = Term | Pattern | Near | Attribute | Dates | Predicate | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A query understood: the condition, and the order it asks for, if any."""

    text: str
    node: Node
    sort: Sort | None = None


def wordings(node: Node) -> tuple[Term | Pattern, ...]:
    """Return the terms and patterns that a hit of ``node`` may show, in the order of the query."""
    match node:
        case Term() | Pattern():
            return (node,)
        case Near(left, right):
            return (left, right)
        case And(nodes) | Or(nodes):
            return tuple(term for part in nodes for term in wordings(part))
        case _:
            return ()


def describe(query: Query) -> str:
    """Say how ``query`` was understood, in one line."""
    said = _say(query.node)
    if query.sort is Sort.DATE:
        return _("{condition}; newest first").format(condition=said)
    return said


def _place(where: Where) -> str:
    places = {
        Where.TEXT: "{wording}",
        Where.TITLE: _("title contains {wording}"),
        Where.BODY: _("text contains {wording}"),
        Where.BYLINE: _("byline contains {wording}"),
    }
    return places[where]


def _say(node: Node, *, inside: bool = False) -> str:
    """Say ``node``; several conditions ``inside`` something else are put in brackets."""
    match node:
        case Not(part):
            return _("without {condition}").format(condition=_say(part, inside=True))
        case And(nodes) | Or(nodes):
            between = _(" and ") if isinstance(node, And) else _(" or ")
            said = between.join(_say(part, inside=True) for part in nodes)
            return f"({said})" if inside else said
        case _:
            return _say_one(node)


def _say_one(node: Term | Pattern | Near | Attribute | Dates | Predicate) -> str:
    """Say a single condition."""
    match node:
        case Term() | Pattern():
            return _place(node.where).format(wording=f"“{node.wording}”")
        case Near(left, right, distance):
            said = _("{left} within {count} characters of {right}")
            return said.format(left=_say(left), right=_say(right), count=distance)
        case Attribute(name, value, _position, exact):
            value = f"“{value}”" if exact else value
            names = {"paper": _("paper: {value}"), "page": _("page: {value}")}
            return names.get(name, _("section: {value}")).format(value=value)
        case Dates(first, last):
            return _say_dates(first, last)
        case Predicate(name, value):
            return f"{name}:{value}"


def _say_dates(first: str, last: str) -> str:
    if first == last:
        return _("on {date}").format(date=first)
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    return _("from {date}").format(date=first) if first else _("until {date}").format(date=last)
