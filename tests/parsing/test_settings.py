"""Claims about the same pages set in other ways: what a line is must not hang on blank lines."""

from collections.abc import Callable

import pytest

from reader.model import PageFile
from reader.parsing import parse_page
from tests.parsing.test_marked_pages import PAGES, marks_of, read_marked

Row = tuple[str, str]
Rows = list[Row]


def close(rows: Rows) -> Rows:
    """Leave every blank line out."""
    return [row for row in rows if row[1].strip()]


def spread(rows: Rows) -> Rows:
    """Put a blank line below every line."""
    return [one for row in close(rows) for one in (row, ("", ""))]


def by_article(rows: Rows) -> Rows:
    """Put a blank line between items only."""
    found: Rows = []
    for row in close(rows):
        found += [("", "")] if found and is_start(row[0]) else []
        found.append(row)
    return found


def flush(rows: Rows) -> Rows:
    """Take every indent away."""
    return [(mark, text.strip("\u3000 ")) for mark, text in rows]


def indented(rows: Rows) -> Rows:
    """Indent paragraphs and notes, nothing else."""
    return [
        (mark, ("\u3000\u3000" if mark[:1] in "PN" else "") + text) for mark, text in flush(rows)
    ]


def is_start(mark: str) -> bool:
    """Tell whether a mark begins an item."""
    return mark[:1] == "H" or mark.endswith("*")


def starts(marks: dict[int, str]) -> set[int]:
    """Return the lines that begin an item."""
    return {line for line, mark in marks.items() if is_start(mark)}


def unbroken_pages() -> list[Rows]:
    """Return the marked pages whose paragraphs stand on one line each."""
    found = []
    for path in PAGES:
        text, marks = read_marked(path)
        rows = [(marks.get(at, ""), line) for at, line in enumerate(text.split("\n"), 1)]
        if not any(mark[:1] in ("+", "~") for mark, _line in rows if mark):
            found.append(rows)
    return found


@pytest.mark.parametrize("gaps", [close, spread, by_article])
@pytest.mark.parametrize("indents", [flush, indented])
def test_items_are_found_however_a_page_is_set(
    gaps: Callable[[Rows], Rows], indents: Callable[[Rows], Rows]
) -> None:
    """Of all items of all marked pages, at least 95 in a hundred begin where they should, either way."""
    right = found = wanted = 0
    for rows in unbroken_pages():
        page = indents(gaps(rows))
        parsed = parse_page(PageFile("x.txt", "utf-8", "\n".join(line for _mark, line in page)))
        true = starts({at: mark for at, (mark, _line) in enumerate(page, 1)})
        ours = starts(marks_of(parsed))
        right, found, wanted = right + len(true & ours), found + len(ours), wanted + len(true)
    assert right >= 0.95 * found
    assert right >= 0.95 * wanted
