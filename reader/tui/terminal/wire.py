"""The wire to the terminal: written in the background, never in the way."""

import os
from time import monotonic
from typing import Final

from reader.tui.terminal.encoding import encode

_STALLED_AFTER: Final = 0.02
"""Seconds a write may take before frames wait for it."""


class Wire:
    """A file for Textual's writer thread: gathers text, writes it at a flush.

    A terminal that has gone away swallows what is written, so that leaving stays orderly.
    """

    encoding: str

    def __init__(self, fileno: int, encoding: str) -> None:
        self.encoding = encoding
        self._fileno = fileno
        self._gathered: list[str] = []
        self._writing_since = 0.0
        self._gone = False

    @property
    def stalled(self) -> bool:
        """Whether the terminal has not taken what it was sent for a while."""
        since = self._writing_since
        return bool(since) and monotonic() - since > _STALLED_AFTER

    def fileno(self) -> int:
        """Return the descriptor written to."""
        return self._fileno

    def write(self, text: str) -> int:
        """Gather ``text`` for the next flush."""
        self._gathered.append(text)
        return len(text)

    def flush(self) -> None:
        """Write what was gathered; returns when the terminal has taken it."""
        waiting = encode("".join(self._gathered), self.encoding)
        self._gathered.clear()
        self._writing_since = monotonic()
        while waiting and not self._gone:
            try:
                waiting = waiting[os.write(self._fileno, waiting) :]
            except BlockingIOError:
                self._wait()
            except OSError:
                self._gone = True
        self._writing_since = 0.0

    def _wait(self) -> None:
        """Wait until a descriptor that somebody made non-blocking takes bytes again."""
        import select

        select.select([], [self._fileno], [], 1.0)
