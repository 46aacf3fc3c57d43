"""Which format bytes are in: what they hold goes before what they are called."""

import io
import re
from collections.abc import Callable
from enum import StrEnum
from typing import IO, Final

from reader.messages import N_


class Kind(StrEnum):
    """A format; its value is the name of the module that reads it."""

    TEXT = "plain"
    MARKDOWN = "markdown"
    HTML = "web"
    MHTML = "mhtml"
    COLLECTION = "collection"
    EPUB = "epub"
    DOCX = "docx"
    PDF = "pdf"
    ZIP = "archive"
    PACKED = "packed"
    FOREIGN = "foreign"


SUFFIXES: Final = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".shtml": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".mhtml": Kind.MHTML,
    ".mht": Kind.MHTML,
    ".json": Kind.COLLECTION,
    ".jsonl": Kind.COLLECTION,
    ".ndjson": Kind.COLLECTION,
    ".epub": Kind.EPUB,
    ".docx": Kind.DOCX,
    ".pdf": Kind.PDF,
    ".zip": Kind.ZIP,
    ".gz": Kind.PACKED,
    ".xz": Kind.PACKED,
    ".bz2": Kind.PACKED,
    ".doc": Kind.FOREIGN,
    ".rtf": Kind.FOREIGN,
    ".wps": Kind.FOREIGN,
    ".mobi": Kind.FOREIGN,
    ".azw3": Kind.FOREIGN,
    ".odt": Kind.FOREIGN,
    ".caj": Kind.FOREIGN,
}
"""What files are called that a folder is searched for, and the format the name promises."""

_HEADS: Final = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\x1f\x8b", Kind.PACKED),
    (b"\xfd7zXZ\x00", Kind.PACKED),
    (b"BZh", Kind.PACKED),
)
"""How files of our formats begin (their own specifications)."""

FOREIGN: Final = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("an old Word document"), N_("Save it as .docx or as plain text.")),
    (0, b"{\\rtf", N_("a Rich Text document"), N_("Save it as .docx or as plain text.")),
    (60, b"BOOKMOBI", N_("a Kindle book"), N_("Convert it to EPUB.")),
    (0, b"CAJ", N_("a CAJ document"), N_("Save it as PDF with its text.")),
    (0, b"HN\x00\x00", N_("a CAJ document"), N_("Save it as PDF with its text.")),
    (0, b"Rar!\x1a\x07", N_("a RAR archive"), N_("Unpack it and add the folder.")),
    (0, b"7z\xbc\xaf\x27\x1c", N_("a 7z archive"), N_("Unpack it and add the folder.")),
    (257, b"ustar", N_("a tar archive"), N_("Unpack it and add the folder.")),
    (0, b"\x89PNG\r\n", N_("a picture"), N_("Have its text recognised (OCR) first.")),
    (0, b"\xff\xd8\xff", N_("a picture"), N_("Have its text recognised (OCR) first.")),
    (0, b"GIF8", N_("a picture"), N_("Have its text recognised (OCR) first.")),
    (0, b"II*\x00", N_("a picture"), N_("Have its text recognised (OCR) first.")),
    (0, b"MM\x00*", N_("a picture"), N_("Have its text recognised (OCR) first.")),
    (0, b"AT&TFORM", N_("a DjVu document"), N_("Save it as PDF with its text.")),
)  # fmt: skip
"""Formats that hold newspaper text and are not read: offset, bytes there, what it is, a remedy."""

_OFFICE: Final = (
    ("word/document.xml", Kind.DOCX),
    ("META-INF/container.xml", Kind.EPUB),
    ("xl/workbook.xml", Kind.FOREIGN),
    ("ppt/presentation.xml", Kind.FOREIGN),
    ("content.xml", Kind.FOREIGN),
)
"""Members that tell what a zip file is (OPC, EPUB OCF, ODF)."""

_HEAD: Final = 4096
_PDF_WITHIN: Final = 1024
"""Bytes of a file in which %PDF may stand, as readers have it (PDF 32000-1, Annex H)."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|br|div|td|tr|span|a|h[1-6]|font|b|strong|img|li|founder-content)\b[^>]*>",
    re.IGNORECASE,
)
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:", re.IGNORECASE)


def kind_of(raw: bytes, name: str, opened: Callable[[], IO[bytes]] | None = None) -> Kind:
    """Return the format of ``raw``: what it holds, and where that says nothing, its suffix.

    Of a large file ``raw`` are the first bytes, and ``opened`` opens all so that it can be sought in.
    """
    for mark, kind in _HEADS:
        if raw.startswith(mark):
            return (
                _kind_of_zip(opened() if opened else io.BytesIO(raw)) if kind is Kind.ZIP else kind
            )
    if b"%PDF-" in raw[:_PDF_WITHIN]:
        return Kind.PDF
    if foreign(raw):
        return Kind.FOREIGN
    promised = _promised(name)
    if _MHTML.match(raw[:_HEAD]) and b"text/html" in raw:
        return Kind.MHTML
    if promised in {Kind.COLLECTION, Kind.MARKDOWN}:
        return promised
    return Kind.HTML if _is_html(raw, promised) else Kind.TEXT


def foreign(raw: bytes) -> tuple[str, str] | None:
    """Return what ``raw`` is and what to do, untranslated, if it is a format that is not read."""
    for offset, mark, what, remedy in FOREIGN:
        if raw.startswith(mark, offset):
            return what, remedy
    return None


def _promised(name: str) -> Kind:
    return next(
        (kind for suffix, kind in SUFFIXES.items() if name.lower().endswith(suffix)), Kind.TEXT
    )


def _is_html(raw: bytes, promised: Kind) -> bool:
    """Tell whether bytes are HTML; a name that says so needs only a tag, others how it begins."""
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = raw[:_HEAD].decode("utf-16" if wide else "latin-1", "ignore").removeprefix("ï»¿")
    if _HTML.match(head):
        return True
    sample = raw[: _HEAD * 16].decode("utf-16" if wide else "latin-1", "ignore")
    return promised in {Kind.HTML, Kind.MHTML} and bool(_TAG.search(sample))


def _kind_of_zip(stream: IO[bytes]) -> Kind:
    import zipfile

    try:
        with stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind.ZIP
    return next((kind for member, kind in _OFFICE if member in names), Kind.ZIP)
