"""A file of named sections: written once, read where it lies, recognised when cut short."""

import json
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

_MAGIC: Final = b"GXSECT1\n"
_FOOT: Final = struct.Struct("<Q8s")
"""The last bytes: where the directory of sections begins, and the magic again."""


def write_sections(path: Path, sections: Mapping[str, bytes]) -> None:
    """Write a file of ``sections`` and their directory; it is on the disk when this returns.

    Raises:
        OSError: when it cannot be written; what there is of it stays.
    """
    at, directory = len(_MAGIC), {}
    with path.open("wb") as file:
        file.write(_MAGIC)
        for name, octets in sections.items():
            file.write(octets)
            directory[name] = (at, len(octets))
            at += len(octets)
        file.write(json.dumps(directory).encode("ascii"))
        file.write(_FOOT.pack(at, _MAGIC))
        file.flush()
        os.fsync(file.fileno())


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of an open file.

    It is read, not mapped: mapped pages, with those the system maps around them, would count as
    this process's memory, and reading costs no more than faulting them in.
    """

    file: IO[bytes]
    start: int
    size: int

    def cut(self, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` to ``stop``.

        Raises:
            ValueError: when the file has lost them.
        """
        octets = os.pread(self.file.fileno(), stop - start, self.start + start)
        if len(octets) != stop - start:
            raise ValueError(self.file.name)
        return octets

    def require(self) -> None:
        """Make sure that the file still reaches to the end of this stretch.

        Raises:
            ValueError: when it does not.
        """
        if os.fstat(self.file.fileno()).st_size < self.start + self.size:
            raise ValueError(self.file.name)

    def whole(self) -> bytes:
        """Return all bytes."""
        return self.cut(0, self.size)


class Sections:
    """An open file of sections."""

    def __init__(self, path: Path) -> None:
        """Open the file; it is closed when nothing refers to it or its sections any more.

        Raises:
            OSError: when it cannot be opened.
            ValueError: when it is no such file, or has lost its end.
        """
        self._file = path.open("rb", buffering=0)
        size = os.fstat(self._file.fileno()).st_size
        everything = Section(self._file, 0, size)
        start, magic = _FOOT.unpack(everything.cut(max(size - _FOOT.size, 0), size))
        if magic != _MAGIC or everything.cut(0, len(_MAGIC)) != _MAGIC:
            raise ValueError(os.fspath(path))
        self._directory = json.loads(everything.cut(start, size - _FOOT.size))

    def __getitem__(self, name: str) -> Section:
        start, size = self._directory[name]
        return Section(self._file, start, size)

    def within(self, prefix: str) -> dict[str, Section]:
        """Return the sections whose name begins with ``prefix``, by the rest of their names."""
        names = (name for name in self._directory if name.startswith(prefix))
        return {name.removeprefix(prefix): self[name] for name in names}
