"""Making a catalogue's tables, and bringing those of an earlier version up to this one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.catalogue.payload import BrokenRow, said
from reader.catalogue.schema import TABLES, UPGRADES, VERSION


def create(connection: sqlite3.Connection) -> None:
    """Create all tables, unless somebody else was faster."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if is_empty(connection):
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute("COMMIT")
    finally:
        end(connection, "ROLLBACK")


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring the tables of an earlier version to this one, all or nothing.

    Another process may have been faster: then there is nothing to do.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(pragma(connection, "user_version"), VERSION):
            for statement in UPGRADES[version].split(";\n"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        end(connection, "ROLLBACK")


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether there is no table yet."""
    return not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return a number that the file's header holds."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def end(connection: sqlite3.Connection, how: str) -> None:
    """End a transaction, if one was begun, by ``how`` it ends."""
    if connection.in_transaction:
        connection.execute(how)


def sources_in(path: Path) -> tuple[str, ...]:
    """Return the registered paths of a catalogue of any version, or what can be read of them."""
    found: list[str] = []
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            for (name,) in connection.execute("SELECT path FROM sources"):
                found.append(said(name))
    except (sqlite3.Error, BrokenRow):
        pass
    return tuple(found)
