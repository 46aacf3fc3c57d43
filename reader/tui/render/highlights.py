"""What stands out in a line: figures, matches, the marked sentence; later ones lie on top.

Lines are also drawn for the first picture, before Textual is imported; so strips are imported by
what draws them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.model import Span
from reader.text.cells import cell_len, char_cells, printable
from reader.text.justify import spaced
from reader.tui.render.setting import SetLine

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

StyleOf = Callable[[str], "Style"]
Run = tuple[str, tuple[str, ...]]
"""Words and the names of their styles; a later one lies over an earlier one."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span and the name of the style that marks it."""

    span: Span
    style: str


def by_paragraph(highlights: Sequence[Highlight]) -> dict[int, list[Highlight]]:
    """Sort highlights by their paragraph, keeping their order."""
    sorted_out: dict[int, list[Highlight]] = {}
    for highlight in highlights:
        sorted_out.setdefault(highlight.span.paragraph, []).append(highlight)
    return sorted_out


def styled_runs(text: str, base: str, marks: Sequence[tuple[int, int, str]]) -> Iterator[Run]:
    """Cut ``text`` where its marks begin and end; yield each run with its styles, base first.

    A character keeps what combines with it, wherever a mark ends.
    """
    whole = [(_edge(text, start), _edge(text, stop), name) for start, stop, name in marks]
    cuts = sorted({0, len(text), *(edge for mark in whole for edge in mark[:2])})
    for start, stop in pairwise(cuts):
        names = tuple(name for first, last, name in whole if first <= start and stop <= last)
        yield text[start:stop], (base, *names)


def _edge(text: str, offset: int) -> int:
    """Return the next offset in ``text`` that parts no character from its combining marks."""
    offset = min(max(offset, 0), len(text))
    while 0 < offset < len(text) and not char_cells(text[offset]):
        offset += 1
    return offset


def runs_of(line: SetLine, highlights: Sequence[Highlight], margin: int) -> Iterator[Run]:
    """Yield a set line as words and styles: ``margin`` cells of space, its indent, its text."""
    marks = [(h.span.start - line.start, h.span.stop - line.start, h.style) for h in highlights]
    yield " " * (margin + line.indent), ("body",)
    at = 0
    for run, names in styled_runs(printable(line.text), line.role, marks):
        yield spaced(run, line.blanks, at), names
        at += len(run)


def strip_of(
    line: SetLine, highlights: Sequence[Highlight], style_of: StyleOf, margin: int, width: int
) -> "Strip":
    """Draw a set line in ``width`` cells, ``margin`` cells of space before it."""
    from rich.segment import Segment
    from rich.style import Style
    from textual.strip import Strip

    runs = list(runs_of(line, highlights, margin))
    segments = [
        Segment(words, Style.combine(style_of(name) for name in names)) for words, names in runs
    ]
    room = width - sum(cell_len(words) for words, _names in runs)
    if room < 0:
        return Strip(segments).adjust_cell_length(width, style_of("body"))
    return Strip([*segments, Segment(" " * room, style_of("body"))], width)
