"""What stands out in a line: figures, matches, the marked sentence; later ones lie on top."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.model import Span
from reader.text.cells import printable
from reader.text.justify import spaced
from reader.tui.render.setting import SetLine

StyleOf = Callable[[str], Style]


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


def styled_runs(
    text: str, base: str, marks: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Cut ``text`` where its marks begin and end; yield each run with its styles, base first."""
    edges = {0, len(text)}
    for start, stop, _name in marks:
        edges.update((min(max(start, 0), len(text)), min(max(stop, 0), len(text))))
    cuts = sorted(edges)
    for start, stop in pairwise(cuts):
        names = tuple(name for first, last, name in marks if first <= start and stop <= last)
        yield text[start:stop], (base, *names)


def strip_of(
    line: SetLine, highlights: Sequence[Highlight], style_of: StyleOf, margin: int, width: int
) -> Strip:
    """Draw a set line: ``margin`` cells of space, its indent, its text; ``width`` cells in all."""
    marks = [(h.span.start - line.start, h.span.stop - line.start, h.style) for h in highlights]
    plain = style_of("body")
    segments = [Segment(" " * (margin + line.indent), plain)]
    at = 0
    for run, names in styled_runs(printable(line.text), line.role, marks):
        style = Style.combine(style_of(name) for name in names)
        segments.append(Segment(spaced(run, line.blanks, at), style))
        at += len(run)
    return Strip(segments).adjust_cell_length(width, plain)
