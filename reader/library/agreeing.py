"""What other articles print of the same thing at the same time, with another value.

A reason to look, never a claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reader.library.library import Library
from reader.model import Article, Disagreement, Figure, FigureEntry, FigureFilter, FigureOrder

WINDOW: Final = timedelta(days=31)
"""How far apart two issues may lie whose figures are compared."""

LOOKED_AT: Final = 240
"""Figures compared with those of one article."""

SHORTEST: Final = 4
"""Code points of the shortest label that names one thing."""


@dataclass(frozen=True, slots=True)
class PrintedOtherwise:
    """Figure ``number`` of an article, and the place of another print that does not agree.

    ``arithmetic`` sets the two wordings side by side and says where the other one stands.
    """

    number: int
    arithmetic: str
    place: tuple[int, int]


def printed_otherwise(
    library: Library, article: Article, figures: Sequence[Figure]
) -> list[PrintedOtherwise]:
    """Return the figures of an article of which others print another value, in reading order.

    Only figures of the same label, printed within a month of the article, are compared.
    """
    key = library.key_of(article.id)
    labels = frozenset(one.label for one in figures if len(one.label) >= SHORTEST)
    if key is None or not labels:
        return []
    places = _comparable(library, article, key, labels)
    if len({place[0] for place in places}) < 2:  # noqa: PLR2004 - two articles make a comparison
        return []
    from reader.figures.agreement import disagreements

    entries = library.figure_entries(places)
    if len(entries) != len(places):
        return []
    found = [
        one
        for pair in disagreements(entries)
        for one in _of_pair(pair, places, entries, article.id)
    ]
    return sorted(found, key=lambda one: (one.number, one.place))


def _comparable(
    library: Library, article: Article, key: int, labels: frozenset[str]
) -> list[tuple[int, int]]:
    """Return the places of figures with these labels, those of the article always among them."""
    where = FigureFilter(labels=labels, printed=_window(article.issue_date))
    places = library.figure_places(where, order=FigureOrder.OLDEST)
    own = [place for place in places if place[0] == key]
    others = [place for place in places if place[0] != key]
    return [*own, *others[: LOOKED_AT - len(own)]]


def _window(issue_date: str) -> tuple[str, str] | None:
    try:
        day = date.fromisoformat(issue_date)
    except ValueError:
        return None
    return (day - WINDOW).isoformat(), (day + WINDOW).isoformat()


def _of_pair(
    pair: Disagreement,
    places: Sequence[tuple[int, int]],
    entries: Sequence[FigureEntry],
    article_id: str,
) -> list[PrintedOtherwise]:
    """Return the pair as seen from the article, if it is one of the two."""
    for own, other in ((pair.first, pair.second), (pair.second, pair.first)):
        if entries[own].article_id == article_id:
            shown = entries[other]
            where = " ".join(part for part in (shown.paper, shown.issue_date) if part)
            words = f"{entries[own].figure.wording} ≠ {shown.figure.wording}  {where}".rstrip()
            return [PrintedOtherwise(places[own][1], words, places[other])]
    return []
