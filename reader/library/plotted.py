"""What the library prints of one thing over time: the series of a label, ready to be plotted."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from reader.library.library import Library
from reader.messages import _, joined
from reader.model import FigureEntry, FigureFilter, FigureOrder, LabelPoint, LabelSeries, Series
from reader.text.plots import mixed

LOOKED_AT: Final = 1_200
"""Figures of a label that are looked at, the newest."""

FIRST_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")

HOUR: Final = re.compile("T[0-9:]+")

Place = tuple[int, int]
"""An article's key and the number of a figure of that."""


def label_series(library: Library, where: FigureFilter, query: str = "") -> tuple[LabelSeries, ...]:
    """Return the series that the figures of a label make, the longest first.

    ``where`` names the label. Raises QueryError when the query cannot be read.
    """
    from reader.figures.series import library_series

    places = library.figure_places(where, query, FigureOrder.NEWEST)[:LOOKED_AT][::-1]
    found = held_at(library, places)
    made = library_series([entry for _place, entry in found])
    series = (_label_series(one, found) for one in made)
    return tuple(one for one in series if len(one.points) > 1)


def held_at(library: Library, places: Sequence[Place]) -> list[tuple[Place, FigureEntry]]:
    """Return the figures at ``places``, each with its own; those that have gone are left out."""
    entries = library.figure_entries(places)
    if len(entries) == len(places):
        return list(zip(places, entries, strict=True))
    return [(place, entry) for place in places for entry in library.figure_entries([place])]


def _label_series(series: Series, found: Sequence[tuple[Place, FigureEntry]]) -> LabelSeries:
    from reader.figures.owners import owner_of

    points = []
    for point in series.points:
        day = first_day(point.period)
        place, entry = found[point.figures[0]]
        prints = len(point.figures)
        if day is not None:
            period, owner = without_hour(point.period), owner_of(entry)
            points.append(LabelPoint(day, period, point.value, entry, place, prints, owner))
    return LabelSeries(series.label, series.unit, tuple(points))


def plot_remark(series: LabelSeries) -> str:
    """Return why points of a plot are not joined and how to see one owner's; empty where all are."""
    owned: dict[str, list[tuple[date, Decimal]]] = {}
    for point in series.points:
        owned.setdefault(point.owner, []).append((point.day, point.value))
    if any(owner and mixed(moments) for owner, moments in owned.items()):
        return _("Some times have several amounts: these points may be of different things.")
    unknown = _("Whose amount some points are is not told: they are not joined.")
    several = _("Lines join the points of one owner; owner:{owner} shows one alone.")
    told = [point.entry.figure.owner for point in series.points if point.owner in series.owners[:1]]
    return joined(
        unknown if "" in owned else "",
        several.format(owner=told[0]) if len(series.owners) > 1 else "",
    )


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
