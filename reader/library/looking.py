"""What a registered path holds now: its files, and what of it cannot be looked at."""

import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.catalogue import FileRecord
from reader.errors import FileUnreadable
from reader.library.tally import reason_of
from reader.messages import _
from reader.parsing import page_paths

Known = Mapping[str, FileRecord]
"""The files of a source as they were when taken in, by their paths."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a source holds now: its files, and the folders in it that cannot be listed."""

    paths: tuple[Path, ...] = ()
    closed: tuple[Path, ...] = ()
    notices: tuple[str, ...] = ()

    def gone(self, known: Known) -> list[str]:
        """Return the known files that are there no more; what is behind a closed folder is."""
        left = sorted(set(known) - {str(path) for path in self.paths})
        return [path for path in left if not set(Path(path).parents) & set(self.closed)]


def look_into(source: Path, known: Known, reject: Callable[[Path, str], None]) -> Found:
    """List the files of a source; ``reject`` is told of folders that cannot be listed.

    Raises OSError when the source is out of reach. A file that is missing from a folder that can
    be looked at has gone.
    """
    try:
        status = source.stat()
    except FileNotFoundError:
        if not _taken_away(source, known):
            raise
        return Found(notices=(_gone(source),))
    if not stat.S_ISDIR(status.st_mode):
        return Found((source,))
    closed: list[Path] = []

    def close(folder: Path, error: FileUnreadable) -> None:
        closed.append(folder)
        reject(folder, reason_of(error))

    return Found(tuple(page_paths(source, close)), tuple(closed))


def _taken_away(source: Path, known: Known) -> bool:
    """Tell whether a missing source was a file whose folder is there, with other things in it.

    An empty folder may be where a disk is mounted at other times.
    """
    if not set(known) <= {str(source)}:
        return False
    try:
        return any(source.parent.iterdir())
    except OSError:
        return False


def _gone(path: Path) -> str:
    return _(
        "{path} is not there any more, and neither are its articles. When it comes back, refresh"
        " takes it in; `gxreader remove` forgets it."
    ).format(path=path)
