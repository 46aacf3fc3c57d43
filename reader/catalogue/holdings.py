"""What the catalogue holds of each edition: pages and their files, copies, and doubtful bytes."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from reader.catalogue.payload import parsed, said

PAGES: Final = """
SELECT pages.paper, pages.issue_date, pages.page, count(*) FROM pages JOIN (
  SELECT page FROM articles
  UNION ALL SELECT page FROM parts WHERE id <> shown
) AS held ON held.page = pages.key
GROUP BY pages.key ORDER BY pages.paper, pages.issue_date, pages.page_order
"""
"""Pages with what they print, also where that is shown within a story of another page."""

COPIES: Final = """
WITH printed AS (
  SELECT page, name, file FROM articles WHERE id NOT IN (SELECT shown FROM parts)
  UNION ALL SELECT page, name, file FROM parts
), twice AS (
  SELECT page, name FROM printed WHERE name <> ''
  GROUP BY page, name HAVING count(DISTINCT file) > 1
)
SELECT DISTINCT pages.paper, pages.issue_date, pages.page, files.path, twice.name
FROM twice
  JOIN printed AS articles ON articles.page = twice.page AND articles.name = twice.name
  JOIN pages ON pages.key = twice.page
  JOIN files ON files.key = articles.file
WHERE pages.issue_date <> ''
ORDER BY pages.paper, pages.issue_date, pages.page_order, pages.key
"""
"""Dated pages of which several files hold the same article, by its name."""

REPEATS: Final = """
SELECT pages.paper, pages.issue_date, pages.page, again.page, parts.name, first.path, files.path
FROM parts
  JOIN articles ON articles.id = parts.shown JOIN pages ON pages.key = articles.page
  JOIN pages AS again ON again.key = parts.page
  JOIN files ON files.key = parts.file JOIN files AS first ON first.key = articles.file
WHERE parts.place < 0 AND again.key <> pages.key
  AND again.key NOT IN (SELECT page FROM parts AS own WHERE own.shown = parts.shown AND own.place >= 0)
ORDER BY pages.paper, pages.issue_date, pages.page_order, articles.ordinal, again.page_order
"""
"""Articles that another page of their edition prints again."""

FILES: Final = """
SELECT sources.path, files.path, files.encoding, files.damaged_lines, files.kind
FROM files JOIN sources ON sources.key = files.source ORDER BY files.path
"""


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page with articles in the catalogue; ``page`` is empty where it is not known."""

    paper: str
    issue_date: str
    page: str
    articles: int


@dataclass(frozen=True, slots=True)
class CopiedPage:
    """A page of which ``articles`` are in more than one of ``files``."""

    paper: str
    issue_date: str
    page: str
    articles: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """An article that its edition prints on ``page`` and ``again`` on another; the files of both."""

    paper: str
    issue_date: str
    page: str
    again: str
    name: str
    file: str
    again_file: str


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file with its encoding and its damaged lines; ``kind`` as in FileRecord."""

    source: str
    path: str
    encoding: str
    damaged_lines: tuple[int, ...]
    kind: str


def pages_of(connection: sqlite3.Connection) -> Iterator[HeldPage]:
    """Yield every page with articles, by paper, day and page."""
    for paper, date, page, articles in connection.execute(PAGES):
        yield HeldPage(said(paper), said(date), said(page), articles)


def copies_of(connection: sqlite3.Connection) -> Iterator[CopiedPage]:
    """Yield the pages that several files hold."""
    for place, rows in groupby(connection.execute(COPIES), key=itemgetter(0, 1, 2)):
        held = list(rows)
        paper, date, page = map(said, place)
        files = sorted({said(path) for *_place, path, _name in held})
        yield CopiedPage(paper, date, page, len({name for *_rest, name in held}), tuple(files))


def repeats_of(connection: sqlite3.Connection) -> Iterator[Repeat]:
    """Yield the articles that two pages of an edition print."""
    for row in connection.execute(REPEATS):
        yield Repeat(*map(said, row))


def files_of(connection: sqlite3.Connection) -> Iterator[HeldFile]:
    """Yield every file taken in."""
    for source, path, encoding, damaged, kind in connection.execute(FILES):
        lines = tuple(parsed(damaged)) if damaged else ()
        yield HeldFile(said(source), said(path), said(encoding), lines, said(kind))
