"""The time a figure speaks of: the date printed before it in its sentence, or 今年 and 去年."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reader.figures.extract import issue_day
from reader.figures.finding import find_figures
from reader.figures.passage import passage_of
from reader.model import Approx, Figure, FigureEntry, FigureKind

_COMPARED: Final = re.compile("[较比与同跟和自][^，。；、]{0,4}$")
"""What stands before a date that a change is measured from: 较2020年增长."""

_YEARS: Final = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "当年": 0, "明年": 1}
_DEICTIC: Final = re.compile("|".join(_YEARS))
_OPEN: Final = frozenset({Approx.SINCE, Approx.BEFORE, Approx.AFTER})


@dataclass(frozen=True, slots=True)
class Period:
    """A time as printed and as ISO 8601 date or interval."""

    wording: str
    iso: str


@dataclass(frozen=True, slots=True)
class _Printed:
    """A date in a text: its stretch, and whether it opens one (2020年以来)."""

    start: int
    stop: int
    period: Period
    opens: bool


def period_of(
    paragraphs: Sequence[str], figures: Sequence[Figure], number: int, issue_date: str = ""
) -> Period | None:
    """Return the time that the figure ``number`` speaks of; None where its sentence has none.

    The nearest date before it counts, unless a change is measured from it or it opens a stretch
    (2020年以来). 今年 and 去年 are told from ``issue_date``.
    """
    figure = figures[number]
    start = figure.sentence.start
    dates = [
        _Printed(
            one.span.start,
            one.span.stop,
            Period(one.wording, str(one.quantity.value)),
            one.approx in _OPEN,
        )
        for one in figures[max(0, number - _FARTHEST) : number]
        if one.kind is FigureKind.DATE
        and one.span.paragraph == figure.span.paragraph
        and one.span.start >= start
    ]
    text = paragraphs[figure.span.paragraph]
    return _nearest(text, dates, start, figure.span.start, issue_date)


_FARTHEST: Final = 12


def _nearest(
    text: str, dates: Sequence[_Printed], start: int, stop: int, issue_date: str
) -> Period | None:
    """Return the last of ``dates`` that dates what stands at ``stop``."""
    for printed in reversed(dates):
        before = text[max(start, printed.start - 6) : printed.start]
        if not printed.opens and not _COMPARED.search(before):
            return _relative(text[printed.stop : stop], issue_date) or printed.period
    return _relative(text[start:stop], issue_date)


def _relative(words: str, issue_date: str) -> Period | None:
    """Read the last 今年 or 去年 of ``words`` that is no basis of comparison."""
    found: re.Match[str] | None = None
    for match in _DEICTIC.finditer(words):
        if not _COMPARED.search(words, 0, match.start()):
            found = match
    if found is None or not issue_date[:4].isdigit():
        return None
    return Period(found[0], str(int(issue_date[:4]) + _YEARS[found[0]]))


def entry_period(entry: FigureEntry) -> Period:
    """Return the time a printed figure speaks of, read from its sentence, else its issue's date."""
    place = entry.figure.span.start - entry.figure.sentence.start
    dates = [date for date in _dates_in(entry.sentence, entry.issue_date) if date.stop <= place]
    found = _nearest(entry.sentence, dates, 0, place, entry.issue_date)
    return found or Period("", entry.issue_date)


@lru_cache(maxsize=1024)
def _dates_in(sentence: str, issue_date: str) -> tuple[_Printed, ...]:
    """Return the dates of a sentence; figures of one sentence come after each other."""
    passage = passage_of(sentence)
    dates: list[_Printed] = []
    for found in find_figures(passage, issue_day(issue_date), plain=True):
        figure = found.figure
        if figure.kind is FigureKind.DATE:
            start, stop = passage.place(figure.start, figure.stop)
            period = Period(sentence[start:stop], str(figure.value))
            dates.append(_Printed(start, stop, period, figure.approx in _OPEN))
    return tuple(dates)
