"""Correcting the open article: what the keys do, and what is shown afterwards."""

from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.tui.screens.saved import SavedListsScreen

if TYPE_CHECKING:
    from reader.tui.screens.corrector import Corrector


class CorrectingScreen(SavedListsScreen):
    """Has the open article corrected, and its page file opened in an editor."""

    @cached_property
    def corrector(self) -> "Corrector":
        """Return what asks and corrects, loaded when it is first wanted."""
        from reader.tui.screens.corrector import Corrector

        return Corrector(self)

    def show_again(self, article_id: str) -> None:
        """Show the list anew and an article, or the one under the cursor where it has gone."""
        self.show_list_again()
        row = self.article_list.row_at(self.article_list.index)
        gone = not article_id or self.library.key_of(article_id) is None
        shown = row.id if gone and row is not None else article_id
        if shown:
            self.show_article(shown)
        self._generation = self.library.generation
        self.run_worker(self._index, thread=True, group="index")

    def _index(self) -> None:
        try:
            self.library.index_pending()
        except ReaderError as error:
            self.call_later(self.say, str(error))

    def action_correct(self, deed: str) -> None:
        """Have the corrector do what a command is named after."""
        getattr(self.corrector, deed)()
