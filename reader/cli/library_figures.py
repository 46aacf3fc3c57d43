"""``figures`` over the library: a table of every figure that a question finds, or a plot."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reader.cli.narration import say
from reader.cli.plain import owned_label
from reader.cli.program import Call
from reader.cli.reading import reading_room, say_cut
from reader.cli.records import VERSION
from reader.cli.streams import (
    speak_utf8,
    write,
    write_json,
    write_json_list,
    write_lines,
)
from reader.errors import UsageError
from reader.library import (
    COLUMNS,
    entry_cells,
    entry_record,
    figure_kind,
    figure_question,
    figures_between,
    table_lines,
)
from reader.messages import _, listed
from reader.model import FigureEntry, FigureFilter, FigureKind, FigureOrder
from reader.text.cells import printable

BATCH: Final = 200
"""Figures fetched at a time."""


def library_figures(call: Call) -> int:
    """Print the figures of the library that the question finds, or plot them."""
    if call.options.plot:
        from reader.cli.plotting import plot_figures

        return plot_figures(call)
    where, query = asked_figures(call, call.operands)
    with reading_room(call) as library:
        places = library.figure_places(where, query, FigureOrder(call.options.order))
        if call.options.reverse:
            places = places[::-1]
        shown = places[: call.options.limit]
        entries = (
            entry
            for start in range(0, len(shown), BATCH)
            for entry in library.figure_entries(shown[start : start + BATCH])
        )
        _write(entries, len(places), query, call)
    say_cut(len(shown), len(places))
    if not places:
        say(_("No such figures."))
    return 0 if places else 1


def asked_figures(call: Call, words: Sequence[str]) -> tuple[FigureFilter, str]:
    """Return which figures are asked for, by options or in the words, and of which articles.

    An option goes before what the words say of the same.

    Raises:
        UsageError: there is no such kind.
        QueryError: an amount cannot be read.
    """
    asked, typed = asked_filter(call), figure_question(" ".join(words))
    where = replace(
        typed.where,
        kinds=asked.kinds or typed.where.kinds,
        ranges=asked.ranges or typed.where.ranges,
        label=asked.label or typed.where.label,
        owner=call.options.owner or typed.where.owner,
    )
    return where, typed.query


def asked_filter(call: Call) -> FigureFilter:
    """Return what the options ask for.

    Raises:
        UsageError: there is no such kind.
        QueryError: a bound is no amount.
    """
    options = call.options
    kinds: frozenset[FigureKind] = frozenset()
    if options.kind:
        kind = figure_kind(options.kind)
        if kind is None:
            raise UsageError(
                _("Wrong command line"),
                _("there is no kind of figure “{kind}”.").format(kind=options.kind),
                _("There are {kinds}.").format(kinds=listed(FigureKind)),
            )
        kinds = frozenset({kind})
    return figures_between(
        options.min or "", options.max or "", options.unit or "", kinds, options.label or ""
    )


def _write(entries: Iterator[FigureEntry], count: int, query: str, call: Call) -> None:
    options = call.options
    if options.json or options.jsonl or options.csv or options.tsv:
        speak_utf8()
    if options.json:
        head = {"version": VERSION, "query": query, "count": count}
        write_json_list(head, "figures", map(entry_record, entries))
    elif options.jsonl:
        for entry in entries:
            write_json(entry_record(entry))
    elif options.csv or options.tsv:
        for line in table_lines(COLUMNS, map(entry_cells, entries), "," if options.csv else "\t"):
            write(line)
    else:
        write_lines(line for entry in entries for line in _entry_lines(entry))


def _entry_lines(entry: FigureEntry) -> Iterator[str]:
    place = " ".join(part for part in (entry.issue_date, entry.paper, entry.page) if part)
    figure = entry.figure
    lines = (
        f"{figure.wording}  {owned_label(figure)}",
        f"  {place}  {entry.title}",
        f"  {entry.sentence}",
    )
    return (printable(line.rstrip()) for line in lines)
