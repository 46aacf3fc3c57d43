"""Answers of the terminal that nobody waits for any more, kept from being taken for keys."""

import re
from typing import Final

_REPLY: Final = re.compile(
    r"\x1b\[[?>=][\d;]*c"  # device attributes (DA1 to DA3)
    r"|\x1b[P\]_^][^\x1b\x07]*(?:\x1b\\|\x07)"  # DCS, OSC, APC and PM strings
)
_HEAD: Final = re.compile(r"\x1b(?:\[[?>=][\d;]*|[P\]_^][^\x1b\x07]*\x1b?)\Z")
_ALT_KEY: Final = 2
"""Escape and one letter may also be Alt and that letter."""


class Replies:
    """Takes whole replies out of typed text, also those that arrive in pieces."""

    def __init__(self) -> None:
        self._held = ""

    def strip(self, typed: str) -> str:
        """Return ``typed`` without replies; the head of one is held for the next call."""
        text = _REPLY.sub("", self._held + typed)
        self._held = ""
        if "\x1b" in text and (head := _HEAD.search(text)):
            self._held = head.group()
            return text[: head.start()]
        return text

    def release(self) -> str:
        """Return what was held, when nothing follows it: a key with Alt, or nothing."""
        held, self._held = self._held, ""
        return held if len(held) == _ALT_KEY else ""
