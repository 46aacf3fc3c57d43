"""The bars: a pane's title, the input for words, and the status line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from reader.text.cells import cell_len, printable
from reader.text.lines import break_lines
from reader.tui.commands import Scope, bindings
from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.completing import Choice, Known, QuerySuggester
from reader.tui.widgets.past import Walk
from reader.tui.widgets.styles import StyleBook

MARGIN: Final = 1
"""Empty cells at both ends of a bar."""

GAP: Final = 1
"""Cells that keep the two ends of a bar apart."""


class Bar(Widget):
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

    The right end gives way first; where not even the shortest fit, the left stands alone.
    """
    pairs = [(lefts[0], right) for right in rights] + [(left, rights[-1]) for left in lefts[1:]]
    return next((pair for pair in pairs if fits(*pair, width)), (lefts[-1], ""))


class WordBar(Input):
    """The input at the foot of the screen; ``purpose`` says what its words are for."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SEARCH)]

    purpose: reactive[str] = reactive("search")
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """How long the words are; no other widget's place depends on it, so no key lays out anew."""

    @dataclass
    class Left(Message):
        """The bar was left without an answer."""

        purpose: str

    @dataclass
    class ListWanted(Message):
        """The cursor is to go down into the list of hits."""

    choices: reactive[tuple[Choice, ...]] = reactive(())
    """What is listed to choose from; while there is something, up, down and Enter are for it."""
    chosen: reactive[int] = reactive(0)

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.walk = Walk()
        self._known = Known()

    def offer(self, past: Sequence[str], known: Known | None) -> None:
        """Let the bar walk through queries asked before, and complete words to what is known."""
        self.walk = Walk(tuple(past))
        self._known = known or Known()
        self.suggester = QuerySuggester(known) if known else None
        self.choices = ()

    # Choosing from a list

    def watch_choices(self) -> None:
        """Begin with the first choice."""
        self.chosen = 0

    def on_input_changed(self) -> None:
        """Follow what is typed while choices are listed."""
        if self.choices:
            self._look_for_choices()

    def _look_for_choices(self, *, or_leave: bool = False) -> None:
        self.run_worker(self._list_choices(self.value, or_leave), group="choices", exclusive=True)

    async def _list_choices(self, value: str, or_leave: bool) -> None:
        """List what ``value`` may become; where that is nothing, go down into the hits."""
        choices = await self._known.choices(value)
        if value != self.value:
            return
        self.choices = choices
        if not choices and or_leave:
            self.post_message(self.ListWanted())

    def _step_choice(self, step: int) -> None:
        self.chosen = (self.chosen + step) % len(self.choices)

    async def action_submit(self) -> None:
        """Take what is chosen; where nothing is listed, submit the words."""
        if not self.choices:
            await super().action_submit()
            return
        self.value = self.choices[self.chosen].text
        self.cursor_position = len(self.value)
        if self.value.endswith((":", "：")):
            self._look_for_choices()
        else:
            self.choices = ()

    # Walking through the past

    def action_older_query(self) -> None:
        """Take the query asked before the one shown; in a list, the choice above."""
        if self.choices:
            self._step_choice(-1)
            return
        self._show_walk(self.walk.from_(self.value).older())

    def action_newer_query(self) -> None:
        """Take the query asked after the one shown; from the newest, go down into the hits.

        In a list, take the choice below.
        """
        if self.choices:
            self._step_choice(1)
            return
        walk = self.walk.from_(self.value).newer()
        if walk is None:
            self.post_message(self.ListWanted())
        else:
            self._show_walk(walk)

    def _show_walk(self, walk: Walk) -> None:
        self.walk = walk
        self.value = walk.shown
        self.cursor_position = len(self.value)

    def action_complete(self) -> None:
        """Take what is suggested behind the cursor, or list what may follow there.

        Elsewhere, move the cursor.
        """
        at_end, before = self.cursor_at_end, self.value
        self.action_cursor_right()
        if at_end and self.value == before:
            self._look_for_choices()

    def action_leave_bar(self) -> None:
        """Close the list of choices, or leave the bar."""
        if self.choices:
            self.choices = ()
        else:
            self.post_message(self.Left(self.purpose))

    def action_to_hits(self) -> None:
        """List what the words may become; where that is nothing, go down into the hits."""
        if self.choices:
            self._step_choice(1)
        else:
            self._look_for_choices(or_leave=True)
