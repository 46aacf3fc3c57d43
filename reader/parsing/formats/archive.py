"""Zip archives: every member that is a page file, read in memory; nothing is ever unpacked to disk."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import Page, Rejected
from reader.parsing.formats.kinds import SUFFIXES
from reader.parsing.formats.reading import (
    FREE,
    MOST_MEMBERS,
    RATIO,
    Reading,
    damaged,
    too_much,
)

_STEP: Final = 1 << 20
_UTF8_NAME: Final = 0x800
_ENCRYPTED: Final = 0x1
"""Bits of a member's flags (APPNOTE 4.4.4)."""

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)
"""What a damaged archive makes the unpackers raise."""


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the pages of every member, in the order of names, and the members that are refused.

    Raises FileUnreadable when the archive is damaged, locked, or holds no page files.
    """
    with opened(raw, reading) as archive:
        members = sorted(_members(archive))
        if not members:
            raise FileUnreadable(
                _("No page files"),
                _("{path} holds no files that can be read as newspaper pages.").format(
                    path=reading.name
                ),
                _("Put text, HTML, PDF, EPUB, DOCX or JSON files into it."),
            )
        if all(info.flag_bits & _ENCRYPTED for _name, info in members):
            raise locked(reading.name)
        for name, info in members:
            yield from _read_member(archive, info, reading.inside(name))


def _read_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading
) -> Iterator[Page | Rejected]:
    from reader.parsing.formats.dispatch import read_as

    try:
        yield from read_as(member_bytes(archive, info, reading), reading)
    except FileUnreadable as error:
        if reading.budget.left < 0:
            raise
        yield Rejected(reading.name, " ".join(filter(None, (error.what, error.remedy))))


def opened(raw: bytes, reading: Reading) -> zipfile.ZipFile:
    """Open an archive. Raises FileUnreadable when it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except BROKEN as error:
        raise damaged(reading.name, error) from error


def member_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading) -> bytes:
    """Unpack a member within bounds. Raises FileUnreadable when it is damaged, locked or a bomb."""
    if info.flag_bits & _ENCRYPTED:
        raise locked(reading.name)
    made = bytearray()
    try:
        with archive.open(info) as stream:
            while part := stream.read(_STEP):
                made += part
                reading.budget.spend(len(part), reading.name)
                if len(made) > FREE and len(made) > info.compress_size * RATIO:
                    raise too_much(reading.name)
    except BROKEN as error:
        raise damaged(reading.name, error) from error
    return bytes(made)


def locked(name: str) -> FileUnreadable:
    """Return the error of a file that asks for a password."""
    return FileUnreadable(
        _("Needs a password"),
        _("{path} is encrypted.").format(path=name),
        _("Save it without a password."),
    )


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the members whose names promise a page, with their names as written."""
    for info in archive.infolist()[:MOST_MEMBERS]:
        path = PurePosixPath(member_name(info))
        hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
        if not info.filename.endswith("/") and not hidden and path.suffix.lower() in SUFFIXES:
            yield str(path), info


def member_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name: names without the UTF-8 flag are UTF-8 or GBK in truth.

    Parts that lead out of the archive are left out.
    """
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        name = _recoded(name)
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."})


def _recoded(name: str) -> str:
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
