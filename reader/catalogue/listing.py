"""Which articles a list shows, and in what order."""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
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

ARTICLE_ORDERS: Final = {
    ListOrder.LONGEST: "characters DESC",
    ListOrder.FIGURES: "figure_count DESC",
}
"""Orders of single articles; equals are in the order of NEWEST."""

AS_PRINTED: Final = "articles.page, file, ordinal"

Condition = tuple[str, Any]


def listing(connection: sqlite3.Connection, order: ListOrder, where: ListFilter) -> Listing:
    """Return the keys and the groups of all articles that ``where`` lets through."""
    conditions = list(_conditions(where))
    wheres = "".join(f" AND {words}" for words, _value in conditions)
    values = [value for _words, value in conditions]
    if order in PAGE_ORDERS:
        rows = connection.execute(
            f"SELECT key, page FROM articles WHERE true{wheres} ORDER BY {AS_PRINTED}",  # noqa: S608 - words of our own
            values,
        ).fetchall()
        return _by_page(rows, _pages(connection, order))
    return _one_by_one(connection, ARTICLE_ORDERS[order], wheres, values)


def _pages(connection: sqlite3.Connection, order: ListOrder) -> Iterator[tuple[Any, ...]]:
    return connection.execute(
        f"SELECT key, paper, issue_date, page, section FROM pages ORDER BY {PAGE_ORDERS[order]}"  # noqa: S608 - words of our own
    )


def _by_page(rows: Sequence[tuple[int, int]], pages: Iterator[tuple[Any, ...]]) -> Listing:
    """Put runs of rows, which come together by page, into the order of the pages."""
    keys = array("q", (key for key, _page in rows))
    counts = Counter(page for _key, page in rows)
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


def _one_by_one(
    connection: sqlite3.Connection, order: str, wheres: str, values: Sequence[Any]
) -> Listing:
    rows = connection.execute(
        f"SELECT articles.key FROM articles JOIN pages ON pages.key = articles.page WHERE true{wheres}"  # noqa: S608 - words of our own
        f" ORDER BY {order}, {NEWEST.replace(', page', ', pages.page')}, file, ordinal",
        values,
    )
    keys = array("q", chain.from_iterable(rows))
    return Listing(keys, (PageGroup("", "", "", "", 0, len(keys)),) if keys else ())


def _conditions(where: ListFilter) -> Iterator[Condition]:
    """Yield a condition on ``articles`` and its value for each field that constrains."""
    for column, value in (
        ("paper", where.paper),
        ("issue_date", where.issue_date),
        ("page", where.page),
    ):
        if value:
            words = f"articles.page IN (SELECT key FROM pages WHERE {column} = ?)"  # noqa: S608 - a name of our own
            yield words, bound(value)
    if where.kind is not None:
        yield "kind = ?", where.kind.value
    for word in folded(where.words).split():
        yield "instr(head, ?) > 0", bound(word)
    if where.only is not None:
        yield f"articles.key IN ({IDS})", _listed(where.only)
    if where.without:
        yield f"articles.key NOT IN ({IDS})", _listed(where.without)


IDS: Final = "SELECT one.key FROM json_each(?) JOIN articles AS one ON one.id = json_each.value"


def _listed(ids: frozenset[str]) -> str:
    return json.dumps(sorted(ids), ensure_ascii=True)
