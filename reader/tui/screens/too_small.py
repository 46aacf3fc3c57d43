"""What stands on a screen that is too small for anything else."""

from typing import Final

from textual.events import Resize
from textual.geometry import Size

from reader.messages import _
from reader.tui.screens.leaving import LeavingDialog

SMALLEST: Final = Size(20, 5)
"""Columns and rows below which nothing useful can be shown."""


def too_small(size: Size) -> bool:
    """Tell whether nothing useful can be shown in ``size`` cells."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class TooSmallScreen(LeavingDialog[None]):
    """Says that the window is too small; it goes by itself when there is room again."""

    def on_resize(self, event: Resize) -> None:
        """Go when there is room again."""
        if self.is_current and not too_small(event.size):
            self.dismiss()

    def render(self) -> str:
        """Return the sentence."""
        return _("Window too small")
