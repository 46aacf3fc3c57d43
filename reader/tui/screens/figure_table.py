"""The figures screen: every figure of the library that answers a question, as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from reader.errors import ReaderError
from reader.library import COLUMNS as TABLE
from reader.library import (
    Library,
    converted,
    entry_cells,
    same_quantity,
    table_lines,
    with_label,
    write_entries,
)
from reader.messages import _, listed, ngettext
from reader.model import FigureEntry
from reader.tui.commands import Scope, bindings, full_width
from reader.tui.keymap import key_hints, with_first_keys, with_keys
from reader.tui.render.copying import figure_text
from reader.tui.render.figure_columns import COLUMNS, quoted
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.figure_questions import ORDER_NAMES, Question
from reader.tui.screens.leaving import BACK, LeavingScreen
from reader.tui.screens.live_search import DEBOUNCE
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.figure_table import FigureTable, Place, QuotedTable, TableHead
from reader.tui.widgets.row_list import RowList

FILE_NAME: Final = "figures.csv"

COPIED: Final = 2_000
"""Rows copied at most."""


class FigureTableScreen(LeavingScreen[Place | None]):
    """Shows figures of the library; returns the place of the one that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.TABLE),
        *BACK,
        *(
            Binding(f"{key},{full_width(str(key))}", f"sort_column({key})", show=False)
            for key in range(1, len(COLUMNS) + 1)
        ),
    ]
    AUTO_FOCUS = "#figure-rows"

    def __init__(
        self, library: Library, question: Question, title: str, *, quoting: bool = False
    ) -> None:
        super().__init__()
        self.library = library
        self.question = question
        self._title = title
        self._timer: Timer | None = None
        self._naming_file = False
        self.table = QuotedTable() if quoting else FigureTable()
        self.title_bar = Bar(id="table-title")
        self.head = TableHead(id="table-head")
        self.filter_bar = Bar(id="table-filter")
        self.sentence = Bar(id="table-sentence")
        self.words = Input(id="table-words", compact=True)

    def compose(self) -> ComposeResult:
        """Put the table between its headings, its filter, and the sentence of a figure."""
        yield self.title_bar
        yield self.head
        yield self.table
        yield self.filter_bar
        yield self.words
        yield self.sentence

    def on_mount(self) -> None:
        """Ask the question."""
        self.words.display = False
        self.words.cursor_blink = False
        self.table.empty_message = _("Looking…")
        self._ask()

    # Asking, off the event loop

    def _ask(self) -> None:
        self._write_filter()
        ask_aside(
            self, "figures", partial(self._find, self.question), self._show, self.sentence.refuse
        )

    def _find(self, question: Question, cancelled: Cancelled) -> Iterator[Sequence[Place]]:
        where, query = question.asked()
        places = self.library.figure_places(where, query, question.order)
        if question.backward:
            places = places[::-1]
        if not cancelled():
            yield places

    def _show(self, places: Sequence[Place]) -> None:
        question = self.question
        self.table.empty_message = _("No such figures.")
        self.table.show(places, self.library.figure_entries)
        self.head.show(question.order, backward=question.backward)
        count = len(places)
        told = ngettext("{count} figure", "{count} figures", count).format(count=count)
        self.title_bar.left = self._title
        self.title_bar.right = listed((told, _(ORDER_NAMES[question.order])))
        self._say_sentence(self.table.cursor)

    def _write_filter(self) -> None:
        words = self.question.words
        asked = _("{table_words} filters: {example}"), _("{table_words} filters")
        example = _("kind:money unit:亩 label:总投资 owner:全市 date:2023-06 >=500万元")
        told = _(
            "{table_plot} plots  {table_same} who else  {table_copy} copies  {write_table} writes"
        )
        if words:
            self.filter_bar.put_left(_("Filter: {words}").format(words=words))
        else:
            self.filter_bar.put_left(*(with_first_keys(one, example=example) for one in asked))
        short = with_first_keys("{table_plot} {table_same} {table_copy} {write_table}")
        self.filter_bar.put_right(*key_hints(told), short)

    def _say_sentence(self, row: int) -> None:
        entry = self.table.entry_at(row) if self.table.row_count else None
        self.sentence.tell(quoted(entry, self.size.width - 2)[0] if entry else "")

    @on(RowList.Moved, "#figure-rows")
    def row_moved(self, event: RowList.Moved) -> None:
        """Show the sentence of the figure under the cursor."""
        event.stop()
        self._say_sentence(event.row)

    @on(RowList.Opened, "#figure-rows")
    def row_opened(self, event: RowList.Opened) -> None:
        """Go to the figure in its article."""
        self.dismiss(self.table.place_at(event.row))

    # Order

    def _order_by(self, question: Question) -> None:
        self.question = question
        self._ask()

    def action_table_order(self) -> None:
        """Take the next order."""
        self._order_by(self.question.next_order())

    def action_sort_column(self, number: int) -> None:
        """Sort by column ``number``, from 1; once more turns it round."""
        self._order_by(self.question.sorted_by(COLUMNS[number - 1].order))

    # Words: a filter, or the name of a file

    def _open_words(self, value: str, placeholder: str, *, naming_file: bool) -> None:
        self._naming_file = naming_file
        self.words.placeholder = placeholder
        with self.prevent(Input.Changed):
            self.words.value = value
        self.words.cursor_position = len(value)
        self.words.display, self.filter_bar.display = True, False
        self.set_focus(self.words)

    def _close_words(self) -> None:
        self.words.display, self.filter_bar.display = False, True
        self.set_focus(self.table)

    def action_table_words(self) -> None:
        """Open the input for an amount, a kind, a label or a query."""
        hint = _("An amount (>=500万元), kind: unit: label:, or words of the article")
        self._open_words(self.question.words, hint, naming_file=False)

    def action_write_table(self) -> None:
        """Ask for the name of the file that the table is written into."""
        self._open_words(FILE_NAME, _("A file: .csv or .tsv"), naming_file=True)

    @on(Input.Changed, "#table-words")
    def words_changed(self, event: Input.Changed) -> None:
        """Ask anew once typing pauses."""
        event.stop()
        if self._naming_file:
            return
        self.question = replace(self.question, words=event.value.strip())
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DEBOUNCE, self._ask)

    @on(Input.Submitted, "#table-words")
    def words_submitted(self, event: Input.Submitted) -> None:
        """Go into the table, or write it."""
        event.stop()
        self._close_words()
        name = event.value.strip()
        if self._naming_file and name:
            self._write(Path(name))

    def _write(self, path: Path) -> None:
        places, fetch = self.table.places, self.library.figure_entries

        def entries() -> Iterator[FigureEntry]:
            for start in range(0, len(places), 200):
                yield from fetch(places[start : start + 200])

        def write(_cancelled: Cancelled) -> Iterator[str]:
            yield _("Written: {path}").format(path=f"{path} ({write_entries(path, entries())})")

        ask_aside(self, "writing", write, self.sentence.tell, self.sentence.refuse)

    # The figure under the cursor

    def _entry_at_cursor(self) -> FigureEntry | None:
        return self.table.entry_at(self.table.cursor) if self.table.row_count else None

    def action_table_copy(self) -> None:
        """Copy the figure under the cursor with its sentence and source."""
        entry = self._entry_at_cursor()
        if entry is None:
            return
        try:
            article = self.library.article(entry.article_id)
        except ReaderError as error:
            self.sentence.refuse(str(error))
            return
        self.app.copy_to_clipboard(
            figure_text(article, entry.figure, converted(entry.figure.quantity))
        )
        words = _("Copied {wording}, if the terminal allows it.")
        self.sentence.tell(words.format(wording=entry.figure.wording))

    def action_table_copy_all(self) -> None:
        """Copy the figures of the table, tab-separated."""
        if not self.table.row_count:
            self.sentence.tell(_("No figures are shown to be copied."))
            return
        entries = self.library.figure_entries(self.table.places[:COPIED])
        self.app.copy_to_clipboard("".join(table_lines(TABLE, map(entry_cells, entries), "\t")))
        words = ngettext("Copied {count} figure.", "Copied {count} figures.", len(entries))
        if self.table.row_count > COPIED:
            words = _("Copied the first {count} figures; {write_table} writes all into a file.")
        self.sentence.tell(with_keys(words, count=len(entries)))

    def action_table_same(self) -> None:
        """List who else printed the quantity under the cursor."""
        entry = self._entry_at_cursor()
        if entry is not None and entry.figure.quantity.value is None:
            self.sentence.refuse(_("“{words}” is no amount.").format(words=entry.figure.wording))
        elif entry is not None:
            question = Question(same_quantity(entry.figure))
            title = f"= {entry.figure.wording}"
            same = FigureTableScreen(self.library, question, title, quoting=True)
            self.app.push_screen(same, self._leave_with)

    def action_table_plot(self) -> None:
        """Plot what the figure under the cursor counts, over time."""
        entry = self._entry_at_cursor()
        if entry is None or not entry.figure.label:
            self.sentence.refuse(_("This figure has no label to plot."))
            return
        from reader.tui.screens.plot import PlotScreen

        try:
            where, query = self.question.asked()
        except ReaderError as error:
            self.sentence.refuse(str(error))
            return
        where = with_label(where, where.label or entry.figure.label)
        place = self.table.place_at(self.table.cursor)
        plot = PlotScreen(self.library, where, query, wanted=place)
        self.app.push_screen(plot, self._leave_with)

    def _leave_with(self, place: Place | None) -> None:
        if place is not None:
            self.dismiss(place)

    def action_go_back(self) -> None:
        """Close the input, or go back to reading."""
        if self.words.display:
            self._close_words()
        else:
            self.dismiss(None)
