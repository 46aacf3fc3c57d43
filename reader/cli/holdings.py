"""``holdings``: a calendar of what the library holds, what is missing and what is doubtful."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from reader.cli.codes import NOTHING
from reader.cli.intake import own_library
from reader.cli.narration import say
from reader.cli.program import Call
from reader.cli.records import VERSION
from reader.cli.streams import speak_utf8, write_json, write_lines
from reader.library import HeldEdition, Holdings
from reader.messages import _
from reader.text.cells import printable

RULER: Final = "1   5    10   15   20   25   30"
"""The days of a month, a column each."""

DAYS: Final = 31
MANY: Final = 9
SHOWN: Final = 20
"""Lines of a kind that are shown; JSON has all."""


def holdings(call: Call) -> int:
    """Print the calendar of every paper, or of one."""
    with own_library(call) as library:
        held = _of_paper(library.holdings(), call.options.paper)
    if call.options.json:
        speak_utf8()
        write_json(holdings_record(held))
    else:
        write_lines(holdings_text(held))
    if not held.editions:
        say(_("Nothing of that is held."))
    return 0 if held.editions else NOTHING


def _of_paper(held: Holdings, paper: str | None) -> Holdings:
    if paper is None:
        return held
    return Holdings(
        tuple(one for one in held.editions if one.paper == paper),
        tuple(one for one in held.copies if one.paper == paper),
        tuple(one for one in held.repeats if one.paper == paper),
        held.suspects,
    )


def holdings_record(held: Holdings) -> dict[str, Any]:
    """Return everything as data."""
    return {
        "version": VERSION,
        "count": len(held.editions),
        "papers": [
            {"paper": paper, "editions": [_edition_record(one) for one in editions]}
            for paper, editions in groupby(held.editions, key=lambda one: one.paper)
        ],
        "duplicates": [
            {
                "paper": one.paper,
                "date": one.issue_date,
                "page": one.page,
                "articles": one.articles,
                "files": list(one.files),
            }
            for one in held.copies
        ],
        "repeats": [
            {
                "paper": one.paper,
                "date": one.issue_date,
                "page": one.page,
                "again": one.again,
                "title": one.name,
                "files": [one.file, one.again_file],
            }
            for one in held.repeats
        ],
        "suspects": [
            {
                "path": one.path,
                "encoding": one.encoding,
                "usual": one.usual,
                "damaged_lines": list(one.damaged_lines),
            }
            for one in held.suspects
        ],
    }


def _edition_record(edition: HeldEdition) -> dict[str, Any]:
    return {
        "date": edition.issue_date,
        "pages": list(edition.pages),
        "missing": list(edition.missing),
        "articles": edition.articles,
    }


def holdings_text(held: Holdings) -> Iterator[str]:
    """Yield a calendar for every paper, then gaps, copies and doubtful files."""
    for paper, editions in groupby(held.editions, key=lambda one: one.paper):
        yield from _paper_text(paper, list(editions))
    yield from _listed(_("Missing pages"), [_gap(one) for one in held.editions if one.missing])
    copies = [
        _("{place}: {count} articles in {files}").format(
            place=_place(one.paper, one.issue_date, one.page),
            count=one.articles,
            files=", ".join(one.files),
        )
        for one in held.copies
    ]
    yield from _listed(_("Held more than once"), copies)
    repeats = [
        _("{place}: “{title}”, again on page {page}").format(
            place=_place(one.paper, one.issue_date, one.page), title=one.name, page=one.again
        )
        for one in held.repeats
    ]
    yield from _listed(_("Printed on two pages"), repeats)
    yield from _listed(_("Doubtful files"), list(_suspects(held)))


def _paper_text(paper: str, editions: Sequence[HeldEdition]) -> Iterator[str]:
    yield printable(paper) or _("(no paper named)")
    yield f"         {RULER}"
    dated = [one for one in editions if one.issue_date]
    for month, days in groupby(dated, key=lambda one: one.issue_date[:7]):
        marks = ["."] * DAYS
        pages = 0
        for edition in days:
            marks[int(edition.issue_date[8:10]) - 1] = _mark(edition)
            pages += len(edition.pages)
        held = sum(mark != "." for mark in marks)
        counts = _("days: {days}, pages: {pages}").format(days=held, pages=pages)
        yield f"{month}  {''.join(marks)}  {counts}"
    undated = sum(one.articles for one in editions if not one.issue_date)
    if undated:
        yield _("articles without a date: {count}").format(count=undated)
    yield ""


def _mark(edition: HeldEdition) -> str:
    count = len(edition.pages)
    if not count:
        return "*"
    return str(count) if count <= MANY else "+"


def _gap(edition: HeldEdition) -> str:
    place = _place(edition.paper, edition.issue_date)
    return f"{place}: {', '.join(map(printable, edition.missing))}"


def _suspects(held: Holdings) -> Iterator[str]:
    for one in held.suspects:
        if one.damaged_lines:
            yield _("{path}: {count} lines are not {encoding}, first line {line}").format(
                path=one.path,
                count=len(one.damaged_lines),
                encoding=one.encoding,
                line=one.damaged_lines[0],
            )
        else:
            yield _("{path}: {encoding}, while its neighbours are {usual}").format(
                path=one.path, encoding=one.encoding, usual=one.usual
            )


def _place(*parts: str) -> str:
    return printable("  ".join(filter(None, parts)))


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield _("{what}: {count}").format(what=title, count=len(lines))
    yield from (f"  {printable(line)}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield _("  … and {count} more").format(count=len(lines) - SHOWN)
    yield ""
