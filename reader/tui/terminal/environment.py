"""What the environment must say before Textual is imported, and whether there is a terminal."""

from collections.abc import Mapping, MutableMapping
from typing import Final

from reader.messages import _

_SETTINGS: Final = {
    "TEXTUAL_ANIMATIONS": "none",  # an animated page key sends fifteen times the bytes
    "TEXTUAL_DISABLE_KITTY_KEY": "1",  # with it, iTerm2 loses what a Chinese input method commits
    "TEXTUAL_SMOOTH_SCROLL": "0",  # asks for the mouse in pixels
}
_REFUSED: Final = ("TEXTUAL_DRIVER", "TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT", "TEXTUAL_DEBUG")
"""Switches of Textual's own development that a reader has no use for."""
STOCK_SWITCH: Final = "GXREADER_STOCK_OUTPUT"
"""Set to 1, it goes back to Textual's own imports and output."""
_FILLING_TERMINALS: Final = ("xterm", "tmux", "linux", "foot", "kitty", "alacritty", "rxvt", "vte")
"""Values of TERM, by their beginning, where erasing fills with the background (bce)."""
_DUMB: Final = frozenset({"dumb", "emacs", ""})


def prepare_environment(environ: MutableMapping[str, str]) -> None:
    """Set what Textual reads at its import; call it before anything imports Textual."""
    environ.update(_SETTINGS)
    for name in _REFUSED:
        environ.pop(name, None)
    if "NO_COLOR" in environ and not environ["NO_COLOR"]:
        del environ["NO_COLOR"]  # no-color.org: an empty value asks for nothing


def usable_terminal(environ: Mapping[str, str], isatty: bool) -> str | None:
    """Return why no screen can be drawn here, as a sentence, or None if one can.

    ``isatty`` says whether standard input and the screen are both a terminal.
    """
    if not isatty:
        return _("This is not a terminal; use gxreader list, show or search instead.")
    term = environ.get("TERM", "")
    if term in _DUMB:
        return _(
            "The terminal ({term}) cannot place text on the screen; "
            "use gxreader list, show or search instead."
        ).format(term=f"TERM={term}")
    return None


def fills_background(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal's erase fills with the background colour, by its name."""
    return environ.get("TERM", "").startswith(_FILLING_TERMINALS)
