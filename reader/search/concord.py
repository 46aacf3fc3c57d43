"""Every place where a query's words stand, each with the words around it: a concordance."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from reader.model import HEADLINE_PARAGRAPH, Occurrence, Span, paragraph_spans
from reader.search.document import SearchDocument
from reader.search.match import FoldedDocument
from reader.search.parser import parse_query
from reader.search.query import Node
from reader.search.snippet import find_shown

CONTEXT: Final = 60
"""Characters kept on either side of a match: more than a wide terminal shows."""


def occurrences(
    query: str,
    documents: Iterable[SearchDocument],
    *,
    predicates: Collection[str] = (),
    today: date | None = None,
) -> Iterator[Occurrence]:
    """Yield where the words of ``query`` stand in ``documents``, in their order, title first.

    Raises:
        QueryError: when the query cannot be understood.
    """
    node = parse_query(query, predicates=predicates, today=today).node
    for document in documents:
        yield from _of_document(node, document)


def _of_document(node: Node, document: SearchDocument) -> Iterator[Occurrence]:
    in_title, in_body = find_shown(node, FoldedDocument(document))
    finds = [(document.title, Span(HEADLINE_PARAGRAPH, *find), find) for find in in_title]
    finds += [
        (document.body, next(paragraph_spans(document.body, [find])), find)
        for find in in_body
        if find[0] < find[1]
    ]
    for number, (text, span, (start, stop)) in enumerate(finds):
        yield Occurrence(
            document.article_id,
            document.issue_date,
            document.paper,
            document.page,
            span,
            number,
            _plain(text[max(start - CONTEXT, 0) : start]),
            _plain(text[start:stop]),
            _plain(text[stop : stop + CONTEXT]),
        )


def _plain(text: str) -> str:
    return text.replace("\n", " ")
