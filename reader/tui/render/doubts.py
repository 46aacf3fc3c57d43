"""What setting figures beside each other shows: doubts about them, and bars for their series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.messages import _

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful in one line, and what to look at: a figure here, or one in another article.

    ``number`` is a figure of the same article; ``place`` an article's key and a figure of that.
    """

    arithmetic: str
    number: int = 0
    place: Place | None = None

    def told(self) -> str:
        """Say a doubt as what it is: a reason to look, never a claim."""
        return _("Check this: {arithmetic}").format(arithmetic=self.arithmetic)


@dataclass(frozen=True, slots=True)
class Found:
    """Doubts and the lengths of bars (0 to 1) by the number of a figure."""

    doubts: Mapping[int, Sequence[Doubt]] = field(default_factory=dict)
    shares: Mapping[int, float] = field(default_factory=dict)
