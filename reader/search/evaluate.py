"""Which articles of a segment answer a query: sets reckoned with, and read only where in doubt."""

from collections.abc import Callable, Iterator
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import Final

from reader.search.alphabet import SEPARATOR
from reader.search.encoded import Sought, are_near, seek
from reader.search.match import PARTS, Resolved, has_attribute
from reader.search.postings import bits_of
from reader.search.query import (
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
)
from reader.search.scan import SearchCancelled
from reader.search.segment import NAMES, Segment

_FIELDS: Final = {
    Where.TEXT: "text",
    Where.TITLE: "title",
    Where.BODY: "text",
    Where.BYLINE: "byline",
}
"""The field whose pairs of characters narrow a wording down, by where it must occur."""

_KEPT: Final = len("一二")
"""The index keeps which articles hold so many characters beside each other, or fewer."""

_READ: Final = "read"
"""The name, as of a field, under which a segment keeps what had to be read."""

_FEW: Final = 24
"""So many articles are read in the time that it takes to look up a pair of characters."""


class Evaluation:
    """One query on one segment."""

    def __init__(
        self, segment: Segment, alive: int, resolved: Resolved, cancelled: Callable[[], bool]
    ) -> None:
        self.segment = segment
        self.alive = alive
        self._resolved = resolved
        self._cancelled = cancelled
        self._known: dict[Term | Pattern, int] = {}
        self._sought: dict[Term | Pattern, Sought] = {}

    def answers(self, node: Node) -> int:
        """Return the articles that answer ``node``.

        Raises:
            SearchCancelled: when the search was called off.
        """
        match node:
            case And(nodes):
                return self._all(nodes)
            case Or(nodes):
                found = 0
                for part in nodes:
                    found |= self.answers(part)
                return found
            case Not(part):
                return self.alive & ~self.answers(part)
            case Term() | Pattern():
                return self.term(node)
            case _:
                return self._condition(node) & self.alive

    def _all(self, nodes: tuple[Node, ...]) -> int:
        found = self.alive
        for part in nodes:
            found &= self.answers(part)
            if not found:
                break
        return found

    def _condition(self, node: Near | Attribute | Dates | Predicate) -> int:
        match node:
            case Near():
                return self._near(node)
            case Attribute(name):
                found = 0
                for printed, bits in self.segment.values(name):
                    found |= bits if has_attribute(node, printed) else 0
                return found
            case Dates():
                return self.segment.dated(node)
            case Predicate():
                return self.segment.keyed(self._resolved[node])

    def term(self, term: Term | Pattern) -> int:
        """Return the articles in which a wording or pattern occurs, exactly."""
        known = self._known.get(term)
        if known is None:
            found = self._term(term) if isinstance(term, Term) else self._pattern(term)
            known = self._known[term] = found
        return known

    def sought(self, term: Term | Pattern) -> Sought:
        """Return what finds a wording or pattern in the segment's text."""
        known = self._sought.get(term)
        if known is None:
            known = self._sought[term] = seek(term, self.segment.alphabet)
        return known

    def _pairs(self, wording: str, where: Where) -> int:
        """Return articles that hold the pairs of neighbours of a folded wording.

        Of a longer wording, whose pairs prove nothing, those are left out that hardly help: looking
        one up takes as long as reading some articles.
        """
        field = _FIELDS[where]
        if len(wording) == 1:
            return self.segment.holding_character(wording, field) & self.alive
        if len(wording) == _KEPT:
            return self.segment.holding(field, wording) & self.alive
        pairs = list(map("".join, pairwise(wording)))
        apart = [*pairs[:-1:2], pairs[-1]]
        found = self.alive
        for place, pair in enumerate([*apart, *pairs[1:-1:2]]):
            before, found = found, found & self.segment.holding(field, pair)
            left = found.bit_count()
            if left <= _FEW or (place >= len(apart) and before.bit_count() - left <= _FEW):
                break
        return found

    def _term(self, term: Term) -> int:
        among = self._pairs(term.folded, term.where)
        if len(term.folded) <= _KEPT and term.where is not Where.BODY:
            return among
        sure = self._sure(term, among) & among
        if sure == among:
            return among
        name = f"{term.where} {term.folded}"
        return self._once(name, lambda: sure | self._holding(term, among & ~sure))

    def _once(self, name: str, find: Callable[[], int]) -> int:
        """Return what ``find`` found under this name, read once for as long as it is kept."""
        known = self.segment.kept((_READ, name))
        if known is None:
            known = self.segment.keep((_READ, name), find())
        return known & self.alive

    def _sure(self, term: Term, among: int) -> int:
        """Return articles known to hold a wording without reading them.

        Longer wordings than the index keeps may be whole words. What is in an article, but not in
        its headline or byline, is in its body.
        """
        if len(term.folded) > _KEPT:
            sets = self.segment.word(term.folded) if term.where is Where.TEXT else None
            return sets[0] if sets else 0
        beside = (self._pairs(term.folded, where) for where in (Where.TITLE, Where.BYLINE))
        return among & ~reduce(or_, beside)

    def _pattern(self, pattern: Pattern) -> int:
        among = self.alive
        for literal in pattern.literals:
            among &= self._pairs(literal, pattern.where)
        return self._once(repr(pattern), lambda: self._holding(pattern, among))

    def _holding(self, term: Term | Pattern, among: int) -> int:
        """Return those of ``among`` in whose text ``term`` is found where it must be."""
        sought = self.sought(term)
        if term.where is Where.TEXT:
            return self._read(among, sought.told)
        return self._read(
            among, lambda texts: (any(sought.told(_parts(text, term.where))) for text in texts)
        )

    def _near(self, near: Near) -> int:
        among = self.term(near.left) & self.term(near.right)
        left, right = self.sought(near.left), self.sought(near.right)
        places, distance = near.left.where, near.distance
        return self._read(
            among,
            lambda texts: (
                any(are_near(left, right, part, distance) for part in _parts(text, places))
                for text in texts
            ),
        )

    def _read(self, among: int, told: Callable[[Iterator[bytes]], Iterator[object]]) -> int:
        """Return those of ``among`` whose encoded text is ``told`` to answer."""
        found: list[int] = []
        for some in self.segment.looked_through(among, told):
            if self._cancelled():
                raise SearchCancelled
            found += some
        return bits_of(found, self.segment.count)


def _parts(text: bytes, where: Where) -> list[bytes]:
    """Return the encoded parts in which something must occur."""
    parts = text.split(SEPARATOR)
    return [parts[NAMES.index(part)] for part in PARTS[where]]
