"""Answers of the terminal that nobody waits for any more, kept from being taken for keys."""

import re
from collections.abc import Sequence
from typing import Final

_REPLY: Final = re.compile(
    r"\x1b\[[?>=][\d;]*c"  # device attributes (DA1 to DA3)
    r"|\x1b[P\]_^][^\x1b\x07]*(?:\x1b\\|\x07)"  # DCS, OSC, APC and PM strings
)
_CURSOR: Final = re.compile(r"\x1b\[\d+;(\d+)R")
_END: Final = re.compile(r"\x1b\[\?[\d;]*c")
_MARGINS: Final = re.compile(r"\x1b\[\?69;(\d)\$y")
_HEAD: Final = re.compile(r"\x1b(?:\[[?>=][\d;]*\$?|[P\]_^][^\x1b\x07]*\x1b?)\Z")
_ALT_KEY: Final = 2
"""Escape and one letter may also be Alt and that letter."""


class Replies:
    """Takes whole replies out of typed text, also those that arrive in pieces.

    ``margins`` becomes true when the terminal says that it has left and right margins (DECRPM of
    mode 69: 1 set, 2 reset, 3 always set). ``columns`` are what the terminal has answered so far of
    a question for its widths (see ``probe``), None where none is open; ``widths`` are all of them
    once it has answered to the end.
    """

    def __init__(self, columns: Sequence[int] | None = None) -> None:
        self.margins = False
        self.widths: tuple[int, ...] | None = None
        self._columns = columns
        self._held = ""

    def strip(self, typed: str) -> str:
        """Return ``typed`` without replies; the head of one is held for the next call."""
        text = self._held + typed
        self._held = ""
        if self._columns is not None:
            text = self._answered(text, self._columns)
        text = _REPLY.sub("", text)
        if answer := _MARGINS.search(text):
            self.margins = answer.group(1) in "123"
            text = text.replace(answer.group(), "")
        if "\x1b" in text and (head := _HEAD.search(text)):
            self._held = head.group()
            return text[: head.start()]
        return text

    def release(self) -> str:
        """Return what was held, when nothing follows it: a key with Alt, or nothing."""
        held, self._held = self._held, ""
        return held if len(held) == _ALT_KEY else ""

    def _answered(self, text: str, before: Sequence[int]) -> str:
        """Take cursor reports out of ``text``; what ends the question ends the looking, too."""
        columns = (*before, *map(int, _CURSOR.findall(text)))
        self._columns = columns
        if _END.search(text):
            self.widths, self._columns = columns, None
        return _CURSOR.sub("", text)
