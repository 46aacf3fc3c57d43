"""One packed file (.gz, .xz, .bz2): unpacked within bounds, then read as what it is."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath
from typing import Final, Protocol, cast

from reader.messages import _
from reader.model import Page, Rejected
from reader.parsing.formats.reading import FREE, RATIO, Reading, damaged, too_much

_STEP: Final = 1 << 20
_MEMORY: Final = 1 << 28
"""Bytes that unpacking may take of memory: four times what ``xz -9`` asks for."""

_MOST_STREAMS: Final = 1000
"""Streams that may follow one another in a file; each costs a copy of the rest."""


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, raw: bytes, most: int, /) -> bytes: ...


class _Gzip:
    """zlib's unpacker, which keeps its rest aside, made to keep it inside as the others do."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, raw: bytes, most: int, /) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + raw, most)


_UNPACKERS: Final[tuple[tuple[bytes, Callable[[], object]], ...]] = (
    (b"\x1f\x8b", _Gzip),
    (b"\xfd7zXZ", partial(lzma.LZMADecompressor, memlimit=_MEMORY)),
    (b"BZh", bz2.BZ2Decompressor),
)
"""How streams begin, and what unpacks them (RFC 1952, the .xz and bzip2 formats)."""


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the pages of the unpacked file. Raises FileUnreadable when it is damaged or a bomb."""
    from reader.parsing.formats.dispatch import read_as

    inner = reading.inside(PurePath(reading.name).stem)
    yield from read_as(unpacked(raw, reading), inner)


def unpacked(raw: bytes, reading: Reading) -> bytes:
    """Return the bytes that ``raw`` packs, streams that follow one another joined."""
    made = bytearray()
    rest = raw
    try:
        for _turn in range(_MOST_STREAMS):
            rest = _unpack_one(rest, made, reading, len(raw)) if rest else b""
    except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError) as error:
        raise damaged(reading.name, error) from error
    return bytes(made)


def _unpack_one(raw: bytes, made: bytearray, reading: Reading, packed: int) -> bytes:
    """Unpack one stream onto ``made``; return what follows it, nothing if that is no stream."""
    make = next((make for mark, make in _UNPACKERS if raw.startswith(mark)), None)
    if make is None:
        return b""
    unpacker = cast("_Unpacker", make())
    data = raw
    while not unpacker.eof:
        part = unpacker.decompress(data, _STEP)
        if not part and not data:
            raise EOFError(_("its end is missing"))
        data = b""
        made += part
        reading.budget.spend(len(part), reading.name)
        if len(made) > FREE and len(made) > packed * RATIO:
            raise too_much(reading.name)
    return unpacker.unused_data
