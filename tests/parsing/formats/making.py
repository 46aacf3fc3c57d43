"""Files of every format, made of texts of our own."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from reader.model import Article, Page, Rejected
from reader.parsing.folio import Folio
from reader.parsing.formats.dispatch import pages_of

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="a4"><w:name w:val="Subtitle"/></w:style>'
    '<w:style w:styleId="a5"><w:name w:val="caption"/></w:style>'
)
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    b" /DescendantFonts [4 0 R] >>"
)
CHARACTERS = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo"
    b" << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
XHTML = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'


def pages(raw: bytes | str, name: str, **asked: str) -> list[Page]:
    """Return the pages of bytes under a name; nothing may be rejected."""
    content = raw.encode() if isinstance(raw, str) else raw
    found = list(pages_of(content, name, asked=Folio(**asked)))
    assert not [one for one in found if isinstance(one, Rejected)]
    return [one for one in found if isinstance(one, Page)]


def articles(raw: bytes | str, name: str, **asked: str) -> list[Article]:
    """Return the articles of bytes under a name."""
    return [article for page in pages(raw, name, **asked) for article in page.articles]


def told(article: Article) -> list[tuple[str, str]]:
    """Return role and text of an article's paragraphs."""
    return [(one.role.value, one.text) for one in article.paragraphs]


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """Return a zip archive of members, the same at any time: tests are named after it."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def renamed(raw: bytes, old: str, new: bytes) -> bytes:
    """Return an archive with a member's name replaced by bytes of the same length."""
    assert len(old) == len(new)
    return raw.replace(old.encode(), new)


def word(*paragraphs: str) -> bytes:
    """Return a Word document of paragraphs made by ``run``."""
    document = f"<w:document {WORD}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": document,
            "word/styles.xml": f"<w:styles {WORD}>{STYLES}</w:styles>",
        }
    )


def run(text: str, style: str = "") -> str:
    """Return a paragraph of a Word document."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def book(title: str, documents: Mapping[str, str], more: Mapping[str, str] | None = None) -> bytes:
    """Return an EPUB of documents (name to XHTML body) in their order."""
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(documents)
    )
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(documents)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    members["OEBPS/book.opf"] = package
    for name, body in documents.items():
        members[f"OEBPS/{name}"] = f"{XHTML}<head><title/></head><body>{body}</body></html>"
    return zipped({**members, **(more or {})})


def portable(sheets: Sequence[Iterable[str]]) -> bytes:
    """Return a PDF whose pages print lines in a Chinese font that is not embedded."""
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(sheets)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>".encode(),
        FONT,
        CHARACTERS,
    ]
    for at, lines in enumerate(sheets):
        shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 72 760 Td 16 TL {shown} ET".encode()
        bodies.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * at)
        )
    return _assembled(bodies)


def _assembled(bodies: Sequence[bytes]) -> bytes:
    raw, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(raw))
        raw += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    return raw + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(raw))
    )
