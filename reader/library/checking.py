"""The figures of one article beside each other: their arithmetic, and the series they make.

What does not come out is a reason to look, never a claim.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.model import Article, Check, Figure, Series


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
