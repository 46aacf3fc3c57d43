"""The time a figure speaks of: the date printed before it in its sentence, or 今年 and 去年."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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


def period_of(
    paragraphs: Sequence[str], figures: Sequence[Figure], number: int, issue_date: str = ""
) -> Period | None:
    """Return the time that the figure ``number`` speaks of; None where its sentence has none.

    The nearest date before it counts, unless a change is measured from it or it opens a stretch
    (2020年以来). 今年 and 去年 are told from ``issue_date``.
    """
    figure = figures[number]
    text, start = paragraphs[figure.span.paragraph], figure.sentence.start
    found: Period | None = None
    for earlier in reversed(figures[max(0, number - _FARTHEST) : number]):
        if earlier.span.paragraph != figure.span.paragraph or earlier.span.start < start:
            break
        if _dates(text, earlier, start):
            found = Period(earlier.wording, str(earlier.quantity.value))
            start = earlier.span.stop
            break
    return _relative(text[start : figure.span.start], issue_date) or found


_FARTHEST: Final = 12


def _dates(text: str, figure: Figure, start: int) -> bool:
    if figure.kind is not FigureKind.DATE or figure.approx in _OPEN:
        return False
    return not _COMPARED.search(text[max(start, figure.span.start - 6) : figure.span.start])


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
    from reader.figures.extract import extract_figures

    figures = extract_figures((entry.sentence,), entry.issue_date)
    place = entry.figure.span.start - entry.figure.sentence.start
    for number, figure in enumerate(figures):
        if figure.span.start <= place < figure.span.stop:
            found = period_of((entry.sentence,), figures, number, entry.issue_date)
            return found or Period("", entry.issue_date)
    return Period("", entry.issue_date)
