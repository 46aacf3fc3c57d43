"""The first picture: the list and the open article as the app will show them, painted before it.

It is set by the same functions as the app's own first frame and kept as its shadow, so that the app
sends only what differs.
"""

import os
import tomllib
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from reader.config import Settings, styles_folder
from reader.errors import ReaderError
from reader.library import Library, Listing
from reader.messages import _, ngettext
from reader.model import ArticleRow, Mark
from reader.text.cells import cell_len, printable, wide
from reader.text.lines import break_lines
from reader.tui.opened import open_reading
from reader.tui.render.asides import Asides, asides_of, signs_of, with_asides
from reader.tui.render.highlights import Run, runs_of
from reader.tui.render.looks import looks_of
from reader.tui.render.places import place_name
from reader.tui.render.reading import (
    Reading,
    ReadingMarks,
    first_line,
    manner_of,
    meets,
    set_reading,
)
from reader.tui.render.rows import article_row, group_row, spread
from reader.tui.render.setting import Manner
from reader.tui.screens.folding import Folding, Pane
from reader.tui.terminal.canvas import Canvas, CellTable
from reader.tui.terminal.environment import STOCK_SWITCH, fills_background
from reader.tui.terminal.hold import Shown, held
from reader.tui.terminal.painter import Painter
from reader.tui.terminal.sgr import colors_of

LIST_SHARE: Final = 0.3
LIST_CELLS: Final = range(30, 47)
"""Narrowest and widest list beside the text, as in the style sheet."""
FIGURES_CELLS: Final = 34
GAP: Final = 1
"""Empty cells between panes."""
SMALLEST: Final = (20, 5)
HEAD_BYTES: Final = 16_384
"""What is read of a page file for its picture."""
PAPER: Final = "article--body"
"""The style of what is empty."""
DEFAULT_THEME: Final = "terminal"

Line = list[Run]
"""One line of a pane: words, each with the names of its styles."""


def first_picture(library: Library, settings: Settings) -> tuple[str, str]:
    """Return what shows the alternate screen and what paints the first frame on it.

    Both are empty where there is nothing to paint, or Textual's own output is wanted.
    """
    return _painted(settings, partial(picture_of, library, settings))


def page_picture(file: Path, settings: Settings) -> tuple[str, str]:
    """Return the same for the head of a page file as it stands there, while it is being read.

    Both are empty where the file is no text in UTF-8.
    """
    try:
        with file.open("rb") as page:
            text = getincrementaldecoder("utf-8-sig")().decode(page.read(HEAD_BYTES))
    except (OSError, UnicodeDecodeError):
        return "", ""
    if "\0" in text:
        return "", ""
    return _painted(settings, partial(_page_lines, text, manner_of(settings)))


def _painted(
    settings: Settings, lines_in: Callable[[int, int], Iterable[tuple[int, int, Line]]]
) -> tuple[str, str]:
    if os.environ.get(STOCK_SWITCH) == "1":
        return "", ""
    try:
        size = os.get_terminal_size(2)
        lines = list(lines_in(size.columns, size.lines))
        theme = DEFAULT_THEME if settings.theme == "auto" else settings.theme
        looks = looks_of(styles_folder(), theme)
    except (OSError, ReaderError, tomllib.TOMLDecodeError):
        return "", ""  # the app says what is wrong
    if not lines:
        return "", ""
    shown = held.shown or _blank(settings, (size.columns, size.lines))
    canvas = Canvas(size.columns, size.lines)
    canvas.rows = [shown.table.cells_in(" " * size.columns, looks(PAPER))] * size.lines
    for x, y, line in lines:
        cells = (shown.table.cells_in(words, looks.of(names)) for words, names in line)
        canvas.put(x, y, b"".join(cells))
    enter = held.enter(shown._replace(size=(size.columns, size.lines)))
    return enter, shown.painter.frame(canvas)


def _blank(settings: Settings, size: tuple[int, int]) -> Shown:
    """Return a screen of which nothing is known; ambiguous widths are doubted until asked for."""
    table = CellTable(colors_of(os.environ), doubting=settings.ambiguous_width == "auto")
    painter = Painter(table, fills=fills_background(os.environ))
    return Shown(table, painter, size, wide())


def _page_lines(
    text: str, manner: Manner, width: int, height: int
) -> Iterator[tuple[int, int, Line]]:
    """Yield the lines of a page where the first article will stand, and an empty status line."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return
    left, room = _article_room(width)
    measure, margin = manner.width_in(room), manner.margin_in(room)
    broken = (piece for line in text.splitlines() for piece in _pieces(line, measure))
    for y, words in enumerate(islice(broken, height - 1)):
        yield left, y, [(" " * margin + words, (PAPER,))]
    yield 0, height - 1, [(" " * width, ("status--text",))]


def _pieces(line: str, measure: int) -> Iterator[str]:
    words = printable(line.rstrip())
    for start, stop in break_lines(words, measure):
        yield words[start:stop].rstrip()


def _article_room(width: int) -> tuple[int, int]:
    """Return where the article stands at the start, and in how many cells; or the list's place."""
    sight = Folding().in_sight(width)
    if len(sight) == 1:
        return 0, width
    listed = _list_cells(width)
    return listed, width - listed - (FIGURES_CELLS if Pane.FIGURES in sight else 0)


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk at the start: how the list begins, and the article that is open."""

    count: int
    """How many articles there are."""
    listing: Listing
    rows: tuple[ArticleRow, ...]
    at: int
    reading: Reading | None


def desk_of(library: Library, settings: Settings, height: int) -> Desk:
    """Look up what the first frame shows. May raise whatever the library raises."""
    order, count = settings.list_order, library.count()
    last = library.key_of(library.last_article) if settings.open_last else None
    listing = library.beginning(order, height) if last is None else library.listing(order)
    at = listing.keys.index(last) if last is not None and last in listing.keys else 0
    rows = tuple(library.rows(listing.keys[:height])) if at < height else ()
    opened = library.rows(listing.keys[at : at + 1])
    if not opened:
        return Desk(count, listing, rows, at, None)
    return Desk(count, listing, rows, at, open_reading(library, opened[0].id))


def picture_of(
    library: Library, settings: Settings, width: int, height: int
) -> Iterator[tuple[int, int, Line]]:
    """Yield (x, y, line) for what the first frame shows; nothing where the window is too small."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return
    desk = desk_of(library, settings, height)
    sight = Folding().in_sight(width)
    left, room = _article_room(width)
    listed, gap = (left, GAP) if left else (width, 0)
    for y, line in enumerate(islice(_list_lines(library, desk, listed - gap), height - 1)):
        yield 0, y, line
    if Pane.ARTICLE in sight and desk.reading is not None:
        annotations, article = library.annotations, desk.reading.article
        notes = [(one.paragraph, one.note.text) for one in annotations.notes_to(article)]
        asides = asides_of(annotations.tags_of(article.id), notes)
        lines = _article_lines(desk.reading, asides, manner_of(settings), room, height - 1)
        for y, line in enumerate(lines):
            yield left, y, line
    yield 0, height - 1, [(_status(desk, width), ("status--text",))]


def _list_cells(width: int) -> int:
    return min(max(int(width * LIST_SHARE), LIST_CELLS[0]), LIST_CELLS[-1])


def _list_lines(library: Library, desk: Desk, width: int) -> Iterator[Line]:
    told = ngettext("{count} article", "{count} articles", desk.count).format(count=desk.count)
    title = _("Samples") if library.sample else _("Articles")
    yield [(spread(" " + title, told + " ", width), ("bar--text",))]
    read, starred = library.marked(Mark.READ), library.marked(Mark.STAR)
    signs = signs_of(library.annotations.tagged(), library.annotations.noted())
    heads = {group.start: group for group in desk.listing.groups[: len(desk.rows) + 1]}
    for index, row in enumerate(desk.rows):
        if index in heads:
            yield [(group_row(heads[index], width), ("rows--group",))]
        fresh = row.id not in read
        style = "rows--cursor" if index == desk.at else "rows--fresh" if fresh else "rows--row"
        sign = signs.get(row.id, "")
        words = article_row(row, width, fresh=fresh, starred=row.id in starred, sign=sign)
        yield [(words, (style,))]


def _article_lines(
    reading: Reading, asides: Asides, manner: Manner, room: int, height: int
) -> Iterator[Line]:
    width = manner.width_in(room)
    lines = with_asides(set_reading(reading, manner, width), asides, width)
    first = first_line(lines, reading.position)
    margin = manner.margin_in(room)
    marks = ReadingMarks(reading)
    for line in lines[first : first + height]:
        here = [mark for mark in marks.of(line.paragraph, -1, -1) if meets(mark.span, line)]
        runs = runs_of(line, here, margin)
        yield [(words, tuple(f"article--{name}" for name in names)) for words, names in runs]


def _status(desk: Desk, width: int) -> str:
    """Say where one is; what the keys are for is said once they work."""
    if desk.reading is None:
        return " " * width
    printed = desk.reading.article
    place = place_name(printed.issue_date, printed.paper, printed.page, printed.section)
    told = f" {desk.at + 1}/{desk.count} {place}"
    return spread(told if cell_len(told) < width else "", "", width)
