"""The figures screen: every figure of the library that answers a question, as a table."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.library import Library, figures_asked
from reader.messages import N_, _, listed, ngettext
from reader.model import FigureFilter, FigureOrder
from reader.tui.commands import Scope, bindings
from reader.tui.screens.live_search import DEBOUNCE
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.figure_table import FigureTable
from reader.tui.widgets.row_list import RowList

ORDER_NAMES: Final = {
    FigureOrder.OLDEST: N_("oldest first"),
    FigureOrder.NEWEST: N_("newest first"),
    FigureOrder.AMOUNT: N_("largest first"),
    FigureOrder.LABEL: N_("by label"),
}

EVERY_FIGURE: Final = FigureFilter()


@dataclass(frozen=True, slots=True)
class Question:
    """What the table shows: a fixed filter, an amount or a query typed over it, and an order."""

    where: FigureFilter = EVERY_FIGURE
    words: str = ""
    order: FigureOrder = FigureOrder.OLDEST

    def next_order(self) -> "Question":
        """Return the same question in the next order."""
        orders = list(FigureOrder)
        return replace(self, order=orders[(orders.index(self.order) + 1) % len(orders)])


class FigureTableScreen(Screen[tuple[int, int] | None]):
    """Shows figures of the library; returns the place of the one that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.TABLE),
        Binding("escape,q,ｑ", "leave_table", show=False),
    ]
    AUTO_FOCUS = "#figure-rows"

    def __init__(self, library: Library, question: Question, title: str) -> None:
        super().__init__()
        self.library = library
        self.question = question
        self._title = title
        self._timer: Timer | None = None
        self.table = FigureTable()
        self.title_bar = Bar(id="table-title")
        self.sentence = Bar(id="table-sentence")
        self.words = Input(id="table-words", compact=True)

    def compose(self) -> ComposeResult:
        """Put the table between its title and the sentence of the figure under the cursor."""
        yield self.title_bar
        yield self.table
        yield self.words
        yield self.sentence

    def on_mount(self) -> None:
        """Ask the question."""
        self.words.display = False
        self.words.cursor_blink = False
        self.words.placeholder = _("An amount (>=500万元), or words of the article")
        self.table.empty_message = _("No such figures.")
        self._ask()

    # Asking, off the event loop

    def _ask(self) -> None:
        self.run_worker(self._find, thread=True, group="figures", exclusive=True)

    def _find(self) -> None:
        question = self.question
        try:
            places = self._places(question)
        except ReaderError as error:
            self.app.call_from_thread(self._say_wrong, str(error))
            return
        if question == self.question and not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, places)

    def _places(self, question: Question) -> list[tuple[int, int]]:
        """Take the words as an amount if they are one, else as a query for articles."""
        words = question.words
        if words and (words[0] in "<>=≥≤＞＜＝" or words[0].isdigit()):
            where = replace(question.where, ranges=figures_asked(words).ranges)
            return self.library.figure_places(where, order=question.order)
        return self.library.figure_places(question.where, words, question.order)

    def _show(self, places: list[tuple[int, int]]) -> None:
        self.table.show(places, self.library.figure_entries)
        count = len(places)
        told = ngettext("{count} figure", "{count} figures", count).format(count=count)
        self.title_bar.left = " ".join(part for part in (self._title, self.question.words) if part)
        self.title_bar.right = listed((told, _(ORDER_NAMES[self.question.order])))
        self._say_sentence(self.table.cursor)

    def _say_wrong(self, sentence: str) -> None:
        self.sentence.alert = True
        self.sentence.left = sentence

    def _say_sentence(self, row: int) -> None:
        entry = self.table.entry_at(row) if self.table.row_count else None
        self.sentence.alert = False
        self.sentence.left = entry.sentence if entry else ""

    @on(RowList.Moved, "#figure-rows")
    def row_moved(self, event: RowList.Moved) -> None:
        """Show the sentence of the figure under the cursor."""
        event.stop()
        self._say_sentence(event.row)

    @on(RowList.Opened, "#figure-rows")
    def row_opened(self, event: RowList.Opened) -> None:
        """Go to the figure in its article."""
        self.dismiss(self.table.place_at(event.row))

    # Commands

    def action_table_order(self) -> None:
        """Take the next order."""
        self.question = self.question.next_order()
        self._ask()

    def action_table_words(self) -> None:
        """Open the input for an amount or a query."""
        self.words.display = True
        self.set_focus(self.words)

    @on(Input.Changed, "#table-words")
    def words_changed(self, event: Input.Changed) -> None:
        """Ask anew once typing pauses."""
        event.stop()
        self.question = replace(self.question, words=event.value.strip())
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DEBOUNCE, self._ask)

    @on(Input.Submitted, "#table-words")
    def words_submitted(self, event: Input.Submitted) -> None:
        """Go into the table."""
        event.stop()
        self.words.display = False
        self.set_focus(self.table)

    def action_leave_table(self) -> None:
        """Close the input, or go back to reading."""
        if self.words.display:
            self.words.display = False
            self.set_focus(self.table)
        else:
            self.dismiss(None)
