"""Similar articles: the same story in other papers, shortened, under another headline."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType

from reader.errors import ReaderError
from reader.library import Library
from reader.messages import _, joined, ngettext
from reader.model import Article, SimilarArticle, name_of
from reader.tui.commands import Scope, bindings
from reader.tui.screens.asking import Cancelled
from reader.tui.screens.comparing import ComparingScreen
from reader.tui.screens.row_screen import RowScreen
from reader.tui.widgets.similar_rows import SimilarRows

Found = tuple[SimilarArticle, ...]


class SimilarScreen(RowScreen[SimilarRows, str | None]):
    """Lists the articles like one; returns the id of the one to read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SIMILAR)]

    def __init__(self, library: Library, article: Article) -> None:
        super().__init__(library, SimilarRows(), _("Like: {title}").format(title=name_of(article)))
        self._article = article

    def on_mount(self) -> None:
        """Look for similar articles."""
        self.tell_keys(_("{open} reads, {compare_row} compares, {back} goes back"))
        self.ask(_("Looking for similar articles…"), self._look, self._show)

    def _look(self, _cancelled: Cancelled) -> Iterator[Found]:
        yield self.library.similar.to(self._article)

    def _show(self, found: Found) -> None:
        waiting = self.library.similar.waiting
        self.rows.empty_message = joined(_("No similar article."), not_yet(waiting))
        self.rows.show(found)
        count = len(found)
        words = ngettext("{count} similar article", "{count} similar articles", count)
        self.title_bar.put_right(words.format(count=count), str(count))
        self.hint.right = not_yet(waiting)

    def choose(self, row: int) -> None:
        """Return the article of the row."""
        one = self.rows.article_at(row)
        if one is not None:
            self.dismiss(one.row.id)

    def action_compare_row(self) -> None:
        """Compare the article under the cursor with the one that is open."""
        one = self.rows.article_at(self.rows.cursor)
        if one is None:
            self.hint.refuse(_("No similar article."))
            return
        try:
            other = self.library.article(one.row.id)
        except ReaderError as error:
            self.hint.refuse(str(error))
            return
        self.app.push_screen(ComparingScreen(self._article, other))


def not_yet(waiting: int) -> str:
    """Say how many articles have not been compared yet, if any."""
    words = ngettext(
        "{count} article has still to be looked at.",
        "{count} articles have still to be looked at.",
        waiting,
    )
    return words.format(count=waiting) if waiting else ""
