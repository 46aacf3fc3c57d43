"""Looking for figures by kind, amount and label over the whole catalogue."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from reader.catalogue.payload import (
    FIGURE_COLUMNS,
    bound,
    figure_of,
    said,
    written,
)
from reader.catalogue.places import Places, code_of
from reader.catalogue.reading import articles_of
from reader.model import (
    FigureEntry,
    FigureFilter,
    FigureOrder,
    FigureRange,
    name_of,
)

Condition = tuple[str, list[object]]

ABOVE: Final = "('over', 'at_least')"
"""Hedges that put an amount above the printed one: 630多亩 is more than 630."""

BELOW: Final = "('nearly', 'under', 'at_most')"
"""Hedges that put an amount below the printed one: 近500万元 is less than 500万."""

CONVERSION_ERROR: Final = 1e-6
"""How far apart, relatively, two amounts may be that are equal after conversion of units."""

PRINTED: Final = (
    "figures.article IN (SELECT articles.key FROM pages JOIN articles ON articles.page = pages.key"
    " WHERE pages.issue_date BETWEEN ? AND ?)"
)

ENTRIES_AT_ONCE: Final = 200

FEW: Final = 2_000
"""Articles up to which they are asked for one by one."""


def article_keys(connection: sqlite3.Connection, where: FigureFilter) -> set[int]:
    """Return the keys of the articles with a figure that passes ``where``."""
    clause, values = _condition(where)
    rows = connection.execute(f"SELECT DISTINCT article FROM figures WHERE {clause}", values)  # noqa: S608 - clauses of our own
    found = {int(key) for (key,) in rows}
    return found if where.articles is None else found & where.articles


PAGE_ORDERS: Final = {
    FigureOrder.TITLE: "articles.name = '', articles.name",
    FigureOrder.NEWEST: "issue_date DESC, paper, page_order",
    FigureOrder.PAPER: "paper = '', paper, issue_date, page_order",
}
"""How the articles are ordered; where nothing is said here, the oldest stand first."""

OLDEST_FIRST: Final = "issue_date = '', issue_date, paper, page_order"

SORTED_BY: Final = {
    FigureOrder.KIND: ("kind", "kind"),
    FigureOrder.AMOUNT: ("kind, unit, hi", "hi IS NULL, kind, unit, hi DESC"),
    FigureOrder.LABEL: ("label", "label = '', label"),
    FigureOrder.OWNER: ("owner, label", "owner = '', owner, label"),
}
"""The columns that the figures themselves are ordered by, and how."""


def places(
    connection: sqlite3.Connection, where: FigureFilter, order: FigureOrder = FigureOrder.OLDEST
) -> Places:
    """Return (article key, ordinal) of every figure that passes ``where``, in ``order``.

    The articles are put in order here, what the figures themselves say by the database, which
    leaves the interpreter to others meanwhile.
    """
    clause, values = _condition(where)
    articles = _articles_in_order(connection, clause, values, where, order)
    ranks = {key: rank for rank, key in enumerate(articles)}
    columns, sorting = SORTED_BY.get(order, ("NULL", ""))
    ordered = f" ORDER BY {sorting}" if sorting else ""
    rows = connection.execute(
        f"SELECT article, ordinal, {columns} FROM figures WHERE {clause}{ordered}",  # noqa: S608 - clauses of our own
        values,
    )
    return Places.of(articles, _runs(rows, ranks))


def _runs(rows: Iterable[Sequence[Any]], ranks: Mapping[int, int]) -> Iterator[int]:
    """Yield codes of figures: as the database ordered them, and as the articles where it is equal."""
    last: object = None
    run: list[int] = []
    for article, ordinal, *columns in rows:
        if columns != last:
            yield from sorted(run)
            run, last = [], columns
        if article in ranks:
            run.append(code_of(ranks[article], ordinal))
    yield from sorted(run)


def _articles_in_order(
    connection: sqlite3.Connection,
    clause: str,
    values: Sequence[object],
    where: FigureFilter,
    order: FigureOrder,
) -> list[int]:
    """Return the keys of the articles with such figures, in ``order``, others among them."""
    keys = where.articles
    if clause != EVERYTHING:
        found = connection.execute(
            f"SELECT DISTINCT article FROM figures WHERE {clause} LIMIT {FEW + 1}",  # noqa: S608 - clauses of our own
            values,
        )
        few = frozenset(int(key) for (key,) in found)
        if len(few) <= FEW:
            keys = few if keys is None else few & keys
    return _in_order(connection, keys, order)


def _in_order(
    connection: sqlite3.Connection, keys: frozenset[int] | None, order: FigureOrder
) -> list[int]:
    """Return the articles, all of them for None, in ``order``."""
    asked = keys is not None and len(keys) <= FEW
    wanted = f"WHERE articles.key IN ({_listed(keys or ())})" if asked else ""
    rows = connection.execute(
        "SELECT articles.key FROM articles JOIN pages ON pages.key = articles.page"  # noqa: S608 - clauses of our own, keys are numbers
        f" {wanted} ORDER BY {PAGE_ORDERS.get(order, OLDEST_FIRST)}, articles.ordinal, articles.key"
    )
    return [key for (key,) in rows if keys is None or key in keys]


def labelled(
    connection: sqlite3.Connection, where: FigureFilter, wanted: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """Return the places of the figures that pass ``where`` with a ``wanted`` label, newest first."""
    clause, values = _condition(where)
    rows = connection.execute(
        f"SELECT article, ordinal, label FROM figures WHERE {clause}",  # noqa: S608 - clauses of our own
        values,
    )
    found = [(article, ordinal) for article, ordinal, label in rows if wanted(said(label))]
    keys = frozenset(article for article, _ordinal in found)
    newest = _in_order(connection, keys, FigureOrder.NEWEST)
    ranks = {key: rank for rank, key in enumerate(newest)}
    return sorted(
        (place for place in found if place[0] in ranks), key=lambda one: (ranks[one[0]], one[1])
    )


def _listed(keys: Iterable[int]) -> str:
    return ",".join(str(int(key)) for key in keys)


def entries(
    connection: sqlite3.Connection, found: Sequence[tuple[int, int]]
) -> Iterator[FigureEntry]:
    """Yield the figures at ``found`` with where they were printed, in that order."""
    for start in range(0, len(found), ENTRIES_AT_ONCE):
        part = found[start : start + ENTRIES_AT_ONCE]
        articles = articles_of(connection, sorted({key for key, _ordinal in part}))
        for key, ordinal in part:
            row = connection.execute(
                f"SELECT {FIGURE_COLUMNS} FROM figures WHERE article = ? AND ordinal = ?",  # noqa: S608 - names of our own
                (key, ordinal),
            ).fetchone()
            article = articles.get(key)
            if row is None or article is None:
                continue
            figure = figure_of(row)
            yield FigureEntry(
                figure=figure,
                article_id=article.id,
                source_id=article.source_id,
                title=name_of(article),
                paper=article.paper,
                issue_date=article.issue_date,
                page=article.part_of(figure.span.paragraph).page,
                sentence=article.wording(figure.sentence),
            )


EVERYTHING: Final = "1"
"""The condition of a filter that lets everything pass."""


def _condition(where: FigureFilter) -> Condition:
    clauses: list[str] = [EVERYTHING]
    values: list[object] = []
    if where.articles is not None and len(where.articles) <= FEW:
        clauses.append(f"figures.article IN ({_listed(where.articles)})")
    if where.kinds:
        clauses.append(f"figures.kind IN ({', '.join('?' * len(where.kinds))})")
        values += sorted(where.kinds)
    if where.ranges:
        parts = [_of_range(one) for one in where.ranges]
        clauses.append("(" + " OR ".join(f"({clause})" for clause, _values in parts) + ")")
        values += [value for _clause, some in parts for value in some]
    if where.moment:
        clauses.append("figures.lo IS NULL AND figures.value = ?")
        values.append(written(where.moment))
    if where.label:
        clauses.append("instr(figures.label, ?) > 0")
        values.append(bound(where.label))
    if where.owner:
        clauses.append("instr(figures.owner, ?) > 0")
        values.append(bound(where.owner))
    if where.labels:
        clauses.append(f"figures.label IN ({', '.join('?' * len(where.labels))})")
        values += map(bound, sorted(where.labels))
    if where.printed is not None:
        clauses.append(PRINTED)
        values += where.printed
    if where.key_only:
        clauses.append("figures.is_key = 1")
    return " AND ".join(clauses), values


def _of_range(one: FigureRange) -> Condition:
    clauses = ["figures.lo IS NOT NULL"]
    values: list[object] = []
    if one.unit:
        clauses.append("figures.unit = ?")
        values.append(bound(one.unit))
    for column, end, open_ in (("hi", one.low, one.low_open), ("lo", one.high, one.high_open)):
        if end is None:
            continue
        amount = float(end)
        if one.exact:
            slack = abs(amount) * CONVERSION_ERROR
            clauses.append(f"{'lo' if column == 'hi' else 'hi'} BETWEEN ? AND ?")
            values += [amount - slack, amount + slack]
        else:
            clauses.append(_from(open_=open_) if column == "hi" else _up_to(open_=open_))
            values += [amount, amount, amount]
    return " AND ".join(clauses), values


def _from(*, open_: bool) -> str:
    """At the bound itself the hedge decides: 630多亩 is above 630, 近500万元 below 500万."""
    at_bound = f"approx IN {ABOVE}" if open_ else f"coalesce(approx, '') NOT IN {BELOW}"
    return f"hi >= ? AND (hi > ? OR (hi = ? AND {at_bound}))"


def _up_to(*, open_: bool) -> str:
    at_bound = f"approx IN {BELOW}" if open_ else f"coalesce(approx, '') NOT IN {ABOVE}"
    return f"lo <= ? AND (lo < ? OR (lo = ? AND {at_bound}))"
