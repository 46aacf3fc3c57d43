"""The hits of a search: shown in the list's place, opened at their matches, walked like a list."""

from dataclasses import replace

from textual import on

from reader.config import Settings
from reader.errors import QueryError, ReaderError
from reader.library import Library
from reader.messages import _, ngettext
from reader.model import SearchHit, Span
from reader.text.telling import tell_hits
from reader.tui.keymap import first_key, with_first_keys
from reader.tui.render.places import place_names
from reader.tui.screens.figures import FiguresScreen
from reader.tui.screens.folding import Pane
from reader.tui.screens.live_search import Answered, LiveSearch, Refused
from reader.tui.widgets.hit_list import HitList


class HitsScreen(FiguresScreen):
    """Shows the answers of a search and opens articles at their matches.

    While hits are shown, the next and previous article are the next and previous hit.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.live_search = LiveSearch(self, library)
        self._answered = ""
        self._open_when_answered = False

    @on(Answered)
    def show_answer(self, event: Answered) -> None:
        """Show the hits of a search."""
        answer = event.answer
        self._answered = answer.query
        self.put_in_front(self.hit_list)
        key = first_key("explain", while_typing=True)
        self.hit_list.empty_message = _("No hits; {key} says more.").format(key=key)
        self.hit_list.show(answer.hits)
        self._write_hits_title(answer.count)
        if Pane.LIST not in self.in_sight():
            self.fold(replace(self.folding, front=Pane.LIST, list_folded=False))
        told = answer.note or tell_hits(answer.count)
        if self._open_when_answered:
            self.say(told)
            self._open_first_hit()
        else:
            # In a frame of its own: one that spans list and foot draws all that lies between.
            self.call_after_refresh(self.say, told)

    def _write_hits_title(self, count: int) -> None:
        shown = len(self.hit_list.stories.hits)
        told = _("{shown} of {count}").format(shown=shown, count=count)
        self.list_title.put_left(_("Hits: {query}").format(query=self._answered), _("Hits"))
        self.list_title.put_right(str(count) if shown == count else told, str(count))

    @on(Refused)
    def show_refusal(self, event: Refused) -> None:
        """Say what is wrong with a query; one that was submitted is put right in the bar."""
        self.say(str(event.error), alert=True)
        if self._open_when_answered:
            self._open_when_answered = False
            position = event.error.position if isinstance(event.error, QueryError) else None
            self.edit_query(event.query, position)

    def edit_query(self, query: str, position: int | None = None) -> None:
        """Have a query edited from ``position`` on, by default from its end."""
        raise NotImplementedError

    def _open_first_hit(self) -> None:
        self._open_when_answered = False
        self.remember_query()
        if self.hit_list.hits:
            self.word_bar.display = False
            self.open_hit(0)
        else:
            self.edit_query(self._answered)

    def remember_query(self) -> None:
        """Keep the query answered last among those asked before."""
        try:
            self.library.searches.remember(self._answered)
        except ReaderError as error:
            self.say(str(error), alert=True)

    @on(HitList.Opened, "#hits")
    def open_chosen(self, event: HitList.Opened) -> None:
        """Open a hit at its first match."""
        event.stop()
        self.open_hit(event.row)

    def open_hit(self, row: int) -> None:
        """Open hit number ``row`` at its first match, and go there."""
        hit = self.hit_list.hits[row]
        self.hit_list.cursor = row
        if self.show_article(hit.article_id, self._matches_of(hit), read=True):
            self.article_pane.go_to_match(0)
            self.focus_pane(Pane.ARTICLE)

    def _matches_of(self, hit: SearchHit) -> tuple[Span, ...]:
        try:
            return hit.spans(self.library.article(hit.article_id).text)
        except ReaderError:  # said when the article is shown
            return ()

    def action_step_article(self, step: int) -> None:
        """Read the next (1) or previous (-1) hit, or article of the list."""
        if not self.hit_list.display:
            super().action_step_article(step)
            return
        row = self.hit_list.cursor
        if self._is_open(row):
            row += step
        if 0 <= row < len(self.hit_list.hits):
            self.open_hit(row)
        else:
            self.say(_("There are no more hits."))

    def _is_open(self, row: int) -> bool:
        hits = self.hit_list.hits
        return row < len(hits) and hits[row].article_id == self.article_id

    def place(self) -> tuple[str, ...]:
        """Say which hit of how many is open or under the cursor, and where it was printed."""
        row = self.hit_list.cursor
        if not self.hit_list.display or row >= len(self.hit_list.hits):
            return super().place()
        hit = self.hit_list.hits[row]
        at = _("hit {at} of {count}").format(at=row + 1, count=len(self.hit_list.hits))
        names = place_names(hit.issue_date, hit.paper, hit.page, "")
        places = (*(f"{at} {name}".rstrip() for name in names), at)
        return (f"{places[0]}  {self._folded(hit)}".rstrip(), *places)

    def _folded(self, hit: SearchHit) -> str:
        """Say how the hits that stand under one are seen, if there are any."""
        others = self.hit_list.stories.others(hit) if self.hit_list.folds else 0
        words = ngettext("{unfold} shows {count} similar", "{unfold} shows {count} similar", others)
        return with_first_keys(words, count=others) if others else ""

    @on(HitList.Moved, "#hits")
    def follow_hits(self) -> None:
        """Say which hit the cursor is on."""
        self.say_place()

    def close_hits(self) -> None:
        """Show the list again."""
        self.live_search.cancel()
        self._answered = ""
        self.put_in_front(self.article_list)
        self._write_list_title()
