"""One packed file (.gz, .xz, .bz2): unpacked within bounds, then read as what it is."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import PurePath
from typing import IO, Final, Protocol, cast

from reader.messages import _
from reader.model import Page, Rejected
from reader.parsing.formats.content import Content, Meter, content_of, streamed
from reader.parsing.formats.reading import Reading, damaged

_STEP: Final = 1 << 20
_MEMORY: Final = 1 << 28
"""Bytes that unpacking may take of memory: four times what ``xz -9`` asks for."""

_MOST_STREAMS: Final = 1000
"""Streams that may follow one another in a file."""

_LONGEST_MARK: Final = 5
"""Bytes that tell of any stream how it is packed."""


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
    yield from read_large(Content(raw), reading)


def read_large(content: Content, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the pages, or their parts, of what a large file packs, as ``read`` does."""
    from reader.parsing.formats.dispatch import read_as

    meter = Meter(reading)
    inner = reading.inside(PurePath(reading.name).stem)
    yield from read_as(content_of(lambda: streamed(_unpacked(content, meter))), inner)


def _unpacked(content: Content, meter: Meter) -> Generator[bytes, None, None]:
    """Yield the bytes that are packed, streams that follow one another joined."""
    try:
        with content.stream() as stream:
            yield from _streams(stream, meter)
    except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError) as error:
        raise damaged(meter.reading.name, error) from error


def _streams(packed: IO[bytes], meter: Meter) -> Iterator[bytes]:
    """Yield what is packed, up to what is no stream any more."""
    rest, made = b"", 0
    for _turn in range(_MOST_STREAMS):
        rest += packed.read(_STEP) if len(rest) < _LONGEST_MARK else b""
        make = next((make for mark, make in _UNPACKERS if rest.startswith(mark)), None)
        if make is None:
            return
        unpacker = cast("_Unpacker", make())
        while not unpacker.eof:
            part = unpacker.decompress(rest, _STEP)
            made += len(part)
            meter.count(made, packed.tell())
            yield part
            rest = b"" if part or unpacker.eof else packed.read(_STEP)
            if not (part or rest or unpacker.eof):
                raise EOFError(_("its end is missing"))
        rest = unpacker.unused_data
