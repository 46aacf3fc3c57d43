"""Plain text: a page as it is printed, cut into articles."""

from collections.abc import Iterator

from reader.model import Page, Rejected
from reader.parsing.decoding import decode
from reader.parsing.flow import flow_of
from reader.parsing.formats.content import Content
from reader.parsing.formats.reading import Reading
from reader.parsing.pages import parse_page
from reader.parsing.parts import USUAL, parse_parts


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the page of a text file. Raises FileUnreadable when it is no text."""
    decoded = decode(raw, reading.name, encoding=reading.encoding)
    del raw
    yield parse_page(reading.file(decoded.encoding, decoded.text, decoded.damaged_lines))


def read_large(content: Content, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the parts of a large text file. Raises FileUnreadable when it is no text."""
    flow = flow_of(content.head, content.stream, reading.name, reading.encoding)
    file = reading.file(flow.encoding, damaged=flow.damaged_lines)
    yield from parse_parts(file, flow.pieces(), flow.mark, USUAL)
