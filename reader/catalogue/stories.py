"""Editions: what their pages print, which are not settled, and settling them.

Before anything of a file changes, what it has a part in is taken apart, and its editions are noted
as not settled: their stories are to be found anew.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from reader.catalogue.payload import article_of, bound, said
from reader.catalogue.together import COPY, put_together, take_apart
from reader.catalogue.values import EditionKey
from reader.model import Article, Story

COLLECTION: Final = "collection"
"""The kind of files whose articles stand for themselves."""

MEMBERS: Final = """
SELECT page, file FROM articles WHERE file = :file UNION SELECT page, file FROM parts WHERE file = :file
"""

EDITIONS: Final = f"""
SELECT DISTINCT pages.paper, pages.issue_date, files.path
FROM ({MEMBERS}) AS held JOIN pages ON pages.key = held.page JOIN files ON files.key = held.file
WHERE files.kind <> '{COLLECTION}'
"""  # noqa: S608 - a name of our own

_ON_PAGE: Final = f"""
FROM pages JOIN {{table}} AS held ON held.page = pages.key JOIN files ON files.key = held.file
WHERE pages.paper = :paper AND pages.issue_date = :date AND files.kind <> '{COLLECTION}'
"""

PRINTED: Final = f"""
SELECT held.id, bodies.article, files.path, pages.page_order, files.key, held.ordinal
{_ON_PAGE.format(table="articles").replace("WHERE", "JOIN bodies ON bodies.key = held.key WHERE")}
  AND held.id NOT IN (SELECT shown FROM parts)
UNION ALL
SELECT held.id, held.article, files.path, pages.page_order, files.key, held.ordinal
{_ON_PAGE.format(table="parts")}
ORDER BY 4, 5, 6
"""  # noqa: S608 - names of our own

PAGES: Final = f"""
SELECT held.page, held.file, files.path, count(*) {_ON_PAGE.format(table="articles")}
GROUP BY held.page, held.file
UNION ALL
SELECT held.page, held.file, files.path, count(*) {_ON_PAGE.format(table="parts")}
GROUP BY held.page, held.file
"""

MOST: Final = 3_000
"""Articles of a folder beyond which its unnamed pages are no edition."""

TOGETHER: Final = """
SELECT parts.shown, parts.place, parts.id, files.path
FROM parts JOIN pages ON pages.key = parts.page JOIN files ON files.key = parts.file
WHERE pages.paper = ? AND pages.issue_date = ? ORDER BY parts.shown, parts.place, parts.id
"""

Membership = tuple[tuple[str, ...], frozenset[str]]
"""The parts of a story in their order, and its copies."""


def edition_of(paper: str, issue_date: str, path: str) -> EditionKey:
    """Return the edition that an article of a file belongs to; an unnamed one is its folder's."""
    known = bool(paper and issue_date)
    return EditionKey(paper, issue_date, "" if known else str(PurePath(path).parent))


def unsettle(connection: sqlite3.Connection, file: int) -> None:
    """Take apart what a file has a part in, and note its editions as not settled."""
    rows = connection.execute("SELECT DISTINCT shown FROM parts WHERE file = ?", (file,)).fetchall()
    for (shown,) in rows:
        take_apart(connection, said(shown))
    note(connection, file)


def note(connection: sqlite3.Connection, file: int) -> None:
    """Note the editions that a file has articles of as not settled."""
    rows = connection.execute(EDITIONS, {"file": file}).fetchall()
    editions = {edition_of(*map(said, row)) for row in rows}
    connection.executemany(
        "INSERT OR IGNORE INTO unsettled VALUES (?, ?, ?)",
        [tuple(map(bound, (one.paper, one.issue_date, one.folder))) for one in editions],
    )


def unsettled(connection: sqlite3.Connection) -> list[EditionKey]:
    """Return the editions whose files changed since they were put together."""
    rows = connection.execute("SELECT paper, issue_date, folder FROM unsettled ORDER BY 1, 2, 3")
    return [EditionKey(*map(said, row)) for row in rows]


def printed(connection: sqlite3.Connection, edition: EditionKey) -> list[Article]:
    """Return the articles of an edition as their pages print them, page by page.

    Where only one page of one file is held there is nothing to put together, and none is returned;
    nor is anything of a folder with more unnamed pages than an edition has.
    """
    place = {"paper": bound(edition.paper), "date": bound(edition.issue_date)}
    rows = connection.execute(PRINTED, place) if _has_pages(connection, edition, place) else ()
    return [
        article_of(said(article_id), content)
        for article_id, content, path, *_order in rows
        if edition_of(edition.paper, edition.issue_date, said(path)) == edition
    ]


def _has_pages(
    connection: sqlite3.Connection, edition: EditionKey, place: Mapping[str, str | bytes]
) -> bool:
    """Tell whether an edition has more than one page, and no more than an edition may have."""
    pages: set[tuple[int, int]] = set()
    articles = 0
    for page, file, path, count in connection.execute(PAGES, place):
        if edition_of(edition.paper, edition.issue_date, said(path)) == edition:
            pages.add((page, file))
            articles += count
    return len(pages) > 1 and (articles <= MOST or not edition.folder)


def settle(
    connection: sqlite3.Connection,
    edition: EditionKey,
    stories: Iterable[Story],
) -> list[Story]:
    """Show ``stories`` in an edition and nothing else put together; return those that are new."""
    wanted = {story.article.id: story for story in stories}
    held = _held(connection, edition)
    for shown, membership in held.items():
        if shown not in wanted or _membership(wanted[shown]) != membership:
            take_apart(connection, shown)
        else:
            del wanted[shown]
    for story in wanted.values():
        put_together(connection, story)
    connection.execute(
        "DELETE FROM unsettled WHERE paper = ? AND issue_date = ? AND folder = ?",
        tuple(map(bound, (edition.paper, edition.issue_date, edition.folder))),
    )
    return list(wanted.values())


def _membership(story: Story) -> Membership:
    return story.parts, frozenset(story.copies)


def _held(connection: sqlite3.Connection, edition: EditionKey) -> dict[str, Membership]:
    rows = connection.execute(TOGETHER, (bound(edition.paper), bound(edition.issue_date)))
    parts: dict[str, list[str]] = {}
    copies: dict[str, list[str]] = {}
    for shown, place, article_id, path in rows:
        if edition_of(edition.paper, edition.issue_date, said(path)) == edition:
            into = copies if place == COPY else parts
            into.setdefault(said(shown), []).append(said(article_id))
    return {
        shown: (tuple(parts.get(shown, ())), frozenset(copies.get(shown, ())))
        for shown in parts.keys() | copies.keys()
    }


def part_of(connection: sqlite3.Connection, article_id: str) -> Article | None:
    """Return an article as its own page prints it, if it is shown put together."""
    row = connection.execute(
        "SELECT article FROM parts WHERE id = ?", (bound(article_id),)
    ).fetchone()
    return article_of(article_id, row[0]) if row else None


def parts_shown(connection: sqlite3.Connection, shown: str) -> Sequence[str]:
    """Return the ids of the articles that a story is made of, in order; none for other articles."""
    rows = connection.execute(
        "SELECT id FROM parts WHERE shown = ? AND place >= 0 ORDER BY place", (bound(shown),)
    )
    return [said(article_id) for (article_id,) in rows]


def ids_of_file(connection: sqlite3.Connection, path: str) -> list[str]:
    """Return the ids of the articles that a file's pages print, alone or within a story."""
    rows = connection.execute(
        "WITH asked AS (SELECT key FROM files WHERE path = ?)"
        " SELECT id FROM articles WHERE file IN asked UNION SELECT id FROM parts WHERE file IN asked",
        (bound(path),),
    )
    return [said(article_id) for (article_id,) in rows]


def files_of_page(
    connection: sqlite3.Connection, paper: str, issue_date: str, page: str
) -> list[str]:
    """Return the files that hold something of a page, shown by itself or within a story."""
    rows = connection.execute(
        "WITH asked AS (SELECT key FROM pages WHERE paper = ? AND issue_date = ? AND page = ?)"
        " SELECT path FROM files WHERE key IN (SELECT file FROM articles WHERE page IN asked"
        " UNION SELECT file FROM parts WHERE page IN asked)",
        tuple(map(bound, (paper, issue_date, page))),
    )
    return [said(path) for (path,) in rows]
