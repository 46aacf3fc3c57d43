"""Tagging: the tags of an article, with all others to choose from; and the list of all tags."""

from textual.app import ComposeResult

from reader.errors import ReaderError
from reader.library import Library, tags_in
from reader.messages import _, ngettext
from reader.text.fold import fold
from reader.tui.keymap import with_keys
from reader.tui.screens.dialogs import TypingDialog
from reader.tui.screens.row_screen import RowScreen
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.tag_rows import TagRows


class TaggingScreen(TypingDialog[TagRows, "bool | None"]):
    """Puts tags on an article and takes them off.

    Tells whether what changed was kept on disk; None where nothing changed.
    """

    def __init__(self, library: Library, article_id: str, title: str) -> None:
        told = _("Tags of: {title}").format(title=title)
        super().__init__(told, _("{escape} closes"), TagRows(), _("A tag, new or known"))
        self.library = library
        self._article_id = article_id
        self._kept: bool | None = None
        self.hint = Bar(with_keys(_("{enter} puts a tag on or takes it off")))

    def content(self) -> ComposeResult:
        """Yield the input, the tags, and what can be done."""
        yield from super().content()
        yield self.hint

    def on_mount(self) -> None:
        """Show the tags there are."""
        empty = _("No tags yet; type the first one and press {enter}.")
        self.rows.empty_message = with_keys(empty)
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Show the tags that hold the words, and what is typed as a new one."""
        annotations = self.library.annotations
        self.rows.show(annotations.tags(), annotations.tags_of(self._article_id), words)

    def choose(self, row: int) -> None:
        """Put on, or take off, the tag of the row."""
        words = self.rows.tag_at(row)
        if not words:
            return
        on = self.library.annotations.tags_of(self._article_id)
        tags = tags_in(words)
        try:
            if set(map(fold, tags)) <= set(map(fold, on)):
                self.library.annotations.change_tags([self._article_id], remove=tags)
            else:
                self.library.annotations.change_tags([self._article_id], add=tags)
        except ReaderError as error:
            self.hint.refuse(str(error))
            self._kept = False
        else:
            self._kept = self._kept is not False
        if self.words.value:
            self.words.value = ""
        else:
            self.narrow("")

    def action_go_back(self) -> None:
        """Close."""
        self.dismiss(self._kept)


class TagsScreen(RowScreen[TagRows, str | None]):
    """Lists every tag with its number of articles; returns the query for the chosen one."""

    def __init__(self, library: Library) -> None:
        super().__init__(library, TagRows(), _("Tags"))

    def on_mount(self) -> None:
        """List the tags, and the articles with notes."""
        tags = self.library.annotations.tags()
        words = ngettext("{count} tag", "{count} tags", len(tags))
        self.title_bar.right = words.format(count=len(tags))
        self.tell_keys(_("{open} lists the articles, {back} goes back"))
        self.rows.empty_message = with_keys(_("No tags yet; {tag} puts one on the article."))
        self.rows.show_queries(tags, self.library.annotations.noted_count)

    def choose(self, row: int) -> None:
        """Return the query of the row."""
        query = self.rows.query_at(row)
        if query:
            self.dismiss(query)
