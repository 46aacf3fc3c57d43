"""The corrector: asks what is wrong with the open article, and has it put right."""

import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.app import SuspendNotSupported

from reader.errors import ReaderError
from reader.library import Correction, Deed, Wish, role_name, tell_correction
from reader.messages import _, joined, listed
from reader.model import HEADLINE_PARAGRAPH, Article, Span
from reader.tui.keymap import with_keys
from reader.tui.render.editing import editor_command
from reader.tui.render.reading import Reading
from reader.tui.screens.asking import ask_aside
from reader.tui.screens.choosing import ChoiceScreen, FieldScreen, take_back
from reader.tui.screens.writing import WritingScreen

if TYPE_CHECKING:
    from reader.tui.screens.correcting import CorrectingScreen

ROLES: Final = ("body", "subhead", "caption", "credit", "note", "headline")
"""What a paragraph may be made, in the order of the chooser."""

MEMBER: Final = "!/"


class Corrector:
    """Corrects the article that is open on a screen; every correction can be taken back."""

    def __init__(self, screen: "CorrectingScreen") -> None:
        self.screen = screen
        self.app = screen.app
        self.library = screen.library
        self.say = screen.say
        self._at_work = False

    # What is meant

    def _open_reading(self) -> Reading | None:
        """Return what is read; where nothing is, say so."""
        if self.screen.article_pane.reading is None:
            self.say(_("No article is open."))
        return self.screen.article_pane.reading

    def _meant(self, reading: Reading) -> Span:
        """Return the place meant: the current match, the marked figure, else the top of the pane."""
        pane = self.screen.article_pane
        if 0 <= pane.current_match < len(reading.matches):
            return reading.matches[pane.current_match]
        if 0 <= pane.marked_figure < len(reading.figures):
            return reading.figures[pane.marked_figure].span
        top = pane.position
        return Span(max(top.paragraph, 0), 0, 0)

    def _ask_paragraph(self, title: str, go_on: Callable[[int], object]) -> None:
        """Ask for a paragraph, the cursor on the one meant."""
        reading = self._open_reading()
        if reading is None:
            return
        words = [f"{role_name(one.role.value)}  {one.text}" for one in reading.article.paragraphs]
        start = max(self._meant(reading).paragraph, 0)

        def answered(number: int | None) -> None:
            if number is not None:
                go_on(number)

        self.app.push_screen(ChoiceScreen(title, words, start), answered)

    # Doing and taking back

    def _correct(self, wish: Wish) -> None:
        """Do what is wished to the open article, show what became of it, and index it."""
        article_id = self.screen.article_id
        self._aside(
            lambda: self.library.corrections.make(article_id, wish),
            lambda made: joined(
                tell_correction(made), with_keys(_("{undo_correction} takes it back."))
            ),
        )

    def undo_correction(self) -> None:
        """Take the last correction back; what was not corrected just now only if that is meant."""
        try:
            last = self.library.corrections.chosen()
        except ReaderError as error:
            self.say(str(error), alert=True)
            return
        own = self.library.corrections.is_own(last)
        take_back(self.screen, tell_correction(last), partial(self._undo, last.stamp), own=own)

    def _undo(self, stamp: str) -> None:
        self._aside(
            lambda: self.library.corrections.undo(stamp),
            lambda undone: _("Undone: {sentence}").format(sentence=tell_correction(undone)),
        )

    def _aside(self, deed: Callable[[], Correction], told: Callable[[Correction], str]) -> None:
        """Do something beside the event loop, then show the list and the article that it left."""
        if self._at_work or self.library.busy:
            self.say(_("The library is being changed; try again in a moment."), alert=True)
            return
        self._at_work = True

        def question(_cancelled: Callable[[], bool]) -> Iterator[tuple[Correction, str]]:
            done = deed()
            yield done, self.library.corrections.holder(done)

        def show(answer: tuple[Correction, str]) -> None:
            self._at_work = False
            done, article_id = answer
            self.screen.show_again(article_id)
            self.say(told(done))

        def refuse(sentence: str) -> None:
            self._at_work = False
            self.say(sentence, alert=True)

        ask_aside(self.screen, "correct", question, show, refuse)

    # Paragraphs and articles

    def mark_role(self) -> None:
        """Say what a paragraph is."""
        self._ask_paragraph(_("Which paragraph?"), self._ask_role)

    def _ask_role(self, number: int) -> None:
        def answered(row: int | None) -> None:
            if row is not None:
                self._correct(Wish(Deed.ROLE, number, role=ROLES[row]))

        self.app.push_screen(ChoiceScreen(_("It is"), [role_name(one) for one in ROLES]), answered)

    def split_article(self) -> None:
        """Begin an article at a paragraph."""
        self._ask_paragraph(
            _("Where does another article begin?"),
            lambda number: self._correct(Wish(Deed.SPLIT, number)),
        )

    def join_paragraphs(self) -> None:
        """Join a paragraph with the next."""
        self._ask_paragraph(
            _("Which goes on in the next paragraph?"),
            lambda number: self._correct(Wish(Deed.JOIN, number)),
        )

    def break_paragraph(self) -> None:
        """Begin a paragraph inside another one."""
        self._ask_paragraph(_("Which paragraph?"), self._ask_break)

    def _ask_break(self, number: int) -> None:
        def answered(words: tuple[str, ...] | None) -> None:
            reading = self.screen.article_pane.reading
            if not words or not words[0] or reading is None:
                return
            at = reading.article.paragraphs[number].text.find(words[0])
            if at > 0:
                self._correct(Wish(Deed.BREAK, number, offset=at))
            else:
                told = _("“{words}” is not inside the paragraph.").format(words=words[0])
                self.say(told, alert=True)

        fields = ((_("A paragraph begins at these words"), ""),)
        self.app.push_screen(FieldScreen(_("Break the paragraph"), fields), answered)

    def merge_article(self) -> None:
        """Make the article the end of the one before it."""
        if self._open_reading() is not None:
            self._correct(Wish(Deed.MERGE))

    def advertisement(self) -> None:
        """Take the article out of the list: it is an advertisement."""
        if self._open_reading() is not None:
            self._correct(Wish(Deed.ADVERTISEMENT))

    # Words

    def edit_headline(self) -> None:
        """Set kicker, title and deck."""
        reading = self._open_reading()
        if reading is None:
            return

        def answered(words: tuple[str, ...] | None) -> None:
            if words is not None:
                kicker, title, deck = (one.strip() for one in words)
                self._correct(Wish(Deed.HEADLINE, kicker=kicker, title=title, deck=deck))

        headline = reading.article.headline
        fields = (
            (_("Above the title"), headline.kicker),
            (_("Title"), headline.title),
            (_("Below the title"), headline.deck),
        )
        self.app.push_screen(FieldScreen(_("Headline"), fields, focus=1), answered)

    def fix_wording(self) -> None:
        """Replace misread words: those of the current match or figure, else of a paragraph."""
        reading = self._open_reading()
        if reading is None:
            return
        span = self._meant(reading)
        if span.start == span.stop or span.paragraph == HEADLINE_PARAGRAPH:
            self._ask_paragraph(
                _("In which paragraph?"),
                lambda number: self._ask_wording(reading.article, Span(number, 0, 0)),
            )
        else:
            self._ask_wording(reading.article, span)

    def _ask_wording(self, article: Article, span: Span) -> None:
        """Ask for the right words in the place of a span; an empty one is its whole paragraph."""
        printed = article.wording(span)
        shown = printed or article.paragraphs[span.paragraph].text

        def answered(words: str | None) -> None:
            if words is not None and words != shown:
                wish = Wish(
                    Deed.WORDING,
                    span.paragraph,
                    offset=span.start,
                    printed=printed,
                    corrected=words,
                )
                self._correct(wish)

        asked = WritingScreen(_("Misread words"), _("It reads"), shown, paragraph=True)
        self.app.push_screen(asked, answered)

    # The page file

    def open_file(self) -> None:
        """Open the page file at the article in an editor, and take it in again afterwards."""
        reading = self._open_reading()
        if reading is None:
            return
        article = reading.article
        part = article.part_of(self._meant(reading).paragraph)
        if MEMBER in part.source or not Path(part.source).is_file():
            self.say(_("{path} is no file that an editor can open.").format(path=part.source))
            return
        line = part.lines[0] if part.lines else 1
        command = editor_command(self.screen.settings.editor, part.source, line)
        try:
            with self.app.suspend():
                code = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own editor
        except (SuspendNotSupported, OSError) as error:
            words = _("{editor} cannot be started: {reason}.")
            self.say(words.format(editor=command[0], reason=error), alert=True)
            return
        self._reread(article, code)

    def _reread(self, article: Article, code: int) -> None:
        try:
            article_id = self.library.corrections.reread(article)
        except ReaderError as error:
            self.say(str(error), alert=True)
            return
        self.screen.show_again(article_id)
        if code:
            self.say(_("The editor left with code {code}.").format(code=code), alert=True)

    def why_headline(self) -> None:
        """Say by which rules the headline was taken for one."""
        if self._open_reading() is None:
            return
        try:
            reasons = self.library.corrections.why_headline(self.screen.article_id)
        except ReaderError as error:
            self.say(str(error), alert=True)
            return
        told = listed(reasons)
        self.say(
            _("A headline because: {reasons}.").format(reasons=told)
            if told
            else _("No rule chose a headline here.")
        )
