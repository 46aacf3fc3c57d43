"""Packed collections as a stream of bytes that ends where a bomb begins."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from reader.parsing.formats.reading import FREE, RATIO, Budget, too_much

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER: Final = 1 << 16


class _Unpacked(Protocol):
    def read1(self, size: int, /) -> bytes: ...
    def close(self) -> None: ...


class _Bounded(io.RawIOBase):
    """Unpacked bytes, counted while they are read."""

    def __init__(self, inner: _Unpacked, packed: int, name: str) -> None:
        self._inner = inner
        self._most = max(FREE, packed * RATIO)
        self._made = 0
        self._budget = Budget()
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        part = self._inner.read1(len(view))
        view[: len(part)] = part
        self._made += len(part)
        self._budget.spend(len(part), self._name)
        if self._made > self._most:
            raise too_much(self._name)
        return len(part)

    def close(self) -> None:
        self._inner.close()
        super().close()


def open_unpacked(path: Path) -> io.BufferedReader:
    """Open a file for reading, unpacked as its name says (.gz, .xz, .bz2).

    Raises OSError. Reading raises FileUnreadable once more comes out of a packed file than is
    allowed, and OSError, EOFError, LZMAError or zlib.error where it is damaged.
    """
    inner = _unpacker(path)
    if inner is None:
        return path.open("rb")
    bounded = _Bounded(inner, path.stat().st_size, str(path))
    return io.BufferedReader(bounded, _BUFFER)


def _unpacker(path: Path) -> _Unpacked | None:
    suffix = path.suffix.lower()
    if suffix == ".gz":
        import gzip

        return gzip.GzipFile(path, "rb")
    if suffix == ".xz":
        import lzma

        return lzma.LZMAFile(path, "rb")
    if suffix == ".bz2":
        import bz2

        return bz2.BZ2File(path, "rb")
    return None
