"""Evidence for what an open block is: headline, subhead or running text.

Each row of the table of observations has a weight for each label; the label with the highest sum
wins, and the rows that spoke can be shown as the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, auto

from reader.parsing.scene import Scene


class Label(IntEnum):
    """What an open block is taken for."""

    HEADLINE = auto()
    SUBHEAD = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Evidence:
    """An observation: its name, and what it adds for headline, subhead and running text.

    A dear one compares texts; it is only made where the others leave a doubt.
    """

    name: str
    headline: float
    subhead: float
    text: float
    observe: Callable[[Scene], float]
    dear: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label chosen, by how much it won, and the observations made with their strength.

    ``second`` is the label that came next to it.
    """

    label: Label
    margin: float
    reasons: tuple[tuple[str, float], ...]
    second: Label

    def other_way(self) -> "Verdict":
        """Return the verdict for the label that came next."""
        return Verdict(self.second, -self.margin, self.reasons, self.label)
