"""A file of named sections: written once, read where it lies, recognised when cut short."""

import json
import mmap
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Final

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


class Sections:
    """An open file of sections; its pages are the system's, not this process's own memory."""

    def __init__(self, path: Path) -> None:
        """Map the file.

        Raises:
            OSError: when it cannot be opened.
            ValueError: when it is no such file, or has lost its end.
        """
        with path.open("rb") as file:
            self.pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start, magic = _FOOT.unpack(self.pages[-_FOOT.size :])
        if magic != _MAGIC or self.pages[: len(_MAGIC)] != _MAGIC:
            raise ValueError(os.fspath(path))
        self._directory = json.loads(self.pages[start : -_FOOT.size])
        self._view = memoryview(self.pages)

    def start(self, name: str) -> int:
        """Return where a section begins in ``pages``."""
        return int(self._directory[name][0])

    def __getitem__(self, name: str) -> memoryview:
        start, size = self._directory[name]
        return self._view[start : start + size]

    def within(self, prefix: str) -> dict[str, memoryview]:
        """Return the sections whose name begins with ``prefix``, by the rest of their names."""
        names = (name for name in self._directory if name.startswith(prefix))
        return {name.removeprefix(prefix): self[name] for name in names}
