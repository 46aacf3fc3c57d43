"""The first frame of a screen: drawn once, as soon as everything has its place."""

from contextlib import ExitStack

from textual.events import ScreenResume
from textual.screen import Screen

from reader.tui.screens.too_small import too_small


class OpeningScreen(Screen[None], inherit_css=False):
    """Holds its frames back while it is put together, and draws the first without waiting."""

    BLANK = True

    def __init__(self) -> None:
        super().__init__()
        self._opening = ExitStack()

    def hold_frames(self) -> None:
        """Draw nothing until everything has its place and the text is set."""
        self._opening.enter_context(self.app.batch_update())

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Draw the first frame; keep the styles, which are new, and no screen above changes them."""
        event.refresh_styles = False
        if self.stack_updates:  # it has been seen before
            return
        event.prevent_default()  # it is done here, so that what it lays out can be drawn
        self._on_screen_resume(event)
        self.settle()
        self._opening.close()
        if not too_small(self.size):
            self._compositor_refresh()
        self.complete()

    def settle(self) -> None:
        """See to what depends on places and sizes: everything has its own now."""

    def complete(self) -> None:
        """Go on with what the first frame does not show, before any key is heard."""
