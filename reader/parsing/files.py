"""Page files on disk: reading them, finding them in folders, telling them from collections."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import PageFile
from reader.parsing.decoding import decode
from reader.parsing.places import place_of

PAGE_SUFFIXES: Final = frozenset(["", ".txt", ".text", ".md", ".markdown"])
"""What the names of page files end with."""

COLLECTION_SUFFIXES: Final = (".jsonl", ".ndjson", ".json")
PACKED_SUFFIXES: Final = (".gz", ".xz")

_NOT_PAGES: Final = frozenset(
    ["readme", "license", "licence", "changelog", "makefile", "copying", "notice", "authors"]
)
"""Stems that belong to a folder and not to a newspaper."""


def read_page_file(path: Path, *, encoding: str | None = None) -> PageFile:
    """Read a page file: its text, its encoding, and what its name tells.

    Raises FileUnreadable when it is missing, a folder, empty, not text or not permitted.
    """
    return decode_page(read_bytes(path), str(path), encoding=encoding)


def decode_page(raw: bytes, name: str, *, encoding: str | None = None) -> PageFile:
    """Make a page file of bytes that came under ``name``; raises FileUnreadable as decoding does."""
    decoded = decode(raw, name, encoding=encoding)
    place = place_of(Path(name))
    return PageFile(
        path=name,
        encoding=decoded.encoding,
        text=decoded.text,
        paper=place.paper,
        issue_date=place.issue_date,
        page=place.page,
        section=place.section,
        damaged_lines=decoded.damaged_lines,
    )


def read_bytes(path: Path) -> bytes:
    """Read a regular file whole; raises FileUnreadable with the reason and a remedy."""
    try:
        if path.is_dir():
            raise FileUnreadable(
                _("Not a file"),
                _("{path} is a folder.").format(path=path),
                _("Name a page file in it, or add the folder."),
            )
        if path.exists() and not path.is_file():
            raise FileUnreadable(
                _("Not a file"),
                _("{path} is a device or pipe.").format(path=path),
                _("Use - to read from standard input."),
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise FileUnreadable(
            _("File not found"),
            _("{path} does not exist or has vanished.").format(path=path),
            _("Check the path."),
        ) from None
    except PermissionError:
        raise FileUnreadable(
            _("No permission"),
            _("{path} may not be read.").format(path=path),
            _("Change its permissions, or copy it."),
        ) from None
    except OSError as error:
        raise FileUnreadable(
            _("File unreadable"),
            f"{path}: {error.strerror or error}",
            _("Check the disk and the path."),
        ) from error


def article_collection(path: Path) -> bool:
    """Tell whether ``path`` is a collection of articles (JSON, JSON Lines, packed or not)."""
    name = path.name.lower()
    for packed in PACKED_SUFFIXES:
        name = name.removesuffix(packed)
    return name.endswith(COLLECTION_SUFFIXES)


def page_paths(path: Path) -> Iterator[Path]:
    """Yield what can be imported from ``path``: itself, or the files below a folder, sorted.

    Hidden files, other kinds of files and folders already visited (links in a circle) are left
    out. Raises FileUnreadable when ``path`` is missing or a folder may not be listed.
    """
    if path.is_dir():
        yield from _below(path, set())
    elif path.exists():
        yield path
    else:
        raise FileUnreadable(
            _("File not found"),
            _("{path} does not exist or has vanished.").format(path=path),
            _("Check the path."),
        )


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise FileUnreadable(
            _("Folder unreadable"),
            f"{folder}: {error.strerror or error}",
            _("Change its permissions, or name its files."),
        ) from error
    place = (status.st_dev, status.st_ino)
    if place in seen:
        return
    seen.add(place)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if path.is_dir():
            yield from _below(path, seen)
        elif path.is_file() and _is_importable(path):
            yield path


def _is_importable(path: Path) -> bool:
    if article_collection(path):
        return not path.name.lower().endswith(".gold.json")
    return path.suffix.lower() in PAGE_SUFFIXES and path.stem.lower() not in _NOT_PAGES
