"""Tagging: the tags of an article, with all others to choose from; and the list of all tags."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from reader.errors import ReaderError
from reader.library import Library, tags_in
from reader.messages import _, ngettext
from reader.text.fold import fold
from reader.tui.screens.leaving import BACK, LeavingDialog, LeavingScreen
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.tag_rows import TagRows


class TaggingScreen(LeavingDialog["bool | None"]):
    """Puts tags on an article and takes them off.

    Tells whether what changed was kept on disk; None where nothing changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_tagging", show=False),
        *(
            Binding(key, f"rows('{action}')", show=False)
            for key, action in (
                *(("down", "cursor_down"), ("up", "cursor_up")),
                *(("pagedown", "page_down"), ("pageup", "page_up")),
            )
        ),
    ]
    AUTO_FOCUS = "#tag-words"

    def __init__(self, library: Library, article_id: str, title: str) -> None:
        super().__init__()
        self.library = library
        self._article_id = article_id
        self._title = title
        self._kept: bool | None = None
        self.rows = TagRows()
        self.hint = Bar(id="tag-hint")

    def compose(self) -> ComposeResult:
        """Put the input over the tags."""
        with Vertical(id="tag-box"):
            title = Bar(id="tag-title")
            title.left = _("Tags of: {title}").format(title=self._title)
            title.right = _("Esc closes")
            title.shorter_right = ("",)
            yield title
            words = Input(id="tag-words", compact=True, placeholder=_("A tag, new or known"))
            words.cursor_blink = False
            yield words
            yield self.rows
            yield self.hint

    def on_mount(self) -> None:
        """Show the tags there are."""
        self.rows.empty_message = _("No tags yet; type the first one and press Enter.")
        self.hint.left = _("Enter puts a tag on or takes it off")
        self._show("")

    def _show(self, words: str) -> None:
        annotations = self.library.annotations
        self.rows.show(annotations.tags(), annotations.tags_of(self._article_id), words)

    @on(Input.Changed, "#tag-words")
    def words_changed(self, event: Input.Changed) -> None:
        """Show the tags that hold the words, and what is typed as a new one."""
        event.stop()
        self._show(event.value)

    @on(Input.Submitted, "#tag-words")
    def words_submitted(self, event: Input.Submitted) -> None:
        """Put on, or take off, the tag under the cursor."""
        event.stop()
        self._toggle(self.rows.cursor)

    @on(RowList.Opened, "#tag-rows")
    def row_opened(self, event: RowList.Opened) -> None:
        """Put on, or take off, the tag of the row."""
        event.stop()
        self._toggle(event.row)

    def _toggle(self, row: int) -> None:
        words = self.rows.tag_at(row)
        if not words:
            return
        on = self.library.annotations.tags_of(self._article_id)
        tags = tags_in(words)
        try:
            if set(map(fold, tags)) <= set(map(fold, on)):
                self.library.annotations.change_tags(self._article_id, remove=tags)
            else:
                self.library.annotations.change_tags(self._article_id, add=tags)
        except ReaderError as error:
            self.hint.alert = True
            self.hint.left = str(error)
            self._kept = False
        else:
            self._kept = self._kept is not False
        field = self.query_one("#tag-words", Input)
        if field.value:
            field.value = ""
        else:
            self._show("")

    def action_rows(self, action: str) -> None:
        """Move in the list while the input keeps the focus."""
        getattr(self.rows, f"action_{action}")()

    def action_leave_tagging(self) -> None:
        """Close."""
        self.dismiss(self._kept)


class TagsScreen(LeavingScreen[str | None]):
    """Lists every tag with its number of articles; returns the query for the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [BACK]
    AUTO_FOCUS = "#tag-rows"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.rows = TagRows()
        self.title_bar = Bar(id="tags-title")
        self.hint = Bar(id="tags-hint")

    def compose(self) -> ComposeResult:
        """Put the rows between the title and what can be done."""
        yield self.title_bar
        yield self.rows
        yield self.hint

    def on_mount(self) -> None:
        """List the tags, and the articles with notes."""
        tags = self.library.annotations.tags()
        self.title_bar.left = _("Tags")
        words = ngettext("{count} tag", "{count} tags", len(tags))
        self.title_bar.right = words.format(count=len(tags))
        self.hint.left = _("Enter lists the articles, Esc goes back")
        self.rows.empty_message = _("No tags yet; # puts one on the article.")
        self.rows.show_queries(tags, self.library.annotations.noted_count)

    @on(RowList.Opened, "#tag-rows")
    def row_opened(self, event: RowList.Opened) -> None:
        """Return the query of the row."""
        event.stop()
        query = self.rows.query_at(event.row)
        if query:
            self.dismiss(query)
