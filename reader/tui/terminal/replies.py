"""Answers of the terminal that nobody waits for any more, kept from being taken for keys."""

import re
from typing import Final

_REPLY: Final = re.compile(
    r"\x1b\[[?>=][\d;]*c"  # device attributes (DA1 to DA3)
    r"|\x1b[P\]_^][^\x1b\x07]*(?:\x1b\\|\x07)"  # DCS, OSC, APC and PM strings
)
_MARGINS: Final = re.compile(r"\x1b\[\?69;(\d)\$y")
_HEAD: Final = re.compile(r"\x1b(?:\[[?>=][\d;]*\$?|[P\]_^][^\x1b\x07]*\x1b?)\Z")
_ALT_KEY: Final = 2
"""Escape and one letter may also be Alt and that letter."""


class Replies:
    """Takes whole replies out of typed text, also those that arrive in pieces.

    ``margins`` becomes true when the terminal says that it has left and right margins (DECRPM of
    mode 69: 1 set, 2 reset, 3 always set).
    """

    def __init__(self) -> None:
        self.margins = False
        self._held = ""

    def strip(self, typed: str) -> str:
        """Return ``typed`` without replies; the head of one is held for the next call."""
        text = _REPLY.sub("", self._held + typed)
        self._held = ""
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
