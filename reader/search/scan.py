"""Answering a query without an index: every article's text is read, folded and looked through."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from reader.model import Sort
from reader.search.document import SearchDocument, TextStore
from reader.search.match import FoldedDocument, Resolved, answers
from reader.search.query import Node, wordings
from reader.search.rank import rarity, score, weigh

_BATCH: Final = 256
"""Articles asked for at a time; between batches a search can be cancelled."""


class SearchCancelled(Exception):
    """The search was called off before it had an answer."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """All keys that answer, in order, and the scores of those that were scored."""

    keys: list[int]
    scores: dict[int, float]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An article that answers: what its terms weigh, and how long its body is."""

    key: int
    weights: tuple[float, ...]
    length: int


def in_batches(
    keys: list[int], store: TextStore, cancelled: Callable[[], bool]
) -> Iterator[SearchDocument]:
    """Yield the articles of ``keys``, batch by batch.

    Raises:
        SearchCancelled: when ``cancelled`` says so.
    """
    for start in range(0, len(keys), _BATCH):
        if cancelled():
            raise SearchCancelled
        yield from store.documents(keys[start : start + _BATCH])


def scan(
    node: Node,
    store: TextStore,
    resolved: Resolved,
    sort: Sort,
    cancelled: Callable[[], bool],
    *,
    among: Collection[int] | None = None,
) -> Ordered:
    """Return every article that answers ``node``, best or newest first, ``among`` these if given.

    Raises:
        SearchCancelled: when ``cancelled`` says so.
    """
    keys = list(store.keys())
    terms = wordings(node) if sort is Sort.RELEVANCE else ()
    holding = [0] * len(terms)
    found: list[_Weighed] = []
    asked = keys if among is None else [key for key in keys if key in among]
    for document in in_batches(asked, store, cancelled):
        folded = FoldedDocument(document)
        weights = tuple(weigh(term, folded) for term in terms)
        holding = [count + (weight > 0) for count, weight in zip(holding, weights, strict=True)]
        if answers(node, folded, resolved):
            found.append(_Weighed(document.key, weights, len(document.body)))
    rarities = [rarity(count, len(keys)) for count in holding]
    scores = {one.key: score(one.weights, rarities, one.length) for one in found}
    newest = {key: place for place, key in enumerate(keys)}
    order = sorted(scores, key=lambda key: (-scores[key], newest[key]))
    return Ordered(order, scores)
