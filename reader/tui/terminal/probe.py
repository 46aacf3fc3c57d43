"""Ask the terminal how wide it draws ambiguous characters, before Textual is imported.

Each probe character is written at the left margin and followed by a cursor position request
(CPR, ``ESC[6n``); a device attributes request (DA1, ``ESC[c``), which every terminal answers, ends
the round. What is typed meanwhile is kept for the driver.
"""

import os
import re
import select
import sys
import termios
import tty
from time import monotonic
from typing import Any, Final

from reader.tui.terminal.encoding import encode, terminal_encoding

TIME_OUT: Final = 0.7
"""Seconds to wait for a terminal that answers nothing, counted from the question."""

_PROBES: Final = "“—…①"
_REQUEST: Final = "".join(f"\r{char}\x1b[6n" for char in _PROBES) + "\r\x1b[K\x1b[c"
_COLUMN: Final = re.compile(rb"\x1b\[\d+;(\d+)R")
_END: Final = re.compile(rb"\x1b\[\?[\d;]*c")

typed_ahead: Final = bytearray()
"""What was typed while the terminal was asked; the driver reads it first."""


class WidthProbe:
    """A question on its way to the terminal; import what takes long, then ask for the ``answer``."""

    def __init__(self, setting: str) -> None:
        self._wide = setting == "wide"
        self._before: list[Any] | None = None
        self._until = monotonic() + TIME_OUT
        if setting == "auto" and _on_terminal():
            self._ask()

    def answer(self) -> bool:
        """Return whether ambiguous characters take two cells, and give the terminal back."""
        if self._before is None:
            return self._wide
        try:
            reply = self._read()
        finally:
            termios.tcsetattr(0, termios.TCSANOW, self._before)
            self._before = None
        columns, rest = split_reply(reply)
        typed_ahead.extend(rest)
        self._wide = columns.count(3) * 2 > len(columns)
        return self._wide

    def _ask(self) -> None:
        try:
            self._before = termios.tcgetattr(0)
            tty.setcbreak(0, termios.TCSANOW)
            os.write(2, encode(_REQUEST, terminal_encoding()))
        except (termios.error, OSError):
            self._before = None

    def _read(self) -> bytes:
        """Return all that comes until the end mark or the time-out."""
        reply = b""
        while not _END.search(reply):
            left = self._until - monotonic()
            ready = left > 0 and select.select([0], [], [], left)[0]
            piece = os.read(0, 4096) if ready else b""
            if not piece:
                break
            reply += piece
        return reply


def split_reply(reply: bytes) -> tuple[list[int], bytes]:
    """Return the columns (from 1) reported in ``reply``, and what in it was typed."""
    columns = [int(column) for column in _COLUMN.findall(reply)]
    return columns, _END.sub(b"", _COLUMN.sub(b"", reply))


def ambiguous_width(setting: str) -> bool:
    """Return whether ambiguous characters take two cells: by ``setting``, or ask the terminal.

    ``setting`` is ``narrow``, ``wide`` or ``auto``. Inside tmux and screen the answer is theirs,
    not the outer terminal's.
    """
    return WidthProbe(setting).answer()


def _on_terminal() -> bool:
    return bool(sys.__stdin__ and sys.__stderr__) and os.isatty(0) and os.isatty(2)
