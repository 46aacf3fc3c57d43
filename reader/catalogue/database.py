"""One SQLite file, or one in memory: connections, transactions, and failures as sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock, Thread, current_thread
from time import monotonic, sleep
from typing import Final

from reader.catalogue.failures import (
    broken_row,
    cut_short,
    failure_of,
    foreign,
    found_damaged,
    older,
    out_of_reach,
    read_only,
    too_new,
)
from reader.catalogue.ownership import DAMAGED, mark_ours, may_be_ours
from reader.catalogue.payload import BrokenRow
from reader.catalogue.schema import APPLICATION_ID, UPGRADES, VERSION
from reader.catalogue.versions import create, end, is_empty, pragma, upgrade
from reader.config import make_folder
from reader.errors import DiskFull, LibraryDamaged, LibraryUnreadable
from reader.messages import _

PATIENCE: Final = 10.0
"""Seconds to wait for another process to finish writing."""

PRAGMAS: Final = """
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -16000;
PRAGMA journal_size_limit = 67108864;
"""

SMALLEST: Final = 512
"""Bytes of the smallest file SQLite can have written; a shorter one was cut."""


class Database:
    """The tables of ``schema``, open for any number of threads.

    A file has one connection per thread and WAL, so reading goes on while something is written.
    One in memory has one connection and one lock.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        """Open or create the file; only open it, if it is to be ``read_only``.

        Raises:
            LibraryTooNew, LibraryDamaged, DiskFull, LibraryUnreadable: with file and remedy.
        """
        if path is not None:
            _look_at(path)
        self.path = path
        self._lock = RLock()
        self._closed = False
        self._connections: dict[Thread | None, sqlite3.Connection] = {}
        self._changing = read_only and path is not None and _writable(path)
        self.read_only = path is not None and (read_only or not _writable(path))
        if path is not None and not self.read_only:
            make_folder(path.parent)
        self._full: DiskFull | None = None
        try:
            self._begin()
        except LibraryUnreadable:
            self.close()
            raise

    def _begin(self) -> None:
        """Make sure that the file is ours; where there is no room even to open it, only read it."""
        try:
            with self._said():
                self._check(self._connection())
        except DiskFull as error:
            if self.path is None or not self.path.stat().st_size:
                raise
            self._full, self.read_only = error, True
            with self._said():
                self._check(self._connection())

    @property
    def in_memory(self) -> bool:
        """Whether there is no file."""
        return self.path is None

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            self._closed = True
            for connection in self._connections.values():
                connection.close()
            self._connections.clear()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that sees one state of the tables until the block ends.

        Raises:
            LibraryDamaged, LibraryUnreadable: for whatever SQLite says.
        """
        with self._said(), self._turn():
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                end(connection, "ROLLBACK")

    @contextmanager
    def writing(self, *, quiet: bool = False) -> Iterator[sqlite3.Connection]:
        """Yield a connection whose changes are all kept when the block ends well, else none.

        A ``quiet`` write changes nothing that anybody shows: the generation stays.

        Raises:
            DiskFull, LibraryDamaged, LibraryUnreadable: nothing was changed.
        """
        if self.read_only:
            raise self._full or read_only(self.path)
        with self._said(), self._turn():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                if not quiet:
                    connection.execute("UPDATE state SET generation = generation + 1")
                connection.execute("COMMIT")
            except sqlite3.OperationalError:
                end(connection, "ROLLBACK")
                _shrink_log(connection)
                raise
            finally:
                end(connection, "ROLLBACK")

    def settle(self) -> None:
        """Move what was written from the log into the file, and empty the log, if nobody reads.

        A write that fails after this for want of room can give back all that it took.
        """
        if self.path is not None and not self.read_only:
            with self._said():
                _shrink_log(self._connection())

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._noted(failure_of(error, self.path)) from error
        except BrokenRow as error:
            raise self._noted(broken_row(self.path)) from error

    def _noted(self, failure: LibraryUnreadable) -> LibraryUnreadable:
        """Leave a note of damage: it may lie where opening does not look."""
        if isinstance(failure, LibraryDamaged) and self.path and not self.read_only:
            with suppress(OSError):
                _note(self.path).touch()
        return failure

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for one's turn where all threads share a connection."""
        if self.in_memory:
            with self._lock:
                yield
        else:
            yield

    def _connection(self) -> sqlite3.Connection:
        thread = None if self.in_memory else current_thread()
        with self._lock:
            if self._closed:
                raise sqlite3.ProgrammingError(_("it is closed"))
            if thread not in self._connections:
                self._drop_those_of_ended_threads()
                self._connections[thread] = self._connect()
            return self._connections[thread]

    def _drop_those_of_ended_threads(self) -> None:
        ended = [one for one in self._connections if one is not None and not one.is_alive()]
        for thread in ended:
            self._connections.pop(thread).close()

    def _connect(self) -> sqlite3.Connection:
        if self.path is None or not self.read_only:
            return _prepared(":memory:" if self.path is None else str(self.path))
        address = self.path.absolute().as_uri()
        try:
            return _prepared(f"{address}?mode=ro")
        except sqlite3.OperationalError:
            if self._changing:
                raise
            # WAL needs a file beside the database, which nobody can make here
            return _prepared(f"{address}?immutable=1")

    def _check(self, connection: sqlite3.Connection) -> None:
        """Create the tables in a new file; refuse one that is not ours or from another version."""
        if self.path is not None and _note(self.path).exists():
            raise found_damaged(self.path)
        if self.path is not None and 0 < self.path.stat().st_size < SMALLEST:
            raise cut_short(self.path)
        if not self.read_only and is_empty(connection):
            create(connection)
        version = pragma(connection, "user_version")
        if pragma(connection, "application_id") != APPLICATION_ID:
            raise foreign(self.path)
        if version > VERSION:
            raise too_new(self.path)
        if version < VERSION and not (version in UPGRADES and not self.read_only):
            raise older(self.path)
        if version < VERSION:
            upgrade(connection)
        if self.path is not None and not self.read_only:
            mark_ours(self.path)
            _keep_a_log(connection)


def _look_at(path: Path) -> None:
    """Raise LibraryUnreadable unless a catalogue of ours is at ``path``, or can be made there."""
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            path.stat()
    except OSError as error:
        raise out_of_reach(error, path) from error
    if not may_be_ours(path):
        raise foreign(path)


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch to WAL for good; SQLite does not wait by itself while another process does so."""
    deadline = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
        else:
            return
        sleep(0.02)


def _prepared(name: str) -> sqlite3.Connection:
    """Open a connection in which every transaction is explicit."""
    connection = sqlite3.connect(
        name,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        uri=name.startswith("file:"),
        cached_statements=256,
    )
    try:
        connection.executescript(PRAGMAS)
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _shrink_log(connection: sqlite3.Connection) -> None:
    """Give back the room that the log takes: after a failed write, it may be what fills the disk."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _writable(path: Path) -> bool:
    """Tell whether SQLite may write: the file, and beside it; a missing file may be tried."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _note(path: Path) -> Path:
    return path.with_name(path.name + DAMAGED)
