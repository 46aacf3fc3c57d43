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

    def action_undo_correction(self) -> None:
        """Take the last correction back."""
        self.corrector.undo_correction()

    def action_mark_role(self) -> None:
        """Say what a paragraph is."""
        self.corrector.mark_role()

    def action_split_article(self) -> None:
        """Begin an article at a paragraph."""
        self.corrector.split_article()

    def action_join_paragraphs(self) -> None:
        """Join a paragraph with the next."""
        self.corrector.join_paragraphs()

    def action_break_paragraph(self) -> None:
        """Begin a paragraph inside another one."""
        self.corrector.break_paragraph()

    def action_merge_article(self) -> None:
        """Make the article the end of the one before it."""
        self.corrector.merge_article()

    def action_advertisement(self) -> None:
        """Take the article out of the list: it is an advertisement."""
        self.corrector.advertisement()

    def action_edit_headline(self) -> None:
        """Set kicker, title and deck."""
        self.corrector.edit_headline()

    def action_fix_wording(self) -> None:
        """Replace misread words: those of the current match or figure, else of a paragraph."""
        self.corrector.fix_wording()

    def action_open_file(self) -> None:
        """Open the page file at the article in an editor, and take it in again afterwards."""
        self.corrector.open_file()

    def action_why_headline(self) -> None:
        """Say by which rules the headline was taken for one."""
        self.corrector.why_headline()
