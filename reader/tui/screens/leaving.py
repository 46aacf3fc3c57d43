"""Screens and dialogs that are left once."""

from typing import Final

from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.screen import ModalScreen, Screen, ScreenResultType

from reader.tui.commands import BY_ID, key_list

BACK: Final = [
    Binding(key_list(BY_ID[name].keys), "go_back", show=False, id=name)
    for name in ("back", "close")
]
"""For screens in which nothing is typed; those with an input bind Escape alone, whatever it means."""


class LeavingScreen(Screen[ScreenResultType]):
    """A screen that gives a result and goes; when it has gone, it leaves the others alone."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go, unless gone: keys typed behind the one that closed it would close the screen below."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def action_go_back(self) -> None:
        """Go without a result."""
        self.dismiss(None)


class LeavingDialog(ModalScreen[ScreenResultType], LeavingScreen[ScreenResultType]):
    """The same above another screen; the style sheets go by the first of its bases."""
