"""Reading: the list, the open article, its figures, marks and the place where one stopped."""

from dataclasses import replace
from functools import partial
from typing import Final

from textual import on
from textual.worker import get_current_worker

from reader.config import Settings
from reader.errors import ReaderError
from reader.library import Library, Listing
from reader.messages import _
from reader.model import Article, ArticleRow, Figure, Mark, Position, Span
from reader.tui.keymap import with_first_keys
from reader.tui.opened import open_reading
from reader.tui.render.places import place_names
from reader.tui.render.reading import manner_of
from reader.tui.screens.doubts import Found, looked_at
from reader.tui.screens.folding import Folding, Pane
from reader.tui.screens.listing import ListScreen
from reader.tui.screens.panes import CALM_SECONDS, told
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_pane import ArticlePane

SAVE_SECONDS: Final = 1.0
"""How long a new position may go unsaved."""

WATCH_SECONDS: Final = 3.0
"""How often marks and articles of other sessions are looked for."""


class DeskScreen(ListScreen):
    """Lists articles, opens them, keeps marks and positions."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.article_pane.manner = manner_of(settings)
        self._open_last = settings.open_last
        self._unsaved: tuple[str, Position] | None = None
        self._generation = -1
        self.alike = ""

    def begin(self) -> None:
        """Show the list and the article read last."""
        super().begin()
        if self._last_key() is None:
            self.show_beginning()
        else:
            self.show_list()
        self._generation = self.library.generation
        self.set_interval(SAVE_SECONDS, self.save_position)
        self.set_interval(WATCH_SECONDS, self._watch_others)

    def settle(self) -> None:
        """Tell how much of the text is seen, now that it is set."""
        self._write_percent()

    def complete(self) -> None:
        """List all articles, now that the first are seen."""
        self.complete_list()

    def on_unmount(self) -> None:
        """Keep the place where the reader is, however the program is left."""
        self.save_position()

    # Articles

    def _show_listing(self, listing: Listing, key: int | None, count: int = 0) -> None:
        """Show the list, and an article as soon as there is one."""
        super()._show_listing(listing, key, count)
        if not self.article_id:
            self._open_first()
        elif not self.status.telling:
            self.say_place()

    def _open_first(self) -> None:
        index = self.article_list.index_of(self._last_key())
        if index is not None:
            self.article_list.move_to(index)
        row = self.article_list.row_at(self.article_list.index)
        if row is not None:
            self.show_article(row.id)

    def _last_key(self) -> int | None:
        """Return the key of the article that was read last, where it is to be opened."""
        last = self.library.last_article if self._open_last else ""
        return self.library.key_of(last) if last else None

    @property
    def article_id(self) -> str:
        """Return the id of the open article, or nothing."""
        reading = self.article_pane.reading
        return reading.article.id if reading else ""

    def show_article(
        self, article_id: str, matches: tuple[Span, ...] = (), *, read: bool = False
    ) -> bool:
        """Show an article where its reader stopped; tell whether it could be shown."""
        self.save_position()
        try:
            reading = open_reading(self.library, article_id)
            if read:
                self.library.set_mark(article_id, Mark.READ, on=True)
        except ReaderError as error:
            self.say(str(error), alert=True)
            return False
        article, figures = reading.article, reading.figures
        self.article_pane.reading = replace(reading, matches=matches)
        self.alike = ""
        self.figure_panel.show(figures)
        self._write_figures_title()
        self._refresh_marks()
        self.say_place()
        if figures:
            self.set_timer(CALM_SECONDS, partial(self._doubt, article, figures))
        return True

    def _doubt(self, article: Article, figures: tuple[Figure, ...]) -> None:
        if article.id == self.article_id:
            work = partial(self._look_for_doubts, article, figures)
            self.run_worker(work, thread=True, group="doubts", exclusive=True)

    def _look_for_doubts(self, article: Article, figures: tuple[Figure, ...]) -> None:
        """Mark what does not come out, off the event loop: the text does not wait for arithmetic."""
        worker = get_current_worker()
        for found in looked_at(self.library, article, figures):
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self._show_found, article.id, found)

    def _show_found(self, article_id: str, found: Found) -> None:
        if article_id == self.article_id:
            self.figure_panel.show_found(found)

    @on(ArticleList.Opened, "#articles")
    def open_row(self, event: ArticleList.Opened) -> None:
        """Open the chosen article."""
        event.stop()
        self.read_index(self.article_list.index_of_row(event.row))

    def read_index(self, index: int, pane: Pane | None = Pane.ARTICLE) -> None:
        """Open article number ``index`` of the list for reading."""
        row = self.article_list.row_at(index)
        if row is None:
            self.say(_("There are no more articles."))
            return
        self.article_list.move_to(index)
        if self.show_article(row.id, read=True) and pane is not None:
            self.focus_pane(pane)

    def _index_of_open(self) -> int | None:
        key = self.library.key_of(self.article_id) if self.article_id else None
        return self.article_list.index_of(key)

    def action_step_article(self, step: int) -> None:
        """Read the next (1) or previous (-1) article of the list.

        Where the open one is not listed, because a filter hides it, steps go from the cursor.
        """
        here = self._index_of_open()
        if here is not None:
            self.read_index(here + step)
        else:
            self.read_index(self.article_list.index + min(step, 0))

    def action_step_page(self, step: int) -> None:
        """Read the first article of the next (1) or previous (-1) newspaper page."""
        here = self._index_of_open()
        start = self.article_list.index if here is None else here
        index = self.article_list.first_of_group(start, step)
        self.read_index(-1 if index is None else index)

    # Marks

    def meant_article(self) -> str:
        """Return the id of the article under the cursor of the list in focus, else the open one."""
        if self.focused is self.article_list:
            row = self.article_list.row_at(self.article_list.index)
            return row.id if row else ""
        if self.focused is self.hit_list:
            hits = self.hit_list.hits
            return hits[self.hit_list.cursor].article_id if hits else ""
        return self.article_id

    def say_none_meant(self) -> None:
        """Say that there is no article to do anything with."""
        in_list = self.focused is self.pane_widget(Pane.LIST)
        self.say(
            _("There is no article under the cursor.") if in_list else _("No article is open.")
        )

    def _toggle(self, mark: Mark, on_words: str, off_words: str) -> None:
        article_id = self.meant_article()
        if not article_id:
            self.say_none_meant()
            return
        on = article_id not in self.library.marked(mark)
        try:
            self.library.set_mark(article_id, mark, on=on)
        except ReaderError as error:
            self.say(str(error), alert=True)
            return
        self._refresh_marks()
        self.say(on_words if on else off_words)

    def action_star(self) -> None:
        """Star the article or take the star away."""
        self._toggle(Mark.STAR, _("Starred."), _("The star is gone."))

    def action_toggle_read(self) -> None:
        """Mark the article as read or unread."""
        self._toggle(Mark.READ, _("Marked as read."), _("Marked as unread."))

    def show_others(self) -> None:
        """Show what other sessions marked."""
        self._refresh_marks()

    def _refresh_marks(self) -> None:
        self.article_list.refresh_marks(
            self.library.marked(Mark.READ), self.library.marked(Mark.STAR)
        )

    # Figures

    def _write_figures_title(self) -> None:
        panel = self.figure_panel
        self.figures_title.left = _("Figures") if panel.shows_all else _("Key figures")
        self.figures_title.right = f"{len(panel.shown)}/{panel.total}"
        panel.empty_message = _("No figures in this article.") if self.article_id else ""

    # Where one is

    def place(self) -> tuple[str, ...]:
        """Say which article of how many is open, or under the cursor, and where it was printed."""
        if Pane.ARTICLE in self.in_sight():
            reading = self.article_pane.reading
            return self._told_place(self._index_of_open(), reading.article if reading else None)
        return self._told_place(
            self.article_list.index, self.article_list.row_at(self.article_list.index)
        )

    def _told_place(
        self, index: int | None, printed: Article | ArticleRow | None
    ) -> tuple[str, ...]:
        if printed is None:
            return ("",)
        count = self.article_list.article_count
        at = f"{count}" if index is None else f"{index + 1}/{count}"
        names = place_names(printed.issue_date, printed.paper, printed.page, printed.section)
        return (*(f"{at} {name}".rstrip() for name in names), at)

    @on(ArticlePane.Scrolled)
    def note_position(self) -> None:
        """Show how far the article has been read, and remember the place."""
        self._write_percent()
        if self.article_id:
            self._unsaved = (self.article_id, self.article_pane.position)

    def _write_percent(self) -> None:
        in_sight = Pane.ARTICLE in self.in_sight()
        percent = f"{self.article_pane.percent}%" if in_sight else ""
        known = tuple(filter(None, (percent, with_first_keys(_("{help} help")))))
        told = (self.alike, *known) if in_sight and self.alike else known
        self.status.put_right("  ".join(told), "  ".join(known), *known[:-1])

    def fold(self, folding: Folding) -> None:
        """Show the panes that ``folding`` leaves in sight; say where one is in them."""
        super().fold(folding)
        self._write_percent()
        if not self.status.telling:
            self.say_place()

    @on(ArticleList.Moved, "#articles")
    def follow_cursor(self) -> None:
        """Say where the cursor is while the list hides the text."""
        if Pane.ARTICLE not in self.in_sight():
            self.say_place()

    def save_position(self) -> None:
        """Keep the place where the reader is, if it has changed."""
        unsaved, self._unsaved = self._unsaved, None
        if unsaved is None or self.library.position(unsaved[0]) == unsaved[1]:
            return
        try:
            self.library.set_position(*unsaved)
        except ReaderError as error:
            self.say(str(error), alert=True)

    @told
    def _watch_others(self) -> None:
        """Show what other sessions marked or added meanwhile."""
        if self.library.refresh_marks():
            self.show_others()
        generation = self.library.generation
        if generation != self._generation:
            self._generation = generation
            self.library_changed()
