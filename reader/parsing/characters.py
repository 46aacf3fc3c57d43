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
    """Return ``text`` with every traditional character folded; no offset changes.

    What GB 2312 can write is simplified and stays as it is; asking the codec is many times cheaper
    than folding.
    """
    return text if _is_simplified(text) else text.translate(_table())


def _is_simplified(text: str) -> bool:
    for asked in (text, text.replace("—", "").replace("·", "")):  # marks the codec does not know
        try:
            asked.encode("gb2312")
        except UnicodeEncodeError:
            continue
        return True
    return False


def as_printed(wording: str, folded: str, text: str) -> str:
    """Return ``wording``, found in ``folded``, as ``text`` prints it; itself where it was put together."""
    at = folded.find(wording)
    return text[at : at + len(wording)] if at >= 0 else wording
