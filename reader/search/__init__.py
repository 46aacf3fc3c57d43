"""Search: exact for any wording, ranked by words, over an index or, without one, the texts.

A word looks in headline, byline and body; what is folded alike (``reader.text.fold``) is the same.
Whoosh is imported when an index is opened, never for understanding a query or for scanning texts.
"""

from typing import TYPE_CHECKING, Any

from reader.search.answer import Predicates, UnknownValue, find_keys, search
from reader.search.document import SearchDocument, TextStore
from reader.search.fields import FIELDS
from reader.search.match import find_in, plain_page
from reader.search.narrow import narrowed
from reader.search.parser import parse_query
from reader.search.query import Query, describe
from reader.search.scan import SearchCancelled

if TYPE_CHECKING:
    from reader.search.index import SearchIndex

__all__ = [
    "FIELDS",
    "Predicates",
    "Query",
    "SearchCancelled",
    "SearchDocument",
    "SearchIndex",
    "TextStore",
    "UnknownValue",
    "describe",
    "find_in",
    "find_keys",
    "narrowed",
    "parse_query",
    "plain_page",
    "search",
]


def __getattr__(name: str) -> Any:
    """Import ``SearchIndex`` when it is asked for."""
    if name == "SearchIndex":
        from reader.search.index import SearchIndex

        return SearchIndex
    raise AttributeError(name)
