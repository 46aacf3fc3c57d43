"""What a search found and why, with what is held around the dates it asks for."""

from collections.abc import Sequence
from itertools import groupby

from reader.model import Condition, Counted, Explained, Explanation, Held, Rank

__all__ = ["Condition", "Counted", "Explained", "Held", "Rank", "explained", "months_around"]

MONTH = len("2023-06")


def explained(explanation: Explanation, days: Sequence[tuple[str, int]]) -> Explained:
    """Add the months held around the dates of a query, from the ``days`` held and their articles."""
    months = [
        Held(month, sum(count for _day, count in each))
        for month, each in groupby(days, key=lambda day: day[0][:MONTH])
    ]
    around = (one for dates in explanation.dates for one in months_around(dates, months))
    return Explained(explanation, tuple(dict.fromkeys(around)))


def months_around(dates: tuple[str, str], months: Sequence[Held]) -> list[Held]:
    """Return the month held last before the dates, first and last ones held in them, first after.

    ``dates`` are the first and the last, empty where open; ``months`` are in order of time.
    """
    first, last = dates[0][:MONTH], dates[1][:MONTH] or "9999"
    before = [one for one in months if one.month < first]
    inside = [one for one in months if first <= one.month <= last]
    after = [one for one in months if one.month > last]
    return [*before[-1:], *inside[:1], *inside[1:][-1:], *after[:1]]
