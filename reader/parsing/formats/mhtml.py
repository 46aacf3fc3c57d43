"""Web archives (.mhtml, RFC 2557): the page itself, its pictures left where they are."""

import email
from collections.abc import Iterator
from email.message import Message

from reader.model import Page, Rejected
from reader.parsing.formats.reading import Reading, nothing_in
from reader.parsing.formats.web import read as read_page


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the article of a web archive. Raises FileUnreadable as web pages do."""
    message = email.message_from_bytes(raw)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes) or not payload.strip():
        raise nothing_in(reading.name)
    yield from read_page(payload, reading, _address(page) or _address(message))


def _address(part: Message) -> str:
    return str(part.get("Content-Location") or part.get("Snapshot-Content-Location") or "")
