"""Articles shown put together: what each page prints is kept apart, and can be shown again.

While a story that jumps, or an article with copies, is shown as one, ``parts`` holds every article
that it is made of as its own page prints it.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from reader.catalogue.payload import FIGURE_COLUMNS, article_bytes, bound, said
from reader.model import Story, name_of

KEPT: Final = (
    "id, page, file, ordinal, kind, name, section, characters, figure_count, source_id, head"
)
"""The columns of an article that a part keeps."""

SHOWN_COLUMNS: Final = "kind, name, section, characters, figure_count, source_id, head"
COPY: Final = -1
"""The place of a copy among the parts of a story."""

NEW: Final = ("add",)
CHANGED: Final = ("remove", "add")
"""What the index is told to do about an article."""

_PARAGRAPHS: Final = frozenset({"paragraph", "in_paragraph"})
_SHIFTED_COLUMNS: Final = ", ".join(
    f"{name} + :shift" if name in _PARAGRAPHS else name for name in FIGURE_COLUMNS.split(", ")
)
SHIFTED: Final = f"""
INSERT INTO figures (article, ordinal, {FIGURE_COLUMNS})
SELECT :key, ordinal + :first, {_SHIFTED_COLUMNS}
FROM part_figures WHERE part = (SELECT key FROM parts WHERE id = :id) ORDER BY ordinal
"""  # noqa: S608 - names of our own
"""The figures of a part, its paragraphs counted through the story."""


def put_together(connection: sqlite3.Connection, story: Story) -> None:
    """Show a story in the place of the articles it is made of, with the figures of its parts."""
    shown = story.article.id
    members = [*enumerate(story.parts), *((COPY, one) for one in story.copies)]
    for place, article_id in members:
        key = _key(connection, article_id)
        _keep(connection, shown, place, key)
        if article_id != shown:
            _hide(connection, key)
    _show(connection, _key(connection, shown), story)


def _key(connection: sqlite3.Connection, article_id: str) -> int:
    row = connection.execute(
        "SELECT key FROM articles WHERE id = ?", (bound(article_id),)
    ).fetchone()
    return int(row[0])


def _keep(connection: sqlite3.Connection, shown: str, place: int, key: int) -> None:
    added = connection.execute(
        f"INSERT INTO parts (shown, place, {KEPT}, article) SELECT ?, ?, {KEPT}, article"  # noqa: S608 - names of our own
        " FROM articles JOIN bodies USING (key) WHERE key = ?",
        (bound(shown), place, key),
    )
    connection.execute(
        f"INSERT INTO part_figures SELECT ?, ordinal, {FIGURE_COLUMNS} FROM figures"  # noqa: S608 - names of our own
        " WHERE article = ?",
        (added.lastrowid, key),
    )


def _hide(connection: sqlite3.Connection, key: int) -> None:
    for table, column in (("articles", "key"), ("bodies", "key"), ("figures", "article")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))  # noqa: S608 - names of our own
    connection.execute("DELETE FROM pending WHERE key = ? AND action = 'add'", (key,))
    connection.execute("INSERT OR REPLACE INTO pending (key, action) VALUES (?, 'remove')", (key,))


def _show(connection: sqlite3.Connection, key: int, story: Story) -> None:
    article = story.article
    text = article.text
    also = "、".join(dict.fromkeys(_short(part.page, part.source) for part in article.copies))
    _replace_body(connection, key, article_bytes(article), CHANGED)
    starts = [part.start for part in article.parts] or [0]
    figures = 0
    for article_id, start in zip(story.parts, starts, strict=True):
        places = {"key": key, "first": figures, "shift": start, "id": bound(article_id)}
        figures += connection.execute(SHIFTED, places).rowcount
    connection.execute(
        "UPDATE articles SET name = ?, characters = ?, figure_count = ?, pages = ?, also = ?"
        " WHERE key = ?",
        (
            bound(name_of(article)),
            len(text) - text.count("\n"),
            figures,
            bound(article.page if article.parts else ""),
            bound(also),
            key,
        ),
    )


def _short(page: str, source: str) -> str:
    return page or PurePath(source).name


def _replace_body(
    connection: sqlite3.Connection, key: int, content: bytes, actions: Iterable[str]
) -> None:
    """Give an article another body and no figures, and tell the index what to do about it."""
    connection.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (key, content))
    connection.execute("DELETE FROM figures WHERE article = ?", (key,))
    connection.executemany(
        "INSERT OR REPLACE INTO pending (key, action) VALUES (?, ?)",
        [(key, action) for action in actions],
    )


def take_apart(connection: sqlite3.Connection, shown: str) -> None:
    """Show the articles that a story was made of, each as its own page prints it."""
    rows = connection.execute(
        "SELECT key, id, article FROM parts WHERE shown = ?", (bound(shown),)
    ).fetchall()
    for part, article_id, content in rows:
        whole = said(article_id) != shown
        key = _shown_again(connection, part, whole=whole)
        _replace_body(connection, key, content, NEW if whole else CHANGED)
        connection.execute(
            f"INSERT INTO figures (article, ordinal, {FIGURE_COLUMNS})"  # noqa: S608 - names of our own
            f" SELECT ?, ordinal, {FIGURE_COLUMNS} FROM part_figures WHERE part = ?",
            (key, part),
        )
        connection.execute("DELETE FROM part_figures WHERE part = ?", (part,))
    connection.execute("DELETE FROM parts WHERE shown = ?", (bound(shown),))


def _shown_again(connection: sqlite3.Connection, part: int, *, whole: bool) -> int:
    """Put the row of a part back and return its key; all of it, or over the story's own."""
    if whole:
        added = connection.execute(
            f"INSERT INTO articles ({KEPT}) SELECT {KEPT} FROM parts WHERE key = ?",  # noqa: S608 - names of our own
            (part,),
        )
        return int(added.lastrowid or 0)
    connection.execute(
        f"UPDATE articles SET pages = '', also = '', ({SHOWN_COLUMNS}) ="  # noqa: S608 - names of our own
        f" (SELECT {SHOWN_COLUMNS} FROM parts WHERE parts.key = ?)"
        " WHERE id = (SELECT id FROM parts WHERE parts.key = ?)",
        (part, part),
    )
    row = connection.execute(
        "SELECT articles.key FROM articles JOIN parts USING (id) WHERE parts.key = ?", (part,)
    ).fetchone()
    return int(row[0])
