"""Very large files, understood part by part: no more of one is held than a part.

A window of the file is read as a page is, and cut where an article begins; the next window begins a
little above the cut, so that what stands there is read in its surroundings. What is measured over a
whole page (indents, width, gaps) is measured over each window.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from reader.messages import N_, _
from reader.model import ArticleKind, Page, PageFile, Unsure
from reader.parsing.doubts import cut_short
from reader.parsing.drafts import Draft
from reader.parsing.folio import Folio
from reader.parsing.forms import Form
from reader.parsing.pages import Gathered, gather_page, make_articles
from reader.parsing.unread import Unread

CUT: Final = N_("no article begins in a very long text above it, so it is cut off from that")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How a large file is cut.

    ``window`` code points or ``lines`` are read at once, whichever come first, and twice as much
    before an article that does not end is cut. ``margin`` lines below the beginning of an article
    are seen before it is believed, and ``context`` lines above it are seen again.
    """

    window: int = 1024 * 1024
    lines: int = 16_000
    margin: int = 200
    context: int = 60


USUAL: Final = Sizes()


def parse_parts(file: PageFile, chunks: Iterator[str], mark: str, sizes: Sizes) -> Iterator[Page]:
    """Yield the parts of a file as pages, in order; every line is in one of them.

    ``chunks`` are the file's text, ``mark`` the end of its lines. The place is what the file's name
    and head tell; ids are unique in the file. A text that goes on for two windows is cut, and that
    is told.
    """
    parts = _Parts(file, Unread(chunks, mark), sizes)
    while not parts.done:
        yield parts.following()


@dataclass(frozen=True, slots=True)
class _Start:
    """A line where something begins and nothing from above goes on; of rank 0 where that is sure."""

    line: int
    rank: int


@dataclass(slots=True)
class _Window:
    """The lines of a file that are understood at once; ``stop`` is the number of the next line."""

    text: str
    stop: int
    found: Gathered

    def spans(self) -> list[tuple[int, int, int]]:
        """Return first line, last line and rank of every item, from the top."""
        items = [(*_lines(draft), _rank(draft)) for draft in self.found.drafts]
        beside = [(one.lines[0], one.lines[-1], _BESIDE) for one in self.found.furniture]
        return sorted(items + beside)

    def starts(self) -> Iterator[_Start]:
        """Yield the lines at which the window can be cut."""
        reached = 0
        for first, last, rank in self.spans():
            if first > reached:
                yield _Start(first, rank)
            reached = max(reached, last)

    def parts_at(self, line: int) -> bool:
        """Tell whether no item goes on from above ``line`` to below it."""
        return not any(first < line <= last for first, last, _rank in self.spans())


_BESIDE: Final = 2
"""The rank of what is no article with a headline."""


def _rank(draft: Draft) -> int:
    """Return how surely an article begins here: signed ones 0, other headed ones 1."""
    if draft.kind is not ArticleKind.ARTICLE or not draft.headline:
        return _BESIDE
    signed = draft.bylines or (draft.pieces and draft.pieces[0].form is Form.DATELINE)
    return 0 if signed else 1


def _lines(draft: Draft) -> tuple[int, int]:
    blocks = [*draft.headline, *draft.bylines, *(piece.block for piece in draft.pieces)]
    return min(one.lines[0] for one in blocks), max(one.lines[-1] for one in blocks)


@dataclass(slots=True)
class _Parts:
    """A large file while it is read; ``fresh`` is the first line that is in no part yet."""

    file: PageFile
    unread: Unread
    sizes: Sizes
    fresh: int = 1
    done: bool = False
    place: Folio | None = None
    taken: dict[str, int] = field(default_factory=dict)

    def following(self) -> Page:
        """Return the next part."""
        self.unread.fill(2 * self.sizes.window)
        if self.unread.is_rest(self._text(2)):
            return self._all(self._window(2))
        for windows in (1, 2):
            window = self._window(windows)
            starts = list(window.starts())
            cut = self._cut(window, starts)
            if cut:
                return self._until(cut, window, starts)
        return self._all(window)

    def _text(self, windows: int) -> str:
        return self.unread.head(windows * self.sizes.window, windows * self.sizes.lines)

    def _window(self, windows: int) -> _Window:
        """Understand what comes; without the lines above it where they are read otherwise now."""
        window = self._understood(self._text(windows))
        if not window.parts_at(self.fresh):
            self.unread.skip(self.unread.offset(self.fresh))
            window = self._understood(self._text(windows))
        return window

    def _understood(self, text: str) -> _Window:
        unread = self.unread
        page = replace(self.file, text=unread.marked(text), first_line=unread.line)
        found = gather_page(page, foot=unread.is_rest(text))
        self.place = found.place = self.place or found.place
        return _Window(text, unread.line_at(len(text)), found)

    def _cut(self, window: _Window, starts: list[_Start]) -> int:
        """Return the line at which to cut: the surest in the lower half, 0 if there is none."""
        lines = window.stop - self.fresh
        margin = min(self.sizes.margin, lines // 4)  # lines may be long, and few
        possible = [one for one in starts if self.fresh < one.line <= window.stop - margin]
        half = self.fresh + lines // 2
        lower = [one for one in possible if one.line >= half] or possible[-1:]
        return min(lower, key=lambda one: (one.rank, -one.line)).line if lower else 0

    def _until(self, cut: int, window: _Window, starts: list[_Start]) -> Page:
        """Return what stands above ``cut`` as a part, and let go of it but for the last articles."""
        page = self._page(window, cut, self.unread.between(self.fresh, cut))
        above = [
            one.line
            for one in starts
            if one.rank < _BESIDE and one.line <= cut - self.sizes.context
        ]
        begin, stop = self.unread.offset(above[-1]) if above else 0, self.unread.offset(cut)
        near = above and stop - begin <= self.sizes.window // 4
        self.unread.skip(begin if near else stop)
        self.fresh = cut
        return page

    def _all(self, window: _Window) -> Page:
        """Return the whole window as a part: the last one, or one without any article's beginning."""
        text = window.text[self.unread.offset(self.fresh) :]
        page = self._page(window, window.stop + 1, text)
        self.unread.skip(len(window.text))
        self.unread.fill(0)
        self.done, self.fresh = self.unread.is_rest(""), self.unread.line
        if self.done:
            return page
        told = Unsure(self.file.path, self.fresh, _(CUT))
        return replace(page, unsure=(*page.unsure, told))

    def _page(self, window: _Window, stop: int, text: str) -> Page:
        """Return the items from ``fresh`` to before line ``stop``."""
        found, file = window.found, self.file
        here = range(self.fresh, stop)
        drafts = [draft for draft in found.drafts if _lines(draft)[0] in here]
        found.drafts.clear()  # blocks go as their articles come
        articles = make_articles(drafts, found, file, self.taken)
        furniture = tuple(one for one in found.furniture if one.lines[0] in here)
        doubts = (*(one for one in found.unsure if one.line in here), *cut_short(articles))
        part = replace(file, text=text, first_line=self.fresh)
        return Page(part, articles, furniture, () if file.damaged_lines else doubts)
