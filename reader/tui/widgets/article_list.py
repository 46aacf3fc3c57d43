"""The list of articles, grouped by paper, date and page."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.strip import Strip

from reader.model import ArticleRow, PageGroup
from reader.tui.commands import Scope, bindings
from reader.tui.render.rows import article_row, group_row, row_strip
from reader.tui.widgets.row_list import RowList

CHUNK: Final = 64
"""Rows fetched at a time."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list shows: keys in order, their page groups, and how rows and marks are had."""

    keys: Sequence[int] = ()
    groups: tuple[PageGroup, ...] = ()
    fetch: Callable[[Sequence[int]], list[ArticleRow]] = lambda _keys: []
    read: AbstractSet[str] = frozenset()
    starred: AbstractSet[str] = frozenset()
    count: int = 0
    """How many articles there are, where ``keys`` are only those that can be seen."""


class ArticleList(RowList):
    """Every article of the library in one column; page headings stand between them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LIST)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._listed = Listed()
        self._tops: list[int] = []
        self._chunks: dict[int, list[ArticleRow]] = {}
        self._signs: Mapping[str, str] = {}

    def show(self, listed: Listed, key: int | None = None) -> None:
        """Show articles with the cursor on the one with ``key``.

        Where that is not listed any more, the cursor goes to the next one that still is.
        """
        index = _index_in(listed.keys, key)
        if index is None and key is not None:
            index = self._survivor(key, listed.keys)
        self._listed = listed
        self._chunks.clear()
        self._tops = [group.start + number for number, group in enumerate(listed.groups)]
        self.show_rows(len(listed.keys) + len(listed.groups), self.row_of(index or 0))

    def _survivor(self, key: int, keys: Sequence[int]) -> int | None:
        """Return where the first article listed below ``key`` until now is in ``keys``."""
        before = _index_in(self._listed.keys, key)
        if before is None:
            return None
        left = set(keys)
        below = (k for k in self._listed.keys[before:] if k in left)
        return _index_in(keys, next(below, keys[-1] if keys else None))

    def index_of(self, key: int | None) -> int | None:
        """Return the number of the article with ``key``, or None where it is not listed."""
        return _index_in(self._listed.keys, key)

    @property
    def article_count(self) -> int:
        """Return how many articles are listed."""
        return self._listed.count or len(self._listed.keys)

    @property
    def whole(self) -> bool:
        """Tell whether all articles of the list are here, not only those that can be seen."""
        return self._listed.count in (0, len(self._listed.keys))

    @property
    def index(self) -> int:
        """Return the number of the article under the cursor."""
        return self.index_of_row(self.cursor)

    def row_of(self, index: int) -> int:
        """Return the row that shows article number ``index``."""
        starts = [group.start for group in self._listed.groups]
        return index + bisect_right(starts, index)

    def index_of_row(self, row: int) -> int:
        """Return the number of the article that a row shows."""
        return row - bisect_right(self._tops, row)

    def can_choose(self, row: int) -> bool:
        """Headings cannot be chosen."""
        at = bisect_right(self._tops, row) - 1
        return at < 0 or self._tops[at] != row

    def row_at(self, index: int) -> ArticleRow | None:
        """Return what is known of article number ``index``, or None where there is none."""
        if not 0 <= index < len(self._listed.keys):
            return None
        number, place = divmod(index, CHUNK)
        chunk = self._chunks.get(number)
        if chunk is None:
            chunk = self._listed.fetch(self._listed.keys[number * CHUNK : (number + 1) * CHUNK])
            self._chunks[number] = chunk
        return chunk[place] if place < len(chunk) else None

    def move_to(self, index: int) -> None:
        """Put the cursor on article number ``index``."""
        self.move_cursor(self.row_of(min(max(index, 0), max(len(self._listed.keys) - 1, 0))))

    def first_of_group(self, index: int, step: int) -> int | None:
        """Return the first article of the next (1) or previous (-1) page; None at the ends."""
        groups = self._listed.groups
        at = bisect_right([group.start for group in groups], index) - 1 + step
        return groups[at].start if 0 <= at < len(groups) else None

    def refresh_marks(self, read: AbstractSet[str], starred: AbstractSet[str]) -> None:
        """Draw the marks anew."""
        self._listed = replace(self._listed, read=read, starred=starred)
        self.refresh()

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Show signs at the right end of articles' rows, by id: tags and notes."""
        if signs != self._signs:
            self._signs = signs
            self.refresh()

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw a page heading or an article's row."""
        if not self.can_choose(row):
            group = self._listed.groups[bisect_right(self._tops, row) - 1]
            return row_strip(group_row(group, width), self.styles_of("group"), width)
        article = self.row_at(self.index_of_row(row))
        if article is None:
            return row_strip("", self.styles_of("row"), width)
        fresh = article.id not in self._listed.read
        starred = article.id in self._listed.starred
        sign = self._signs.get(article.id, "")
        style = self.styles_of("cursor" if chosen else "fresh" if fresh else "row")
        words = article_row(article, width, fresh=fresh, starred=starred, sign=sign)
        return row_strip(words, style, width)


def _index_in(keys: Sequence[int], key: int | None) -> int | None:
    try:
        return None if key is None else keys.index(key)
    except ValueError:
        return None
