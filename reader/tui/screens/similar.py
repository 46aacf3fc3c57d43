"""Similar articles: the same story in other papers, shortened, under another headline."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.errors import ReaderError
from reader.library import Library
from reader.messages import _, joined, ngettext
from reader.model import Article, SimilarArticle, name_of
from reader.tui.commands import Scope, bindings
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.comparing import ComparingScreen
from reader.tui.screens.leaving import BACK, LeavingScreen
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.similar_rows import SimilarRows

Found = tuple[SimilarArticle, ...]


class SimilarScreen(LeavingScreen[str | None]):
    """Lists the articles like one; returns the id of the one to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.SIMILAR),
        BACK,
    ]
    AUTO_FOCUS = "#similar-rows"

    def __init__(self, library: Library, article: Article) -> None:
        super().__init__()
        self.library = library
        self._article = article
        self.rows = SimilarRows()
        self.title_bar = Bar(id="similar-title")
        self.hint = Bar(id="similar-hint")

    def compose(self) -> ComposeResult:
        """Put the rows between the article and what can be done."""
        yield self.title_bar
        yield self.rows
        yield self.hint

    def on_mount(self) -> None:
        """Look for similar articles."""
        self.title_bar.left = _("Like: {title}").format(title=name_of(self._article))
        self.rows.empty_message = _("Looking for similar articles…")
        self.hint.left = _("Enter reads, D or & compares, Esc goes back")
        ask_aside(self, "similar", self._look, self._show, self._refuse)

    def _look(self, _cancelled: Cancelled) -> Iterator[Found]:
        yield self.library.similar.to(self._article)

    def _show(self, found: Found) -> None:
        waiting = self.library.similar.waiting
        self.rows.empty_message = joined(_("No similar article."), not_yet(waiting))
        self.rows.show(found)
        count = len(found)
        words = ngettext("{count} similar article", "{count} similar articles", count)
        self.title_bar.right = words.format(count=count)
        self.title_bar.shorter_right = (str(count),)
        self.hint.right = not_yet(waiting)

    def _refuse(self, sentence: str) -> None:
        self.hint.alert = True
        self.hint.left = sentence

    @on(RowList.Opened, "#similar-rows")
    def row_opened(self, event: RowList.Opened) -> None:
        """Return the article of the row."""
        event.stop()
        one = self.rows.article_at(event.row)
        if one is not None:
            self.dismiss(one.row.id)

    def action_compare_row(self) -> None:
        """Compare the article under the cursor with the one that is open."""
        one = self.rows.article_at(self.rows.cursor)
        if one is None:
            return
        try:
            other = self.library.article(one.row.id)
        except ReaderError as error:
            self._refuse(str(error))
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
