"""Traditional wording read by the same tables as simplified: folded one to one, never stored."""

from functools import cache


@cache
def _table() -> dict[int, int]:
    from reader.text.simplified import (
        SIMPLIFIED,
        TRADITIONAL,
    )

    return str.maketrans(TRADITIONAL, SIMPLIFIED)


def simple(text: str) -> str:
    """Return ``text`` with every traditional character folded; no offset changes."""
    return text if text.isascii() else text.translate(_table())


def as_printed(wording: str, folded: str, text: str) -> str:
    """Return ``wording``, found in ``folded``, as ``text`` prints it; itself where it was put together."""
    at = folded.find(wording)
    return text[at : at + len(wording)] if at >= 0 else wording
