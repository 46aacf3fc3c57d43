"""What is being read, what stands out in it, and the steps from one place to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.config import Settings
from reader.model import Article, Figure, Position, Span
from reader.tui.render.highlights import Highlight, by_paragraph
from reader.tui.render.setting import Manner, SetLine, line_of, set_article

BEGINNING: Final = Position()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its figures, the matches in it, and where to begin."""

    article: Article
    figures: tuple[Figure, ...] = ()
    matches: tuple[Span, ...] = ()
    position: Position = BEGINNING


class ReadingMarks:
    """What stands out in an article: the marked sentence below, figures over it, matches on top.

    Figures and matches are sorted by paragraph once; what is marked now is only looked at.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._figures = by_paragraph(
            [Highlight(f.span, "on-key-figure" if f.key else "on-figure") for f in reading.figures]
        )
        self._matches = by_paragraph([Highlight(span, "on-match") for span in reading.matches])

    def of(self, paragraph: int, figure: int, match: int) -> list[Highlight]:
        """Return what stands out in ``paragraph``; later ones lie on top.

        ``figure`` and ``match`` are the numbers of the marked ones, -1 for none.
        """
        figures, matches = self._reading.figures, self._reading.matches
        below, marked, current = [], [], []
        if 0 <= figure < len(figures):
            below = [Highlight(figures[figure].sentence, "on-sentence")]
            marked = [Highlight(figures[figure].span, "on-marked-figure")]
        if 0 <= match < len(matches):
            current = [Highlight(matches[match], "on-current-match")]
        here = self._figures.get(paragraph, []), self._matches.get(paragraph, [])
        layers = (below, here[0], marked, here[1], current)
        return [mark for layer in layers for mark in layer if mark.span.paragraph == paragraph]


def manner_of(settings: Settings) -> Manner:
    """Return how the settings want text set."""
    return Manner(
        measure=settings.measure,
        indent=settings.indent,
        justify=settings.justify,
        hang=settings.hang,
        line_spacing=settings.line_spacing,
        paragraph_spacing=settings.paragraph_spacing,
    )


class _Setter:
    """Sets articles, and remembers the last one: a start shows it twice."""

    def __init__(self) -> None:
        self._last: tuple[Reading, Manner, int] | None = None
        self._lines: tuple[SetLine, ...] = ()

    def set_reading(self, reading: Reading, manner: Manner, width: int) -> tuple[SetLine, ...]:
        """Set what is being read in lines of ``width`` cells; its figures stay whole."""
        last, self._last = self._last, (reading, manner, width)
        if last is None or last[1:] != (manner, width) or not _same(last[0], reading):
            keep = figure_spans(reading.figures)
            self._lines = set_article(reading.article, width, manner, keep=keep)
        return self._lines


def _same(one: Reading, other: Reading) -> bool:
    return one.article is other.article and one.figures is other.figures


set_reading: Final = _Setter().set_reading


def first_line(lines: Sequence[SetLine], position: Position) -> int:
    """Return the number of the line where reading goes on."""
    return 0 if position == BEGINNING else line_of(lines, position.paragraph, position.offset)


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
