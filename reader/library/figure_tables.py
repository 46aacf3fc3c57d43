"""Figures of the library as tables: the columns, a figure as a record, files of CSV and TSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from reader.errors import DiskFull, LibraryUnreadable, UsageError
from reader.messages import _
from reader.model import FigureEntry, Value

COLUMNS: Final = (
    *("paper", "date", "page", "article", "title", "kind", "value", "low", "high", "unit"),
    *("wording", "approx", "change", "basis", "per", "label", "owner", "key", "sentence"),
)
"""``value`` is a number, a range ``low..high`` or an ISO 8601 date; ``low`` and ``high`` are numbers."""

DELIMITERS: Final = {".csv": ",", ".tsv": "\t"}


def entry_record(entry: FigureEntry) -> dict[str, Any]:
    """Return a figure of the library with where it was printed, as JSON has it."""
    figure = entry.figure
    low, high = _ends(figure.quantity.value)
    return {
        "paper": entry.paper,
        "date": entry.issue_date,
        "page": entry.page,
        "article": entry.article_id,
        "source_id": entry.source_id,
        "title": entry.title,
        "kind": figure.kind.value,
        "value": _value(figure.quantity.value),
        "low": low,
        "high": high,
        "unit": figure.quantity.unit,
        "text": figure.wording,
        "wording": figure.wording,
        "approx": figure.approx and figure.approx.value,
        "change": figure.change and figure.change.value,
        "basis": figure.basis,
        "per": figure.per,
        "label": figure.label,
        "owner": figure.owner,
        "key": figure.key,
        "sentence": entry.sentence,
    }


def _value(value: Value) -> object:
    low, high = _ends(value)
    if isinstance(value, tuple):
        return [low, high]
    return low if isinstance(value, Decimal) else value


def _ends(value: Value) -> tuple[int | float | None, int | float | None]:
    if isinstance(value, tuple):
        return _number(value[0]), _number(value[1])
    if isinstance(value, Decimal):
        return _number(value), _number(value)
    return None, None


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def entry_cells(entry: FigureEntry) -> dict[str, object]:
    """Return a figure of the library as the cells of ``COLUMNS``."""
    record = entry_record(entry)
    value = entry.figure.quantity.value
    told = "..".join(map(plain_number, value)) if isinstance(value, tuple) else record["value"]
    return {
        **{name: _cell(record[name]) for name in COLUMNS},
        "value": _cell(told),
        "key": "yes" if record["key"] else "no",
    }


def plain_number(number: object) -> str:
    """Return a number without an exponent."""
    return f"{number.normalize():f}" if isinstance(number, Decimal) else str(number)


def _cell(value: object) -> object:
    """Return what stands in a cell: a number written out, a text in one line."""
    if isinstance(value, float):
        return plain_number(Decimal(repr(value)))
    return " ".join(value.split()) if isinstance(value, str) else value


def table_lines(
    columns: Iterable[str], rows: Iterable[Mapping[str, object]], delimiter: str
) -> Iterator[str]:
    """Yield a table as text, its heading first, as the rows come; lines end with a newline."""
    names = list(columns)
    yield delimiter.join(names) + "\n"
    text = io.StringIO()
    writer = csv.DictWriter(
        text, names, extrasaction="ignore", delimiter=delimiter, lineterminator="\n"
    )
    for row in rows:
        writer.writerow(row)
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def write_entries(path: Path, entries: Iterable[FigureEntry]) -> int:
    """Write figures as ``path``, a table by its ending, and return how many.

    Raises:
        UsageError: the ending is no table's, or there is such a file.
        DiskFull, LibraryUnreadable: it cannot be written.
    """
    count = 0

    def rows() -> Iterator[Mapping[str, object]]:
        nonlocal count
        for entry in entries:
            count += 1
            yield entry_cells(entry)

    write_rows(path, COLUMNS, rows())
    return count


def write_rows(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Write a table as ``path``, CSV or TSV by its ending; raises as ``write_entries`` does."""
    delimiter = DELIMITERS.get(path.suffix.lower())
    if delimiter is None:
        raise wrong_ending(path, DELIMITERS)
    text = "".join(table_lines(columns, rows, delimiter))
    write_new(path, ("\ufeff" + text if delimiter == "," else text).encode("utf-8", "replace"))


def write_new(path: Path, content: bytes) -> None:
    """Write a file that there is not yet.

    Raises:
        UsageError: there is one.
        DiskFull, LibraryUnreadable: it cannot be written.
    """
    try:
        with path.expanduser().open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise UsageError(
            _("File exists"),
            _("{path} exists already.").format(path=path),
            _("Give another name."),
        ) from error
    except OSError as error:
        raise unwritten(path, error) from error


def unwritten(path: Path, error: OSError) -> LibraryUnreadable:
    """Return the error for a file that cannot be written."""
    from reader.config.writing import NO_ROOM

    kind = DiskFull if error.errno in NO_ROOM else LibraryUnreadable
    return kind(
        _("Cannot write"),
        _("{path}: {reason}.").format(path=path, reason=error.strerror or str(error)),
        _("Check the path and its permissions."),
    )


def wrong_ending(path: Path, endings: Iterable[str]) -> UsageError:
    """Return the error for a name that does not say what to write."""
    return UsageError(
        _("No such kind of file"),
        _("{path} does not say what to write.").format(path=path),
        _("Names end in {endings}.").format(endings=", ".join(endings)),
    )
