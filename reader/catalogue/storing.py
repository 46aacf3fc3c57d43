"""Writing: files with their articles and figures, and what the index must hear of."""

import sqlite3
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from reader.catalogue.natural import folded, page_order
from reader.catalogue.payload import FIGURE_COLUMNS, article_bytes, bound, figure_row, said, written
from reader.catalogue.stories import note, unsettle
from reader.catalogue.values import FileRecord
from reader.errors import NotFound
from reader.messages import _
from reader.model import Article, Figure, name_of

HEAD: Final = 120
"""Characters of an article's text, after its title, that a list is filtered by."""

ARTICLE_COLUMNS: Final = (
    "key, id, page, file, ordinal, kind, name, section, characters, figure_count, source_id, head"
)
ARTICLE: Final = (
    f"INSERT OR REPLACE INTO articles ({ARTICLE_COLUMNS}) VALUES ({', '.join('?' * 12)})"  # noqa: S608 - names of our own
)
KNOWN: Final = "SELECT 1 FROM articles WHERE id = ?1 UNION ALL SELECT 1 FROM parts WHERE id = ?1"
FIGURE: Final = (
    f"INSERT INTO figures (article, ordinal, {FIGURE_COLUMNS}) VALUES ({', '.join('?' * 23)})"  # noqa: S608 - names of our own
)
FILE_COLUMNS: Final = (
    "size, mtime_ns, digest, encoding, paper, issue_date, page, section, kind, damaged_lines,"
    " revision"
)
FILE: Final = f"""
INSERT INTO files (path, source, {FILE_COLUMNS}) VALUES ({", ".join("?" * 13)})
ON CONFLICT (path) DO UPDATE SET (source, {FILE_COLUMNS})
  = (excluded.source, {", ".join(f"excluded.{name}" for name in FILE_COLUMNS.split(", "))})
"""  # noqa: S608 - names of our own
PENDING: Final = "INSERT OR REPLACE INTO pending (key, action) VALUES (?, ?)"
LEAVING: Final = "INSERT OR IGNORE INTO emptied SELECT page FROM articles WHERE key = ?"

ADD: Final = "add"
REMOVE: Final = "remove"


def put_file(connection: sqlite3.Connection, record: FileRecord) -> int:
    """Write a file's row and return its key.

    Raises:
        NotFound: its source is not registered.
    """
    source = connection.execute(
        "SELECT key FROM sources WHERE path = ?", (bound(record.source),)
    ).fetchone()
    if source is None:
        raise NotFound(
            _("No such source"), _("{path} is not registered.").format(path=record.source)
        )
    connection.execute(FILE, (bound(record.path), source[0], *_file_row(record)))
    return file_key(connection, record.path) or 0


def _file_row(record: FileRecord) -> tuple[str | bytes | int, ...]:
    texts = (record.digest, record.encoding, record.paper, record.issue_date)
    more = (record.page, record.section, record.kind)
    return (
        record.size,
        record.mtime_ns,
        *map(bound, texts),
        *map(bound, more),
        written(record.damaged_lines).decode(),
        record.revision,
    )


def file_key(connection: sqlite3.Connection, path: str) -> int | None:
    """Return the key of the file at ``path``, or None."""
    row = connection.execute("SELECT key FROM files WHERE path = ?", (bound(path),)).fetchone()
    return int(row[0]) if row else None


@dataclass(slots=True)
class FileWriter:
    """Replaces the articles of one file, keeping the keys of those whose id is unchanged."""

    connection: sqlite3.Connection
    file: int
    path: str
    old: dict[str | bytes, int] = field(default_factory=dict)
    pages: dict[tuple[str, str, str], int] = field(default_factory=dict)
    count: int = 0

    def replace(self, items: Iterable[tuple[Article, tuple[Figure, ...]]]) -> int:
        """Write all ``items``, drop what the file no longer holds, and return the number written."""
        rows = self.connection.execute("SELECT id, key FROM articles WHERE file = ?", (self.file,))
        self.old = dict(rows.fetchall())
        for article, figures in items:
            self._put(article, figures)
            self.count += 1
        self.drop(self.old.values())
        return self.count

    def replace_some(
        self, ids: AbstractSet[str], items: Iterable[tuple[Article, tuple[Figure, ...]]]
    ) -> None:
        """Write ``items`` where the articles ``ids`` stood, all at the place of the first."""
        rows = self.connection.execute(
            "SELECT id, key, ordinal FROM articles WHERE file = ? ORDER BY ordinal", (self.file,)
        ).fetchall()
        mine = [row for row in rows if said(row[0]) in ids]
        self.old = {article_id: key for article_id, key, _ordinal in mine}
        self.count = (mine or rows[-1:] or [(0, 0, 0)])[0][2]
        for article, figures in items:
            self._put(article, figures)
        self.drop(self.old.values())

    def drop(self, keys: Iterable[int]) -> None:
        """Remove articles, and pages that hold none any more."""
        rows = [(key,) for key in keys]
        run = self.connection.executemany
        run(LEAVING, rows)
        for table, column in (("articles", "key"), ("bodies", "key"), ("figures", "article")):
            run(f"DELETE FROM {table} WHERE {column} = ?", rows)  # noqa: S608 - names of our own
        run("DELETE FROM pending WHERE key = ? AND action = 'add'", rows)
        run(PENDING, [(key, REMOVE) for (key,) in rows])

    def _put(self, article: Article, figures: Sequence[Figure]) -> None:
        article_id, key = self._identity(article.id)
        content = article_bytes(article)
        changed = key is None or self._content(key) != content
        if changed and key is not None:
            self._take_out(key)
        self.connection.execute(ARTICLE, self._row(article, key, article_id, len(figures)))
        if key is None:
            key = self._key_of(article_id)
        else:
            self.connection.execute("DELETE FROM figures WHERE article = ?", (key,))
        if changed:
            self.connection.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (key, content))
            self.connection.execute(PENDING, (key, ADD))
        rows = ((key, ordinal, *figure_row(one)) for ordinal, one in enumerate(figures))
        self.connection.executemany(FIGURE, rows)

    def _take_out(self, key: int) -> None:
        """Note that an article is about to change, perhaps to another page."""
        self.connection.execute(LEAVING, (key,))
        self.connection.execute(PENDING, (key, REMOVE))

    def _identity(self, given: str) -> tuple[str, int | None]:
        """Return the id to use and the key it has in this file; another's id is not taken."""
        article_id, turn = given, 0
        while True:
            if bound(article_id) in self.old:
                return article_id, self.old.pop(bound(article_id))
            row = self.connection.execute(KNOWN, (bound(article_id),)).fetchone()
            if row is None:
                return article_id, None
            article_id, turn = derived_id(given, self.path, turn), turn + 1

    def _content(self, key: int) -> bytes | None:
        row = self.connection.execute("SELECT article FROM bodies WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _key_of(self, article_id: str) -> int:
        row = self.connection.execute(
            "SELECT key FROM articles WHERE id = ?", (bound(article_id),)
        ).fetchone()
        return int(row[0])

    def _row(
        self, article: Article, key: int | None, article_id: str, figure_count: int
    ) -> tuple[str | bytes | int | None, ...]:
        text = article.text
        return (
            key,
            bound(article_id),
            self._page(article),
            self.file,
            self.count,
            article.kind.value,
            bound(name_of(article)),
            bound(article.section),
            len(text) - text.count("\n"),
            figure_count,
            bound(article.source_id),
            bound(folded(f"{article.headline.title}\n{text[:HEAD]}")),
        )

    def _page(self, article: Article) -> int:
        place = (article.paper, article.issue_date, article.page)
        if place not in self.pages:
            self.pages[place] = self._new_page(place, article.section)
        return self.pages[place]

    def _new_page(self, place: tuple[str, str, str], section: str) -> int:
        row = tuple(map(bound, (*place, page_order(place[2]), section)))
        self.connection.execute(
            "INSERT INTO pages (paper, issue_date, page, page_order, section) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET section = excluded.section WHERE section = ''",
            row,
        )
        (key,) = self.connection.execute(
            "SELECT key FROM pages WHERE paper = ? AND issue_date = ? AND page = ?", row[:3]
        ).fetchone()
        return int(key)


def derived_id(given: str, path: str, turn: int = 0) -> str:
    """Return an id for an article whose own id another file has; the same file, the same id."""
    import hashlib  # not at every start: it loads a large library

    words = f"{given}\0{path}\0{turn}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(words).hexdigest()[:16]


def replace_file(
    connection: sqlite3.Connection,
    record: FileRecord,
    items: Iterable[tuple[Article, tuple[Figure, ...]]],
) -> int:
    """Write a file and its articles; return the number of articles."""
    known = file_key(connection, record.path)
    if known is not None:
        unsettle(connection, known)
    file = put_file(connection, record)
    with_pages_swept(connection)
    count = FileWriter(connection, file, record.path).replace(items)
    sweep_pages(connection)
    note(connection, file)
    return count


def replace_articles(
    connection: sqlite3.Connection,
    path: str,
    old: Iterable[str],
    items: Iterable[tuple[Article, tuple[Figure, ...]]],
) -> None:
    """Write ``items`` in the place of some articles of a file; where none are, at its end."""
    file = file_key(connection, path)
    if file is None:
        raise NotFound(_("No such file"), _("{path} is not held.").format(path=path))
    with_pages_swept(connection)
    FileWriter(connection, file, path).replace_some(set(old), items)
    sweep_pages(connection)


def drop_files(connection: sqlite3.Connection, keys: Sequence[int]) -> int:
    """Remove files with all they hold; return the number of articles removed."""
    with_pages_swept(connection)
    count = 0
    for file in keys:
        unsettle(connection, file)
        rows = connection.execute("SELECT key FROM articles WHERE file = ?", (file,)).fetchall()
        FileWriter(connection, file, "").drop(key for (key,) in rows)
        connection.execute("DELETE FROM files WHERE key = ?", (file,))
        count += len(rows)
    sweep_pages(connection)
    return count


def with_pages_swept(connection: sqlite3.Connection) -> None:
    """Begin to note the pages that articles are taken from."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS emptied (page INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM emptied")


def sweep_pages(connection: sqlite3.Connection) -> None:
    """Remove those of the noted pages that hold nothing any more."""
    connection.execute(
        "DELETE FROM pages WHERE key IN (SELECT page FROM emptied)"
        " AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.page = pages.key)"
        " AND NOT EXISTS (SELECT 1 FROM parts WHERE parts.page = pages.key)"
    )
