"""The terminal between the program's start and the app: taken once, given back whatever happens.

Until Textual is imported nobody reads what is typed: it is neither echoed nor lost. Whatever ends
the program meanwhile gives the terminal back first.
"""

import os
import signal
import termios
import tty
from contextlib import suppress
from types import FrameType
from typing import Any, Final, NamedTuple

from reader.tui.terminal.canvas import CellTable
from reader.tui.terminal.painter import Painter

ENTER: Final = "\x1b[?1049h"
"""Go to the alternate screen."""
_HIDE: Final = "\x1b[?25l"
RESTORED: Final = "\x1b[r\x1b[m\x1b[?7h\x1b[?1000l\x1b[?1002l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[?1049l\x1b[?25h"
"""What a terminal needs to be a shell's again, when nothing else can be done."""
LEAVING_SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGINT)


class Shown(NamedTuple):
    """What the terminal shows already: the painter that knows it, its numbers, and the size."""

    table: CellTable
    painter: Painter
    size: tuple[int, int]
    wide: bool
    """How ambiguous characters were measured."""


class Hold:
    """The terminal of standard input and error, as the program found it and as it is now."""

    def __init__(self) -> None:
        self.modes: list[Any] | None = None
        """How the terminal was set (termios) when it was found; None while it is not taken."""
        self.entered = False
        """Whether the alternate screen is shown already."""
        self.shown: Shown | None = None
        self.asked = False
        """Whether the terminal was asked for its widths."""
        self.awaits_widths = False
        """Whether it has not answered to the end."""
        self.columns: list[int] = []
        """What it has answered so far: see ``probe``."""

    def take(self) -> bool:
        """Keep what is typed from being echoed; tell whether the terminal could be taken."""
        if self.modes is not None:
            return True
        try:
            self.modes = termios.tcgetattr(0)
            modes = termios.tcgetattr(0)
            modes[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            modes[tty.IFLAG] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
            termios.tcsetattr(0, termios.TCSANOW, modes)
        except termios.error:
            self.modes = None
            return False
        for number in LEAVING_SIGNALS:
            signal.signal(number, self._leave)
        return True

    def enter(self, shown: Shown | None) -> str:
        """Return what shows the alternate screen, without a cursor; ``shown`` will be on it."""
        before, self.entered, self.shown = self.entered, True, shown
        return "" if before else ENTER + _HIDE

    def nothing_shown(self) -> None:
        """Take back what ``enter`` said: it could not be written, or not to the end."""
        self.entered, self.shown = False, None

    def hand_over(self) -> list[Any] | None:
        """Return the modes that were found: whoever asks gives them back from now on."""
        modes, self.modes, self.entered = self.modes, None, False
        return modes

    def give_back(self) -> None:
        """Make the terminal what it was, if nobody took it over."""
        if self.modes is None:
            return
        if self.entered:
            with suppress(OSError):
                os.write(2, RESTORED.encode())
        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, self.modes)
        for number in LEAVING_SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self.hand_over()
        self.shown = None

    def _leave(self, number: int, _frame: FrameType | None) -> None:
        """Give the terminal back and leave at once, as the app does later; nothing is unsaved yet."""
        self.give_back()
        os._exit(128 + number)


held: Final = Hold()
"""The one terminal that a process has."""
