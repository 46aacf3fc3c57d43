"""Screens and dialogs that are left once."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


class LeavingScreen(Screen[ScreenResultType]):
    """A screen that gives a result and goes; when it has gone, it leaves the others alone."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go, unless gone: keys typed behind the one that closed it would close the screen below."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class LeavingDialog(ModalScreen[ScreenResultType], LeavingScreen[ScreenResultType]):
    """The same above another screen; the style sheets go by the first of its bases."""
