"""Why a query finds what it finds: each condition alone, what ranks the first hit, what would hit."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from reader.model import Condition, Counted, Explanation, Rank, Sort
from reader.search.answer import Predicates, find, resolve
from reader.search.document import TextStore
from reader.search.match import PARTS, FoldedDocument
from reader.search.modes import cut
from reader.search.parser import parse_query
from reader.search.query import (
    And,
    Dates,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Query,
    Term,
    Where,
    describe,
    wordings,
)
from reader.search.rank import LEAD_CHARACTERS, rarity, saturate, weigh
from reader.search.scan import Asked
from reader.search.spelling import LOOKED_AT, one_open, printed
from reader.search.writing import written

if TYPE_CHECKING:
    from reader.search.index import SearchIndex

MOST: Final = 8
"""So many conditions are counted alone, and left out in turn."""

SPELLINGS: Final = 2
"""Wordings offered that differ in one character."""

SHORTEST: Final = 2
"""Characters of the shortest beginning or end of a wording that is offered."""


class Explainer:
    """Asks one index, or the texts, again and again."""

    def __init__(
        self,
        store: TextStore,
        index: "SearchIndex | None",
        predicates: Predicates,
        cancelled: Callable[[], bool],
    ) -> None:
        self._store = store
        self._index = index
        self._predicates = predicates
        self._cancelled = cancelled

    def explain(self, text: str, today: date | None) -> Explanation:
        """Explain a query."""
        query = parse_query(text, predicates=self._predicates, today=today)
        count = self._count(query.node)
        leaves = _leaves(query.node)[:MOST]
        return Explanation(
            text,
            describe(query),
            count,
            tuple(self._condition(leaf) for leaf in leaves),
            *(self._first(query) if count else ("", ())),
            without=() if count else tuple(self._without(query.node)),
            instead=() if count else tuple(self._instead(query.node)),
            dates=tuple((one.first, one.last) for one in leaves if isinstance(one, Dates)),
        )

    def _asked(self, node: Node, sort: Sort, stop: int) -> Asked:
        return Asked(node, resolve(node, self._predicates), sort, stop, self._cancelled)

    def _count(self, node: Node) -> int:
        return find(self._asked(node, Sort.DATE, 0), self._store, self._index).count

    def _condition(self, node: Node) -> Condition:
        folded = node.folded if isinstance(node, Term) else ""
        said = describe(Query("", node))
        words = tuple(one.folded for one in cut(node)) if isinstance(node, Term) else ()
        return Condition(said, folded, self._counted(node), words if len(words) > 1 else ())

    def _counted(self, node: Node) -> Counted:
        return Counted(written(node), self._count(node))

    # The first hit

    def _first(self, query: Query) -> tuple[str, tuple[Rank, ...]]:
        """Return the first hit's title, and what its place is due to; nothing if to its date."""
        sort = query.sort or Sort.RELEVANCE
        keys = find(self._asked(query.node, sort, 1), self._store, self._index).keys
        first = next(iter(self._store.documents(keys)), None)
        if first is None:
            return "", ()
        terms = wordings(query.node) if sort is Sort.RELEVANCE else ()
        return first.name, tuple(self._ranks(terms[:MOST], FoldedDocument(first)))

    def _ranks(self, terms: tuple[Term | Pattern, ...], folded: FoldedDocument) -> Iterator[Rank]:
        count = len(self._store.keys())
        holding = [self._count(term) for term in terms]
        length = len(folded.document.body)
        worths = [
            rarity(held, count) * saturate(weigh(term, folded), length)
            for term, held in zip(terms, holding, strict=True)
        ]
        for term, held, worth in zip(terms, holding, worths, strict=True):
            parts = ((part, len(folded.find(term, part))) for part in PARTS[term.where])
            in_body = folded.find(term, "body")
            lead = bool(in_body) and in_body[0][0] < LEAD_CHARACTERS
            share = worth / (sum(worths) or 1)
            yield Rank(term.wording, tuple(one for one in parts if one[1]), lead, held, share)

    # What would hit

    def _without(self, node: Node) -> Iterator[Counted]:
        """Yield the query without each condition in turn, where that hits."""
        parts = node.nodes if isinstance(node, And) else ()
        for left_out in range(min(len(parts), MOST)):
            rest = (*parts[:left_out], *parts[left_out + 1 :])
            counted = self._counted(rest[0] if len(rest) == 1 else And(rest))
            if counted.count:
                yield counted

    def _instead(self, node: Node) -> Iterator[Counted]:
        """Yield wordings that hit in place of those that do not, even alone."""
        for term in wordings(node)[:MOST]:
            if not isinstance(term, Term) or self._count(term):
                continue
            anywhere = replace(term, where=Where.TEXT)
            if term.where is not Where.TEXT and self._count(anywhere):
                yield self._counted(anywhere)
                continue
            yield from self._spelled_otherwise(anywhere)
            yield from self._ends_of(anywhere)

    def _spelled_otherwise(self, term: Term) -> Iterator[Counted]:
        """Yield the most frequent wordings that differ in one character."""
        seen: Counter[str] = Counter()
        for pattern in one_open(term):
            asked = self._asked(pattern, Sort.DATE, LOOKED_AT)
            keys = find(asked, self._store, self._index).keys
            seen += printed(pattern, map(FoldedDocument, self._store.documents(keys)))
        for wording, _often in seen.most_common(SPELLINGS):
            yield self._counted(Term(wording, exact=term.exact))

    def _ends_of(self, term: Term) -> Iterator[Counted]:
        """Yield the longest beginning and the longest end of a wording that occur."""
        for shorten in (_beginning, _end):
            fewest, most = SHORTEST - 1, len(term.wording)
            while most - fewest > 1:
                middle = (fewest + most) // 2
                hits = self._count(Term(shorten(term.wording, middle)))
                fewest, most = (middle, most) if hits else (fewest, middle)
            if fewest >= SHORTEST:
                yield self._counted(Term(shorten(term.wording, fewest), exact=term.exact))


def _beginning(wording: str, length: int) -> str:
    return wording[:length]


def _end(wording: str, length: int) -> str:
    return wording[-length:]


def _leaves(node: Node) -> list[Node]:
    """Return the single conditions of a query, each once, in order."""
    match node:
        case And(nodes) | Or(nodes):
            return list(dict.fromkeys(leaf for part in nodes for leaf in _leaves(part)))
        case Near(left, right):
            return [node, left, right]
        case Not(part):
            return _leaves(part)
        case _:
            return [node]


def explain(
    query: str,
    store: TextStore,
    index: "SearchIndex | None" = None,
    *,
    cancelled: Callable[[], bool],
    predicates: Predicates | None = None,
    today: date | None = None,
) -> Explanation:
    """Explain what ``query`` finds, and what would hit where it finds nothing.

    Raises:
        QueryError: when the query cannot be understood.
        SearchCancelled: when ``cancelled`` said so.
        LibraryDamaged: when the index cannot be read.
    """
    return Explainer(store, index, predicates or {}, cancelled).explain(query, today)
