"""JSON arrays that are too large to be held, read element by element."""

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any, Final

PIECE: Final = 1 << 20
"""Bytes that are read at once."""

_EDGE: Final = 16
"""Code points at the end of what is held in which a mistake may be no more than a cut."""


class NoArray(ValueError):
    """What should be a JSON array is none: ``msg`` says why, ``lineno`` where."""

    def __init__(self, msg: str, lineno: int) -> None:
        super().__init__(msg)
        self.msg = msg
        self.lineno = lineno


def elements(head: bytes, stream: IO[bytes], piece: int = PIECE) -> Iterator[Any]:
    """Yield the elements of the array that ``head`` and then ``stream`` hold, in UTF-8.

    Raises NoArray or UnicodeDecodeError where it is none; what stands before that has come.
    """
    text = _Text(head, stream, piece)
    text.take("[")
    if text.sign() != "]":
        yield text.value()
        while text.sign() == ",":
            text.take(",")
            yield text.value()
    text.take("]")
    if text.sign():
        raise NoArray("Extra data", text.line)


class _Text:
    """JSON that is read on where it ends."""

    def __init__(self, head: bytes, stream: IO[bytes], piece: int) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._stream = stream
        self._piece = piece
        self._text = self._decoder.decode(head)
        self._at = 0
        self.line = 1

    def sign(self) -> str:
        """Return the next sign that is no blank, without taking it; nothing at the end."""
        while True:
            rest = len(self._text)
            stop = next(
                (at for at in range(self._at, rest) if self._text[at] not in " \t\r\n"), rest
            )
            self._pass(stop)
            if stop < rest:
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, sign: str) -> None:
        """Take the next sign, which must be this one."""
        if self.sign() != sign:
            raise NoArray(f"Expecting '{sign}' delimiter", self.line)
        self._at += 1

    def value(self) -> Any:
        """Take the next value."""
        self.sign()
        while True:
            try:
                value, stop = json.JSONDecoder().raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not (self._is_cut(error) and self._more()):
                    line = self.line + self._text.count("\n", self._at, error.pos)
                    raise NoArray(error.msg, line) from None
                continue
            length = stop - self._at
            if len(self._text) - stop >= _EDGE or not self._more():  # a number may go on
                self._pass(self._at + length)
                return value

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        near = error.pos >= len(self._text) - _EDGE
        return near or error.msg.startswith("Unterminated string")

    def _pass(self, stop: int) -> None:
        self.line += self._text.count("\n", self._at, stop)
        self._at = stop

    def _more(self) -> bool:
        """Read on, at least as much as is held, so that nothing is looked at often."""
        self._text, self._at = self._text[self._at :], 0
        raw = self._stream.read(max(self._piece, len(self._text)))
        self._text += self._decoder.decode(raw, final=not raw)
        return bool(raw)
