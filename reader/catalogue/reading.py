"""Reading rows, articles, figures and texts by key."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

from reader.catalogue.payload import (
    FIGURE_COLUMNS,
    article_of,
    bound,
    decoding,
    figure_of,
    parsed,
    said,
)
from reader.catalogue.values import CorrectedHeadline, CorrectedParagraph, FileRecord, SearchText
from reader.model import (
    HEADLINE_PARAGRAPH,
    Article,
    ArticleKind,
    ArticleRow,
    Byline,
    Figure,
    Source,
)

AT_ONCE: Final = 500
"""Keys asked for in one statement."""

ROW: Final = """
SELECT articles.key, id, kind, name, paper, issue_date,
  CASE articles.pages WHEN '' THEN pages.page ELSE articles.pages END, articles.section,
  figure_count, characters, source_id, also
FROM articles JOIN pages ON pages.key = articles.page WHERE articles.key IN
"""

BODY: Final = """
SELECT articles.key, id, article FROM articles JOIN bodies USING (key) WHERE articles.key IN
"""

KEY: Final = """
SELECT key FROM articles WHERE id = ?1
UNION ALL SELECT articles.key FROM parts JOIN articles ON articles.id = shown WHERE parts.id = ?1
LIMIT 1
"""

SOURCES: Final = """
SELECT path, count(file), sum(articles), added FROM (
  SELECT sources.path, sources.added, files.key AS file,
    (SELECT count(*) FROM articles WHERE articles.file = files.key)
    + (SELECT count(*) FROM parts WHERE parts.file = files.key AND parts.id <> shown) AS articles
  FROM sources LEFT JOIN files ON files.source = sources.key
) GROUP BY path ORDER BY path
"""

FILES: Final = """
SELECT files.path, size, mtime_ns, digest, encoding, paper, issue_date, page, section, kind,
  damaged_lines, revision
FROM files JOIN sources ON sources.key = files.source WHERE sources.path = ?
"""


def _by_key(
    connection: sqlite3.Connection, statement: str, keys: Sequence[int]
) -> dict[int, tuple[Any, ...]]:
    """Return the rows of ``statement`` by their first column; unknown keys are left out."""
    found: dict[int, tuple[Any, ...]] = {}
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE]
        rows = connection.execute(f"{statement} ({', '.join('?' * len(part))})", list(part))
        found.update((row[0], row[1:]) for row in rows)
    return found


def rows_of(connection: sqlite3.Connection, keys: Sequence[int]) -> list[ArticleRow]:
    """Return what a list shows of each article, in the order of ``keys``."""
    found = _by_key(connection, ROW, keys)
    with decoding():
        return [_row_of(found[key]) for key in keys if key in found]


def _row_of(row: Sequence[Any]) -> ArticleRow:
    article_id, kind, *texts, figures, characters, source_id, also = row
    name, paper, issue_date, page, section = map(said, texts)
    return ArticleRow(
        said(article_id),
        ArticleKind(kind),
        name,
        paper,
        issue_date,
        page,
        section,
        figures,
        characters,
        said(source_id),
        said(also),
    )


def ids_of(connection: sqlite3.Connection, keys: Sequence[int]) -> list[str]:
    """Return the ids of articles, in the order of ``keys``."""
    found = _by_key(connection, "SELECT key, id FROM articles WHERE key IN", keys)
    return [said(found[key][0]) for key in keys if key in found]


def key_of(connection: sqlite3.Connection, article_id: str) -> int | None:
    """Return the key of an article, of the story that it is shown within, or None."""
    row = connection.execute(KEY, (bound(article_id),)).fetchone()
    return int(row[0]) if row else None


def articles_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Article]:
    """Return whole articles by key."""
    found = _by_key(connection, BODY, keys)
    return {key: article_of(said(row[0]), row[1]) for key, row in found.items()}


def figures_of(connection: sqlite3.Connection, key: int) -> tuple[Figure, ...]:
    """Return an article's figures in reading order."""
    rows = connection.execute(
        f"SELECT {FIGURE_COLUMNS} FROM figures WHERE article = ? ORDER BY ordinal",  # noqa: S608 - names of our own
        (key,),
    )
    return tuple(map(figure_of, rows))


def search_text(key: int, article: Article) -> SearchText:
    """Return what the index needs of an article."""
    headline = article.headline
    return SearchText(
        key=key,
        article_id=article.id,
        source_id=article.source_id,
        title=headline.title,
        kicker=headline.kicker,
        deck=headline.deck,
        byline=_names(article.byline),
        body=article.text,
        paper=article.paper,
        page=article.page,
        section=article.section,
        issue_date=article.issue_date,
        readings=tuple(_readings(article)),
    )


def _readings(article: Article) -> Iterator[tuple[int, str]]:
    """Yield what was printed where a person corrected the wording, and headings of later parts."""
    if isinstance(article.headline, CorrectedHeadline):
        yield HEADLINE_PARAGRAPH, article.headline.printed
    for number, paragraph in enumerate(article.paragraphs):
        if isinstance(paragraph, CorrectedParagraph):
            yield number, paragraph.printed
    for part in article.parts:
        if part.heading:
            yield part.start, part.heading


def _names(byline: Byline) -> str:
    parts = ((one.role, one.name) for one in byline.contributors)
    return " ".join(part for part in chain.from_iterable(parts) if part)


def sources_of(connection: sqlite3.Connection) -> tuple[Source, ...]:
    """Return the registered paths with what they hold."""
    rows = connection.execute(SOURCES)
    return tuple(
        Source(said(path), files, articles or 0, added) for path, files, articles, added in rows
    )


def source_paths(connection: sqlite3.Connection) -> list[str]:
    """Return the registered paths alone: what they hold takes long to count."""
    return [said(path) for (path,) in connection.execute("SELECT path FROM sources ORDER BY path")]


def files_of(connection: sqlite3.Connection, source: str) -> Iterator[FileRecord]:
    """Yield the files of a registered path."""
    for row in connection.execute(FILES, (bound(source),)):
        path, size, mtime_ns, *texts, lines, revision = row
        digest, encoding, paper, issue_date, page, section, kind = map(said, texts)
        yield FileRecord(
            path=said(path),
            source=source,
            size=size,
            mtime_ns=mtime_ns,
            digest=digest,
            encoding=encoding,
            paper=paper,
            issue_date=issue_date,
            page=page,
            section=section,
            kind=kind,
            damaged_lines=tuple(parsed(lines)),
            revision=revision,
        )
