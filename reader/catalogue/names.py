"""What papers, pages, sections and writers are called, and how many articles each has."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from reader.catalogue.database import Database
from reader.catalogue.payload import decoding, parsed, said

HEAD_BYTES: Final = 1_500
"""Bytes of a stored article that are read for its byline, which stands near the beginning."""

BYLINE: Final = 2
"""The place of the byline among the parts of a stored article."""

_STRING: Final = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+",'
ANONYMOUS: Final = re.compile(rb"\[" + _STRING + rb"\[(?:" + _STRING + rb")+\[[\d,]*\]\],\[\[\],")
"""The beginning of an article that nobody signed, which need not be decoded."""

_DECODER: Final = json.JSONDecoder()

PLACES: Final = {
    "paper": "SELECT paper, count(*) FROM pages JOIN articles ON articles.page = pages.key"
    " WHERE paper <> '' GROUP BY paper",
    "page": "SELECT pages.page, count(*) FROM pages JOIN articles ON articles.page = pages.key"
    " WHERE pages.page <> '' GROUP BY pages.page",
    "section": "SELECT section, count(*) FROM articles WHERE section <> '' GROUP BY section",
}


class Names:
    """The names in a catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, kind: str) -> Counter[str]:
        """Return every ``paper``, ``page`` or ``section`` with its number of articles."""
        with self._database.reading() as connection:
            rows = connection.execute(PLACES[kind])
            return Counter({said(name): int(count) for name, count in rows})

    def writers_after(self, key: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the articles with a greater key than ``key``, in order, each with who wrote it."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT key, substr(article, 1, ?) FROM bodies WHERE key > ? ORDER BY key",
                (HEAD_BYTES, key),
            )
            for at, head in rows:
                if ANONYMOUS.match(head):
                    yield at, ()
                    continue
                with decoding():
                    yield at, tuple(str(name) for name, _role in _byline(connection, at, head)[0])
            connection.execute("PRAGMA shrink_memory")  # nobody reads all of this again


def _byline(connection: sqlite3.Connection, key: int, head: bytes) -> Any:
    """Return the byline out of the beginning of an article, or of all of it where that is short."""
    text = head.decode("utf-8", "ignore")
    place = 1
    try:
        for _part in range(BYLINE):
            place = _DECODER.raw_decode(text, place)[1] + 1
        return _DECODER.raw_decode(text, place)[0]
    except ValueError:
        row = connection.execute("SELECT article FROM bodies WHERE key = ?", (key,)).fetchone()
        return parsed(row[0])[BYLINE]
