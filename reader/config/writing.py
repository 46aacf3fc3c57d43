"""What is the same for all that gxreader writes: private folders, and failures as sentences."""

import errno
from pathlib import Path
from typing import Final

from reader.errors import DiskFull, LibraryUnreadable
from reader.messages import _

PRIVATE: Final = 0o700
"""The mode of a folder we create: its owner's alone (XDG 0.8)."""

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def make_folder(folder: Path) -> Path:
    """Create ``folder`` and what is missing above it, private to the user, and return it.

    Raises:
        DiskFull, LibraryUnreadable: with the folder's name.
    """
    try:
        _make(folder)
    except (FileExistsError, NotADirectoryError) as error:
        raise _no_folder(folder) from error
    except OSError as error:
        raise write_failure(error, folder) from error
    return folder


def _no_folder(folder: Path) -> LibraryUnreadable:
    """Return the error of a folder in whose place, or above it, something else is."""
    above = (folder, *folder.parents)
    file = next((one for one in above if one.exists() and not one.is_dir()), folder)
    return LibraryUnreadable(
        _("Not a folder"),
        _("{path} is a file, so nothing can be kept in it.").format(path=file),
        _("Move it away, or name a folder: with --library DIR, or with the XDG variables."),
    )


def _make(folder: Path) -> None:
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for path in reversed(missing):
        path.mkdir(mode=PRIVATE, exist_ok=True)


def write_failure(error: OSError, path: Path) -> LibraryUnreadable:
    """Return the error that says why ``path`` cannot be written."""
    if error.errno in NO_ROOM:
        return DiskFull(
            _("No room left"),
            _("{path} cannot be written: the disk or the quota is full.").format(path=path),
            _("Free some space and try again; what was there before is unharmed."),
        )
    return LibraryUnreadable(
        _("Cannot write"),
        _("{path}: {reason}.").format(path=path, reason=error.strerror or type(error).__name__),
        _("Check the folder's permissions, or choose another place with the XDG variables."),
    )
