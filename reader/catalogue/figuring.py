"""Looking for figures by kind, amount and label over the whole catalogue."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Final

from reader.catalogue.payload import FIGURE_COLUMNS, bound, figure_of
from reader.catalogue.reading import articles_of
from reader.model import FigureEntry, FigureFilter, FigureOrder, FigureRange, name_of

Condition = tuple[str, list[object]]

ABOVE: Final = "('over', 'at_least')"
"""Hedges that put an amount above the printed one: 630多亩 is more than 630."""

BELOW: Final = "('nearly', 'under', 'at_most')"
"""Hedges that put an amount below the printed one: 近500万元 is less than 500万."""

CONVERSION_ERROR: Final = 1e-6
"""How far apart, relatively, two amounts may be that are equal after conversion of units."""

ENTRIES_AT_ONCE: Final = 200


def article_keys(connection: sqlite3.Connection, where: FigureFilter) -> set[int]:
    """Return the keys of the articles with a figure that passes ``where``."""
    clause, values = _condition(where)
    rows = connection.execute(f"SELECT DISTINCT article FROM figures WHERE {clause}", values)  # noqa: S608 - clauses of our own
    found = {int(key) for (key,) in rows}
    return found if where.articles is None else found & where.articles


ORDERS: Final = {
    FigureOrder.OLDEST: "pages.issue_date = '', pages.issue_date",
    FigureOrder.NEWEST: "pages.issue_date DESC",
    FigureOrder.AMOUNT: "figures.kind, figures.unit, figures.hi DESC, pages.issue_date",
    FigureOrder.LABEL: "figures.label = '', figures.label, pages.issue_date",
}


def places(
    connection: sqlite3.Connection, where: FigureFilter, order: FigureOrder = FigureOrder.OLDEST
) -> list[tuple[int, int]]:
    """Return (article key, ordinal) of every figure that passes ``where``, in ``order``."""
    clause, values = _condition(where)
    rows = connection.execute(
        "SELECT figures.article, figures.ordinal FROM figures"  # noqa: S608 - clauses of our own
        " JOIN articles ON articles.key = figures.article JOIN pages ON pages.key = articles.page"
        f" WHERE {clause} ORDER BY {ORDERS[order]}, pages.paper, pages.page_order,"
        " articles.ordinal, figures.ordinal",
        values,
    )
    wanted = where.articles
    return [(key, ordinal) for key, ordinal in rows if wanted is None or key in wanted]


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
                page=article.page,
                sentence=article.wording(figure.sentence),
            )


def _condition(where: FigureFilter) -> Condition:
    clauses: list[str] = ["1"]
    values: list[object] = []
    if where.kinds:
        clauses.append(f"figures.kind IN ({', '.join('?' * len(where.kinds))})")
        values += sorted(where.kinds)
    if where.ranges:
        parts = [_of_range(one) for one in where.ranges]
        clauses.append("(" + " OR ".join(f"({clause})" for clause, _values in parts) + ")")
        values += [value for _clause, some in parts for value in some]
    if where.label:
        clauses.append("instr(figures.label, ?) > 0")
        values.append(bound(where.label))
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
            clauses.append(f"abs({'lo' if column == 'hi' else 'hi'} - ?) <= ?")
            values += [amount, abs(amount) * CONVERSION_ERROR]
        else:
            clauses.append(_from(open_=open_) if column == "hi" else _up_to(open_=open_))
            values += [amount, amount]
    return " AND ".join(clauses), values


def _from(*, open_: bool) -> str:
    """At the bound itself the hedge decides: 630多亩 is above 630, 近500万元 below 500万."""
    at_bound = f"approx IN {ABOVE}" if open_ else f"coalesce(approx, '') NOT IN {BELOW}"
    return f"(hi > ? OR (hi = ? AND {at_bound}))"


def _up_to(*, open_: bool) -> str:
    at_bound = f"approx IN {BELOW}" if open_ else f"coalesce(approx, '') NOT IN {ABOVE}"
    return f"(lo < ? OR (lo = ? AND {at_bound}))"
