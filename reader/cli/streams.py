"""Standard output and error: encodings, a closed pipe, a full disk, colour."""

import io
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Final, TextIO

from reader.errors import DiskFull, FileUnreadable, LibraryUnreadable
from reader.messages import _

STDIN: Final = "-"
"""The operand that means standard input."""

JSON_SAFE: Final = "backslashreplace"
"""Half a surrogate (a byte of a name that is no UTF-8) becomes \\udcXX: JSON's own escape."""


def prepare_streams() -> None:
    """Make both streams writable for any text; an ASCII locale (C, POSIX) gets UTF-8."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            plain = stream.encoding.lower() in {"ascii", "us-ascii", "ansi_x3.4-1968"}
            stream.reconfigure(encoding="utf-8" if plain else stream.encoding, errors="replace")


def standard_input() -> BinaryIO:
    """Return standard input as bytes. Raises FileUnreadable when it is closed."""
    if sys.stdin is None:
        raise _unreadable(_("it is closed"))
    return sys.stdin.buffer


def read_stdin() -> bytes:
    """Return all that standard input holds.

    Raises:
        FileUnreadable: it is closed, cannot be read, or is larger than memory.
    """
    try:
        return standard_input().read()
    except MemoryError as error:
        raise _unreadable(_("there is not enough memory")) from error
    except OSError as error:
        raise _unreadable(error.strerror or str(error)) from error


def _unreadable(reason: str) -> FileUnreadable:
    return FileUnreadable(_("Standard input unreadable"), reason, _("Give a file's name instead."))


def speak_utf8() -> None:
    """Write data: UTF-8 in every locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors=JSON_SAFE)


def write(text: str) -> None:
    """Write to standard output.

    Raises:
        DiskFull, LibraryUnreadable: it cannot be written.
        BrokenPipeError: nobody reads any more.
    """
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _failure(error) from error


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, a newline after each; raises as ``write`` does."""
    for line in lines:
        write(f"{line}\n")


def write_json(record: Mapping[str, Any], *, indent: int | None = None) -> None:
    """Write one JSON object and a newline; raises as ``write`` does."""
    import json

    write(json.dumps(record, ensure_ascii=False, indent=indent) + "\n")


def write_json_list(
    head: Mapping[str, Any], name: str, records: Iterable[Mapping[str, Any]]
) -> None:
    """Write ``head`` with a list under ``name``, a record a line, as the records come."""
    import json

    opening = json.dumps({**head, name: []}, ensure_ascii=False)
    write(opening.removesuffix("]}"))
    for number, record in enumerate(records):
        write(f"{',' if number else ''}\n{json.dumps(record, ensure_ascii=False)}")
    write("\n]}\n")


def flush() -> None:
    """Send what was written; raises as ``write`` does."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _failure(error) from error


def seal() -> None:
    """Flush both streams for the last time; one that fails is let go, so that exit is quiet."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            _let_go(stream)


def _let_go(stream: TextIO) -> None:
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _failure(error: OSError) -> LibraryUnreadable:
    from reader.config.writing import NO_ROOM

    kind = DiskFull if error.errno in NO_ROOM else LibraryUnreadable
    return kind(
        _("Cannot write"),
        _("standard output: {reason}.").format(reason=error.strerror or type(error).__name__),
        _("Check where the output goes."),
    )


def terminal(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Tell whether ``stream`` is a terminal that can do more than print."""
    return stream.isatty() and environ.get("TERM", "") != "dumb"


def styled(when: str, environ: Mapping[str, str]) -> bool:
    """Tell whether standard output takes colour.

    ``auto`` follows the terminal; NO_COLOR and FORCE_COLOR count when they are not empty.
    """
    if when != "auto":
        return when == "always"
    if environ.get("NO_COLOR"):
        return False
    return bool(environ.get("FORCE_COLOR")) or terminal(sys.stdout, environ)
