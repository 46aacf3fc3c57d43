"""Finding a folded wording in a text as printed, without folding the text."""

import re
from functools import lru_cache
from typing import Final

from reader.text.fold import FIRST_WIDE, GAP
from reader.text.foldings import sources_of

_REMEMBERED: Final = 256
"""Wordings whose expressions are kept."""


@lru_cache(_REMEMBERED)
def _expression(wording: str) -> tuple[re.Pattern[str], str] | None:
    """Return what finds a wording, and the characters in whose presence it is not enough."""
    if min(wording) < FIRST_WIDE:
        return None
    classes, beyond = [], ""
    for character in wording:
        variants, longer = sources_of(character)
        classes.append(f"[{re.escape(character + variants)}]" if variants else re.escape(character))
        beyond += longer
    return re.compile(f"[{GAP}]*".join(classes)), "".join(set(beyond))


def find_printed(wording: str, text: str) -> list[tuple[int, int]] | None:
    """Return where a folded, non-empty ``wording`` stands in ``text``, as printed.

    Nothing when only folding can tell: for wordings with Latin letters, digits or their
    punctuation, beside which white space counts, and texts with characters that fold to several.

    >>> find_printed("日报", "桂林日報，日 报")
    [(2, 4), (5, 8)]
    """
    found = _expression(wording)
    if found is None:
        return None
    expression, beyond = found
    if any(source in text for source in beyond):
        return None
    return [match.span() for match in expression.finditer(text)]
