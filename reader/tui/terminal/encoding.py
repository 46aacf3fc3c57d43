"""Which encoding the terminal speaks, and how text reaches it in that encoding."""

import codecs
import sys
from typing import Final, cast

from reader.text.cells import cell_len

_PROBE: Final = "报纸"
_SUBSTITUTE: Final = "gxreader-cells"
_FALLBACK: Final = "utf-8"


def terminal_encoding() -> str:
    """Return the locale's encoding if Chinese can be written in it, else UTF-8.

    A latin-1 or ASCII locale on a terminal that shows Chinese is a setting gone wrong: every
    terminal that can show Chinese at all then expects UTF-8.
    """
    encoding = getattr(sys.__stdin__, "encoding", None) or _FALLBACK
    try:
        _PROBE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _FALLBACK
    return codecs.lookup(encoding).name


def encode(text: str, encoding: str) -> bytes:
    """Return ``text`` for the terminal; what it cannot show becomes as many ? as it has cells."""
    return text.encode(encoding, _SUBSTITUTE)


def _question_marks(error: UnicodeError) -> tuple[str, int]:
    failed = cast("UnicodeEncodeError", error)
    return "?" * cell_len(failed.object[failed.start : failed.end]), failed.end


codecs.register_error(_SUBSTITUTE, _question_marks)


class TypedText:
    """Decodes typed bytes; bytes that are no text in the terminal's encoding are dropped."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")

    def feed(self, typed: bytes, *, final: bool = False) -> str:
        """Return the text of ``typed``; the head of a character waits for the rest of it."""
        return self._decoder.decode(typed, final).replace("\ufffd", "")
