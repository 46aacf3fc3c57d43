"""Matches in context and explanations of a search, as lines and as data."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from reader.cli.plain import GAP, emphasised
from reader.cli.records import Record
from reader.messages import _
from reader.model import Counted, Explained, Occurrence, Rank
from reader.text.cells import cell_len, printable
from reader.text.telling import tell_hits, tell_rank

LEFT_CELLS: Final = 40
"""Cells before a match, so that all matches begin in one column."""

RIGHT_CHARACTERS: Final = 20


def occurrence_line(one: Occurrence, *, styled: bool) -> str:
    """Return a match in the words around it, the match in one column, then where it stands."""
    left = printable(one.left)
    while cell_len(left) > LEFT_CELLS:
        left = left[1:]
    padding = " " * (LEFT_CELLS - cell_len(left))
    right = printable(one.right[:RIGHT_CHARACTERS])
    place = GAP.join(filter(None, (one.article_id, one.issue_date, one.paper, one.page)))
    return f"{padding}{left}{emphasised(one.word, styled=styled)}{right}{GAP}{printable(place)}"


def occurrence_record(one: Occurrence) -> Record:
    """Return a match; ``start`` and ``end`` are code points in paragraph ``paragraph`` (-1: title)."""
    return {
        "id": one.article_id,
        "date": one.issue_date,
        "paper": one.paper,
        "page": one.page,
        "paragraph": one.span.paragraph,
        "start": one.span.start,
        "end": one.span.stop,
        "left": one.left,
        "word": one.word,
        "right": one.right,
    }


def explained_record(explained: Explained) -> Record:
    """Return an explanation as data: every name as in ``reader.model``."""
    one = asdict(explained.explanation)
    one["ranks"] = [{**rank, "parts": dict(rank["parts"])} for rank in one["ranks"]]
    one["dates"] = [{"first": first, "last": last} for first, last in one["dates"]]
    return {**one, "held": [asdict(held) for held in explained.held]}


def explained_lines(explained: Explained) -> Iterator[str]:
    """Yield an explanation, each heading with the lines below it."""
    one = explained.explanation
    yield f"{printable(one.note)}{GAP}{tell_hits(one.count)}"
    yield _("Each condition alone")
    for condition in one.conditions:
        folded = f" = {condition.folded}" if condition.folded not in condition.said else ""
        words = f" = {' / '.join(condition.words)}" if condition.words else ""
        yield _indented(f"{condition.said}{folded}{words}{GAP}{tell_hits(condition.alone.count)}")
    if one.count:
        yield _("Why this is the first hit: {title}").format(title=printable(one.first_title))
        yield from map(_rank_line, one.ranks)
        if not one.ranks:
            yield _indented(_("It is the newest."))
    yield from _others(_("Without one condition"), one.without)
    yield from _others(_("What does occur"), one.instead)
    if explained.held:
        yield _("Held around these dates")
        for held in explained.held:
            yield _indented(f"{held.month}{GAP}{held.articles}")


def _others(heading: str, others: tuple[Counted, ...]) -> Iterator[str]:
    if others:
        yield heading
        yield from (_indented(f"{one.query}{GAP}{tell_hits(one.count)}") for one in others)


def _rank_line(rank: Rank) -> str:
    return _indented(f"{tell_rank(rank)}{GAP}{rank.share:.0%}")


def _indented(words: str) -> str:
    return GAP + printable(words)
