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
    """What the reader folded away, and the pane in front where not all fit."""

    front: Pane = Pane.LIST
    list_folded: bool = False
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

    def _two(self) -> tuple[Pane, ...]:
        if self.front is Pane.FIGURES:
            return (Pane.ARTICLE, Pane.FIGURES)
        if self.list_folded and self.front is not Pane.LIST:
            return (Pane.ARTICLE,)
        return (Pane.LIST, Pane.ARTICLE)
