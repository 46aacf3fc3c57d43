"""Which panes are in sight at a given width: figures fold away first, then the list."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WIDE: Final = 110
"""Cells from which list, text and figures stand side by side."""

MEDIUM: Final = 64
"""Cells from which the list stands beside the text."""


class Pane(StrEnum):
    """The three panes, from left to right."""

    LIST = "list"
    ARTICLE = "article"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Folding:
    """What the reader folded away, and the pane in front where not all fit.

    Below WIDE the text has the screen to itself while it is read, unless the list is pinned: a
    terminal can only scroll whole rows, so a line then costs a quarter of the bytes.
    """

    front: Pane = Pane.LIST
    list_folded: bool = False
    list_pinned: bool = False
    figures_folded: bool = False

    def in_sight(self, width: int) -> tuple[Pane, ...]:
        """Return the panes to show in ``width`` cells, from left to right."""
        if width < MEDIUM:
            return (self.front,)
        if width < WIDE:
            return self._two()
        left = () if self.list_folded else (Pane.LIST,)
        right = () if self.figures_folded else (Pane.FIGURES,)
        return (*left, Pane.ARTICLE, *right)

    def in_turn(self, width: int) -> tuple[Pane, ...]:
        """Return the panes that the focus steps through: those in sight, and the list beside them."""
        if width < MEDIUM:
            return tuple(Pane)
        sight = self.in_sight(width)
        return sight if width >= WIDE or Pane.LIST in sight else (Pane.LIST, *sight)

    def _two(self) -> tuple[Pane, ...]:
        if self.front is Pane.FIGURES:
            return (Pane.ARTICLE, Pane.FIGURES)
        alone = self.list_folded or not self.list_pinned
        if alone and self.front is Pane.ARTICLE:
            return (Pane.ARTICLE,)
        return (Pane.LIST, Pane.ARTICLE)
