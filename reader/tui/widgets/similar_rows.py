"""Similar articles: how alike, the title, where it was printed, and what of each is in the other."""

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from reader.messages import _
from reader.model import SimilarArticle
from reader.tui.render.places import place_name
from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.row_list import RowList

HEAD = 6
"""Cells of the percentage before the title."""


class SimilarRows(RowList):
    """Similar articles, two lines each, the most alike first."""

    ROW_HEIGHT: ClassVar[int] = 2

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[SimilarArticle] = ()

    def show(self, found: Sequence[SimilarArticle]) -> None:
        """Show articles with the cursor on the most alike."""
        self._found = found
        self.show_rows(len(found))

    def article_at(self, row: int) -> SimilarArticle | None:
        """Return the article of a row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:
        """Draw how alike an article is with its title, or where it stood."""
        one = self._found[row]
        if line == 0:
            style = self.styles_of("cursor" if chosen else "fresh")
            length = _("{count} characters").format(count=one.row.characters)
            text = f"{one.percent:>4}% ".rjust(HEAD) + one.row.name
            return row_strip(spread(text, length, width), style, width)
        shared = _("of this one it holds {held}%").format(held=one.held)
        room = max(width - HEAD, 2)
        place = place_name(one.row.issue_date, one.row.paper, one.row.page, width=room)
        return row_strip(spread(" " * HEAD + place, shared, width), self.styles_of("muted"), width)
