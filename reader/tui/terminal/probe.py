"""Ask the terminal how wide it draws ambiguous characters, before Textual is imported.

Each probe character is written at the left margin and followed by a cursor position request
(CPR, ``ESC[6n``); a device attributes request (DA1, ``ESC[c``), which every terminal answers, ends
the round. Nobody waits for the answer: what has not come when the imports are done is left to the
driver, and what is typed meanwhile is kept for it.
"""

import os
import re
import select
import sys
from collections.abc import Sequence
from typing import Final

from reader.tui.terminal.encoding import encode, terminal_encoding
from reader.tui.terminal.hold import held

_PROBES: Final = "“—…①"
_REQUEST: Final = "".join(f"\r{char}\x1b[6n" for char in _PROBES) + "\r\x1b[K\x1b[c"
_COLUMN: Final = re.compile(rb"\x1b\[\d+;(\d+)R")
_END: Final = re.compile(rb"\x1b\[\?[\d;]*c")
_WIDE_COLUMN: Final = 3
"""Where the cursor stands (from 1) behind a character of two cells."""
_PATIENCE: Final = 1.0
"""Seconds that a terminal may take no byte; then the app writes, when it is there."""

typed_ahead: Final = bytearray()
"""What was typed while the terminal was asked; the driver reads it first."""


class WidthProbe:
    """A question on its way to the terminal; import what takes long, then ask for the ``answer``.

    ``setting`` is ``narrow``, ``wide`` or ``auto``; only then the terminal is asked. ``enter`` is
    written before the question, ``picture`` after it.
    """

    def __init__(self, setting: str, enter: str = "", picture: str = "") -> None:
        self._wide = setting == "wide"
        asked = setting == "auto" and not held.asked
        words = enter + (_REQUEST if asked else "") + picture
        if not words:
            return
        if _on_terminal() and held.take() and _written(encode(words, terminal_encoding())):
            held.asked |= asked
            held.awaits_widths |= asked
        else:
            held.nothing_shown()

    def answer(self) -> bool:
        """Return whether ambiguous characters take two cells, as far as is known by now."""
        if held.awaits_widths:
            columns, rest, ended = split_reply(_come())
            typed_ahead.extend(rest)
            held.columns.extend(columns)
            held.awaits_widths = not ended
            self._wide = ended and drawn_wide(held.columns)
        return self._wide


def _written(words: bytes) -> bool:
    """Write to the terminal, in pieces where it takes no more at once; tell whether it took all."""
    while words:
        if not select.select([], [2], [], _PATIENCE)[1]:
            return False
        try:
            words = words[os.write(2, words) :]
        except BlockingIOError:
            continue
        except OSError:
            return False
    return True


def _come() -> bytes:
    """Return what has come by now, until the end mark."""
    reply = b""
    while not _END.search(reply) and select.select([0], [], [], 0)[0]:
        piece = os.read(0, 4096)
        if not piece:
            break
        reply += piece
    return reply


def split_reply(reply: bytes) -> tuple[list[int], bytes, bool]:
    """Return the columns (from 1) reported in ``reply``, what in it was typed, and if it ended."""
    columns = [int(column) for column in _COLUMN.findall(reply)]
    ended = bool(_END.search(reply))
    return columns, _END.sub(b"", _COLUMN.sub(b"", reply)), ended


def drawn_wide(columns: Sequence[int]) -> bool:
    """Return whether the reported ``columns`` are those of a terminal with wide characters."""
    return columns.count(_WIDE_COLUMN) * 2 > len(columns)


def _on_terminal() -> bool:
    return bool(sys.__stdin__ and sys.__stderr__) and os.isatty(0) and os.isatty(2)
