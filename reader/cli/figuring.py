"""``figures``: of page files, of texts in a stream of JSON lines, of the library."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final

from reader.cli.codes import REJECTED
from reader.cli.narration import say
from reader.cli.pages import PageReader
from reader.cli.program import Call
from reader.cli.records import figure_record, page_figures_record
from reader.cli.streams import (
    STDIN,
    flush,
    speak_utf8,
    standard_input,
    write,
    write_json,
    write_lines,
)
from reader.errors import FileUnreadable, UsageError
from reader.library import figures_of_article, figures_of_text
from reader.messages import _
from reader.model import Article, Figure, Page, name_of

COLUMNS: Final = (
    "file",
    "article",
    "title",
    "kind",
    "value",
    "value_to",
    "unit",
    "text",
    "approx",
    "change",
    "label",
    "owner",
    "key",
    "sentence",
    "lines",
)
"""The columns of the CSV; ``value_to`` is the upper end of a range."""

FILE_ENDINGS: Final = frozenset((".txt", ".text", ".md", ".html", ".htm", ".json", ".jsonl"))
"""Words that end so are meant as files, even where there is none."""

Found = list[tuple[Article, Figure]]


class LineWrong(ValueError):
    """A line of a stream is not what it should be; the message says why, ``id`` which it was."""

    def __init__(self, reason: str, id: object = None) -> None:  # noqa: A002 - the line's own word
        super().__init__(reason)
        self.id = id


def figures(call: Call) -> int:
    """Print figures in the form asked for."""
    library = asks_library(call)
    if call.options.jsonl and not (library and _asked(call)):
        return _stream(call)
    if library:
        _refuse_files(call)
        from reader.cli.library_figures import library_figures

        return library_figures(call)
    return _of_pages(call)


def asks_library(call: Call) -> bool:
    """Tell whether ``figures`` is asked about the library: by an option, a query, or nothing."""
    if call.options.plot or _narrowed(call):
        return True
    return not any(_is_file(word) for word in call.operands)


def _narrowed(call: Call) -> bool:
    options = call.options
    return any((options.kind, options.min, options.max, options.unit, options.label, options.owner))


def _refuse_files(call: Call) -> None:
    """Refuse options that ask the library beside a file, whose name would be looked for there.

    Raises:
        UsageError: there is such a file; a plot is written to those that are named.
    """
    file = next((word for word in call.operands if Path(word).is_file()), "")
    if file and not call.options.plot:
        raise UsageError(
            _("Wrong command line"),
            _(
                "--kind, --min, --max, --unit, --label and --owner ask the library, and {file} is a file."
            ).format(file=file),
            _("Take it in with “gxreader add”, or leave these options out."),
        )


def _asked(call: Call) -> bool:
    """Tell whether there is a question: a query, or an option that only the library answers."""
    return bool(call.operands) or _narrowed(call)


def _is_file(word: str) -> bool:
    path = Path(word)
    named = "/" in word or path.suffix.lower() in FILE_ENDINGS
    return word == "-" or named or path.exists()


def _of_pages(call: Call) -> int:
    reader = PageReader(call)
    if call.options.json or _delimiter(call):
        speak_utf8()
    if _delimiter(call):
        write_lines([_delimiter(call).join(COLUMNS)])
    count = 0
    for page in reader.pages_read():
        found = _found(page)
        count += len(found)
        _write_page(page, found, call)
    return reader.exit_code(count)


def _found(page: Page) -> Found:
    return [(article, one) for article in page.articles for one in figures_of_article(article)]


def _write_page(page: Page, found: Found, call: Call) -> None:
    if call.options.json:
        write_json(page_figures_record(page, found))
    elif _delimiter(call):
        _write_table(page, found, _delimiter(call))
    else:
        write_lines(_figure_lines(page, found, call))


def _figure_lines(page: Page, found: Found, call: Call) -> Iterator[str]:
    from reader.cli.plain import figure_text, rule_text

    yield page.file.path
    last = None
    for article, figure in found:
        if article is not last:
            yield ""
            yield rule_text(name_of(article), styled=call.styled)
            last = article
        yield figure_text(article, figure)
    yield ""


def _delimiter(call: Call) -> str:
    """Return what stands between two cells of a table; nothing where none is asked for."""
    return "," if call.options.csv else "\t" if call.options.tsv else ""


def _write_table(page: Page, found: Found, delimiter: str) -> None:
    import csv
    import io

    text = io.StringIO()
    rows = csv.DictWriter(
        text, COLUMNS, extrasaction="ignore", delimiter=delimiter, lineterminator="\n"
    )
    rows.writerows(_row(page, article, figure) for article, figure in found)
    write(text.getvalue())


def _row(page: Page, article: Article, figure: Figure) -> dict[str, object]:
    record = figure_record(article, figure)
    value = record["value"]
    low, high = value if isinstance(value, list) else (value, None)
    return {
        **record,
        "file": page.file.path,
        "article": article.id,
        "title": name_of(article),
        "value": low,
        "value_to": high,
        "key": "yes" if figure.key else "no",
        "lines": " ".join(map(str, record["lines"])),
    }


def _stream(call: Call) -> int:
    """Answer every line with one line, at once; a wrong line is answered with an error."""
    speak_utf8()
    wrong = 0
    with ExitStack() as opened:
        for number, line in enumerate(_lines(call.operands or (STDIN,), opened), 1):
            try:
                record = _answer(line)
            except LineWrong as error:
                wrong += 1
                words = _("line {number}: {reason}").format(number=number, reason=error)
                record = {"id": error.id, "figures": [], "error": words}
            write_json(record)
            flush()
    if wrong:
        say(_("Lines that could not be read: {count}.").format(count=wrong))
    return REJECTED if wrong else 0


def _lines(words: Iterable[str], opened: ExitStack) -> Iterator[bytes]:
    for word in words:
        yield from standard_input() if word == STDIN else opened.enter_context(_opened(word))


def _opened(word: str) -> BinaryIO:
    try:
        return Path(word).open("rb")
    except OSError as error:
        remedy = _("Check the path and its permissions.")
        raise FileUnreadable.because(word, error, remedy) from error


def _answer(line: bytes) -> dict[str, object]:
    record = _read(line)
    id_, body, date = record.get("id"), record.get("body"), record.get("date")
    if body is None and "body" in record:
        return {"id": id_, "figures": []}
    if not isinstance(body, str):
        raise LineWrong(_("there is no text in body"), id_)
    found = figures_of_text(body, date if isinstance(date, str) else "")
    return {"id": id_, "figures": list(found)}


def _refuse(constant: str) -> None:
    """Refuse NaN and Infinity: they are no JSON, and the answer has to be."""
    raise ValueError(constant)


def _read(line: bytes) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise LineWrong(_("byte {at} is not UTF-8").format(at=error.start)) from error
    except (ValueError, RecursionError) as error:
        raise LineWrong(_("this is not JSON")) from error
    if not isinstance(record, dict):
        raise LineWrong(_("this is no JSON object"))
    return record
