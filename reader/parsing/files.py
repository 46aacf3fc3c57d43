"""Page files on disk: reading them, finding them in folders, telling them from collections."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import PageFile
from reader.parsing.decoding import decode
from reader.parsing.formats.kinds import SUFFIXES
from reader.parsing.places import is_bare, place_of

PAGE_SUFFIXES: Final = frozenset(["", *SUFFIXES])
"""What the names of page files end with."""

COLLECTION_SUFFIXES: Final = (".jsonl", ".ndjson", ".json")
PACKED_SUFFIXES: Final = (".gz", ".xz", ".bz2")

ClosedFolder = Callable[[Path, FileUnreadable], None]
"""What is told of a folder that may not be listed."""

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
        bare=is_bare(Path(name)),
    )


def read_bytes(path: Path) -> bytes:
    """Read a regular file whole; raises FileUnreadable with the reason and a remedy."""
    try:
        with open_file(path) as stream:
            return stream.read()
    except OSError as error:
        raise FileUnreadable.because(path, error, _("Check the disk and the path.")) from error


def open_file(path: Path) -> IO[bytes]:
    """Open a regular file; raises FileUnreadable with the reason and a remedy."""
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
        return path.open("rb")
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
        raise FileUnreadable.because(path, error, _("Check the disk and the path.")) from error


def article_collection(path: Path) -> bool:
    """Tell whether ``path`` is a collection of articles (JSON, JSON Lines, packed or not)."""
    name = path.name.lower()
    for packed in PACKED_SUFFIXES:
        name = name.removesuffix(packed)
    return name.endswith(COLLECTION_SUFFIXES)


def page_paths(path: Path, closed: ClosedFolder | None = None) -> Iterator[Path]:
    """Yield what can be imported from ``path``: itself, or the files below a folder, sorted.

    Hidden files, other kinds of files and folders already visited (links in a circle) are left
    out. Raises FileUnreadable when ``path`` is missing or a folder may not be listed; with
    ``closed``, such folders are told to it and passed over.
    """
    if path.is_dir():
        yield from _below(path, set(), closed or _refuse)
    elif path.exists():
        yield path
    else:
        raise FileUnreadable(
            _("File not found"),
            _("{path} does not exist or has vanished.").format(path=path),
            _("Check the path."),
        )


def _refuse(_folder: Path, error: FileUnreadable) -> None:
    raise error


def _below(folder: Path, seen: set[tuple[int, int]], closed: ClosedFolder) -> Iterator[Path]:
    for name in _new_names(folder, seen, closed):
        path = folder / name
        if os.path.isdir(path):  # noqa: PTH112 - false where Path.is_dir raises: a name too long
            yield from _below(path, seen, closed)
        elif os.path.isfile(path) and _is_importable(path):  # noqa: PTH113 - the same
            yield path


def _new_names(folder: Path, seen: set[tuple[int, int]], closed: ClosedFolder) -> list[str]:
    """Return the sorted names in a folder not visited yet, but hidden ones and parts of web pages."""
    try:
        status = folder.stat()
        place = (status.st_dev, status.st_ino)
        names = os.listdir(folder) if place not in seen else []  # noqa: PTH208 - names suffice
    except OSError as error:
        reason = _("{path}: {reason}.").format(path=folder, reason=error.strerror or error)
        remedy = _("Change its permissions, or name its files.")
        closed(folder, FileUnreadable(_("Folder unreadable"), reason, remedy))
        return []
    seen.add(place)
    beside = {stem for stem, suffix in map(os.path.splitext, names) if suffix in {".html", ".htm"}}
    parts = {f"{stem}{tail}" for stem in beside for tail in ("_files", ".files")}
    return sorted(name for name in names if not name.startswith(".") and name not in parts)


def _is_importable(path: Path) -> bool:
    if article_collection(path):
        return not path.name.lower().endswith(".gold.json")
    name = path
    while name.suffix.lower() in PACKED_SUFFIXES:  # page.txt.gz is one, backup.tar.gz is none
        name = name.with_suffix("")
    packed = name != path and not name.suffix
    known = name.suffix.lower() in PAGE_SUFFIXES and not packed
    return known and name.stem.lower() not in _NOT_PAGES
