"""Saved searches as lists: named in the left pane with their counts, opened like any list."""

from collections.abc import Iterator
from dataclasses import replace

from textual import on

from reader.config import Settings
from reader.errors import ReaderError
from reader.library import Library
from reader.messages import _
from reader.model import SavedQuery
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.folding import Pane
from reader.tui.screens.searching import SearchingScreen
from reader.tui.widgets.row_list import RowList


class SavedListsScreen(SearchingScreen):
    """Shows the saved searches in the list's place, and the articles of one as the list."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._kept_query = ""
        self._hits_title: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    # The lists

    def action_saved_searches(self) -> None:
        """Show the saved searches, to open, keep or delete them."""
        self.live_search.cancel()
        if self.hit_list.display:
            title = self.list_title
            self._hits_title = (
                (title.left, *title.shorter_left),
                (title.right, *title.shorter_right),
            )
        self._list_saved()
        self.put_in_front(self.saved_rows)
        self.list_title.put_left(_("Saved searches"))
        self.list_title.put_right("")
        self.focus_pane(Pane.LIST)

    def _list_saved(self) -> None:
        everything = SavedQuery(_("All articles"), "")
        self.saved_rows.show((everything, *self.library.searches.named()))
        self.count_saved()

    def count_saved(self) -> None:
        """Count the articles of the saved searches anew, if they are in sight."""
        ask_aside(self, "saved", self._count, self._show_count, self._refuse)

    def _count(self, cancelled: Cancelled) -> Iterator[tuple[str, int | None]]:
        """Yield how many articles each search finds; None where it cannot be read any more."""
        for name, query in self.saved_rows.saved:
            try:
                count = self.library.searches.count(query, cancelled=cancelled) if query else None
            except ReaderError:
                yield name, None
            else:
                yield name, self.library.count() if count is None else count

    def _show_count(self, counted: tuple[str, int | None]) -> None:
        self.saved_rows.show_count(*counted)

    def _refuse(self, sentence: str) -> None:
        self.say(sentence, alert=True)

    def library_changed(self) -> None:
        """Count again what is in sight after articles or marks have changed."""
        super().library_changed()
        if self.saved_rows.display:
            self.count_saved()

    # Opening one

    @on(RowList.Opened, "#saved")
    def open_saved(self, event: RowList.Opened) -> None:
        """List the articles of the chosen search."""
        event.stop()
        saved = self.saved_rows.saved_at(event.row)
        if saved is not None:
            self.list_state = replace(
                self.list_state, query=saved.query, name=saved.name if saved.query else ""
            )
            self.show_articles()
            self.list_aside()

    def show_articles(self) -> None:
        """Put the list of articles in front."""
        self._answered, self._hits_title = "", None
        self.put_in_front(self.article_list)
        self._write_list_title()
        self.focus_pane(Pane.LIST)

    def close_saved(self) -> bool:
        """Leave the saved searches, or the list of one for them; tell whether there was any."""
        if self.saved_rows.display and self._hits_title and self._answered:
            self._show_hits_again(*self._hits_title)
            return True
        if self.saved_rows.display:
            self.show_articles()
            return True
        if self.list_state.query and not self.hit_list.display:
            self.list_state = replace(self.list_state, query="", name="")
            self.list_aside()
            self.action_saved_searches()
            return True
        return False

    def _show_hits_again(self, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        """Go back to the hits that the saved searches were opened from."""
        self._hits_title = None
        self.put_in_front(self.hit_list)
        self.list_title.put_left(*left)
        self.list_title.put_right(*right)
        self.focus_pane(Pane.LIST)
        self.say_place()

    # Keeping and deleting

    def action_keep_search(self) -> None:
        """Ask for the name under which the query searched for last is kept."""
        query = self._answered or self.live_search.asked
        if not query:
            self.say(self.nothing_asked(), alert=True)
            return
        self._kept_query = query
        self.open_bar("keep", query, _("A name for the search"))
        self.word_bar.action_select_all()

    def keep_under(self, name: str) -> None:
        """Keep the query under a name; nothing is kept without one."""
        if name:
            self._write(name, self._kept_query)
        self.action_saved_searches()

    def action_delete_search(self) -> None:
        """Delete the saved search under the cursor."""
        saved = self.saved_rows.saved_at(self.saved_rows.cursor)
        if saved is None or not saved.query:
            self.say(_("This row is no saved search."))
            return
        from reader.tui.screens.choosing import ask_first

        def delete() -> None:
            self._write(saved.name, "")
            self._list_saved()

        ask_first(self, _("Delete the saved search?"), f"{saved.name}  {saved.query}", delete)

    def _write(self, name: str, query: str) -> None:
        try:
            self.library.searches.keep(name, query)
        except ReaderError as error:
            self.say(str(error), alert=True)
