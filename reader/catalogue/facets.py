"""How many of some articles were printed where: by paper, day, page and section."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.catalogue.payload import decoding, said

PLACES: Final = """
SELECT pages.paper, pages.issue_date, iif(articles.pages = '', pages.page, articles.pages),
  articles.section, articles.kind, count(*)
FROM json_each(?) JOIN articles ON articles.key = value JOIN pages ON pages.key = articles.page
GROUP BY articles.page, articles.pages, articles.section, articles.kind
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a page, and how many articles of a kind are there; empty if not known.

    A story on several pages names them all: ``01、03``.
    """

    paper: str
    issue_date: str
    page: str
    section: str
    kind: str
    articles: int


def places_of(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Place]:
    """Return the places of the articles, in no order; unknown keys are left out."""
    rows = connection.execute(PLACES, (json.dumps(list(keys)),))
    with decoding():
        return [
            Place(said(paper), said(issue_date), said(page), said(section), kind, count)
            for paper, issue_date, page, section, kind, count in rows
        ]


def days_of(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return every issue date with the number of articles of that day, in order of time."""
    rows = connection.execute(
        "SELECT issue_date, count(*) FROM pages JOIN articles ON articles.page = pages.key"
        " WHERE issue_date <> '' GROUP BY issue_date ORDER BY issue_date"
    )
    return tuple((said(day), count) for day, count in rows)
