"""The input for words at the foot of the screen, loaded when it is first wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widgets import Input

from reader.tui.commands import Scope, bindings
from reader.tui.widgets.completing import Choice, Known, QuerySuggester
from reader.tui.widgets.past import Walk


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
