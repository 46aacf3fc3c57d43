"""What many articles print of one thing over time, ready to be plotted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reader.model.figure import FigureEntry


@dataclass(frozen=True, slots=True)
class LabelPoint:
    """An amount at a day; ``period`` is the time it speaks of (ISO 8601).

    ``place`` is the article's key and the figure's number in it; ``prints`` is how many articles
    print the amount.
    """

    day: date
    period: str
    value: Decimal
    entry: FigureEntry
    place: tuple[int, int]
    prints: int = 1


@dataclass(frozen=True, slots=True)
class LabelSeries:
    """Amounts of one label in one unit, in order of time."""

    label: str
    unit: str
    points: tuple[LabelPoint, ...]
