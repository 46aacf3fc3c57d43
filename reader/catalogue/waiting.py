"""What the search index has not seen yet, so that indexing goes on after any interruption."""

import sqlite3
from array import array
from collections.abc import Iterable
from itertools import chain

from reader.catalogue.storing import ADD, REMOVE


def pending(connection: sqlite3.Connection) -> tuple["array[int]", "array[int]", int]:
    """Return the keys to add, the keys to remove, and the serial of the last change among them."""
    added, removed = (_keys(connection, action) for action in (ADD, REMOVE))
    (serial,) = connection.execute("SELECT coalesce(max(serial), 0) FROM pending").fetchone()
    return added, removed, serial


def _keys(connection: sqlite3.Connection, action: str) -> "array[int]":
    rows = connection.execute("SELECT key FROM pending WHERE action = ? ORDER BY key", (action,))
    return array("q", chain.from_iterable(rows))


def indexed(
    connection: sqlite3.Connection, added: Iterable[int], removed: Iterable[int], serial: int
) -> None:
    """Forget what the index has seen, but for changes made after ``serial``."""
    rows = chain(((key, ADD, serial) for key in added), ((key, REMOVE, serial) for key in removed))
    connection.executemany("DELETE FROM pending WHERE key = ? AND action = ? AND serial <= ?", rows)


def mark_all(connection: sqlite3.Connection) -> None:
    """Have every article added to an index that is empty."""
    connection.execute("DELETE FROM pending")
    connection.execute("INSERT INTO pending (key, action) SELECT key, ? FROM articles", (ADD,))
