"""Zip archives: every member that is a page file, read in memory; nothing is ever unpacked to disk."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from operator import itemgetter
from pathlib import PurePosixPath
from typing import IO, Final

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import Page, Rejected
from reader.parsing.flow import Opener
from reader.parsing.formats.content import Content, Meter, content_of, streamed
from reader.parsing.formats.kinds import SUFFIXES
from reader.parsing.formats.reading import MOST_MEMBERS, Reading, damaged

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
    yield from _read_all(io.BytesIO(raw), reading)


def read_large(content: Content, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the pages of every member, as ``read`` does; the archive stays where it is."""
    with content.seekable() as stream:
        yield from _read_all(stream, reading)


def _read_all(stream: IO[bytes], reading: Reading) -> Iterator[Page | Rejected]:
    with _archive(stream, reading) as archive:
        members = sorted(_members(archive), key=itemgetter(0))
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
        yield from read_as(content_of(_opener(archive, info, reading)), reading)
    except FileUnreadable as error:
        if reading.budget.left < 0:
            raise
        yield Rejected(reading.name, " ".join(filter(None, (error.what, error.remedy))))


def opened(raw: bytes, reading: Reading) -> zipfile.ZipFile:
    """Open an archive. Raises FileUnreadable when it is damaged."""
    return _archive(io.BytesIO(raw), reading)


def _archive(stream: IO[bytes], reading: Reading) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except BROKEN as error:
        raise damaged(reading.name, error) from error


def member_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading) -> bytes:
    """Unpack a member within bounds. Raises FileUnreadable when it is damaged, locked or a bomb."""
    return _opener(archive, info, reading)().read()


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading) -> Opener:
    """Return what opens a member; reading it raises what ``member_bytes`` does."""
    meter = Meter(reading)
    return lambda: streamed(_unpacked(archive, info, meter))


def _unpacked(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: Meter
) -> Generator[bytes, None, None]:
    name, made = meter.reading.name, 0
    if info.flag_bits & _ENCRYPTED:
        raise locked(name)
    try:
        with archive.open(info) as stream:
            while part := stream.read(_STEP):
                made += len(part)
                meter.count(made, info.compress_size)
                yield part
    except BROKEN as error:
        raise damaged(name, error) from error


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
