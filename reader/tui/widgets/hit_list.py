"""The hits of a search: title, place and a snippet with its matches marked."""

from collections.abc import Mapping
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.strip import Strip

from reader.messages import _
from reader.model import SearchHit
from reader.text.cells import cell_len
from reader.text.lines import break_lines
from reader.tui.commands import Scope, bindings
from reader.tui.render.places import place_name
from reader.tui.render.rows import marked_strip, row_strip, spread
from reader.tui.render.stories import Stories
from reader.tui.widgets.row_list import RowList

SNIPPET_LINES: Final = 2


class HitList(RowList):
    """Search hits, best or newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HITS)]
    ROW_HEIGHT: ClassVar[int] = 2 + SNIPPET_LINES

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.hits: tuple[SearchHit, ...] = ()
        self.stories = Stories()
        self.folds = True
        self._signs: Mapping[str, str] = {}

    def show(self, hits: tuple[SearchHit, ...]) -> None:
        """Show hits with the cursor on the first."""
        self.hits = hits
        self.stories = Stories(hits)
        self.show_rows(len(hits))

    def fold(self, stories: Stories | None = None) -> None:
        """Show the hits folded by story, or one by one; the cursor stays on its story."""
        at_cursor = self.hits[self.cursor] if self.cursor < len(self.hits) else None
        self.stories = stories or self.stories
        self.hits = self.stories.heads if self.folds else self.stories.hits
        row = self.stories.row_of(at_cursor, self.hits) if at_cursor else 0
        self.show_rows(len(self.hits), row)

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Show signs behind the places of hits, by article id: tags and notes."""
        if signs != self._signs:
            self._signs = signs
            self.refresh()

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:
        """Draw one of the lines of a hit."""
        hit = self.hits[row]
        if line == 0:
            style = self.styles_of("cursor" if chosen else "fresh")
            return row_strip(hit.title or hit.snippet.text, style, width)
        if line == 1:
            right = self._right(hit)
            room = width - 2 - (cell_len(right) + 1 if right else 0)
            place = place_name(hit.issue_date, hit.paper, hit.page, width=room)
            return row_strip(spread(f"  {place}", right, width), self.styles_of("muted"), width)
        return self._snippet_line(hit, line - 2, width)

    def _right(self, hit: SearchHit) -> str:
        """Return a hit's signs, and how many others stand under it."""
        others = self.stories.others(hit) if self.folds else 0
        told = _("+{count} similar").format(count=others) if others else ""
        return " ".join(part for part in (self._signs.get(hit.article_id, ""), told) if part)

    def _snippet_line(self, hit: SearchHit, number: int, width: int) -> Strip:
        plain = self.styles_of("row")
        lines = break_lines(hit.snippet.text, max(width - 2, 2))
        if number >= len(lines):
            return Strip.blank(width, plain)
        start, stop = lines[number]
        marks = [
            (max(first, start) - start + 2, min(last, stop) - start + 2)
            for first, last in hit.snippet.marks
            if first < stop and last > start
        ]
        text = "  " + hit.snippet.text[start:stop].rstrip("\n")
        return marked_strip(text, marks, plain, self.styles_of("on-match"), width)
