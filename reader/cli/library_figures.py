"""``figures`` over the library: a table of every figure that a question finds."""

from collections.abc import Iterator
from typing import Final

from reader.cli.narration import say
from reader.cli.program import Call
from reader.cli.reading import reading_room, say_cut
from reader.cli.records import VERSION, Record, value_record
from reader.cli.streams import speak_utf8, write, write_json_list, write_lines
from reader.errors import UsageError
from reader.library import figure_kind, figures_between
from reader.messages import _, listed
from reader.model import FigureEntry, FigureFilter, FigureKind, FigureOrder

BATCH: Final = 200
"""Figures fetched at a time."""

COLUMNS: Final = (
    *("paper", "date", "page", "article", "title", "kind", "value", "value_to", "unit"),
    *("text", "approx", "change", "label", "key", "sentence"),
)


def library_figures(call: Call) -> int:
    """Print the figures of the library that the question finds."""
    query = " ".join(call.operands)
    where = _filter(call)
    with reading_room(call) as library:
        places = library.figure_places(where, query, FigureOrder(call.options.order))
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


def _filter(call: Call) -> FigureFilter:
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
    if call.options.json:
        speak_utf8()
        head = {"version": VERSION, "query": query, "count": count}
        write_json_list(head, "figures", map(entry_record, entries))
    elif call.options.csv:
        speak_utf8()
        _write_table(entries)
    else:
        write_lines(line for entry in entries for line in _entry_lines(entry))


def entry_record(entry: FigureEntry) -> Record:
    """Return a figure of the library with where it was printed."""
    figure = entry.figure
    return {
        "paper": entry.paper,
        "date": entry.issue_date,
        "page": entry.page,
        "article": entry.article_id,
        "source_id": entry.source_id,
        "title": entry.title,
        "kind": figure.kind.value,
        "value": value_record(figure.quantity.value),
        "unit": figure.quantity.unit,
        "text": figure.wording,
        "approx": figure.approx and figure.approx.value,
        "change": figure.change and figure.change.value,
        "label": figure.label,
        "key": figure.key,
        "sentence": entry.sentence,
    }


def _write_table(entries: Iterator[FigureEntry]) -> None:
    import csv
    import io

    write(",".join(COLUMNS) + "\n")
    for entry in entries:
        record = entry_record(entry)
        value = record["value"]
        low, high = value if isinstance(value, list) else (value, None)
        key = "yes" if record["key"] else "no"
        text = io.StringIO()
        row = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
        row.writerow({**record, "value": low, "value_to": high, "key": key})
        write(text.getvalue())


def _entry_lines(entry: FigureEntry) -> Iterator[str]:
    place = " ".join(part for part in (entry.issue_date, entry.paper, entry.page) if part)
    figure = entry.figure
    yield f"{figure.wording}  {figure.label}".rstrip()
    yield f"  {place}  {entry.title}".rstrip()
    yield f"  {entry.sentence}"
