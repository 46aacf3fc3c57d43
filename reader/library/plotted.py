"""What the library prints of one thing over time: the series of a label, ready to be plotted."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from reader.library.library import Library
from reader.model import FigureEntry, FigureFilter, FigureOrder, LabelPoint, LabelSeries, Series

LOOKED_AT: Final = 1_200
"""Figures of a label that are looked at, the newest."""

FIRST_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")

HOUR: Final = re.compile("T[0-9:]+")


def label_series(library: Library, where: FigureFilter, query: str = "") -> tuple[LabelSeries, ...]:
    """Return the series that the figures of a label make, the longest first.

    ``where`` names the label. Raises QueryError when the query cannot be read.
    """
    from reader.figures.series import library_series

    places = library.figure_places(where, query, FigureOrder.NEWEST)[:LOOKED_AT][::-1]
    found = [(place, entry) for place in places for entry in library.figure_entries([place])]
    made = library_series([entry for _place, entry in found])
    series = (_label_series(one, found) for one in made)
    return tuple(one for one in series if len(one.points) > 1)


def _label_series(
    series: Series, found: Sequence[tuple[tuple[int, int], FigureEntry]]
) -> LabelSeries:
    points = []
    for point in series.points:
        day = first_day(point.period)
        place, entry = found[point.figures[0]]
        prints = len(point.figures)
        if day is not None:
            points.append(
                LabelPoint(day, without_hour(point.period), point.value, entry, place, prints)
            )
    return LabelSeries(series.label, series.unit, tuple(points))


def first_day(period: str) -> date | None:
    """Return the first day of an ISO 8601 date or interval; None where the year is not known."""
    found = FIRST_DAY.match(period)
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def without_hour(period: str) -> str:
    """Return an ISO 8601 date or interval without the time of day."""
    return HOUR.sub("", period)


def with_label(where: FigureFilter, label: str) -> FigureFilter:
    """Return a filter for the figures of one label that pass ``where``, whatever their amount."""
    return replace(where, label=label, ranges=(), moment="")
