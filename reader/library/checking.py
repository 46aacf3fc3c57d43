"""Checking figures: the arithmetic inside an article, and a draft against the whole library.

What fails is a reason to look, never a claim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from reader.library.figure_queries import same_quantity
from reader.library.library import Library
from reader.model import (
    Article,
    Check,
    Figure,
    FigureEntry,
    FigureFilter,
    FigureKind,
    FigureMatch,
    FigureOrder,
    Match,
    Series,
)

ALIKE: Final = 0.6
"""Which part of the shorter label two labels must share to count the same thing."""

LOOKED_AT: Final = 200
"""Places compared for one figure, newest first."""

SHOWN: Final = 5
"""Places named for one figure."""

UNCHECKED: Final = frozenset({FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA})
"""Kinds that no other article can confirm."""


def check_article(article: Article, figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return the arithmetic that the figures of an article invite, in reading order."""
    from reader.figures import check_figures

    return check_figures([paragraph.text for paragraph in article.paragraphs], figures)


def series_of_article(article: Article, figures: Sequence[Figure]) -> tuple[Series, ...]:
    """Return what an article's figures tell of one thing over time, by name or before and after."""
    from reader.figures.series import find_series

    paragraphs = [paragraph.text for paragraph in article.paragraphs]
    placed = [number for number, one in enumerate(figures) if one.span.paragraph >= 0]
    found = find_series(paragraphs, [figures[number] for number in placed], article.issue_date)
    return tuple(_renumbered(one, placed) for one in found)


def _renumbered(series: Series, numbers: Sequence[int]) -> Series:
    """Return a series whose points name the figures by their numbers in the whole article."""
    points = tuple(
        replace(point, figures=tuple(numbers[figure] for figure in point.figures))
        for point in series.points
    )
    return replace(series, points=points)


def match_figures(library: Library, figures: Sequence[Figure]) -> Iterator[FigureMatch]:
    """Yield every figure that has a label with what the library printed of the same thing."""
    for figure in figures:
        if figure.label and figure.kind not in UNCHECKED and _is_amount(figure):
            yield _matched(library, figure)


def _is_amount(figure: Figure) -> bool:
    return isinstance(figure.quantity.value, (Decimal, tuple))


def _matched(library: Library, figure: Figure) -> FigureMatch:
    same = _alike(library, same_quantity(figure), figure)
    if same:
        return FigureMatch(figure, Match.FOUND, tuple(same[:SHOWN]))
    where = FigureFilter(kinds=frozenset({figure.kind}), label=figure.label)
    others = [
        entry
        for entry in _alike(library, where, figure)
        if entry.figure.quantity.unit == figure.quantity.unit
    ]
    found = Match.OTHER_VALUE if others else Match.NOT_FOUND
    return FigureMatch(figure, found, tuple(others[:SHOWN]))


def _alike(library: Library, where: FigureFilter, figure: Figure) -> list[FigureEntry]:
    places = library.figure_places(where, order=FigureOrder.NEWEST)[:LOOKED_AT]
    entries = library.figure_entries(places)
    return [entry for entry in entries if labels_alike(entry.figure.label, figure.label)]


def labels_alike(first: str, second: str) -> bool:
    """Tell whether two labels share most of the shorter one in one piece."""
    if not first or not second:
        return False
    match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return match.size >= ALIKE * min(len(first), len(second))
