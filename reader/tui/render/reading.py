"""What is being read, what stands out in it, and the steps from one place to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.model import Article, Figure, Position, Span
from reader.tui.render.highlights import Highlight
from reader.tui.render.setting import SetLine

BEGINNING: Final = Position()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its figures, the matches in it, and where to begin."""

    article: Article
    figures: tuple[Figure, ...] = ()
    matches: tuple[Span, ...] = ()
    position: Position = BEGINNING


def reading_marks(reading: Reading, figure: int, match: int) -> list[Highlight]:
    """Return what stands out: the marked sentence below, figures over it, matches on top.

    ``figure`` and ``match`` are the numbers of the marked ones, -1 for none.
    """
    marks: list[Highlight] = []
    marked = reading.figures[figure] if 0 <= figure < len(reading.figures) else None
    if marked:
        marks.append(Highlight(marked.sentence, "on-sentence"))
    marks += [Highlight(f.span, "on-key-figure" if f.key else "on-figure") for f in reading.figures]
    if marked:
        marks.append(Highlight(marked.span, "on-marked-figure"))
    marks += [Highlight(span, "on-match") for span in reading.matches]
    if 0 <= match < len(reading.matches):
        marks.append(Highlight(reading.matches[match], "on-current-match"))
    return marks


def figure_spans(figures: Sequence[Figure]) -> dict[int, list[tuple[int, int]]]:
    """Return the figures' spans by paragraph: what a line break goes around."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for figure in figures:
        spans.setdefault(figure.span.paragraph, []).append((figure.span.start, figure.span.stop))
    return spans


def neighbour(spans: Sequence[Span], current: int, step: int, top: Position) -> int | None:
    """Return the number of the next (1) or previous (-1) span; None at the ends.

    Steps go from the ``current`` one, or from the ``top`` of the pane where none is current.
    """
    if 0 <= current < len(spans):
        number = current + step
        return number if 0 <= number < len(spans) else None
    above = sum((s.paragraph, s.start) < (top.paragraph, top.offset) for s in spans)
    number = above if step > 0 else above - 1
    return number if 0 <= number < len(spans) else None


def meets(span: Span, line: SetLine) -> bool:
    """Tell whether any of a span lies in a line of its paragraph."""
    return span.start < line.stop and span.stop > line.start
