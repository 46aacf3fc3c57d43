"""Which files and folders a person registered: a journal of its own.

The catalogue is a cache and may be thrown away; what was registered may not.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from reader.journal import Journal

PLACE_FIELDS: Final = ("paper", "issue_date", "page", "names")
"""What may be said of the place of all files of a path; ``names`` is a pattern of their names."""


class Registry:
    """The registered paths of one library, in the order they were added.

    The last word on a path counts: whether it is registered (``on``), wholly taken in (``whole``),
    and the encoding and place its owner named for it.
    """

    def __init__(self, folder: Path) -> None:
        self._journal = Journal(folder, "sources")
        self._words: dict[str, Mapping[str, Any]] | None = None

    def paths(self) -> list[str]:
        """Return the registered paths."""
        return [path for path, word in self._known().items() if word.get("on")]

    def unfinished(self) -> set[str]:
        """Return the registered paths whose taking in was begun and not finished."""
        known = self._known()
        return {path for path in self.paths() if not known[path].get("whole")}

    def forgotten(self) -> set[str]:
        """Return the paths that were registered once and are not any more."""
        return {path for path, word in self._known().items() if not word.get("on")}

    def encoding(self, path: str) -> str | None:
        """Return the encoding that was named when ``path`` was registered, if any."""
        encoding = self._known().get(path, {}).get("encoding")
        return encoding if isinstance(encoding, str) else None

    def place(self, path: str) -> dict[str, str]:
        """Return what was said of paper, date and page when ``path`` was registered."""
        place = self._known().get(path, {}).get("place")
        named = place.items() if isinstance(place, dict) else ()
        return {
            name: word for name, word in named if name in PLACE_FIELDS and isinstance(word, str)
        }

    def begin(
        self, path: str, encoding: str | None = None, place: Mapping[str, str] | None = None
    ) -> None:
        """Register ``path``, or note that it is being taken in again.

        Raises LibraryUnreadable when it cannot be written.
        """
        self._say(path, on=True, **self._named(path, encoding, place))

    def finish(self, path: str) -> None:
        """Note that all of ``path`` is in. Raises LibraryUnreadable when it cannot be written."""
        self._say(path, on=True, whole=True, **self._named(path))

    def remove(self, paths: Iterable[str]) -> None:
        """Forget paths. Raises LibraryUnreadable when it cannot be written."""
        for path in paths:
            self._say(path, on=False)

    def _named(
        self, path: str, encoding: str | None = None, place: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """Return what its owner named for ``path``, now or before; nothing of what was not."""
        return {
            "encoding": encoding or self.encoding(path),
            "place": dict(place or self.place(path)) or None,
        }

    def _say(self, path: str, **word: Any) -> None:
        """Write a word on ``path`` unless it is the last one already."""
        told = {"path": path, **{name: value for name, value in word.items() if value is not None}}
        known = self._known().get(path, {})
        if {name: value for name, value in known.items() if name not in {"at", "host"}} != told:
            for record in self._journal.append(told):
                self._take(record)

    def _known(self) -> dict[str, Mapping[str, Any]]:
        if self._words is None:
            self._words = {}
            records = self._journal.read()
        else:
            records = self._journal.fresh()
        for record in records:
            self._take(record)
        return self._words

    def _take(self, record: Mapping[str, Any]) -> None:
        path = record.get("path")
        if not isinstance(path, str) or not path or self._words is None:
            return
        if not record.get("on") or not self._words.get(path, {}).get("on"):
            self._words.pop(path, None)  # added again, it stands last
        self._words[path] = record
