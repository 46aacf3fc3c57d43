"""What a person does around articles: tags, notes, similar articles, differences."""

from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.timer import Timer

from reader.messages import _, ngettext
from reader.model import Article, Mark, SearchAnswer, Span
from reader.tui.keymap import with_first_keys, with_keys
from reader.tui.render.asides import asides_of, signs_of
from reader.tui.render.stories import Stories
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.correcting import CorrectingScreen
from reader.tui.screens.folding import Pane
from reader.tui.screens.live_search import Answered
from reader.tui.screens.panes import told

if TYPE_CHECKING:
    from reader.tui.screens.noting import Noter


FOLD_SECONDS: Final = 0.3
"""Quiet before the hits of a query that is being typed are folded."""


ALIKE_SECONDS: Final = 0.5
"""How long an article is open before others like it are looked for."""


class AnnotatingScreen(CorrectingScreen):
    """Has articles tagged and noted, shows what is like them, and folds hits of one story."""

    _fold_timer: Timer | None = None
    _alike_timer: Timer | None = None

    @cached_property
    def noter(self) -> "Noter":
        """Return what asks for notes, loaded when it is first wanted."""
        from reader.tui.screens.noting import Noter

        return Noter(self)

    # What is meant, and what is shown

    def _meant(self) -> Article | None:
        """Return the article meant; where there is none, say so."""
        article_id = self.meant_article()
        if not article_id:
            self.say_none_meant()
            return None
        return self.library.article(article_id)

    def show_article(
        self, article_id: str, matches: tuple[Span, ...] = (), *, read: bool = False
    ) -> bool:
        """Show an article with its tags and notes; tell whether it could be shown."""
        self.article_pane.show_asides({})
        shown = super().show_article(article_id, matches, read=read)
        if shown:
            self._show_asides()
            self._tell_of_others()
        return shown

    def _tell_of_others(self) -> None:
        """Say, when the article has been open for a moment, how many others are like it."""
        if self._alike_timer is not None:
            self._alike_timer.stop()
        self._alike_timer = self.set_timer(ALIKE_SECONDS, self._look_for_others)

    def _look_for_others(self) -> None:
        reading = self.article_pane.reading
        if reading is None:
            return
        article = reading.article

        def look(_cancelled: Cancelled) -> Iterator[int]:
            yield len(self.library.similar.to(article))

        def show(count: int) -> None:
            if count and article.id == self.article_id:
                self.alike = with_first_keys(_("{similar} {count} similar"), count=count)
                self._write_percent()

        ask_aside(self, "alike", look, show, partial(self.say, alert=True))

    @told
    def _show_asides(self) -> None:
        reading = self.article_pane.reading
        if reading is None:
            return
        annotations, article = self.library.annotations, reading.article
        notes = [(one.paragraph, one.note.text) for one in annotations.notes_to(article)]
        self.article_pane.show_asides(asides_of(annotations.tags_of(article.id), notes))

    def show_others(self) -> None:
        """Show what other sessions marked, tagged and noted."""
        self.show_annotations()

    def show_annotations(self) -> None:
        """Show tags and notes anew, in the lists and in the open article."""
        self._refresh_marks()
        self._show_asides()

    def _refresh_marks(self) -> None:
        super()._refresh_marks()
        annotations = self.library.annotations
        tagged, noted = annotations.tagged(), annotations.noted()
        self.article_list.show_signs(signs_of(tagged, noted))
        self.hit_list.show_signs(signs_of(tagged, noted, self.library.marked(Mark.STAR)))

    # Tags and notes

    @told
    def action_tag(self) -> None:
        """Put tags on the article, or take them off."""
        article = self._meant()
        if article is not None:
            from reader.model import name_of
            from reader.tui.screens.tagging import TaggingScreen

            screen = TaggingScreen(self.library, article.id, name_of(article))
            self.app.push_screen(screen, self._tagged)

    def _tagged(self, kept: bool | None) -> None:
        if kept is None:
            return
        self.show_annotations()
        if kept:
            self.say(with_keys(_("Tags kept; {undo_annotation} takes the last change back.")))
        else:
            self.say(_("Tags could not be kept; they last until you leave."), alert=True)

    def action_tags(self) -> None:
        """List all tags."""
        from reader.tui.screens.tagging import TagsScreen

        self.app.push_screen(TagsScreen(self.library), self.show_hits_of)

    def action_note(self) -> None:
        """Write a note to the open article, or to a paragraph of it."""
        self.noter.ask()

    @told
    def action_undo_annotation(self) -> None:
        """Take the last tag or note back; one of another session only if that is meant."""
        from reader.tui.screens.choosing import take_back

        last = self.library.annotations.last()
        take_back(self, last.told, partial(self._undo, last.deed), own=last.own)

    @told
    def _undo(self, deed: str) -> None:
        undone = self.library.annotations.undo(deed)
        self.show_annotations()
        self.say(undone)

    # Similar articles

    @told
    def action_similar(self) -> None:
        """List the articles like this one."""
        article = self._meant()
        if article is not None:
            from reader.tui.screens.similar import SimilarScreen

            self.app.push_screen(SimilarScreen(self.library, article), self._read_similar)

    def _read_similar(self, article_id: str | None) -> None:
        if article_id and self.show_article(article_id, read=True):
            self.focus_pane(Pane.ARTICLE)

    @told
    def action_compare(self) -> None:
        """Compare the article with the one most like it."""
        article = self._meant()
        if article is not None:
            look = partial(self._most_alike, article)
            show = partial(self._compare, article)
            ask_aside(self, "compare", look, show, partial(self.say, alert=True))

    def _most_alike(self, article: Article, _cancelled: Cancelled) -> Iterator[Article | None]:
        found = self.library.similar.to(article)
        yield self.library.article(found[0].row.id) if found else None

    def _compare(self, article: Article, other: Article | None) -> None:
        if other is None:
            self.say(_("No similar article to compare it with."))
            return
        from reader.tui.screens.comparing import ComparingScreen

        self.app.push_screen(ComparingScreen(article, other))

    # Folding hits

    @on(Answered)
    def fold_hits(self, event: Answered) -> None:
        """Fold the hits of an answer by story; while somebody types, not before a pause."""
        if self._fold_timer is not None:
            self._fold_timer.stop()
        fold = partial(self._fold_aside, event.answer)
        if self.word_bar.display:
            self._fold_timer = self.set_timer(FOLD_SECONDS, fold)
        else:
            self.call_later(fold)

    def _fold_aside(self, answer: SearchAnswer) -> None:
        look = partial(self._look_for_stories, answer)
        ask_aside(self, "stories", look, self._show_stories, partial(self.say, alert=True))

    def _look_for_stories(self, answer: SearchAnswer, cancelled: Cancelled) -> Iterator[Stories]:
        numbers = self.library.searches.stories(answer.hits, cancelled=cancelled)
        if not cancelled() and len(numbers) < len(answer.hits):
            yield Stories(answer.hits, numbers)

    def _show_stories(self, stories: Stories) -> None:
        if self.hit_list.stories.hits is stories.hits:
            self.hit_list.fold(stories)

    def action_unfold(self) -> None:
        """Show similar hits one by one, or folded."""
        self.hit_list.folds = not self.hit_list.folds
        self.hit_list.fold()
        away = self.hit_list.stories.folded_away
        if not away:
            self.say(_("No hits are alike here."))
        elif self.hit_list.folds:
            words = ngettext("{count} similar hit folded.", "{count} similar hits folded.", away)
            self.say(words.format(count=away))
        else:
            self.say(_("All hits are shown one by one."))
