"""The terms of a segment's articles while they are collected, in as little memory as they take.

A segment has hundreds of thousands of terms and most are held by one article: a list for each would
be a hundred bytes apiece. Here a field is three long arrays, filled without a loop of Python's.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import repeat
from operator import add
from typing import Final

END: Final = "\0"
"""Stands after the last character of a part, so that every character begins a pair."""

Key = int | str
"""A term as it is collected: two characters of the basic plane as a number, all else as it is."""

_UNIT: Final = 16
"""Bits of a character of the basic plane; the first of a pair lies in the lower ones."""

_BEYOND: Final = 1 << _UNIT
_CODING: Final = "utf-16-le"


def pairs_of(parts: Iterable[str]) -> set[Key]:
    """Return every two neighbours within each folded part, its last character with ``END``."""
    found: set[Key] = set()
    for part in parts:
        if not part:
            continue
        units = (part + END).encode(_CODING, "surrogatepass")
        if len(units) > 2 * len(part + END):
            found.update(map(key_of, map(add, part, part[1:] + END)))
            continue
        for begins in (0, 2):
            whole = (len(units) - begins) // 4 * 4
            found.update(memoryview(units)[begins : begins + whole].cast("I"))
    return found


def key_of(pair: str) -> Key:
    """Return two characters as they are collected."""
    first, second = map(ord, pair)
    return pair if first >= _BEYOND or second >= _BEYOND else first | second << _UNIT


def term_of(key: Key) -> str:
    """Undo ``key_of``."""
    return key if isinstance(key, str) else chr(key % _BEYOND) + chr(key >> _UNIT)


def _in_order(keys: list[Key]) -> list[Key]:
    """Sort terms that begin with one character: nearly always all of one kind."""
    try:
        return sorted(keys)
    except TypeError:
        return sorted(keys, key=term_of)


class Collected:
    """Which articles have each term of one field, and the term's level there if it has one.

    A posting is an article's number and the place of the posting before it of the same term.
    """

    def __init__(self) -> None:
        self._last: dict[Key, int] = {}
        self._numbers = array("H", [0])
        self._before = array("I", [0])
        self._levels = array("B", [0])

    def add(self, number: int, terms: Collection[Key], levels: Iterable[int] = ()) -> None:
        """Take the terms of an article; numbers ascend."""
        at = len(self._numbers)
        self._before.extend(map(self._last.get, terms, repeat(0)))
        self._numbers.extend(repeat(number, len(terms)))
        self._levels.extend(levels)
        self._last.update(zip(terms, range(at, at + len(terms)), strict=True))

    def groups(self) -> Iterator[tuple[str, list[Key]]]:
        """Yield every first character in order, and the terms that begin with it in order.

        They are sorted group by group: one call for all would hold other threads up.
        """
        by_first: defaultdict[str, list[Key]] = defaultdict(list)
        for key in self._last:
            by_first[key[0] if isinstance(key, str) else chr(key % _BEYOND)].append(key)
        for first in sorted(by_first):
            yield first, _in_order(by_first.pop(first))

    def holding(self, term: Key) -> list[int]:
        """Return the articles that have a term, ascending."""
        numbers, before, found = self._numbers, self._before, []
        at = self._last[term]
        while at:
            found.append(numbers[at])
            at = before[at]
        found.reverse()
        return found

    def leveled(self, term: Key, fewest: int) -> list[tuple[int, int]]:
        """Return the articles that have a term, ascending, with its level in each.

        Nothing when they are not as many as ``fewest``: most words are rare.
        """
        before, places = self._before, []
        at = self._last[term]
        while at:
            places.append(at)
            at = before[at]
        if len(places) < fewest:
            return []
        return [(self._numbers[place], self._levels[place]) for place in reversed(places)]
