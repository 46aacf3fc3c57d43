"""Wordings that differ from one in a single character, as they are printed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from reader.search.match import PARTS, FoldedDocument
from reader.search.query import Pattern, Term, Wild

SHORTEST: Final = 3
LONGEST: Final = 10
"""Characters of the wordings of which others are looked for."""

LOOKED_AT: Final = 20
"""Articles looked at for each character."""


def one_open(term: Term) -> Iterator[Pattern]:
    """Yield the patterns of a wording in which one character after the other may be any other."""
    wording = term.folded
    if SHORTEST <= len(wording) <= LONGEST:
        for at in range(len(wording)):
            pieces = (wording[:at], Wild.ONE, wording[at + 1 :])
            yield Pattern(tuple(piece for piece in pieces if piece), term.where)


def printed(pattern: Pattern, documents: Iterable[FoldedDocument]) -> Counter[str]:
    """Return what ``pattern`` stands for in some articles, letters and digits alone, how often."""
    return Counter(
        wording
        for document in documents
        for part in PARTS[pattern.where]
        for start, stop in document.find(pattern, part)
        if (wording := document.document.text_of(part)[start:stop]).isalnum()
    )
