"""The reading screen as a whole: searching, filtering, finding, and files that are still read."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType
from textual.worker import get_current_worker

from reader.config import Settings
from reader.errors import ReaderError
from reader.library import Library, Step
from reader.messages import _, ngettext
from reader.model import ImportReport, Progress, Span
from reader.tui.commands import Scope, bindings
from reader.tui.keymap import with_keys
from reader.tui.screens.annotating import AnnotatingScreen
from reader.tui.screens.folding import Pane
from reader.tui.screens.panes import CALM_SECONDS, told

if TYPE_CHECKING:
    from textual.events import Key
    from textual.widgets import Input

    from reader.tui.widgets.word_bar import WordBar

LONG_INDEXING: Final = 2_000
"""Articles from which indexing is told."""


class ReadingScreen(AnnotatingScreen):
    """Searches the library, filters the list, finds in the article, takes in what was opened.

    It has the keys of all the screens below it: Textual would put them together again for each.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.APP)]

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._matches_before: tuple[Span, ...] = ()

    def begin(self) -> None:
        """Show what there is, then take in what is still to be read or indexed."""
        super().begin()
        if self.library.notices:
            self.say(" ".join(self.library.notices), alert=True)
        self.set_timer(CALM_SECONDS, self._begin_intake)

    def _begin_intake(self) -> None:
        self.run_worker(self._take_in, thread=True, group="intake")

    # Taking in files and bringing the index up to date, off the event loop

    def _take_in(self) -> None:
        worker = get_current_worker()
        call = self.app.call_from_thread
        try:
            self.library.taking.run(partial(call, self._tell), lambda: worker.is_cancelled)
        except ReaderError as error:
            if not worker.is_cancelled:
                call(self.say, str(error), alert=True)

    def _tell(self, step: Step) -> None:
        if step.report is not None:
            self._taken_in(step.report)
        elif step.progress is not None:
            self._say_progress(step.progress)
        else:
            self._say_indexed(step.indexed, step.of)

    def _say_indexed(self, done: int, total: int) -> None:
        """Say how far a long indexing is; a short one is not worth a word."""
        if total > LONG_INDEXING:
            words = _("Indexing {done} of {total}; until then search reads all texts, more slowly.")
            self.say(words.format(done=done, total=total))

    def _say_progress(self, progress: Progress) -> None:
        if progress.total > 1:
            self.say(
                _("Reading files: {done} of {total}").format(
                    done=progress.done, total=progress.total
                )
            )

    def _taken_in(self, report: ImportReport) -> None:
        self.list_again_aside()
        told = [*self.library.notices, *self._rejected(report), *report.notices[:1]]
        if told:
            self.say(" ".join(told), alert=True)
        else:
            self.say_place()

    def _rejected(self, report: ImportReport) -> Iterator[str]:
        """Tell how many files were not read, and why the first was not."""
        if report.rejected:
            first, count = report.rejected[0], len(report.rejected)
            words = ngettext("{count} file was not read.", "{count} files were not read.", count)
            yield f"{words.format(count=count)} {first.path}: {first.reason}"

    # The word bar

    def action_search(self) -> None:
        """Open the search bar."""
        self.edit_query(self._answered)

    def action_filter(self) -> None:
        """Open the bar that filters the list."""
        self.open_bar("filter", self.list_state.words, _("Filter the list: words of the title"))

    def action_find(self) -> None:
        """Open the bar that finds in the article."""
        self._matches_before = self.matches
        self.open_bar("find", "", _("Find in this article"))

    def _close_bar(self) -> None:
        self.word_bar.display = False

    def _leave_search(self) -> None:
        self._close_bar()
        self.close_hits()
        self.focus_pane(Pane.LIST)
        self.say_place()

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Follow what is being typed."""
        event.stop()
        words = event.value.strip()
        if self.word_bar.purpose == "search":
            self._open_when_answered = False
            if words:
                self.live_search.ask_soon(words)
            else:
                self.close_hits()
        elif self.word_bar.purpose == "filter":
            self.list_state = replace(self.list_state, words=words)
            self.show_list_soon()
        elif self.word_bar.purpose == "find":
            self._find(words)

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Open the first hit, keep the filter, or go to the first match."""
        event.stop()
        words = event.value.strip()
        if self.word_bar.purpose == "search":
            self._submit_search(words)
        elif self.word_bar.purpose == "filter":
            self._close_bar()
            self.focus_pane(Pane.LIST)
        elif self.word_bar.purpose == "keep":
            self._close_bar()
            self.keep_under(words)
        else:
            self._close_bar()
            self.focus_pane(Pane.ARTICLE)
            if words and self.matches:
                self.action_step_match(1)

    @told
    def _find(self, words: str) -> None:
        matches = self.library.find_in(self.article_id, words)
        self.article_pane.show_matches(matches)
        if words:
            count = len(matches)
            self.say(ngettext("{count} match", "{count} matches", count).format(count=count))

    def _submit_search(self, words: str) -> None:
        if not words:
            self._leave_search()
        elif words == self._answered:
            self._open_first_hit()
        else:
            self._open_when_answered = True
            self.show_hits_of(words)  # the keys that follow are not for the bar any more

    def on_word_bar_left(self, event: "WordBar.Left") -> None:
        """Close the bar; a filter or a find that was being typed is taken back."""
        self._close_bar()
        if event.purpose == "search":
            self._leave_search()
        elif event.purpose == "filter":
            self.list_state = replace(self.list_state, words="")
            self.show_list_again()
            self.focus_pane(Pane.LIST)
        elif event.purpose == "keep":
            self.focus_pane(Pane.LIST)
        else:
            self.article_pane.show_matches(self._matches_before)
            self.focus_pane(Pane.ARTICLE)
            self.say_place()

    def on_word_bar_list_wanted(self) -> None:
        """Go from the bar into the list below it."""
        self._close_bar()
        if self.word_bar.purpose == "search":
            self.remember_query()
        self.focus_pane(Pane.ARTICLE if self.word_bar.purpose == "find" else Pane.LIST)

    # Matches

    @property
    def matches(self) -> tuple[Span, ...]:
        """Return the matches marked in the open article."""
        reading = self.article_pane.reading
        return reading.matches if reading else ()

    def action_step_match(self, step: int) -> None:
        """Go to the next (1) or previous (-1) match."""
        if not self.matches:
            self.say(self._why_no_match())
            return
        number = self.article_pane.step_match(step)
        if number is None:
            self.say(self._no_more_matches(step))
        else:
            self.say(_("Match {at} of {count}").format(at=number + 1, count=len(self.matches)))

    def _why_no_match(self) -> str:
        if not self.hit_list.display:
            return self.nothing_asked()
        if not self.hit_list.hits:
            return self.hit_list.empty_message
        return with_keys(_("No match in the open article; {open} opens the hit."))

    def _no_more_matches(self, step: int) -> str:
        if not self.hit_list.display:
            return _("No more matches below.") if step > 0 else _("No more matches above.")
        if step > 0:
            return with_keys(_("No more matches below; {next_article} opens the next hit."))
        return with_keys(_("No more matches above; {previous_article} opens the previous hit."))

    def tell_of_key(self, event: "Key") -> None:
        """Say what a key is for that does nothing here."""
        from reader.tui.screens.misplaced import told_of_key

        lists = {self.hit_list: Scope.HITS, self.saved_rows: Scope.SAVED}
        in_front = next((lists[rows] for rows in lists if rows.display), Scope.LIST)
        self.say(told_of_key(event, (in_front, Scope.ARTICLE, Scope.FIGURES)), alert=True)

    # Going back

    def action_back(self) -> None:
        """Go back one step: figures, article, hits, filter, list."""
        if not self._step_back():
            self.say(with_keys(_("{close} leaves gxreader.")))

    async def action_close(self) -> None:
        """Go back one step; at the top, leave."""
        if not self._step_back():
            await self.run_action("app.leave")

    def _step_back(self) -> bool:
        if self.focused_pane is Pane.FIGURES:
            self.focus_pane(Pane.ARTICLE)
        elif self.focused_pane is Pane.ARTICLE:
            self.focus_pane(Pane.LIST)
        elif self.hit_list.display:
            if not self.widen():
                self._leave_search()
        elif self.close_saved():
            pass
        elif self.list_state.filtered:
            self._relist(replace(self.list_state, words="", unread_only=False, starred_only=False))
        else:
            return False
        return True
