"""The hits of a search: title, place and a snippet with its matches marked."""

from typing import ClassVar, Final

from textual.binding import BindingType
from textual.strip import Strip

from reader.model import SearchHit
from reader.text.lines import break_lines
from reader.tui.commands import Scope, bindings
from reader.tui.render.places import place_name
from reader.tui.render.rows import marked_strip, row_strip
from reader.tui.widgets.row_list import RowList

SNIPPET_LINES: Final = 2


class HitList(RowList):
    """Search hits, best or newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HITS)]
    ROW_HEIGHT: ClassVar[int] = 2 + SNIPPET_LINES

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.hits: tuple[SearchHit, ...] = ()

    def show(self, hits: tuple[SearchHit, ...]) -> None:
        """Show hits with the cursor on the first."""
        self.hits = hits
        self.show_rows(len(hits))

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:
        """Draw one of the lines of a hit."""
        hit = self.hits[row]
        if line == 0:
            style = self.styles_of("cursor" if chosen else "fresh")
            return row_strip(hit.title or hit.snippet.text, style, width)
        if line == 1:
            place = place_name(hit.issue_date, hit.paper, hit.page, width=width - 2)
            return row_strip(f"  {place}", self.styles_of("muted"), width)
        return self._snippet_line(hit, line - 2, width)

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
