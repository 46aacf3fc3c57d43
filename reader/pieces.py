"""A file of pieces in the program's cache folder: each is read when it is wanted, and only if whole.

A table of contents says where each piece is, its checksum, and what else is told of it. A file is
good for what its first bytes say (a build of Python, an installation) and has that in its name: two
installations in one home keep one each, and those not written for longest make room.
"""

import marshal
import os
import zlib
from collections.abc import Hashable, Mapping
from typing import Any, Final

from reader.trusted import opened, written

FILES: Final = 4
"""How many files of one name are kept: for two installations, each with its searching process."""
MOST_TOLD: Final = 4_000_000
"""Bytes of the longest table of contents that is believed."""
_NUMBER: Final = 8
"""Bytes of each of two numbers: how long the table of contents is, and its checksum."""

Told = tuple[Any, ...]
"""What is told of a piece; then its checksum, where it is, and how long."""
NOWHERE: Final = (0, 0, 0)
"""The end of what is told of a piece that has no place yet."""


class Damaged(Exception):
    """A piece is not as it was written."""


class Pieces:
    """The pieces of an open file by their names; there is none without a file."""

    def __init__(
        self, file: int = -1, start: int = 0, contents: Mapping[Any, Told] | None = None
    ) -> None:
        self._file = file
        self._start = start
        self.contents = contents or {}

    def piece(self, name: Hashable) -> bytes:
        """Return a piece.

        Raises:
            KeyError: there is none of that name.
            OSError: it cannot be read.
            Damaged: it is not as it was written; Python may fall over such code, or worse.
        """
        checksum, at, length = self.contents[name][-3:]
        piece = os.pread(self._file, length, self._start + at)
        if zlib.crc32(piece) != checksum:
            raise Damaged
        return piece

    def close(self) -> None:
        """Close the file; there are no pieces any more."""
        file, self._file, self.contents = self._file, -1, {}
        if file >= 0:
            os.close(file)


def pieces_in(environ: Mapping[str, str], name: str, good_for: bytes) -> Pieces:
    """Return the pieces kept under ``name``; none where anything is amiss."""
    try:
        file = opened(environ, _named(name, good_for))
    except OSError:
        return Pieces()
    try:
        return _read(file, good_for)
    except (OSError, ValueError, EOFError, TypeError, Damaged):
        os.close(file)
        return Pieces()


def _read(file: int, good_for: bytes) -> Pieces:
    size = len(good_for) + 2 * _NUMBER
    head = os.pread(file, size, 0)
    length, checksum = map(int.from_bytes, (head[-2 * _NUMBER : -_NUMBER], head[-_NUMBER:]))
    told = os.pread(file, min(length, MOST_TOLD), size)
    if head[: -2 * _NUMBER] != good_for or zlib.crc32(told) != checksum:
        raise Damaged
    return Pieces(file, size + length, marshal.loads(told))  # noqa: S302 - written by the same user for himself, as .pyc files are


def keep_pieces(
    environ: Mapping[str, str], name: str, good_for: bytes, pieces: Mapping[Any, tuple[Told, bytes]]
) -> None:
    """Write pieces, whole or not at all, each with what is told of it. Raises OSError."""
    contents, at = {}, 0
    for key, (told, piece) in pieces.items():
        contents[key] = (*told[:-3], zlib.crc32(piece), at, len(piece))
        at += len(piece)
    table = marshal.dumps(contents)
    numbers = (one.to_bytes(_NUMBER) for one in (len(table), zlib.crc32(table)))
    parts = [good_for, *numbers, table, *(piece for _told, piece in pieces.values())]
    written(environ, _named(name, good_for), parts, beside=(f"{name}.", FILES))


def _named(name: str, good_for: bytes) -> str:
    return f"{name}.{zlib.crc32(good_for):08x}"
