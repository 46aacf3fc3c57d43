"""The index's folder: its version, whose it is, and who is writing to it."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from reader.errors import LibraryDamaged, LibraryTooNew, LibraryUnreadable
from reader.messages import _

SCHEMA: Final = 1
"""The version of what is written; part of the sub-folder's name."""

_LOCK: Final = "writer.lock"
_OWN_NAME: Final = re.compile(r"_?MAIN[_.].*|writer\.lock")
"""The index's files: segments, tables of contents, what a commit has not finished, the lock."""

_VERSION: Final = re.compile(r"v(\d+)")
_WRITABLE_BY_ALL: Final = 0o002
_WRITABLE_BY_OTHERS: Final = 0o022
_STICKY: Final = 0o1000


def _versions(folder: Path) -> list[int]:
    """Return the versions of all indexes in ``folder``."""
    found = (_VERSION.fullmatch(path.name) for path in folder.iterdir())
    return sorted(int(match[1]) for match in found if match)


def _reject_foreign(path: Path) -> None:
    """Refuse what another user could have written: opening an index may run what is in it.

    Raises:
        LibraryUnreadable: when ``path`` is neither the user's nor root's, or all may write to it.
    """
    status = path.stat()
    foreign = status.st_uid not in {0, os.geteuid()}
    planted = status.st_mode & _WRITABLE_BY_ALL and not status.st_mode & _STICKY
    if foreign or planted:
        raise LibraryUnreadable(
            _("Index not trusted"),
            _("{path} may have been written by another user.").format(path=path),
            _("Use a library folder of your own, or one that an administrator keeps."),
        )


def reject_planted(folder: Path) -> None:
    """Refuse tables of contents that others could have written; to be asked before each reading.

    Raises:
        LibraryDamaged: when one is neither the user's nor root's, or its group or all may write.
    """
    for path in folder.glob("*.toc"):
        with suppress(FileNotFoundError):  # a writer has put the next commit in its place
            status = path.stat()
            foreign = status.st_uid not in {0, os.geteuid()}
            if foreign or status.st_mode & _WRITABLE_BY_OTHERS:
                raise LibraryDamaged(
                    _("Index not trusted"),
                    _("{path} may have been written by another user.").format(path=path),
                    _("Use a library folder of your own, or one that an administrator keeps."),
                )


def open_folder(folder: Path) -> Path:
    """Return the folder of this version's index, made when missing.

    Raises:
        LibraryTooNew: when only a later version's index is there.
        LibraryUnreadable: when the folder cannot be made or is not trusted.
    """
    own = folder / f"v{SCHEMA}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not own.exists():
            _reject_later(folder)
            own.mkdir(mode=0o700, exist_ok=True)
        for path in (folder, own):
            _reject_foreign(path)
        for path in own.glob("*.toc"):
            with suppress(FileNotFoundError):  # a writer has put the next commit in its place
                _reject_foreign(path)
    except OSError as error:
        raise LibraryUnreadable(
            _("Index cannot be opened"),
            f"{error.filename or own}: {error.strerror}.",
            _("Check the folder's permissions, or choose another library folder."),
        ) from error
    return own


def _reject_later(folder: Path) -> None:
    later = [version for version in _versions(folder) if version > SCHEMA]
    if later:
        raise LibraryTooNew(
            _("Index too new"),
            _("{path} was written by a later version of gxreader.").format(path=folder),
            _("Use that version, or choose another library folder."),
        )


def remove_earlier(folder: Path) -> None:
    """Remove the indexes of earlier versions, once this version's holds everything."""
    for version in _versions(folder):
        if version < SCHEMA:
            _remove_version(folder / f"v{version}")


def remove_index(folder: Path) -> None:
    """Remove this version's index and earlier ones; what else is in ``folder`` stays."""
    with suppress(OSError):
        remove_earlier(folder)
        _remove_version(folder / f"v{SCHEMA}")
        folder.rmdir()


def _remove_version(folder: Path) -> None:
    """Remove the files that carry our names, and the folder if nothing else is in it."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _OWN_NAME.fullmatch(path.name):
                with suppress(OSError):
                    _remove(path)
        folder.rmdir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _writer_named(descriptor: int) -> str:
    """Return the process number that the holder of the lock left in it."""
    return os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the only right to write; the system takes it back from a process that dies.

    Raises:
        LibraryUnreadable: when another process holds it, with its number.
    """
    path = folder / _LOCK
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise LibraryUnreadable(
            _("Index cannot be written"),
            f"{path}: {error.strerror}.",
            _("Check the folder's permissions, or choose another library folder."),
        ) from error
    try:
        _lock(descriptor, path)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LibraryUnreadable(
            _("Index is being written"),
            _("process {process} is writing to {path}.").format(
                process=_writer_named(descriptor) or "?", path=path.parent
            ),
            _("Wait until it has finished."),
        ) from error
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
