"""What SQLite's errors mean to a person."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from reader.catalogue.ownership import is_database
from reader.errors import DiskFull, LibraryDamaged, LibraryTooNew, LibraryUnreadable
from reader.messages import _

PRIMARY: Final = 0xFF
"""The part of SQLite's extended result codes that names the class of the error."""

LITTLE: Final = 1_000_000
"""Bytes of free space below which a failed write means a full disk."""


def failure_of(error: sqlite3.Error, path: Path | None) -> LibraryUnreadable:
    """Return the error to raise for what SQLite says about the catalogue at ``path``."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # the binding's own words: a closed connection, text that is not UTF-8
        build = _damaged if "decode" in str(error).lower() else _failed
        return build(error, path)
    return FAILURES.get(code & PRIMARY, _failed)(error, path)


def read_only(path: Path | None) -> LibraryUnreadable:
    """Return the error for a write into a catalogue that may only be read."""
    return LibraryUnreadable(
        _("Read-only library"),
        _("{path} may be read but not written.").format(path=path),
        _("Ask its owner to add files, or use a library of your own with --library DIR."),
    )


def too_new(path: Path | None) -> LibraryTooNew:
    """Return the error for tables of a later gxreader."""
    return LibraryTooNew(
        _("Library of a later version"),
        _("{path} was written by a later gxreader.").format(path=path),
        _("Use that version, or another library with --library DIR."),
    )


def older(path: Path | None) -> LibraryDamaged:
    """Return the error for tables of an earlier gxreader, which are built anew."""
    return LibraryDamaged(
        _("Library of an earlier version"),
        _("{path} was written by an earlier gxreader.").format(path=path),
        _rebuild(),
    )


def cut_short(path: Path | None) -> LibraryDamaged:
    """Return the error for a file too short to be a database."""
    return LibraryDamaged(
        _("Damaged catalogue"), _("{path} was cut short.").format(path=path), _rebuild()
    )


def broken_row(path: Path | None) -> LibraryDamaged:
    """Return the error for a row that is not what was written."""
    return LibraryDamaged(
        _("Damaged catalogue"),
        _("An article in {path} cannot be read.").format(path=path or _("memory")),
        _rebuild(),
    )


def found_damaged(path: Path | None) -> LibraryDamaged:
    """Return the error for a catalogue in which something could not be read before."""
    return LibraryDamaged(
        _("Damaged catalogue"),
        _("Something in {path} could not be read when it was used last.").format(path=path),
        _rebuild(),
    )


def foreign(path: Path | None) -> LibraryUnreadable:
    """Return the error for what is no catalogue of ours, or none that can be told for one."""
    if path is not None and not is_database(path):
        return LibraryUnreadable(
            _("Not a library"),
            _(
                "{path} does not begin as a catalogue does: it is destroyed, or not gxreader's."
            ).format(path=path),
            _(
                "If it was your library, delete this file and run `gxreader refresh`: it is built"
                " again from the page files. Else use another library with --library DIR."
            ),
        )
    return LibraryUnreadable(
        _("Not a library"),
        _("{path} is a database of another program.").format(path=path),
        _("Move it away, or use another library with --library DIR."),
    )


def out_of_reach(error: OSError, path: Path | None) -> LibraryUnreadable:
    """Return the error for a catalogue in a folder that may not be looked into."""
    return _closed_off(error.strerror or str(error), path)


def _rebuild() -> str:
    return _("The catalogue is a cache: it can be deleted and built again from the page files.")


def _damaged(error: sqlite3.Error, path: Path | None) -> LibraryUnreadable:
    return LibraryDamaged(
        _("Damaged catalogue"),
        _("{path} cannot be read: {reason}.").format(path=path, reason=error),
        _rebuild(),
    )


def _full(_error: sqlite3.Error, path: Path | None) -> LibraryUnreadable:
    return DiskFull(
        _("No room left"),
        _("{path} cannot be written: the disk or the quota is full.").format(path=path),
        _("Free some space and try again; what was there before is unharmed."),
    )


def _busy(_error: sqlite3.Error, path: Path | None) -> LibraryUnreadable:
    return LibraryUnreadable(
        _("Library in use"),
        _("Another gxreader is writing to {path}.").format(path=path),
        _("Wait until it has finished and try again."),
    )


def _closed_off(error: sqlite3.Error | str, path: Path | None) -> LibraryUnreadable:
    return LibraryUnreadable(
        _("Cannot open the library"),
        _("{path}: {reason}.").format(path=path, reason=error),
        _("Check the folder's permissions, or use another library with --library DIR."),
    )


def _io(error: sqlite3.Error, path: Path | None) -> LibraryUnreadable:
    """SQLite reports a failed write as such, whatever made it fail."""
    try:
        from shutil import disk_usage  # not at every start

        free = disk_usage(path.parent).free if path else LITTLE
    except OSError:
        free = LITTLE
    return _full(error, path) if free < LITTLE else _failed(error, path)


def _failed(error: sqlite3.Error, path: Path | None) -> LibraryUnreadable:
    return LibraryUnreadable(
        _("Library failure"),
        _("{path}: {reason}.").format(path=path or _("memory"), reason=error),
        _("Try again; if it stays, use another library with --library DIR."),
    )


FAILURES: Final[dict[int, Callable[[sqlite3.Error, Path | None], LibraryUnreadable]]] = {
    sqlite3.SQLITE_ERROR: _damaged,  # our statements are right: a table or a column is missing
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_READONLY: _closed_off,
    sqlite3.SQLITE_CANTOPEN: _closed_off,
    sqlite3.SQLITE_PERM: _closed_off,
    sqlite3.SQLITE_IOERR: _io,
}
"""By SQLite's primary result code."""
