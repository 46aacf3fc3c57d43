"""Text that is too large to be held: its encoding is found out, then it is decoded in pieces."""

import codecs
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import IO, Final

from reader.parsing.decoding import (
    REPLACEMENT,
    codec_of,
    decoder_of,
    is_blank,
    is_wide,
    nothing_in,
)

PIECE: Final = 1 << 20
"""Bytes that are decoded at once."""

_ORDERED: Final = ("utf-16", "utf-32")

Opener = Callable[[], IO[bytes]]
"""Opens bytes, which are the same every time, at their beginning."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A large text: ``mark`` ends its lines, and ``damaged_lines`` are 1-based.

    It is read with ``codec``; ``skipped`` bytes at its head tell its encoding only.
    """

    opened: Opener
    encoding: str
    codec: str
    skipped: int = 0
    mark: str = "\n"
    damaged_lines: tuple[int, ...] = ()

    def pieces(self, piece: int = PIECE) -> Iterator[str]:
        """Yield the text, ``piece`` bytes at once; bytes that changed since are signs, too."""
        read = _mended if self.damaged_lines else _decoded
        return read(self.opened, self.codec, self.skipped, piece)


def flow_of(
    head: bytes, opened: Opener, name: str, encoding: str | None = None, piece: int = PIECE
) -> Flow:
    """Return how to read the text of bytes that begin with ``head``, as ``decode`` reads them.

    All of them are looked at once or twice. Raises FileUnreadable as ``decode`` does.
    """

    @cache
    def looked_at(codec: str, skipped: int) -> _Look | None:
        look = _Look()
        try:
            for text in _decoded(opened, codec, skipped, piece, "strict"):
                look.take(text)
        except UnicodeDecodeError:
            return None
        return look

    found, skipped = codec_of(
        head, name, encoding, lambda: _size(opened), lambda: bool(looked_at("utf-8", 0))
    )
    codec = _codec(found, head)
    look = looked_at(codec, skipped)
    if look is None:
        look = _Look()
        for text in _mended(opened, codec, skipped, piece):
            look.take(text, damaged=True)
    if look.blank:
        raise nothing_in(name)
    mark = "\n" if look.line > 1 else "\r"
    return Flow(opened, found, codec, skipped, mark, tuple(look.damaged))


class _Look:
    """What is seen of a text that passes: the line it has come to, and where it is damaged."""

    def __init__(self) -> None:
        self.line = 1
        self.blank = True
        self.damaged: dict[int, None] = {}

    def take(self, text: str, *, damaged: bool = False) -> None:
        """Look at the next piece; one that is ``damaged`` holds signs in the place of bytes."""
        self.blank = self.blank and is_blank(text)
        if damaged:
            rows = enumerate(text.split("\n"), self.line)
            self.damaged.update((line, None) for line, row in rows if REPLACEMENT in row)
        self.line += text.count("\n")


def _codec(encoding: str, head: bytes) -> str:
    """Return what decodes pieces; UTF-16 and UTF-32 without a mark are in the machine's order."""
    marked = head.startswith((codecs.BOM_LE, codecs.BOM_BE, codecs.BOM_UTF32_BE))
    order = "le" if sys.byteorder == "little" else "be"
    return decoder_of(encoding if marked or encoding not in _ORDERED else f"{encoding}-{order}")


def _size(opened: Opener) -> int:
    with opened() as stream:
        return sum(iter(lambda: len(stream.read(PIECE)), 0))


def _decoded(
    opened: Opener, codec: str, skipped: int, piece: int, errors: str = "replace"
) -> Iterator[str]:
    """Yield a text; raises UnicodeDecodeError where ``errors`` are "strict"."""
    decoder = codecs.getincrementaldecoder(codec)(errors)
    with opened() as stream:
        stream.read(skipped)
        while raw := stream.read(piece):
            yield decoder.decode(raw)
    yield decoder.decode(b"", final=True)


def _mended(opened: Opener, codec: str, skipped: int, piece: int) -> Iterator[str]:
    """Yield a text, a sign for what means nothing; no line is damaged by the one above."""
    if is_wide(codec):
        yield from _decoded(opened, codec, skipped, piece)
        return
    decoder = codecs.getincrementaldecoder(codec)("replace")
    with opened() as stream:
        stream.read(skipped)
        while raw := stream.readline(piece):
            whole = raw.endswith(b"\n")
            yield decoder.decode(raw, final=whole)
            if whole:
                decoder.reset()
    yield decoder.decode(b"", final=True)
