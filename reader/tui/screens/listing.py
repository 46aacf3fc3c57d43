"""The list: every article of the library, ordered and filtered, with its marks as they are now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from textual.timer import Timer

from reader.config import Settings
from reader.errors import ReaderError
from reader.library import Library, Listing
from reader.messages import _, listed, ngettext
from reader.model import ArticleRow, ListOrder, Mark
from reader.tui.keymap import with_keys
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.list_state import ListState
from reader.tui.screens.live_search import DEBOUNCE
from reader.tui.screens.panes import PaneScreen, told
from reader.tui.widgets.article_list import Listed


class ListScreen(PaneScreen):
    """Lists the library's articles."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(settings)
        self.library = library
        self.list_state = ListState(order=ListOrder(settings.list_order))
        self._list_timer: Timer | None = None

    @told
    def show_list(self, key: int | None = None) -> None:
        """Show the list as ordered and filtered now, with the cursor on ``key``."""
        self._stop_list_timer()
        state = self.list_state
        if state.query:  # a search may take its time
            self.list_aside(lambda: key)
            return
        listing = self.library.listing(state.order, state.where(self.library))
        self._show_listing(listing, key)

    @told
    def show_beginning(self) -> None:
        """Show how the list of all articles begins, as many of them as can be seen."""
        count = self.library.count()
        listing = self.library.beginning(self.list_state.order, self.app.size.height)
        self._show_listing(listing, None, count)

    @told
    def complete_list(self) -> None:
        """Show all of the list where only its beginning is there."""
        if not self.article_list.whole:
            self.show_list_again()

    def show_list_again(self) -> None:
        """Show the list as it is now; the cursor stays on its article, or near it."""
        self.show_list(self._key_at_cursor())

    def _key_at_cursor(self) -> int | None:
        row = self.article_list.row_at(self.article_list.index)
        return self.library.key_of(row.id) if row else None

    def show_list_soon(self) -> None:
        """Show the list anew once typing pauses; the work is done off the event loop."""
        self._stop_list_timer()
        self._list_timer = self.set_timer(DEBOUNCE, self.list_aside)

    def _stop_list_timer(self) -> None:
        if self._list_timer is not None:
            self._list_timer.stop()

    def list_aside(self, key: Callable[[], int | None] = lambda: None) -> None:
        """List off the event loop, then show it with the cursor on what ``key`` says by then."""
        state = self.list_state

        def look(_cancelled: Cancelled) -> Iterator[Listing]:
            yield self.library.listing(state.order, state.where(self.library))

        def show(listing: Listing) -> None:
            if state == self.list_state:
                self._show_listing(listing, key())

        ask_aside(self, "list", look, show, partial(self.say, alert=True))

    def list_again_aside(self) -> None:
        """Show the list as it is now, off the event loop; the cursor stays on its article."""
        self.list_aside(self._key_at_cursor)

    def _show_listing(self, listing: Listing, key: int | None, count: int = 0) -> None:
        """Show articles, the cursor on ``key``; of ``count``, where they are not all."""
        listed = Listed(
            listing.keys,
            listing.groups,
            self._rows,
            self.library.marked(Mark.READ),
            self.library.marked(Mark.STAR),
            count,
        )
        self.article_list.empty_message = self._why_empty()
        self.article_list.show(listed, key)
        if self.article_list.display:
            self._write_list_title()

    def library_changed(self) -> None:
        """Show what others changed."""
        self.list_again_aside()

    def _rows(self, keys: Sequence[int]) -> list[ArticleRow]:
        """Return rows, or none where the library cannot be read just now."""
        try:
            return self.library.rows(keys)
        except ReaderError as error:
            self.say(str(error), alert=True)
            return []

    def _why_empty(self) -> str:
        if self.list_state.filtered:
            return with_keys(_("Nothing passes the filter; {back} shows all."))
        return _("Reading files…") if self.library.pending else _("Nothing here yet.")

    def _write_list_title(self) -> None:
        count = self.article_list.article_count
        articles = ngettext("{count} article", "{count} articles", count).format(count=count)
        told = self.list_state.told()
        everything = _("Samples") if self.library.sample else _("Articles")
        name = self.list_state.name or everything
        if told:
            self.list_title.put_left(name, str(count))
            self.list_title.put_right(listed((articles, told)), listed((str(count), told)), told)
        else:
            self.list_title.put_left(name)
            self.list_title.put_right(articles, str(count))

    def _relist(self, state: ListState) -> None:
        key = self._key_at_cursor()
        self.list_state = state
        self.show_list(key)
        self.say(state.told() or _("newest first"))

    def action_order(self) -> None:
        """Take the next order."""
        self._relist(self.list_state.next_order())

    def action_unread_only(self) -> None:
        """Show unread articles only, or all."""
        self._relist(replace(self.list_state, unread_only=not self.list_state.unread_only))

    def action_starred_only(self) -> None:
        """Show starred articles only, or all."""
        self._relist(replace(self.list_state, starred_only=not self.list_state.starred_only))
