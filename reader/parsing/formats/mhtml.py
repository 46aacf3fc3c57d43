"""Web archives (.mhtml, RFC 2557): the page itself, its pictures left where they are."""

import email
from collections.abc import Iterator
from email.message import Message

from reader.messages import _
from reader.model import Page, Rejected
from reader.parsing.formats.reading import Reading, damaged, nothing_in
from reader.parsing.formats.web import read as read_page


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the article of a web archive. Raises FileUnreadable as web pages do."""
    try:
        message = email.message_from_bytes(raw)
        page = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
    except RecursionError as error:
        raise damaged(reading.name, _("its parts are nested too deeply")) from error
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes) or not payload.strip():
        raise nothing_in(reading.name)
    yield from read_page(payload, reading, _address(page) or _address(message))


def _address(part: Message) -> str:
    return str(part.get("Content-Location") or part.get("Snapshot-Content-Location") or "")
