"""The bytes of a file in any format: held where they are few, else opened anew for every look."""

import io
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final, Protocol, cast

from reader.model import Page, Rejected
from reader.parsing.flow import Opener
from reader.parsing.formats.reading import FREE, RATIO, Reading, too_much

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HELD: Final = 4 * 1024 * 1024
"""Bytes up to which a file is read whole; larger ones are read part by part, if their format can be."""

_BUFFER: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that begin with ``head``; it is all where nothing need be ``opened``."""

    head: bytes
    opened: Opener | None = None

    def whole(self) -> bytes:
        """Return all bytes."""
        if self.opened is None:
            return self.head
        with self.opened() as stream:
            return stream.read()

    def seekable(self) -> IO[bytes]:
        """Return a stream that can be read from any place; only that of a packed file is held."""
        stream = self.stream()
        return stream if stream.seekable() else io.BytesIO(stream.read())

    def stream(self) -> IO[bytes]:
        """Return the bytes from their beginning."""
        return io.BytesIO(self.head) if self.opened is None else self.opened()


def content_of(opened: Opener) -> Content:
    """Return the content of what ``opened`` opens; raises what reading it raises."""
    with opened() as stream:
        head = stream.read(HELD + 1)
    return Content(head) if len(head) <= HELD else Content(head, opened)


class Format(Protocol):
    """What a module of a format offers."""

    def read(self, raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
        """Yield the pages that ``raw`` holds. Raises FileUnreadable when it holds none."""
        ...


class LargeFormat(Protocol):
    """What a module offers besides if it does not need all bytes at once."""

    def read_large(self, content: Content, reading: Reading) -> Iterator[Page | Rejected]:
        """Yield the pages, or their parts, of a large file. Raises FileUnreadable as ``read``."""
        ...


class _Parts(io.RawIOBase):
    """Bytes that come in parts."""

    def __init__(self, parts: Generator[bytes, None, None]) -> None:
        self._parts = parts
        self._rest = memoryview(b"")
        self._told = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = memoryview(part)
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self._told += count
        return count

    def tell(self) -> int:
        return self._told

    def close(self) -> None:
        self._parts.close()
        super().close()


def streamed(parts: Generator[bytes, None, None]) -> IO[bytes]:
    """Return bytes that come in ``parts`` as a stream; reading raises what ``parts`` raise."""
    return cast("IO[bytes]", io.BufferedReader(_Parts(parts), _BUFFER))


@dataclass(slots=True)
class Meter:
    """Counts what one packed thing unpacks to, once however often it is unpacked."""

    reading: Reading
    counted: int = 0

    def count(self, made: int, packed: int) -> None:
        """Note that ``packed`` bytes became ``made`` so far. Raises FileUnreadable beyond all bounds."""
        if made > self.counted:
            self.reading.budget.spend(made - self.counted, self.reading.name)
            self.counted = made
        if made > FREE and made > packed * RATIO:
            raise too_much(self.reading.name)
