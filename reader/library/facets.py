"""What a search finds, counted by time, paper, page, section and kind of article."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from reader.catalogue.facets import Place
from reader.model import Facet, FacetKind, Facets

__all__ = ["Facet", "FacetKind", "Facets", "count_places", "date_step"]

Names = Callable[[Place], Iterable[str]]
"""What a place is counted under."""

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
    """Count ``places`` in every way: times in their order, all else with the most first."""
    places = list(places)
    step = date_step(place.issue_date for place in places)
    times = {FacetKind.DATE: step, FacetKind.YEAR: YEAR, FacetKind.MONTH: MONTH}
    names: dict[FacetKind, Names] = {
        FacetKind.PAPER: lambda place: (place.paper,),
        FacetKind.PAGE: lambda place: {plain_page(one) for one in place.page.split("、")},
        FacetKind.SECTION: lambda place: (place.section,),
        FacetKind.KIND: lambda place: (place.kind,),
    }
    counted = [
        *(_in_time(kind, _counted(places, _until(stop))) for kind, stop in times.items()),
        *(_most_first(kind, _counted(places, name)) for kind, name in names.items()),
    ]
    facets = tuple(facet for group in counted for facet in group)
    return Facets(query, sum(place.articles for place in places), facets)


def _until(stop: int) -> Names:
    return lambda place: (place.issue_date[:stop],)


def _counted(places: Iterable[Place], of: Names) -> Counter[str]:
    counts: Counter[str] = Counter()
    for place in places:
        for name in of(place):
            counts[name] += place.articles
    return counts


def _most_first(kind: FacetKind, counts: Counter[str]) -> list[Facet]:
    ordered = sorted(counts.items(), key=lambda one: (not one[0], -one[1], one[0]))
    return [Facet(kind, value, count) for value, count in ordered]


def _in_time(kind: FacetKind, counts: Counter[str]) -> list[Facet]:
    ordered = sorted(counts.items(), key=lambda one: (not one[0], one[0]))
    return [Facet(kind, date, count) for date, count in ordered]
