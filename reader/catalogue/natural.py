"""The natural order of page names, as text that sorts by code point."""

import re
from typing import Final
from unicodedata import normalize

PART: Final = re.compile(r"[0-9]+|[^0-9]+")
UNPAGED: Final = "~"
"""After every named page."""


def page_order(page: str) -> str:
    """Return a text that sorts pages as a person does: 2 before 10, 10 before A1, A2 before B1.

    Full-width forms count as their narrow ones; an article without a page comes last.
    """
    parts = PART.findall(normalize("NFKC", page).casefold().strip())
    return " ".join(_ordered(part) for part in parts) if parts else UNPAGED


def _ordered(part: str) -> str:
    """Numbers go before words, shorter numbers before longer ones."""
    if not part.isdigit():
        return f"1{part.strip()}"
    digits = part.lstrip("0")
    return f"0{len(digits):04}{digits}"


def folded(text: str) -> str:
    """Return ``text`` without differences of width and case, to look words up in."""
    return normalize("NFKC", text).casefold()
