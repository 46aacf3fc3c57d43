"""``similar`` and ``diff``: articles that share their text, and what differs between two."""

from collections.abc import Iterator, Sequence
from typing import Final

from reader.cli.arguments import wrong_usage
from reader.cli.naming import named_article, named_articles
from reader.cli.narration import say
from reader.cli.plain import BOLD, GAP, NOT_BOLD, place_text, table
from reader.cli.program import Call
from reader.cli.reading import reading_room
from reader.cli.records import VERSION, Record, place_record
from reader.cli.streams import speak_utf8, write, write_json, write_lines
from reader.library import Library
from reader.messages import _, ngettext
from reader.model import Article, SimilarArticle, name_of
from reader.text.beside import Band, Line, bands
from reader.text.cells import printable
from reader.text.difference import Difference, Kind, Piece, compared_text, difference

MOST: Final = 100


def similar(call: Call) -> int:
    """Print the articles of the library that are like the ones named."""
    least, count = _percentage(call.options.min), 0
    with reading_room(call) as library:
        _catch_up(library)
        for word in call.operands:
            for article in named_articles(library, word, call.options.encoding):
                found = library.similar.to(article, least)
                _write_similar(article, found, call, first=not count)
                count += len(found)
    if not count:
        say(_("No similar article."))
    return 0 if count else 1


def _percentage(words: str) -> int:
    """Return the number of a percentage. Raises UsageError for what is none."""
    number = words.strip().rstrip("%％")
    if not number.isdecimal() or int(number) > MOST:
        raise wrong_usage("similar", _("--min takes a percentage up to 100"))
    return int(number)


def _catch_up(library: Library) -> None:
    """Have every article looked at first, where that was not done yet."""
    waiting = library.similar.waiting
    if waiting:
        words = ngettext(
            "Looking at {count} new article.", "Looking at {count} new articles.", waiting
        )
        say(words.format(count=waiting))
        library.similar.catch_up()


def _write_similar(
    article: Article, found: Sequence[SimilarArticle], call: Call, *, first: bool
) -> None:
    if call.options.json:
        speak_utf8()
        write_json(
            {
                "version": VERSION,
                "article": article.id,
                "title": name_of(article),
                "count": len(found),
                "similar": [similar_record(one) for one in found],
            }
        )
    elif found:
        write("" if first else "\n")
        write_lines(
            [printable(name_of(article)), *(f"{GAP}{line}" for line in table(_rows(found)))]
        )


def similar_record(one: SimilarArticle) -> Record:
    """Return a similar article; all shares are in percent."""
    row = one.row
    return {
        "percent": one.percent,
        "held": one.held,
        "holding": one.holding,
        "id": row.id,
        "source_id": row.source_id,
        "title": row.name,
        "paper": row.paper,
        "date": row.issue_date,
        "page": row.page,
        "characters": row.characters,
    }


def _rows(found: Sequence[SimilarArticle]) -> list[tuple[str, ...]]:
    return [
        (
            f"{one.percent:>3}%",
            one.row.id,
            one.row.issue_date,
            one.row.paper,
            one.row.page,
            str(one.row.characters),
            one.row.name,
        )
        for one in found
    ]


def diff(call: Call) -> int:
    """Print what was cut, added and moved between two articles."""
    if len(call.operands) != 2:  # noqa: PLR2004 - two articles are compared
        raise wrong_usage("diff", _("two articles are to be named"))
    with reading_room(call) as library:
        first, second = (
            named_article(library, one, call.options.encoding) for one in call.operands
        )
    found = difference(compared_text(first), compared_text(second))
    if call.options.json:
        speak_utf8()
        write_json(difference_record(first, second, found))
    else:
        write_lines([_head("<", first), _head(">", second), ""])
        write_lines(_lines(bands(found), every=call.options.all, styled=call.styled))
    _say_count(found)
    return 0


def _say_count(found: Difference) -> None:
    count = len(found.changes)
    if found.only_forms:
        say(_("The two texts differ in width, capitals or traditional forms only."))
    elif count:
        say(ngettext("{count} change.", "{count} changes.", count).format(count=count))
    else:
        say(_("The two texts are the same, word for word."))


def _head(sign: str, article: Article) -> str:
    return f"{sign} {printable(name_of(article))}{GAP}{place_text(article)}".rstrip()


def _lines(found: Sequence[Band], *, every: bool, styled: bool) -> Iterator[str]:
    """Yield paragraphs that differ, each of both texts; those that do not are counted, or shown."""
    left_out = 0
    for band in found:
        if band.same and not every:
            left_out += len(band.first)
            continue
        if left_out:
            yield _same(left_out)
            left_out = 0
        if band.same:
            yield from (f"  {_marked(line, styled=styled)}" for line in band.first)
            continue
        yield from (f"< {_marked(line, styled=styled)}" for line in band.first)
        yield from (f"> {_marked(line, styled=styled)}" for line in band.second)
    if left_out:
        yield _same(left_out)


def _same(count: int) -> str:
    words = ngettext("({count} paragraph the same)", "({count} paragraphs the same)", count)
    return "  " + words.format(count=count)


def _marked(line: Line, *, styled: bool) -> str:
    shown = ((printable(one.marked), styled and one.change >= 0) for one in line)
    return "".join(f"{BOLD}{text}{NOT_BOLD}" if bold else text for text, bold in shown)


def difference_record(first: Article, second: Article, found: Difference) -> Record:
    """Return a difference: ``start`` and ``end`` are code points in title and paragraphs."""
    return {
        "version": VERSION,
        "articles": [
            {"id": one.id, "title": name_of(one), **place_record(one)} for one in (first, second)
        ],
        "changes": len(found.changes),
        "pieces": [_piece_record(piece, found) for piece in found.pieces],
    }


def _piece_record(piece: Piece, found: Difference) -> Record:
    own = piece.second if piece.kind in {Kind.ADDED, Kind.MOVED_HERE} else piece.first
    text = found.second if own is piece.second else found.first
    return {
        "kind": piece.kind.value,
        "text": text[slice(*own)],
        "first": {"start": piece.first[0], "end": piece.first[1]},
        "second": {"start": piece.second[0], "end": piece.second[1]},
    }
