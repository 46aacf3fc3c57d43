"""Sketches of the articles' texts, in blocks that are read and searched as a whole.

A block holds 256 articles by their keys, slot by slot: the first numbers of all sketches, then the
second ones, so that looking for one number reads one kilobyte. An article that has changed is
``unsketched`` until it is looked at again; what a block holds of one that has gone is never asked
for, since keys are given once.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from reader.catalogue.database import Database
from reader.catalogue.reading import articles_of, key_of
from reader.model import Article
from reader.text.likeness import SKETCH_BYTES, SLOTS, sketch_of

BLOCK: Final = 256
"""Articles of a block."""

NUMBER: Final = 4
"""Bytes of a number of a sketch."""

COLUMN: Final = BLOCK * NUMBER
EMPTY: Final = bytes(BLOCK * SKETCH_BYTES)
UNKNOWN: Final = bytes(SKETCH_BYTES)

READ: Final = "SELECT slots FROM sketches WHERE block = ?"


class Sketches:
    """The sketches of a catalogue's articles; its methods fail as those of the catalogue do."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def waiting(self) -> int:
        """How many articles wait to be sketched."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM unsketched").fetchone()[0])

    def go_on(self, limit: int) -> int:
        """Sketch up to ``limit`` of the articles that wait for it; return how many did.

        The articles stay what they are, so the catalogue counts as unchanged.
        """
        with self._database.writing(quiet=True) as connection:
            rows = connection.execute("SELECT key FROM unsketched ORDER BY key LIMIT ?", (limit,))
            keys = [key for (key,) in rows]
            articles = articles_of(connection, keys)
            put(connection, {key: sketch_of(one.text) for key, one in articles.items()})
            gone = [(key,) for key in keys]
            connection.executemany("DELETE FROM unsketched WHERE key = ?", gone)
            return len(keys)

    def of(self, keys: Sequence[int]) -> dict[int, bytes]:
        """Return the sketches of articles by key; those without one are left out."""
        with self._database.reading() as connection:
            return sketches_of(connection, keys)

    def of_ids(self, article_ids: Sequence[str]) -> dict[str, bytes]:
        """Return the sketches of articles by id; those without one are left out."""
        with self._database.reading() as connection:
            named = ((one, key_of(connection, one)) for one in article_ids)
            keys = {one: key for one, key in named if key is not None}
            found = sketches_of(connection, list(keys.values()))
            return {one: found[key] for one, key in keys.items() if key in found}

    def articles(self, keys: Sequence[int]) -> dict[int, Article]:
        """Return whole articles by key, to be compared; gone ones left out."""
        with self._database.reading() as connection:
            return articles_of(connection, keys)

    def agreeing(self, sketch: bytes) -> list[list[int]]:
        """Return, for each number of a sketch, the keys of the articles that have the same there."""
        with self._database.reading() as connection:
            return agreeing_keys(connection, sketch)


def put(connection: sqlite3.Connection, sketches: Mapping[int, bytes]) -> None:
    """Write the sketches of articles by key."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for key in sketches:
        blocks[key // BLOCK].append(key)
    for block, keys in blocks.items():
        found = connection.execute(READ, (block,)).fetchone()
        slots = bytearray(found[0] if found else EMPTY)
        for key in keys:
            for start, stop, at in _places(key):
                slots[at : at + NUMBER] = sketches[key][start:stop]
        connection.execute("INSERT OR REPLACE INTO sketches VALUES (?, ?)", (block, bytes(slots)))


def _places(key: int) -> Iterator[tuple[int, int, int]]:
    """Yield where each number of a sketch begins and ends in it, and where it stands in its block."""
    first = key % BLOCK * NUMBER
    for slot in range(SLOTS):
        yield slot * NUMBER, (slot + 1) * NUMBER, slot * COLUMN + first


def sketches_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, bytes]:
    """Return the sketches of articles by key; those without one are left out."""
    blocks: dict[int, bytes] = {}
    found = {}
    for key in keys:
        block = key // BLOCK
        if block not in blocks:
            row = connection.execute(READ, (block,)).fetchone()
            blocks[block] = row[0] if row else EMPTY
        slots = blocks[block]
        sketch = b"".join(slots[at : at + NUMBER] for _start, _stop, at in _places(key))
        if sketch != UNKNOWN:
            found[key] = sketch
    return found


def agreeing_keys(connection: sqlite3.Connection, sketch: bytes) -> list[list[int]]:
    """Return, for each number of a sketch, the keys of the articles that have the same there."""
    numbers = [sketch[at : at + NUMBER] for at in range(0, SKETCH_BYTES, NUMBER)]
    asked = [(slot, number) for slot, number in enumerate(numbers) if any(number)]
    found: list[list[int]] = [[] for _number in numbers]
    for block, slots in connection.execute("SELECT block, slots FROM sketches"):
        for slot, number in asked:
            if slots.find(number, slot * COLUMN, (slot + 1) * COLUMN) >= 0:
                found[slot] += (block * BLOCK + place for place in _found(slots, slot, number))
    return found


def _found(slots: bytes, slot: int, number: bytes) -> Iterable[int]:
    """Yield the places of a number among those of a slot; one across two of them is none."""
    first, stop = slot * COLUMN, (slot + 1) * COLUMN
    at = slots.find(number, first, stop)
    while at >= 0:
        if not (at - first) % NUMBER:
            yield (at - first) // NUMBER
        at = slots.find(number, at + 1, stop)
