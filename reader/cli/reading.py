"""``list`` and ``show``: the library's articles."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Final

from reader.cli.annotations import annotation_lines, annotation_record
from reader.cli.intake import restore
from reader.cli.narration import say, say_error
from reader.cli.plain import Columns, article_text, jump_text, row_words
from reader.cli.program import Call
from reader.cli.records import VERSION, Record, held_record, row_record
from reader.cli.streams import speak_utf8, write, write_json, write_json_list, write_lines
from reader.errors import NotFound
from reader.library import Library, open_reading_room
from reader.messages import _, ended
from reader.model import ArticleRow, ListFilter, ListOrder, Mark

BATCH: Final = 500
"""Rows asked of the library at a time."""


@contextmanager
def reading_room(call: Call) -> Iterator[Library]:
    """Open the library, or the samples while it is empty, and say what it noticed."""
    library = open_reading_room(call.paths)
    try:
        with closing(library):
            if library.sample:
                say(_("Nothing has been added yet; these are the sample articles."))
            restore(library)
            yield library
    finally:
        for notice in library.notices:
            say(ended(notice))


def list_articles(call: Call) -> int:
    """List the articles that pass the filters, in the order asked for."""
    with reading_room(call) as library:
        listing = library.listing(ListOrder(call.options.order), _filter(call, library))
        keys = listing.keys[: call.options.limit]
        write_listing(library, keys, len(listing.keys), as_json=call.options.json)
        say_cut(len(keys), len(listing.keys))
    if not keys:
        say(_("No such articles."))
    return 0 if keys else 1


def _filter(call: Call, library: Library) -> ListFilter:
    options = call.options
    return ListFilter(
        words=options.words or "",
        paper=options.paper or "",
        issue_date=options.date or "",
        page=options.page or "",
        only=frozenset(library.marked(Mark.STAR)) if options.starred else None,
        without=frozenset(library.marked(Mark.READ)) if options.unread else frozenset(),
    )


def write_listing(
    library: Library, keys: Sequence[int], count: int, *, as_json: bool = False
) -> None:
    """Print the rows of ``keys``; ``count`` is how many there are in all."""
    read, starred = library.marked(Mark.READ), library.marked(Mark.STAR)
    if as_json:
        speak_utf8()
        records = (
            row_record(row, read=row.id in read, starred=row.id in starred)
            for batch in _batches(library, keys)
            for row in batch
        )
        write_json_list({"version": VERSION, "count": count}, "articles", records)
        return
    columns = Columns()
    for batch in _batches(library, keys):
        rows = [row_words(row, read=row.id in read, starred=row.id in starred) for row in batch]
        columns.grow(rows)
        write_lines(map(columns.line, rows))


def _batches(library: Library, keys: Sequence[int]) -> Iterator[list[ArticleRow]]:
    for start in range(0, len(keys), BATCH):
        yield library.rows(keys[start : start + BATCH])


def say_cut(shown: int, count: int) -> None:
    """Say that a limit left something out."""
    if shown < count:
        say(_("{shown} of {count} shown; --limit shows more.").format(shown=shown, count=count))


def show(call: Call) -> int:
    """Print articles by id; those missing are said, and make the exit code 1."""
    missing = 0
    if call.options.json:
        speak_utf8()
    with reading_room(call) as library:
        for number, article_id in enumerate(call.operands):
            try:
                _show_one(library, article_id, call, first=number == missing)
            except NotFound as error:
                missing += 1
                say_error(error)
    return 1 if missing else 0


def _show_one(library: Library, article_id: str, call: Call, *, first: bool) -> None:
    article = library.article(article_id)
    if call.options.json:
        record: Record = held_record(article, library.figures(article_id))
        write_json(record | annotation_record(library, article))
        return
    if not first:
        write("\n")
    write_lines(article_text(article, styled=call.styled))
    write_lines(filter(None, [jump_text(article)]))
    write_lines(annotation_lines(library, article))
