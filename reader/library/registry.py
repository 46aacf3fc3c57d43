"""Which files and folders a person registered: a journal beside the catalogue.

The catalogue is a cache and may be thrown away; what was registered may not.
"""

from collections.abc import Iterable
from pathlib import Path

from reader.journal import Journal


class Registry:
    """The registered paths of one library, in the order they were added."""

    def __init__(self, folder: Path) -> None:
        self._journal = Journal(folder, "sources")

    def paths(self) -> list[str]:
        """Return the registered paths."""
        paths: dict[str, None] = {}
        for record in self._journal.read():
            path = str(record.get("path", ""))
            if record.get("on"):
                paths.setdefault(path)
            else:
                paths.pop(path, None)
        return [path for path in paths if path]

    def add(self, paths: Iterable[str]) -> None:
        """Register paths; those known already are left alone.

        Raises LibraryUnreadable when it cannot be written.
        """
        known = set(self.paths())
        for path in paths:
            if path not in known:
                self._journal.append({"path": path, "on": True})

    def remove(self, paths: Iterable[str]) -> None:
        """Forget paths. Raises LibraryUnreadable when it cannot be written."""
        for path in paths:
            self._journal.append({"path": path, "on": False})
