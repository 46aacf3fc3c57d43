"""``search``: articles of the library that answer a query, counted, explained, or word by word."""

from collections.abc import Callable
from itertools import islice
from typing import Final

from reader.cli.narration import say
from reader.cli.plain import hit_text, table
from reader.cli.program import Call
from reader.cli.reading import reading_room, say_cut
from reader.cli.records import VERSION, hit_record
from reader.cli.streams import speak_utf8, write_json, write_json_list, write_lines
from reader.library import Library
from reader.messages import _, ended
from reader.model import FacetKind, SearchAnswer, Sort


def search(call: Call) -> int:
    """Print what a query finds, in the way that is asked for."""
    query = " ".join(call.operands)
    wanted = (name for name, chosen in vars(call.options).items() if name in WAYS and chosen)
    with reading_room(call) as library:
        return WAYS[next(wanted, "hits")](call, library, query)


def _hits(call: Call, library: Library, query: str) -> int:
    """Print the hits and say how the query was understood."""
    answer = library.search(query, sort=Sort(call.options.sort), limit=call.options.limit)
    if call.options.json:
        speak_utf8()
        head = {"version": VERSION, "query": query, "count": answer.count}
        write_json_list(head, "hits", map(hit_record, answer.hits))
    else:
        _write_hits(answer, styled=call.styled)
    if answer.note:
        say(ended(answer.note))
    say_cut(len(answer.hits), answer.count)
    return _code(answer.count)


def _write_hits(answer: SearchAnswer, *, styled: bool) -> None:
    for number, hit in enumerate(answer.hits):
        write_lines(["", *hit_text(hit, styled=styled)] if number else hit_text(hit, styled=styled))


def _facets(call: Call, library: Library, query: str) -> int:
    """Print how many hits there are in every year, month, paper …, one a line."""
    counted = library.searches.facets(query)
    facets = counted.of(FacetKind(call.options.facets)) if counted else ()
    count = counted.count if counted else 0
    if call.options.json:
        speak_utf8()
        head = {"version": VERSION, "query": query, "count": count, "by": call.options.facets}
        counts = ({"value": facet.value, "count": facet.count} for facet in facets)
        write_json_list(head, "counts", counts)
    else:
        write_lines(table([(str(facet.count), facet.value or "-") for facet in facets]))
    return _code(count)


def _kwic(call: Call, library: Library, query: str) -> int:
    """Print every place of the query's words with what stands around it, newest first."""
    from reader.cli.search_views import occurrence_line, occurrence_record

    pages = library.searches.concordance(query)
    found = (one for page in pages for one in page)
    shown = islice(found, call.options.limit)
    if call.options.json:
        speak_utf8()
        occurrences = list(shown)
        head = {"version": VERSION, "query": query, "count": len(occurrences)}
        write_json_list(head, "matches", map(occurrence_record, occurrences))
        count = len(occurrences)
    else:
        count = 0
        for one in shown:
            write_lines([occurrence_line(one, styled=call.styled)])
            count += 1
    if next(found, None) is not None:
        say(_("The first {count} matches; --limit shows more.").format(count=count))
    return _code(count)


def _explain(call: Call, library: Library, query: str) -> int:
    """Print how the query is understood, why its first hit is first, or what would hit."""
    from reader.cli.search_views import explained_lines, explained_record

    explained = library.searches.explain(query)
    if explained is None:
        return 1
    if call.options.json:
        speak_utf8()
        write_json({"version": VERSION, **explained_record(explained)})
    else:
        write_lines(explained_lines(explained))
    return 0 if explained.explanation.count else 1


def _code(count: int) -> int:
    if not count:
        say(_("No hits."))
    return 0 if count else 1


WAYS: Final[dict[str, Callable[[Call, Library, str], int]]] = {
    "hits": _hits,
    "facets": _facets,
    "kwic": _kwic,
    "explain": _explain,
}
"""What can be printed, by the option that asks for it; hits without any."""
