"""Notes: to the open article, or to a paragraph of it."""

from functools import partial
from typing import TYPE_CHECKING, Final

from reader.errors import ReaderError
from reader.library import PlacedNote
from reader.messages import _
from reader.model import HEADLINE_PARAGRAPH, Article, name_of
from reader.tui.render.asides import NOTED
from reader.tui.screens.choosing import ChoiceScreen, FieldScreen

if TYPE_CHECKING:
    from reader.tui.screens.annotating import AnnotatingScreen

QUOTED: Final = 60
"""Characters of the paragraph that the question shows."""


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
        noted = {one.paragraph: one for one in self.library.annotations.notes_to(article)}
        texts = [name_of(article), *(one.text for one in article.paragraphs)]
        words = [
            f"{NOTED if number in noted else ' '} {self._told(number, text)}"
            for number, text in enumerate(texts, HEADLINE_PARAGRAPH)
        ]
        top = self.screen.article_pane.position
        start = top.paragraph + 1 if top.paragraph > 0 or top.offset else 0
        title = _("A note to the article, or to which paragraph?")
        chosen = partial(self._ask_words, article, noted)
        self.screen.app.push_screen(ChoiceScreen(title, words, start), chosen)

    def _told(self, number: int, text: str) -> str:
        if number == HEADLINE_PARAGRAPH:
            return _("The article: {title}").format(title=text)
        return f"{number + 1}  {text}"

    def _ask_words(self, article: Article, noted: dict[int, PlacedNote], row: int | None) -> None:
        """Ask for the words of a note, beginning with those there are."""
        if row is None:
            return
        paragraph = row + HEADLINE_PARAGRAPH
        there = noted.get(paragraph)
        texts = [name_of(article), *(one.text for one in article.paragraphs)]
        fields = [(texts[row][:QUOTED], there.note.text if there else "")]
        title = _("Note; empty deletes it") if there else _("Note")
        written = partial(self._write, article, paragraph, there)
        self.screen.app.push_screen(FieldScreen(title, fields), written)

    def _write(
        self,
        article: Article,
        paragraph: int,
        there: PlacedNote | None,
        words: tuple[str, ...] | None,
    ) -> None:
        text = words[0].strip() if words else ""
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
            self.screen.say(_("Note kept; Z or @ takes it back.") if text else _("Note deleted."))
        self.screen.show_annotations()
