"""Evidence for what an open block is: headline, subhead or running text.

Each row of the tables of observations has a weight for each label; the label with the highest sum
wins, and the rows that spoke can be shown as the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import Generic, NamedTuple, TypeVar

from reader.parsing.forms import Form

Asked = TypeVar("Asked")
"""What an observation is made of: a length, a wording, a place, a state, a scene."""


Sums = tuple[float, float, float, tuple[tuple[str, float], ...]]
"""What speaks for headline, subhead and text, and the observations made with their strength."""


class Label(IntEnum):
    """What an open block is taken for."""

    HEADLINE = auto()
    SUBHEAD = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Evidence(Generic[Asked]):
    """An observation: its name, and what it adds for headline, subhead and running text.

    A dear one compares texts; it is only made where the others leave a doubt. With ``signs``, a
    wording that has none of these characters shows nothing of it; with ``below``, neither does a
    place with a block of another form below.
    """

    name: str
    headline: float
    subhead: float
    text: float
    observe: Callable[[Asked], float]
    dear: bool = False
    signs: str = ""
    below: frozenset[Form | None] = frozenset()


class Verdict(NamedTuple):
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
