"""The text layer of PDF files: each page's lines, unwrapped and cut into articles as a page is."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import Page, Rejected
from reader.parsing.folio import Folio
from reader.parsing.formats.archive import locked
from reader.parsing.formats.reading import Reading, damaged, placed
from reader.parsing.pages import parse_page

if TYPE_CHECKING:
    from types import ModuleType

MOST_PAGES: Final = 5000
_UNMAPPED: Final = 0.3
"""The share of characters without a meaning beyond which a page's text is no text."""

_PASSWORD: Final = "password"  # noqa: S105 - the word in the library's message
_FEWEST: Final = 2


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield every page that has text; pages that are pictures only are told together.

    Raises FileUnreadable when the file is damaged, locked or scanned, or PDF cannot be read here.
    """
    document = _opened(raw, reading)
    try:
        count = min(len(document), MOST_PAGES)
        silent: list[int] = []
        for number in range(1, count + 1):
            text = _text(document, number)
            if _is_text(text):
                yield _page(text, number, count, reading)
            else:
                silent.append(number)
    finally:
        document.close()
    if len(silent) == count:
        raise _scanned(reading)
    if silent:
        yield Rejected(reading.name, _silence(silent), silent[0])


def _library(reading: Reading) -> "ModuleType":
    """Return the PDF library. Raises FileUnreadable when it is not installed."""
    try:
        import pypdfium2
    except ImportError as error:
        raise FileUnreadable(
            _("PDF needs an extra"),
            _("{path} is a PDF file, and reading those is not installed.").format(
                path=reading.name
            ),
            _("Install it with `pip install 'gxreader[pdf]'`."),
        ) from error
    module: ModuleType = pypdfium2
    return module


def _opened(raw: bytes, reading: Reading) -> Any:
    library = _library(reading)
    try:
        return library.PdfDocument(raw)
    except library.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise locked(reading.name) from error
        raise damaged(reading.name, error) from error


def _text(document: Any, number: int) -> str:
    """Return a page's text in the order it was set; nothing for a page that cannot be loaded."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number - 1]
        layer = page.get_textpage()
        text = layer.get_text_range()
        layer.close()
        page.close()
    except PdfiumError:
        return ""
    return (
        str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\0", "")
    )


def _is_text(text: str) -> bool:
    """Tell whether a layer holds words: not nothing, and not codes without a meaning."""
    marks = [character for character in text if not character.isspace()]
    lost = sum(
        1 for mark in marks if mark == "\ufffd" or unicodedata.category(mark) in {"Co", "Cc", "Cn"}
    )
    return len(marks) >= _FEWEST and lost < len(marks) * _UNMAPPED


def _page(text: str, number: int, count: int, reading: Reading) -> Page:
    """Parse one page's text; of several pages each is known by its number, unless it prints another."""
    file = reading.file("pdf", text)
    if count == 1:
        return parse_page(file)
    width = len(str(count))
    own = Folio(page=str(number).zfill(max(width, 2)))
    named = Folio(file.paper, file.issue_date, "", "")
    from dataclasses import replace

    bare = not reading.asked.page
    numbered = replace(file, path=f"{reading.name}#page={number}", bare=bare)
    return parse_page(placed(numbered, reading.asked.over(own).over(named)))


def _scanned(reading: Reading) -> FileUnreadable:
    return FileUnreadable(
        _("No text layer"),
        _("{path} holds pictures of pages, not their text.").format(path=reading.name),
        _("Have its text recognised (OCR) first."),
    )


def _silence(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10])) + (" …" if len(pages) > 10 else "")  # noqa: PLR2004 - a line's worth
    return _("Pages without a text layer: {pages}.").format(pages=shown)
