"""Answering a query without an index: every article's text is read, folded and looked through."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reader.model import Sort
from reader.search.document import SearchDocument, TextStore, day_number
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
class Weighed:
    """An article that answers: what its terms weigh, how long its body is, and its date."""

    key: int
    day: int
    weights: tuple[float, ...]
    length: int

    @property
    def newest(self) -> tuple[int, int]:
        """What sorts newest articles first."""
        return -self.day, self.key


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading ``count`` articles: those that answer, and how many hold each term."""

    count: int
    answering: Sequence[Weighed]
    holding: Sequence[int]

    def best(self, rarities: Sequence[float]) -> Iterator[tuple[float, int, int]]:
        """Yield (score, date, key), the first two negative, of those that answer."""
        for one in self.answering:
            yield -score(one.weights, rarities, one.length), *one.newest


NOTHING: Final = Read(0, (), ())


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


def read_all(asked: Asked, store: TextStore, keys: Sequence[int]) -> Read:
    """Read the articles of ``keys`` for what is asked.

    Raises:
        SearchCancelled: when ``asked.cancelled`` says so.
    """
    terms = wordings(asked.node) if asked.sort is Sort.RELEVANCE else ()
    holding = [0] * len(terms)
    answering: list[Weighed] = []
    for document in in_batches(list(keys), store, asked.cancelled):
        folded = FoldedDocument(document)
        answered = answers(asked.node, folded, asked.resolved)
        for place, term in enumerate(terms):
            holding[place] += folded.occurs(term)
        if answered:
            weights = tuple(weigh(term, folded) for term in terms)
            day = day_number(document.issue_date)
            answering.append(Weighed(document.key, day, weights, len(document.text_of("body"))))
    return Read(len(keys), answering, holding)


def scan(asked: Asked, store: TextStore) -> Found:
    """Return every article that answers, best or newest first, reading them all.

    Raises:
        SearchCancelled: when ``asked.cancelled`` says so.
    """
    read = read_all(asked, store, store.keys())
    rarities = [rarity(held, read.count) for held in read.holding]
    ordered = sorted(read.best(rarities))
    scores = {key: -negative for negative, _day, key in ordered}
    return Found(len(ordered), list(scores)[: asked.stop], scores)
