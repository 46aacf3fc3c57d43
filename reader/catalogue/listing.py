"""Which articles a list shows, and in what order."""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from reader.catalogue.natural import folded
from reader.catalogue.payload import bound, said
from reader.catalogue.values import Listing
from reader.model import ListFilter, ListOrder, PageGroup

NEWEST: Final = "issue_date DESC, paper, page_order, page"

PAGE_ORDERS: Final = {
    ListOrder.NEWEST: NEWEST,
    ListOrder.OLDEST: "issue_date = '', issue_date, paper, page_order, page",
    ListOrder.PAPER: f"paper, {NEWEST}",
}
"""Orders that keep pages together; undated pages are last."""

AMOUNTS: Final = {ListOrder.LONGEST: "characters", ListOrder.FIGURES: "figure_count"}
"""Orders of single articles, most first; equals are in the order of NEWEST."""

AS_PRINTED: Final = "page, file, ordinal"

FEW: Final = 1_000
"""Ids up to which SQLite looks each up; above it, going through all of them is faster."""

IDS: Final = "SELECT one.key FROM json_each(?) JOIN articles AS one ON one.id = json_each.value"
IDS_WITHIN: Final = """
WITH asked AS (SELECT value FROM json_each(?))
SELECT key FROM articles WHERE id IN asked
UNION SELECT one.key FROM parts JOIN articles AS one ON one.id = shown WHERE parts.id IN asked
"""
"""The articles with some ids, and the stories that such articles are shown within."""

SHOWN_IDS: Final = "SELECT id, key FROM articles"
ALL_IDS: Final = (
    f"{SHOWN_IDS} UNION ALL SELECT parts.id, one.key FROM parts"  # noqa: S608 - words of our own
    " JOIN articles AS one ON one.id = shown"
)

ON_PAGE: Final = """articles.key IN (
  WITH asked AS (SELECT key FROM pages WHERE page = ?)
  SELECT key FROM articles WHERE page IN asked
  UNION SELECT one.key FROM parts JOIN articles AS one ON one.id = shown WHERE parts.page IN asked
)"""
"""Articles that have at least a part on a page."""

EVERY_KEY: Final = f"""
SELECT (SELECT json_group_array(key) FROM (SELECT key FROM articles ORDER BY {AS_PRINTED})),
  json_group_array(page), json_group_array(count)
FROM (SELECT page, count(*) AS count FROM articles GROUP BY page ORDER BY page)
"""  # noqa: S608 - words of our own
"""The keys of all articles as printed, their pages, and how many each has: three long texts, which
are read in half the time of a row for each article."""

Condition = tuple[str, Any]
Row = tuple[int, int]
"""The keys of an article and of its page."""


class Lists:
    """Makes lists, and remembers the last one of all articles until anybody changes the catalogue.

    A start asks for it twice, and whoever takes a filter away asks for it again; of how it begins,
    too. It is not asked for while the catalogue is being written.
    """

    def __init__(self) -> None:
        self._last: dict[bool, tuple[tuple[int, ListOrder, int], Listing]] = {}

    def made(self, connection: sqlite3.Connection, order: ListOrder, where: ListFilter) -> Listing:
        """Return what ``listing`` does."""
        if where != ListFilter():
            return listing(connection, order, where)
        return self._remembered(connection, order, 0)

    def begun(self, connection: sqlite3.Connection, order: ListOrder, most: int) -> Listing:
        """Return what ``beginning`` does; of an order of single articles, all, to know the first."""
        if order not in PAGE_ORDERS:
            return self._remembered(connection, order, 0)
        return self._remembered(connection, order, max(most, 1))

    def _remembered(self, connection: sqlite3.Connection, order: ListOrder, most: int) -> Listing:
        """Return all articles, or only ``most`` of them and the rest of their page."""
        generation = connection.execute("SELECT generation FROM state").fetchone()[0]
        asked = generation, ListOrder(order), most
        last = self._last.get(most > 0)
        if last is None or last[0] != asked:
            whole = not most
            made = (
                listing(connection, order, ListFilter())
                if whole
                else beginning(connection, order, most)
            )
            last = self._last[most > 0] = asked, made
        return last[1]


def beginning(connection: sqlite3.Connection, order: ListOrder, most: int) -> Listing:
    """Return how a list of all articles by pages begins: at least ``most`` of them, or all."""
    keys, groups = array("q"), []
    for page, *words in _pages(connection, order):
        here = connection.execute(
            f"SELECT key FROM articles WHERE page = ? ORDER BY {AS_PRINTED}",  # noqa: S608 - words of our own
            (page,),
        )
        start = len(keys)
        keys.extend(key for (key,) in here)
        if len(keys) > start:
            paper, issue_date, name, section = map(said, words)
            groups.append(PageGroup(paper, issue_date, name, section, start, len(keys) - start))
        if len(keys) >= most:
            break
    return Listing(keys, tuple(groups))


def listing(connection: sqlite3.Connection, order: ListOrder, where: ListFilter) -> Listing:
    """Return the keys and the groups of all articles that ``where`` lets through."""
    if order in PAGE_ORDERS and where == ListFilter():
        return _of_everything(connection, _pages(connection, order))
    conditions = list(_conditions(where))
    wheres = "".join(f" AND {words}" for words, _value in conditions)
    rows = connection.execute(
        f"SELECT key, page FROM articles WHERE true{wheres} ORDER BY {AS_PRINTED}",  # noqa: S608 - words of our own
        [value for _words, value in conditions],
    ).fetchall()
    kept = _sifted(connection, rows, where)
    if order in PAGE_ORDERS:
        return _by_page(kept, _pages(connection, order))
    newest = _by_page(kept, _pages(connection, ListOrder.NEWEST))
    return _by_amount(connection, newest.keys, AMOUNTS[order])


def _pages(connection: sqlite3.Connection, order: ListOrder) -> Iterator[tuple[Any, ...]]:
    return connection.execute(
        f"SELECT key, paper, issue_date, page, section FROM pages ORDER BY {PAGE_ORDERS[order]}"  # noqa: S608 - words of our own
    )


def _by_page(rows: Sequence[Row], pages: Iterator[tuple[Any, ...]]) -> Listing:
    """Put runs of rows, which come together by page, into the order of the pages."""
    keys = array("q", map(itemgetter(0), rows))
    return _in_order(keys, Counter(map(itemgetter(1), rows)), pages)


def _of_everything(connection: sqlite3.Connection, pages: Iterator[tuple[Any, ...]]) -> Listing:
    """Put all articles into the order of the pages."""
    keys, held, counts = map(json.loads, connection.execute(EVERY_KEY).fetchone())
    return _in_order(array("q", keys), dict(zip(held, counts, strict=True)), pages)


def _in_order(
    keys: "array[int]", counts: Mapping[int, int], pages: Iterator[tuple[Any, ...]]
) -> Listing:
    """Put runs of keys, which come together by page, into the order of the pages."""
    starts, start = {}, 0
    for page, count in counts.items():
        starts[page] = start
        start += count
    ordered, groups = array("q"), []
    for page, *words in pages:
        if page in counts:
            paper, issue_date, name, section = map(said, words)
            count = counts[page]
            groups.append(PageGroup(paper, issue_date, name, section, len(ordered), count))
            ordered.extend(keys[starts[page] : starts[page] + count])
    return Listing(ordered, tuple(groups))


def _by_amount(connection: sqlite3.Connection, keys: "array[int]", column: str) -> Listing:
    amounts = dict(connection.execute(f"SELECT key, {column} FROM articles"))  # noqa: S608 - a name of our own
    ordered = array("q", sorted(keys, key=amounts.__getitem__, reverse=True))
    return Listing(ordered, (PageGroup("", "", "", "", 0, len(ordered)),) if ordered else ())


def _sifted(connection: sqlite3.Connection, rows: list[Row], where: ListFilter) -> list[Row]:
    """Keep the rows that sets of keys and large sets of ids let through."""
    if where.articles is not None:
        rows = [row for row in rows if row[0] in where.articles]
    if where.only is not None and len(where.only) > FEW:
        only = _keys(connection, where.only, ALL_IDS)
        rows = [row for row in rows if row[0] in only]
    if len(where.without) > FEW:
        without = _keys(connection, where.without, SHOWN_IDS)
        rows = [row for row in rows if row[0] not in without]
    return rows


def _keys(connection: sqlite3.Connection, ids: frozenset[str], among: str) -> set[int]:
    rows = connection.execute(among)
    return {key for article_id, key in rows if said(article_id) in ids}


def _conditions(where: ListFilter) -> Iterator[Condition]:
    """Yield a condition on ``articles`` and its value for each field that constrains."""
    for column, value in (("paper", where.paper), ("issue_date", where.issue_date)):
        if value:
            words = f"articles.page IN (SELECT key FROM pages WHERE {column} = ?)"  # noqa: S608 - a name of our own
            yield words, bound(value)
    if where.page:
        yield ON_PAGE, bound(where.page)
    if where.kind is not None:
        yield "kind = ?", where.kind.value
    for word in folded(where.words).split():
        yield "instr(head, ?) > 0", bound(word)
    if where.only is not None and len(where.only) <= FEW:
        yield f"articles.key IN ({IDS_WITHIN})", _listed(where.only)
    if 0 < len(where.without) <= FEW:
        yield f"articles.key NOT IN ({IDS})", _listed(where.without)


def _listed(ids: frozenset[str]) -> str:
    return json.dumps(sorted(ids), ensure_ascii=True)
