"""Plain text: a page as it is printed, cut into articles."""

from collections.abc import Iterator

from reader.model import Page, Rejected
from reader.parsing.decoding import decode
from reader.parsing.formats.reading import Reading
from reader.parsing.pages import parse_page


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the page of a text file. Raises FileUnreadable when it is no text."""
    decoded = decode(raw, reading.name, encoding=reading.encoding)
    del raw
    yield parse_page(reading.file(decoded.encoding, decoded.text, decoded.damaged_lines))
