"""From a query to the hits shown."""

import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from reader.errors import QueryError
from reader.messages import _
from reader.model import SearchAnswer, Sort
from reader.search.document import TextStore
from reader.search.match import FoldedDocument, Resolved
from reader.search.parser import parse_query
from reader.search.query import And, Node, Not, Or, Predicate, describe
from reader.search.scan import Asked, Found, scan
from reader.search.snippet import make_hit

if TYPE_CHECKING:
    from reader.search.index import SearchIndex

Predicates = Mapping[str, Callable[[str], Collection[int]]]
"""Further fields by name (``is``): a value to the keys that have it, or UnknownValue raised."""


class UnknownValue(Exception):
    """A field holds one of a few values, ``known`` by these names, and was asked for another."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__()
        self.known = tuple(known)

    def like(self, value: str) -> str:
        """Return the names in the script of the one that was typed, in one line."""
        alike = [name for name in self.known if name.isascii() == value.isascii()]
        return ", ".join(alike or self.known)


def _never() -> bool:
    return False


def _predicates_in(node: Node) -> list[Predicate]:
    match node:
        case Predicate():
            return [node]
        case Not(part):
            return _predicates_in(part)
        case And(nodes) | Or(nodes):
            return [found for part in nodes for found in _predicates_in(part)]
        case _:
            return []


def resolve(node: Node, predicates: Predicates) -> Resolved:
    """Ask the library for the keys of every property in the query.

    Raises:
        QueryError: when a property's value is not known.
    """
    resolved: dict[Predicate, Collection[int]] = {}
    for one in _predicates_in(node):
        try:
            resolved[one] = predicates[one.name](one.value)
        except UnknownValue as unknown:
            raise QueryError(
                _("Query not understood"),
                _("“{name}:” knows no “{value}”.").format(name=one.name, value=one.value),
                _("It knows: {names}.").format(names=unknown.like(one.value)),
                position=one.position,
            ) from unknown
    return resolved


def find_keys(
    query: str,
    store: TextStore,
    index: "SearchIndex | None" = None,
    *,
    sort: Sort = Sort.DATE,
    cancelled: Callable[[], bool] = _never,
    predicates: Predicates | None = None,
    today: date | None = None,
) -> list[int]:
    """Return the keys of all articles that answer ``query``, in order, without making hits.

    Raises:
        QueryError: when the query cannot be understood.
        SearchCancelled: when ``cancelled`` said so.
        LibraryDamaged: when the index cannot be read.
    """
    known = predicates or {}
    parsed = parse_query(query, predicates=known, today=today)
    order = parsed.sort or sort
    asked = Asked(parsed.node, resolve(parsed.node, known), order, sys.maxsize, cancelled)
    return find(asked, store, index).keys


def find(asked: Asked, store: TextStore, index: "SearchIndex | None") -> Found:
    """Ask the index, or the texts where there is none."""
    return scan(asked, store) if index is None else index.find(asked)


def search(
    query: str,
    store: TextStore,
    index: "SearchIndex | None" = None,
    *,
    sort: Sort = Sort.RELEVANCE,
    limit: int = 50,
    offset: int = 0,
    cancelled: Callable[[], bool] = _never,
    predicates: Predicates | None = None,
    today: date | None = None,
) -> SearchAnswer:
    """Answer ``query`` exactly: the same hits and count with an index and without.

    Hits ``offset`` to ``offset + limit`` are shown, in the order of ``sort`` unless the query
    names one (``sort:date``); ties stand newest first. ``predicates`` are further fields by name,
    each giving the keys that have a value; ``today`` is what 近30天 counts from.

    Raises:
        QueryError: when the query cannot be understood.
        SearchCancelled: when ``cancelled`` said so.
        LibraryDamaged: when the index cannot be read.
    """
    known = predicates or {}
    parsed = parse_query(query, predicates=known, today=today)
    resolved = resolve(parsed.node, known)
    asked = Asked(parsed.node, resolved, parsed.sort or sort, offset + limit, cancelled)
    found = find(asked, store, index)
    page = found.keys[offset:]
    documents = {document.key: document for document in store.documents(page)}
    hits = (
        make_hit(parsed.node, FoldedDocument(documents[key]), found.scores.get(key, 0.0))
        for key in page
        if key in documents
    )
    return SearchAnswer(query, found.count, tuple(hits), describe(parsed))
