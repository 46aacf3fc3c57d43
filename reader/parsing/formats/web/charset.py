"""The encoding of a web page: its bytes go before what the page claims, which goes before a guess."""

import codecs
import re
from typing import Final

from reader.parsing.decoding import Decoded, decode

_CLAIM: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(?P<a>[\w-]{2,20})|<\?xml[^>]{0,80}?encoding\s*=\s*[\"'](?P<b>[\w-]{2,20})",
    re.IGNORECASE,
)
_SEARCHED: Final = 8192
_SEVEN_BIT: Final = frozenset({"hz", "iso2022_jp", "iso2022_kr", "utf_7"})
_ENOUGH: Final = 200
"""Damaged lines are few when there is less than one in so many."""


def decode_page(raw: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Decode a web page.

    Valid UTF-8 is UTF-8: a browser that saves a page writes that and leaves the old claim in it.
    Raises FileUnreadable when the bytes are no text.
    """
    claim = _claim(raw)
    guess = decode(raw, name, encoding=encoding)
    if encoding or not claim or guess.encoding.startswith(("utf-16", "utf-32")):
        return guess
    if guess.encoding == "utf-8" and not guess.damaged_lines and claim not in _SEVEN_BIT:
        return guess
    claimed = decode(raw, name, encoding=claim)
    if len(claimed.damaged_lines) <= len(guess.damaged_lines) + raw.count(b"\n") // _ENOUGH:
        return claimed
    return guess


def _claim(raw: bytes) -> str:
    """Return the codec a page claims, the wider one where sites mean it; nothing if unknown."""
    match = _CLAIM.search(raw[:_SEARCHED])
    if not match:
        return ""
    try:
        codec = codecs.lookup((match["a"] or match["b"]).decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return ""
    wide = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5", "iso8859-1": "", "ascii": ""}
    text = getattr(codec, "_is_text_encoding", True) and not codec.name.startswith("utf-16")
    return wide.get(codec.name, codec.name) if text else ""
