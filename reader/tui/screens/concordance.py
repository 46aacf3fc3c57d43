"""The matches of a search below each other; Enter opens the article at one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType

from reader.library import MOST_OCCURRENCES, ConcordanceOrder, Library, Occurrence, ordered
from reader.messages import N_, _, listed, ngettext
from reader.model import Span
from reader.tui.commands import Scope, bindings
from reader.tui.keymap import key_hints
from reader.tui.render.places import place_names
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.row_screen import RowScreen
from reader.tui.widgets.concordance_rows import ConcordanceRows
from reader.tui.widgets.row_list import RowList

ORDER_NAMES: Final = {
    ConcordanceOrder.PRINTED: N_("newest first"),
    ConcordanceOrder.RIGHT: N_("by the words after"),
    ConcordanceOrder.LEFT: N_("by the words before"),
}


@dataclass(frozen=True, slots=True)
class ChosenMatch:
    """A match to open: its article, all matches there, and its number among them."""

    article_id: str
    matches: tuple[Span, ...]
    number: int


class ConcordanceScreen(RowScreen[ConcordanceRows, ChosenMatch | None]):
    """Shows every match of a query in its context, below them the place of the one at the cursor.

    Returns the one that was chosen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.CONCORDANCE)]

    def __init__(self, library: Library, query: str) -> None:
        super().__init__(library, ConcordanceRows(), query)
        self._query = query
        self._found: list[Occurrence] = []
        self._shown: list[Occurrence] = []
        self.order = ConcordanceOrder.PRINTED

    def on_mount(self) -> None:
        """Look for the matches, page by page."""
        self.hint.put_right(*key_hints(_("{concordance_order} orders, {open} opens")))
        self.ask(_("Looking for matches…"), self._look, self._take)

    def _look(self, cancelled: Cancelled) -> Iterator[Sequence[Occurrence] | None]:
        yield from self.library.searches.concordance(self._query, cancelled=cancelled)
        yield None

    def _take(self, page: Sequence[Occurrence] | None) -> None:
        """Show another page of matches; when there are no more, in the order that was chosen."""
        if page is None:
            self.rows.empty_message = _("The hits hold no words to show.")
            self.rows.refresh()
            if self.order is not ConcordanceOrder.PRINTED:
                self._order_aside()
        else:
            self._found += page
            self._show([*self._shown, *page])

    def _order_aside(self) -> None:
        """Order all matches beside the event loop: there may be many thousands."""
        found, order = tuple(self._found), self.order
        ask_aside(
            self, "order", lambda _cancelled: [ordered(found, order)], self._show, self.hint.refuse
        )

    def _show(self, shown: list[Occurrence]) -> None:
        """Show matches; the cursor stays on its match, unless it is on the first row."""
        at_cursor = self.rows.occurrence_at(self.rows.cursor) if self.rows.cursor else None
        row = next((row for row, one in enumerate(shown) if one is at_cursor), 0)
        self._shown = shown
        self.rows.show(shown, row)
        self._write_title()
        self._say_place()

    def _write_title(self) -> None:
        count = len(self._found)
        words = ngettext("{count} match", "{count} matches", count)
        if count >= MOST_OCCURRENCES:
            words = _("the first {count} matches")
        order = _(ORDER_NAMES[self.order])
        self.title_bar.put_right(listed((words.format(count=count), order)), order)

    def _say_place(self) -> None:
        one = self.rows.occurrence_at(self.rows.cursor)
        if one is not None:
            self.hint.put_left(*place_names(one.issue_date, one.paper, one.page, ""))

    @on(RowList.Moved)
    def row_moved(self, event: RowList.Moved) -> None:
        """Say where the match under the cursor was printed."""
        event.stop()
        self._say_place()

    def choose(self, row: int) -> None:
        """Return the chosen match."""
        one = self.rows.occurrence_at(row)
        if one is not None:
            matches = (each.span for each in self._found if each.article_id == one.article_id)
            self.dismiss(ChosenMatch(one.article_id, tuple(matches), one.number))

    def action_concordance_order(self) -> None:
        """Take the next order."""
        orders = list(ConcordanceOrder)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._order_aside()
