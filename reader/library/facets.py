"""What a search finds, counted by time, paper, page and section."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from reader.catalogue.facets import Place
from reader.model import Facet, FacetKind, Facets

__all__ = ["Facet", "FacetKind", "Facets", "count_places", "date_step"]

YEAR: Final = len("2023")
MONTH: Final = len("2023-06")
DAY: Final = len("2023-06-15")


def date_step(dates: Iterable[str]) -> int:
    """Return how much of a date is counted: years, within one year months, within a month days."""
    known = {date for date in dates if date}
    if len({date[:YEAR] for date in known}) > 1:
        return YEAR
    return MONTH if len({date[:MONTH] for date in known}) > 1 else DAY


def count_places(query: str, places: Iterable[Place], plain_page: Callable[[str], str]) -> Facets:
    """Count ``places`` by date, in order of time, and by paper, page and section, most first."""
    places = list(places)
    step = date_step(place.issue_date for place in places)
    dates = _counted(places, lambda place: place.issue_date[:step])
    papers = _counted(places, lambda place: place.paper)
    pages = _counted(places, lambda place: plain_page(place.page))
    sections = _counted(places, lambda place: place.section)
    return Facets(
        query,
        sum(place.articles for place in places),
        (
            *(Facet(FacetKind.DATE, date, count) for date, count in _in_time(dates)),
            *_most_first(FacetKind.PAPER, papers),
            *_most_first(FacetKind.PAGE, pages),
            *_most_first(FacetKind.SECTION, sections),
        ),
    )


def _counted(places: Iterable[Place], of: Callable[[Place], str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for place in places:
        counts[of(place)] += place.articles
    return counts


def _most_first(kind: FacetKind, counts: Counter[str]) -> list[Facet]:
    ordered = sorted(counts.items(), key=lambda one: (not one[0], -one[1], one[0]))
    return [Facet(kind, value, count) for value, count in ordered]


def _in_time(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (not one[0], one[0]))
