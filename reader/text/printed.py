"""Finding a folded wording in a text as printed, without folding the text."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from reader.text.fold import FIRST_WIDE, GAP
from reader.text.foldings import sources_of

_REMEMBERED: Final = 256
"""Wordings whose expressions are kept."""


class _Sought(NamedTuple):
    """What finds a wording.

    ``plain`` is enough where none of ``openings`` stands, the other characters that its first one
    may be: an expression that begins with one character is searched for many times faster. Neither
    is where one of ``beyond`` does.
    """

    plain: re.Pattern[str]
    openings: str
    whole: re.Pattern[str]
    beyond: str


@lru_cache(_REMEMBERED)
def _sought(wording: str) -> _Sought | None:
    """Return what finds a wording; nothing when only folding can tell."""
    if min(wording) < FIRST_WIDE:
        return None
    classes, beyond = [], ""
    for character in wording:
        variants, longer = sources_of(character)
        classes.append(f"[{re.escape(character + variants)}]" if variants else re.escape(character))
        beyond += longer
    gap, openings = f"[{GAP}]*", sources_of(wording[0])[0]
    whole = re.compile(gap.join(classes))
    plain = re.compile(gap.join((re.escape(wording[0]), *classes[1:]))) if openings else whole
    return _Sought(plain, openings, whole, "".join(set(beyond)))


def find_printed(wording: str, text: str) -> list[tuple[int, int]] | None:
    """Return where a folded, non-empty ``wording`` stands in ``text``, as printed.

    Nothing when only folding can tell: for wordings with Latin letters, digits or their
    punctuation, beside which white space counts, and texts with characters that fold to several.

    >>> find_printed("日报", "桂林日報，日 报")
    [(2, 4), (5, 8)]
    """
    sought = _sought(wording)
    if sought is None or any(map(text.__contains__, sought.beyond)):
        return None
    varied = any(map(text.__contains__, sought.openings))
    expression = sought.whole if varied else sought.plain
    return [match.span() for match in expression.finditer(text)]
