"""A query narrowed by one more condition, in the words one would type."""

import re
from collections.abc import Collection
from datetime import date
from typing import Final

from reader.search.parser import parse_query
from reader.search.query import Or
from reader.search.writing import quoted

_DATE: Final = re.compile(r"(?:^|\s+)date:(\d{4}(?:-\d\d)?)$")
"""A date at the end of a query, as this module writes it."""


def narrowed(
    query: str,
    field: str,
    value: str,
    *,
    predicates: Collection[str] = (),
    today: date | None = None,
) -> str:
    """Return a query for what ``query`` finds on a date, in a paper, on a page or in a section.

    A month takes the place of the year, and a day that of the month, that stood at the end.

    Raises:
        QueryError: when ``query`` cannot be understood.
    """
    if isinstance(parse_query(query, predicates=predicates, today=today).node, Or):
        query = f"({query})"
    wider = _DATE.search(query)
    if field == "date" and wider and value.startswith(wider[1]):
        query = query[: wider.start()]
    condition = value if field == "date" else quoted(value)
    return f"{query} {field}:{condition}".lstrip()
