"""Answering a query without an index: every article's text is read, folded and looked through."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from reader.model import Sort
from reader.search.document import SearchDocument, TextStore
from reader.search.match import FoldedDocument, Resolved, answers
from reader.search.query import Node, wordings
from reader.search.rank import rarity, score, weigh

_BATCH: Final = 256
"""Articles asked for at a time."""


class SearchCancelled(Exception):
    """The search was called off before it had an answer."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many articles answer, the keys in order as far as asked for, and their scores."""

    count: int
    keys: list[int]
    scores: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a set of articles: a query's meaning, an order, how many keys to return."""

    node: Node
    resolved: Resolved
    sort: Sort
    stop: int
    cancelled: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An article that answers: what its terms weigh, how long its body is, and its date."""

    key: int
    weights: tuple[float, ...]
    length: int
    issue_date: str


def in_batches(
    keys: list[int], store: TextStore, cancelled: Callable[[], bool]
) -> Iterator[SearchDocument]:
    """Yield the articles of ``keys``, fetched batch by batch; each one may be a long one.

    Raises:
        SearchCancelled: when ``cancelled`` says so.
    """
    for start in range(0, len(keys), _BATCH):
        if cancelled():
            raise SearchCancelled
        for document in store.documents(keys[start : start + _BATCH]):
            if cancelled():
                raise SearchCancelled
            yield document


def scan(asked: Asked, store: TextStore) -> Found:
    """Return every article that answers, best or newest first, reading them all.

    Raises:
        SearchCancelled: when ``asked.cancelled`` says so.
    """
    keys = list(store.keys())
    terms = wordings(asked.node) if asked.sort is Sort.RELEVANCE else ()
    holding = [0] * len(terms)
    found: list[_Weighed] = []
    for document in in_batches(keys, store, asked.cancelled):
        folded = FoldedDocument(document)
        answered = answers(asked.node, folded, asked.resolved)
        for place, term in enumerate(terms):
            holding[place] += folded.occurs(term)
        if answered:
            weights = tuple(weigh(term, folded) for term in terms)
            found.append(
                _Weighed(document.key, weights, len(document.text_of("body")), document.issue_date)
            )
    rarities = [rarity(count, len(keys)) for count in holding]
    scores = {one.key: score(one.weights, rarities, one.length) for one in found}
    found.sort(key=lambda one: one.key)
    found.sort(key=lambda one: one.issue_date, reverse=True)
    found.sort(key=lambda one: -scores[one.key])
    return Found(len(found), [one.key for one in found[: asked.stop]], scores)
