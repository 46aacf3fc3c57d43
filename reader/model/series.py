"""What many articles print of one thing over time, ready to be plotted."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reader.model.figure import FigureEntry


@dataclass(frozen=True, slots=True)
class LabelPoint:
    """An amount at a day; ``period`` is the time it speaks of (ISO 8601).

    ``place`` is the article's key and the figure's number in it; ``prints`` is how many articles
    print the amount; ``owner`` names whose it is, empty where that is not told.
    """

    day: date
    period: str
    value: Decimal
    entry: FigureEntry
    place: tuple[int, int]
    prints: int = 1
    owner: str = ""


@dataclass(frozen=True, slots=True)
class LabelSeries:
    """Amounts of one label in one unit, in order of time."""

    label: str
    unit: str
    points: tuple[LabelPoint, ...]

    @property
    def owners(self) -> tuple[str, ...]:
        """Return whose amounts they are, those with most points first."""
        counts = Counter(point.owner for point in self.points if point.owner)
        return tuple(owner for owner, _count in counts.most_common())
