"""Series: values of one thing over time, of a list's names, or before and after a change.

In an article a series is what its text puts side by side; over the library it is what several
articles print of one thing, each at its own date.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reader.figures.listings import listed_series
from reader.figures.owners import owner_of
from reader.figures.periods import Period, entry_period, period_of
from reader.figures.subjects import Subject, amount_of, base_amount, subject_of
from reader.model import Change, Figure, FigureEntry, Series, SeriesAxis, SeriesPoint

_Group = dict[tuple[Subject, str], list[SeriesPoint]]


def find_series(
    paragraphs: Sequence[str], figures: Sequence[Figure], issue_date: str = ""
) -> tuple[Series, ...]:
    """Return the series of an article in reading order; points name figures by their numbers.

    ``figures`` are those of ``paragraphs``, in order. Two dates make a series of time, two
    amounts one of change (由5.2万元增长到38.6万元), three names one of an enumeration.
    """
    found: list[Series] = []
    taken: set[int] = set()
    for series in _all(paragraphs, figures, issue_date):
        numbers = {number for point in series.points for number in point.figures}
        if not numbers <= taken:
            found.append(series)
            taken |= numbers
    return tuple(sorted(found, key=lambda series: min(series.points[0].figures)))


def _all(paragraphs: Sequence[str], figures: Sequence[Figure], issue_date: str) -> Iterator[Series]:
    yield from listed_series(paragraphs, figures)
    yield from _over_time(paragraphs, figures, issue_date)
    yield from _changes(figures)


def _over_time(
    paragraphs: Sequence[str], figures: Sequence[Figure], issue_date: str
) -> Iterator[Series]:
    groups: _Group = {}
    for number, figure in enumerate(figures):
        subject, amount = subject_of(figure), amount_of(figure)
        period = period_of(paragraphs, figures, number, issue_date) if subject else None
        if subject is None or period is None or amount is None:
            continue
        point = SeriesPoint(period.wording, amount, (number,), period.iso)
        key = subject, f"{figure.quantity.unit} {_shape(period.iso)}"
        groups.setdefault(key, []).append(point)
    for (subject, shape), printed in groups.items():
        points = _merged(printed, once=True)
        if len(points) > 1:
            unit = shape.partition(" ")[0]
            yield Series(SeriesAxis.TIME, subject.kind, unit, subject.words, _in_time(points))


def _in_time(points: Sequence[SeriesPoint]) -> tuple[SeriesPoint, ...]:
    return tuple(sorted(points, key=lambda point: (point.period, point.value)))


def _merged(points: Sequence[SeriesPoint], *, once: bool) -> list[SeriesPoint]:
    """Make one point of those that say the same; ``once`` keeps one value for a period."""
    merged: dict[tuple[str, Decimal], SeriesPoint] = {}
    periods: set[str] = set()
    for new in points:
        old = merged.get((new.period, new.value))
        if old is not None:
            both = old.figures + new.figures
            merged[new.period, new.value] = SeriesPoint(old.x, old.value, both, old.period)
        elif not once or new.period not in periods:
            merged[new.period, new.value] = new
        periods.add(new.period)
    return list(merged.values())


def _shape(iso: str) -> str:
    """Return how long a period is, so that years are not set beside quarters."""
    first, found, last = iso.partition("/")
    if not found:
        return re.sub("[0-9X]", "0", iso[:10])
    months = re.compile("[0-9X]{4}-([0-9]{2})$")
    opened, closed = months.match(first), months.match(last)
    if opened is None or closed is None:
        return f"{first}/{last}"
    return f"{int(closed[1]) - int(opened[1]) + 1} months"


def _changes(figures: Sequence[Figure]) -> Iterator[Series]:
    """Yield base and result of every change that prints both."""
    for number, figure in enumerate(figures):
        if figure.change is not Change.TO or not number or not figure.basis.startswith("由"):
            continue
        base = figures[number - 1]
        before, after = amount_of(base), amount_of(figure)
        if base.quantity.unit != figure.quantity.unit or before is None or after is None:
            continue
        points = SeriesPoint("", before, (number - 1,)), SeriesPoint("", after, (number,))
        unit, label = figure.quantity.unit, figure.label
        yield Series(SeriesAxis.CHANGE, figure.kind, unit, label, points)


def library_series(entries: Sequence[FigureEntry]) -> tuple[Series, ...]:
    """Return what ``entries`` print of one label over time, the longest series first.

    Labels, kinds and denominators must agree, units be of one measure (values then stand in its
    base unit where they differ). A point is dated by its sentence, else by its issue; the same
    value of one owner printed again for one date is one point. Points name entries by their
    numbers; whose amounts they are, ``owner_of`` tells.
    """
    groups: _Group = {}
    units: dict[tuple[Subject, str], set[str]] = {}
    for number, entry in enumerate(entries):
        subject = subject_of(entry.figure)
        if subject is None:
            continue
        period = entry_period(entry)
        key = subject, _shape(period.iso)
        units.setdefault(key, set()).add(entry.figure.quantity.unit)
        groups.setdefault(key, []).extend(_point(entry, number, period))
    found = [
        _library_series(entries, key[0], points, units[key])
        for key, printed in groups.items()
        if _tells(points := _merged_of_owners(entries, printed))
    ]
    return tuple(sorted(found, key=lambda series: -len(series.points)))


def _merged_of_owners(
    entries: Sequence[FigureEntry], printed: Sequence[SeriesPoint]
) -> list[SeriesPoint]:
    """Make one point of those that say the same of one owner."""
    owned: dict[str, list[SeriesPoint]] = {}
    for point in printed:
        owned.setdefault(owner_of(entries[point.figures[0]]), []).append(point)
    return [point for own in owned.values() for point in _merged(own, once=False)]


def _tells(points: Sequence[SeriesPoint]) -> bool:
    """Whether points tell something over time: two periods, and not several values for most."""
    values = Counter(point.period for point in points)
    several = sum(count > 1 for count in values.values())
    return len(values) > 1 and several * 2 <= len(values)


_SINGLE: Final = 1


def _point(entry: FigureEntry, number: int, period: Period) -> Iterator[SeriesPoint]:
    amount = base_amount(entry.figure)
    if amount is not None and period.iso:
        yield SeriesPoint(period.wording or period.iso, amount, (number,), period.iso)


def _library_series(
    entries: Sequence[FigureEntry], subject: Subject, points: list[SeriesPoint], units: set[str]
) -> Series:
    """Make the series; where all print one unit, the values stand in that."""
    unit = subject.unit
    if len(units) == _SINGLE:
        (unit,) = units
        points = [
            SeriesPoint(point.x, amount, point.figures, point.period)
            for point in points
            if (amount := amount_of(entries[point.figures[0]].figure)) is not None
        ]
    return Series(SeriesAxis.TIME, subject.kind, unit, subject.words, _in_time(points))
