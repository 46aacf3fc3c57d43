"""Notes: to the open article, or to a paragraph of it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.library import PlacedNote
from reader.messages import _
from reader.model import HEADLINE_PARAGRAPH, Article, name_of
from reader.tui.keymap import with_keys
from reader.tui.render.asides import NOTED
from reader.tui.screens.choosing import ChoiceScreen
from reader.tui.screens.writing import WritingScreen

if TYPE_CHECKING:
    from reader.tui.screens.annotating import AnnotatingScreen

NoteRow = tuple[int, PlacedNote | None]
"""A row of the question: a paragraph, and the note there that it changes."""


class Noter:
    """Asks where a note belongs and what it says; keeps, changes or deletes it."""

    def __init__(self, screen: "AnnotatingScreen") -> None:
        self.screen = screen
        self.library = screen.library

    def ask(self) -> None:
        """Ask for the paragraph, the cursor on the one at the top of the pane."""
        reading = self.screen.article_pane.reading
        if reading is None:
            self.screen.say(_("No article is open."))
            return
        article = reading.article
        rows = list(_rows(article, self.library.annotations.notes_to(article)))
        words = [_told(article, rows, at) for at in range(len(rows))]
        top = self.screen.article_pane.position
        first = top.paragraph if top.paragraph > 0 or top.offset else HEADLINE_PARAGRAPH
        start = next(at for at, (paragraph, _note) in enumerate(rows) if paragraph == first)
        title = _("A note to the article, or to which paragraph?")
        chosen = partial(self._ask_words, article, rows)
        self.screen.app.push_screen(ChoiceScreen(title, words, start), chosen)

    def _ask_words(self, article: Article, rows: Sequence[NoteRow], row: int | None) -> None:
        """Ask for the words of a note, beginning with those there are."""
        if row is None:
            return
        paragraph, there = rows[row]
        about, text = _wording(article, paragraph), there.note.text if there else ""
        title = _("Note; empty deletes it") if there else _("Note")
        written = partial(self._write, article, paragraph, there)
        self.screen.app.push_screen(WritingScreen(title, about, text), written)

    def _write(
        self,
        article: Article,
        paragraph: int,
        there: PlacedNote | None,
        words: str | None,
    ) -> None:
        text = (words or "").strip()
        if words is None or (there is None and not text):
            return
        try:
            if there is not None:
                self.library.annotations.rewrite(there.note, text)
            else:
                self.library.annotations.write(article, text, paragraph)
        except ReaderError as error:
            self.screen.say(str(error), alert=True)
        else:
            kept = with_keys(_("Note kept; {undo_annotation} takes it back."))
            self.screen.say(kept if text else _("Note deleted."))
        self.screen.show_annotations()


def _rows(article: Article, notes: Sequence[PlacedNote]) -> Iterator[NoteRow]:
    """Yield a row for the article and each paragraph, and one more for each further note there."""
    for paragraph in range(HEADLINE_PARAGRAPH, len(article.paragraphs)):
        there = [one for one in notes if one.paragraph == paragraph]
        yield paragraph, there[0] if there else None
        yield from ((paragraph, one) for one in there[1:])


def _told(article: Article, rows: Sequence[NoteRow], at: int) -> str:
    """Return the words of a row: of its paragraph, or of a further note to the same one."""
    paragraph, there = rows[at]
    sign = NOTED if there else " "
    if there and at and rows[at - 1][0] == paragraph:
        return f"{sign}    {there.note.text}"
    text = _wording(article, paragraph)
    if paragraph == HEADLINE_PARAGRAPH:
        text = _("The article: {title}").format(title=text)
    else:
        text = f"{paragraph + 1}  {text}"
    return f"{sign} {text}"


def _wording(article: Article, paragraph: int) -> str:
    if paragraph == HEADLINE_PARAGRAPH:
        return name_of(article)
    return article.paragraphs[paragraph].text
