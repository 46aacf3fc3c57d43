"""What setting figures beside each other shows: doubts about them, and bars for their series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.messages import _
from reader.text.cells import cell_len

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful in one line, and what to look at: a figure here, or one in another article.

    ``number`` is a figure of the same article; ``place`` an article's key and a figure of that.
    Of several figures in one sum only the first has the doubt ``shown`` below it.
    """

    arithmetic: str
    number: int = 0
    place: Place | None = None
    shown: bool = True

    def told(self) -> str:
        """Say a doubt as what it is: a reason to look, never a claim."""
        return _("Check this: {arithmetic}").format(arithmetic=self.arithmetic)

    def told_in(self, cells: int) -> str:
        """Say the doubt in one line of ``cells``: where there is no room, the arithmetic alone."""
        told = self.told()
        return told if cell_len(told) <= cells else f"? {self.arithmetic}"


@dataclass(frozen=True, slots=True)
class Found:
    """Doubts and the lengths of bars (0 to 1) by the number of a figure."""

    doubts: Mapping[int, Sequence[Doubt]] = field(default_factory=dict)
    shares: Mapping[int, float] = field(default_factory=dict)
