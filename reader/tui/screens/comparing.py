"""Comparing: two articles with what was cut, added, changed and moved between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.messages import _, ngettext
from reader.model import Article, name_of
from reader.tui.commands import Scope, bindings
from reader.tui.keymap import key_hints
from reader.tui.render.comparing import plain_lines, set_bands
from reader.tui.render.copying import source_of
from reader.tui.render.places import place_name
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.leaving import BACK, LeavingScreen
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.compared_pane import ComparedPane

if TYPE_CHECKING:
    from reader.text.beside import Band

COPIED_WIDTH: Final = 78
"""Cells of the lines that are copied: they stand one above the other."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two articles' paragraphs beside each other, and how many places differ."""

    bands: "tuple[Band, ...]"
    changes: int
    only_forms: bool


def compared(first: Article, second: Article) -> Compared:
    """Compare two articles, their titles too."""
    from reader.text.beside import bands
    from reader.text.difference import compared_text, difference

    found = difference(compared_text(first), compared_text(second))
    return Compared(bands(found), len(found.changes), found.only_forms)


class ComparingScreen(LeavingScreen[None]):
    """Shows the difference between two articles; the first is the one that was being read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.COMPARING), *BACK]
    AUTO_FOCUS = "#compared"

    def __init__(self, first: Article, second: Article) -> None:
        super().__init__()
        self._first = first
        self._second = second
        self._bands: tuple[Band, ...] = ()
        self._changes = 0
        self._only_forms = False
        self.pane = ComparedPane(id="compared")
        self.first_bar = Bar(f"< {name_of(first)}")
        self.second_bar = Bar(f"> {name_of(second)}")
        self.hint = Bar()

    def compose(self) -> ComposeResult:
        """Put the texts between their titles and what can be done."""
        yield self.first_bar
        yield self.second_bar
        yield self.pane
        yield self.hint

    def on_mount(self) -> None:
        """Compare beside the event loop: the dictionary may have to be loaded."""
        for bar, one in ((self.first_bar, self._first), (self.second_bar, self._second)):
            place = place_name(one.issue_date, one.paper, one.page)
            bar.put_right(place, place_name(one.issue_date, "", one.page), one.issue_date, "")
        self.pane.empty_message = _("Comparing…")
        hint = _(
            "{next_change} next, {previous_change} previous, {copy_comparison} copies,"
            " {back} goes back"
        )
        self.hint.put_right(*key_hints(hint), "")
        ask_aside(self, "comparing", self._compare, self._show, self.hint.refuse)

    def _compare(self, _cancelled: Cancelled) -> Iterator[Compared]:
        yield compared(self._first, self._second)

    def _show(self, found: Compared) -> None:
        self._bands, self._changes = found.bands, found.changes
        self._only_forms = found.only_forms
        self.pane.show(found.bands)
        self.hint.left = self._summary()

    def _summary(self) -> str:
        if self._only_forms:
            return _("The two texts differ in width, capitals or traditional forms only.")
        if not self._changes:
            return _("The two texts are the same, word for word.")
        words = ngettext("{count} change", "{count} changes", self._changes)
        return words.format(count=self._changes)

    @on(ComparedPane.Stepped)
    def stepped(self, event: ComparedPane.Stepped) -> None:
        """Say which change is the current one."""
        event.stop()
        if event.number < 0:
            self.hint.left = _("No change above.")
        elif event.number >= self.pane.change_count:
            self.hint.left = _("No change below.") if self._changes else self._summary()
        else:
            words = _("Change {at} of {count}")
            self.hint.left = words.format(at=event.number + 1, count=self._changes)

    def action_step_change(self, step: int) -> None:
        """Go to the next (1) or previous (-1) change."""
        self.pane.step(step)

    def action_copy_comparison(self) -> None:
        """Copy both texts with the signs of what differs, and where they were printed."""
        lines = plain_lines(set_bands(self._bands, COPIED_WIDTH))
        heads = (f"< {source_of(self._first)}", f"> {source_of(self._second)}", "")
        self.app.copy_to_clipboard("\n".join((*heads, *lines)))
        self.hint.left = _("Copied, with both sources.")
