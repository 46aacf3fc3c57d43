"""The bars: a pane's title, and the status line."""

from collections.abc import Sequence
from itertools import product
from typing import ClassVar, Final

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.text.cells import cell_len, printable
from reader.text.lines import break_lines
from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.styles import StyleBook

MARGIN: Final = 1
"""Empty cells at both ends of a bar."""

GAP: Final = 1
"""Cells that keep the two ends of a bar apart."""


class Bar(Widget, inherit_css=False):
    """One line of text with a left and a right end, each with shorter words for less room."""

    STYLES: ClassVar[str] = "bar"

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")
    shorter_left: reactive[tuple[str, ...]] = reactive(())
    shorter_right: reactive[tuple[str, ...]] = reactive(())
    alert: reactive[bool] = reactive(False)

    def __init__(self, left: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.styles_of = StyleBook(self, self.STYLES)
        self.set_reactive(Bar.left, left)

    def put_left(self, longest: str, *shorter: str) -> None:
        """Write the left end, with shorter words for less room."""
        self.left, self.shorter_left = longest, shorter

    def put_right(self, longest: str, *shorter: str) -> None:
        """Write the right end, with shorter words for less room."""
        self.right, self.shorter_right = longest, shorter

    def tell(self, sentence: str) -> None:
        """Say something."""
        self.alert, self.left = False, sentence

    def refuse(self, sentence: str) -> None:
        """Say what cannot be done."""
        self.alert, self.left = True, sentence

    def render_line(self, y: int) -> Strip:
        """Draw the bar."""
        style = self.styles_of("alert" if self.alert else "text")
        width = self.size.width
        return row_strip(self.line(y, width), style, width)

    def line(self, y: int, width: int) -> str:
        """Return line ``y`` of the bar in ``width`` cells."""
        if y:
            return ""
        lefts, rights = (self.left, *self.shorter_left), (self.right, *self.shorter_right)
        left, right = fitting(lefts, rights, width - 2 * MARGIN)
        return spread(" " * MARGIN + left, right + " " * MARGIN if right else "", width)

    def notify_style_update(self) -> None:
        """Look the colours up anew."""
        self.styles_of.forget()
        super().notify_style_update()


class StatusBar(Bar):
    """The last line of the screen: where one is, or a sentence, which takes the lines it needs."""

    STYLES: ClassVar[str] = "status"

    telling: reactive[bool] = reactive(False)

    def line(self, y: int, width: int) -> str:
        """Return line ``y``: of the sentence, which the right end gives way to, or of the place."""
        lines = self._lines(width)
        if not lines or (len(lines) == 1 and fits(self.left, self.right, width - 2 * MARGIN)):
            return super().line(y, width)
        return " " * MARGIN + lines[y] if y < len(lines) else ""

    def _lines(self, width: int) -> list[str]:
        if not self.telling:
            return []
        told = printable(self.left)
        breaks = break_lines(told, max(width - 2 * MARGIN, 2))
        return [told[start:stop].rstrip() for start, stop in breaks]

    def _fit(self) -> None:
        most = max(1, self.screen.size.height // 3)
        self.styles.height = min(most, max(1, len(self._lines(self.screen.size.width))))

    def on_resize(self) -> None:
        """Take as many lines as the sentence needs in the new width."""
        self._fit()

    def watch_left(self) -> None:
        """Take as many lines as the new sentence needs."""
        self._fit()

    def watch_telling(self) -> None:
        """Take one line for a place."""
        self._fit()


def fits(left: str, right: str, width: int) -> bool:
    """Tell whether two words with a gap between them have room in ``width`` cells."""
    return cell_len(left) + cell_len(right) + (GAP if right else 0) <= width


def fitting(lefts: Sequence[str], rights: Sequence[str], width: int) -> tuple[str, str]:
    """Return the longest words, from the longest of each, that fit in ``width`` cells.

    The right end gives way before the left; where not even the shortest fit, the left stands alone.
    """
    pairs = product(lefts, rights)
    return next((pair for pair in pairs if fits(*pair, width)), (lefts[-1], ""))
