"""Whether a file at a catalogue's place is a catalogue of ours, however damaged."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.catalogue.schema import APPLICATION_ID

DAMAGED: Final = "-damaged"
"""Ends the name of a note beside a catalogue in which something could not be read."""

OURS: Final = "-gxreader"
"""Ends the name of an empty file beside a catalogue: what is there is ours, readable or not."""

BESIDE: Final = ("-wal", "-shm", "-journal", DAMAGED, OURS)
"""What is kept beside a database, by SQLite and by us."""

_APPLICATION: Final = slice(68, 72)
"""Where an SQLite file's header holds ``application_id``, big-endian (SQLite file format 1.3)."""


_MAGIC: Final = b"SQLite format 3\0"
"""How an SQLite file begins (SQLite file format 1.3.1)."""


def is_database(path: Path) -> bool:
    """Tell whether a file begins as a database does, whoever's; one out of reach may be one."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return True


def mark_ours(path: Path) -> None:
    """Leave the mark beside a catalogue, if the folder lets us."""
    with suppress(OSError):
        path.with_name(path.name + OURS).touch()


def may_be_ours(path: Path) -> bool:
    """Tell whether ``path`` is missing, empty, marked as ours, or says that it is in its head.

    What cannot be read at all is left for SQLite to tell.
    """
    if not path.is_file() or path.with_name(path.name + OURS).exists():
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_APPLICATION.stop)
    except OSError:
        return True
    return not head or head[_APPLICATION] == APPLICATION_ID.to_bytes(4, "big")


def discard(path: Path) -> None:
    """Delete a catalogue and what is kept beside it; it must not be open here.

    Raises:
        OSError: a file cannot be deleted.
    """
    for name in (path, *(path.with_name(path.name + end) for end in BESIDE)):
        name.unlink(missing_ok=True)
