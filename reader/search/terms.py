"""The terms of one field of a segment and what is kept for each, found without reading the rest.

Terms are grouped by their first character. A group keeps the rest of its terms as one string (one
character each where all terms have two, else between line breaks), one byte per term for the length
of what is kept for it, and that itself, one after the other; 255 points to a list of long lengths.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Final

from reader.search.sections import Section

_LONG: Final = 255
_CODING: Final = "utf-16-le"
_END: Final = "\n"

Group = tuple[str, list[str], list[bytes]]
"""A first character, the rests of its terms, and what is kept for each."""


def _written(text: str) -> bytes:
    return text.encode(_CODING, "surrogatepass")


def _read(octets: bytes) -> str:
    return octets.decode(_CODING, "surrogatepass")


def write_terms(groups: Iterable[Group], *, paired: bool) -> dict[str, bytes]:
    """Return the parts of a field's dictionary for groups in order, each sorted and not empty.

    ``paired`` says that all terms have two characters.
    """
    firsts: list[str] = []
    keys, lengths, kept = bytearray(), bytearray(), bytearray()
    longs = array("I")
    tops = [array("I", [0]) for _table in range(4)]
    for first, rests, octets in groups:
        firsts.append(first)
        keys += _written("".join(rests) if paired else _END.join(["", *rests, ""]))
        sizes = list(map(len, octets))
        lengths += bytes([min(size, _LONG) for size in sizes])
        longs.extend([size for size in sizes if size >= _LONG])
        kept += b"".join(octets)
        for top, stop in zip(tops, map(len, (keys, lengths, kept, longs)), strict=True):
            top.append(stop)
    return {
        "firsts": _written("".join(firsts)),
        "paired": b"1" if paired else b"",
        "tops": b"".join(top.tobytes() for top in tops),
        "keys": bytes(keys),
        "lengths": bytes(lengths),
        "longs": longs.tobytes(),
        "kept": bytes(kept),
    }


class Terms:
    """A field's dictionary as it lies in the segment's file; a field nobody has holds no parts."""

    def __init__(self, parts: Mapping[str, Section]) -> None:
        self._parts = parts
        self._firsts = ""
        if not parts:
            return
        self._firsts = _read(parts["firsts"].whole())
        self._paired = parts["paired"].size > 0
        tops = memoryview(parts["tops"].whole()).cast("I")
        size = len(self._firsts) + 1
        self._tops = [tops[size * table : size * (table + 1)] for table in range(4)]

    def _group(self, place: int) -> "tuple[str, bytes, array[int], int]":
        """Return a group's keys, lengths, long lengths, and where what it keeps begins."""
        keys, terms, kept, longs = (top[place : place + 2] for top in self._tops)
        return (
            _read(self._parts["keys"].cut(*keys)),
            self._parts["lengths"].cut(*terms),
            array("I", self._parts["longs"].cut(4 * longs[0], 4 * longs[1])),
            kept[0],
        )

    def get(self, term: str) -> bytes | None:
        """Return what is kept for ``term``, or nothing."""
        place = self._firsts.find(term[:1])
        if place < 0:
            return None
        keys, lengths, longs, start = self._group(place)
        if self._paired:
            index = keys.find(term[1:]) if len(term) == len("一二") else -1
        else:
            found = keys.find(f"{_END}{term[1:]}{_END}")
            index = keys.count(_END, 0, found) if found >= 0 else -1
        if index < 0:
            return None
        long_before = lengths.count(_LONG, 0, index)
        start += sum(lengths[:index]) - _LONG * long_before + sum(longs[:long_before])
        size = lengths[index] if lengths[index] < _LONG else longs[long_before]
        return self._parts["kept"].cut(start, start + size)

    def starting(self, first: str) -> Iterator[bytes]:
        """Yield what is kept for every term that begins with the character ``first``."""
        place = self._firsts.find(first)
        if place < 0:
            return
        _keys, lengths, longs, start = self._group(place)
        waiting = iter(longs)
        sizes = [next(waiting) if size == _LONG else size for size in lengths]
        kept = self._parts["kept"].cut(start, start + sum(sizes))
        for stop, size in zip(accumulate(sizes), sizes, strict=True):
            yield kept[stop - size : stop]

    def items(self) -> Iterator[tuple[str, bytes]]:
        """Yield every term with what is kept for it, in order."""
        for place, first in enumerate(self._firsts):
            keys = self._group(place)[0]
            rests = list(keys) if self._paired else keys[1:-1].split(_END)
            for rest, kept in zip(rests, self.starting(first), strict=True):
                yield first + rest, kept
