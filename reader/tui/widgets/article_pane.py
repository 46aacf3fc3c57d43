"""The reading pane: one article set in lines, with its figures and matches marked in place."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.model import Position, Span
from reader.tui.commands import Scope, bindings
from reader.tui.render.asides import Asides, with_asides
from reader.tui.render.highlights import strip_of
from reader.tui.render.reading import (
    BEGINNING,
    Reading,
    ReadingMarks,
    first_line,
    meets,
    neighbour,
    set_reading,
)
from reader.tui.render.rows import row_strip
from reader.tui.render.setting import NO_PARAGRAPH, PLAIN, Manner, SetLine, line_of
from reader.tui.widgets.line_scroll import LineScroll
from reader.tui.widgets.styles import StyleBook

CONTEXT: Final = 3
"""Lines kept above a place that is jumped to."""


class ArticlePane(LineScroll, can_focus=True, inherit_css=False):
    """Sets an article to the pane's width and scrolls through it by lines."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.ARTICLE)]

    manner: reactive[Manner] = reactive(PLAIN)
    reading: reactive[Reading | None] = reactive(None, init=False, always_update=True)
    empty_message: reactive[str] = reactive("")

    @dataclass
    class Scrolled(Message):
        """The text has moved, or another line is at the top."""

    @dataclass
    class FigureMarked(Message):
        """A figure was stepped to in the text."""

        number: int

    @dataclass
    class FigureWanted(Message):
        """The marked figure is to be shown in the panel."""

        number: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.styles_of = StyleBook(self, "article")
        self.show_horizontal_scrollbar = False
        self.lines: tuple[SetLine, ...] = ()
        self._marks: ReadingMarks | None = None
        self._figure = -1
        self._match = -1
        self._anchor = BEGINNING
        self._fitted = Size()
        self._asides: Asides = {}

    # Setting

    @property
    def text_width(self) -> int:
        """Return the measure in cells: what is wished for and fits, an even number."""
        return self.manner.width_in(self.size.width)

    def watch_reading(self) -> None:
        """Set the new article and go where its reader stopped."""
        self._figure = self._match = -1
        self._sort_marks()
        self._set()
        reading = self.reading
        if reading is not None:
            self._anchor = reading.position
            self._scroll(self._line_at(reading.position), anchored=False)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Set the article before the frame in the new size is drawn, not after it."""
        updated = super()._size_updated(size, virtual_size, container_size, layout)
        if self.size != self._fitted:
            self._fit()
        return updated

    def on_resize(self) -> None:
        """See to it that the article is set for the new size."""
        if self.size != self._fitted:
            self._fit()

    def _fit(self) -> None:
        """Set the article anew; the line at the top stays there."""
        self._fitted = self.size
        self._set()
        self._scroll(self._line_at(self._anchor), anchored=False)

    def watch_manner(self) -> None:
        """Set the article anew as it is wanted now."""
        self._fit()

    def watch_empty_message(self) -> None:
        """Draw the message anew."""
        self.refresh()

    def _set(self) -> None:
        reading = self.reading
        if reading is None or self.size.width == 0:
            self.lines = ()
        else:
            lines = set_reading(reading, self.manner, self.text_width)
            self.lines = with_asides(lines, self._asides, self.text_width)
        self.virtual_size = Size(self.size.width, len(self.lines))
        self.refresh()

    def show_asides(self, asides: Asides) -> None:
        """Show tags and notes among the lines; the line at the top stays there."""
        if asides != self._asides:
            self._asides = asides
            self._fit()

    def _sort_marks(self) -> None:
        """Sort what stands out: figures and matches have changed."""
        self._marks = ReadingMarks(self.reading) if self.reading else None
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` of the widget."""
        width = self.size.width
        number = y + self.scroll_offset.y
        if self.reading is None:
            return row_strip(
                " " + self.empty_message if y == 0 else "", self.styles_of("empty"), width
            )
        if number >= len(self.lines):
            return Strip.blank(width, self.styles_of("body"))
        line = self.lines[number]
        margin = self.manner.margin_in(width)
        stands_out = (
            self._marks.of(line.paragraph, self._figure, self._match) if self._marks else ()
        )
        marks = [mark for mark in stands_out if meets(mark.span, line)]
        return strip_of(line, marks, self.styles_of, margin, width)

    def notify_style_update(self) -> None:
        """Look the colours up anew."""
        self.styles_of.forget()
        super().notify_style_update()

    # Places

    @property
    def position(self) -> Position:
        """Return the paragraph and offset that the reader scrolled to the top of the pane."""
        return self._anchor

    def _position_at_top(self) -> Position:
        if self.scroll_offset.y == 0:
            return BEGINNING
        below = self.lines[self.scroll_offset.y :]
        first = next((line for line in below if line.paragraph != NO_PARAGRAPH), None)
        return Position(first.paragraph, first.start) if first else BEGINNING

    @property
    def percent(self) -> int:
        """Return how much of the article has been seen, from 0 to 100."""
        if not self.lines:
            return 0
        seen = self.scroll_offset.y + self.size.height
        return min(100, round(100 * seen / len(self.lines)))

    def _line_at(self, position: Position) -> int:
        return first_line(self.lines, position)

    def _scroll(self, y: int, *, anchored: bool = True) -> None:
        """Scroll to line ``y``; a change of size moves lines, but not the reader's anchor."""
        self.scroll_to(y=y, animate=False, immediate=True, force=True)
        if anchored:
            self._anchor = self._position_at_top()
        self.post_message(self.Scrolled())

    def show_span(self, span: Span) -> None:
        """Scroll as little as needed to bring a span into view."""
        line = line_of(self.lines, span.paragraph, span.start)
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if not top <= line < top + height:
            self._scroll(max(0, line - min(CONTEXT, height // 2)))
        else:
            self.post_message(self.Scrolled())

    # Figures and matches

    @property
    def marked_figure(self) -> int:
        """Return the number of the marked figure, -1 for none."""
        return self._figure

    @property
    def current_match(self) -> int:
        """Return the number of the current match, -1 for none."""
        return self._match

    def mark_figure(self, number: int) -> None:
        """Mark a figure and its sentence, and bring it into view."""
        reading = self.reading
        if reading is None or not 0 <= number < len(reading.figures):
            return
        self._figure = number
        self.refresh()
        self.show_span(reading.figures[number].span)

    def step_figure(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) figure from the mark, or from the top line."""
        reading = self.reading
        if reading is None:
            return False
        spans = [figure.span for figure in reading.figures]
        number = neighbour(spans, self._figure, step, self.position)
        if number is None:
            return False
        self.mark_figure(number)
        self.post_message(self.FigureMarked(number))
        return True

    def show_matches(self, matches: tuple[Span, ...]) -> None:
        """Mark other matches in the same article; none is the current one."""
        if self.reading is not None:
            article, figures = self.reading.article, self.reading.figures
            self.set_reactive(
                ArticlePane.reading, Reading(article, figures, matches, self.position)
            )
            self._match = -1
            self._sort_marks()

    def go_to_match(self, number: int) -> bool:
        """Make a match the current one and bring it into view."""
        reading = self.reading
        if reading is None or not 0 <= number < len(reading.matches):
            return False
        self._match = number
        self.refresh()
        self.show_span(reading.matches[number])
        return True

    def step_match(self, step: int) -> int | None:
        """Go to the next or previous match; return its number, or None where there is none."""
        reading = self.reading
        if reading is None:
            return None
        number = neighbour(reading.matches, self._match, step, self.position)
        if number is not None:
            self.go_to_match(number)
        return number

    # Actions

    def scroll_lines(self, lines: int) -> None:
        """Scroll by a number of lines, as far as there are any."""
        last = max(0, len(self.lines) - self.size.height)
        self._scroll(min(max(self.scroll_offset.y + lines, 0), last))

    def line_count(self) -> int:
        """Return how many lines the article is set in."""
        return len(self.lines)

    def action_show_figure(self) -> None:
        """Ask for the marked figure to be shown in the panel."""
        if self._figure >= 0:
            self.post_message(self.FigureWanted(self._figure))
