"""The printed lines of a page file."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

INDENT_CELLS: Final = {"\u3000": 2, "\t": 2}
"""Cells an indenting character takes; every other one takes one."""

PARAGRAPH_INDENT: Final = 2
"""Cells from which on an indent begins a paragraph."""

DEEPEST_INDENT: Final = 8
"""Cells beyond which a line is centred or set right, not indented."""

LONG_LINE: Final = 40
"""Code points from which on a line is running text."""

SENTENCE_ENDS: Final = frozenset("。！？!?…")
CLOSERS: Final = frozenset("”’」』）)】〕］]》〉")
_LATIN_END = re.compile(r"[A-Za-z]\.[”’）)]?$")


class Line(NamedTuple):
    """A printed line: its 1-based number, its text without outer space, indent in cells.

    ``gap`` counts the blank lines right before it; ``head`` is false for the second part of a
    source line that holds two printed ones.
    """

    number: int
    text: str
    indent: int = 0
    gap: int = 0
    head: bool = True


def split_lines(text: str, first: int = 1) -> list[Line]:
    """Return the printed lines of ``text``, numbered from ``first``; blank ones only count as gaps."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(_source_lines(text), start=first):
        stripped = raw.strip("\ufeff \t\u3000\xa0\r\f\v")
        if not stripped or stripped.isspace():
            gap += 1
            continue
        lines.append(Line(number, stripped, _indent(raw), gap))
        gap = 0
    return lines


def _source_lines(text: str) -> Iterator[str]:
    """Yield the lines of a file one by one, so that a large one does not stand in memory twice."""
    mark = "\n" if "\n" in text else "\r"
    start, stop = 0, text.find(mark)
    while stop >= 0:
        yield text[start:stop]
        start, stop = stop + 1, text.find(mark, stop + 1)
    yield text[start:]


def _indent(raw: str) -> int:
    if not raw[0].isspace() and raw[0] != "\ufeff":  # most lines
        return 0
    cells = 0
    for character in raw:
        if not character.isspace() and character != "\ufeff":
            return cells
        cells += INDENT_CELLS.get(character, 1)
    return cells


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, closing quotes and brackets aside."""
    for character in reversed(text[-4:]):
        if character in SENTENCE_ENDS:
            return True
        if character not in CLOSERS:
            return bool(_LATIN_END.search(text))
    return False
