"""The painter: whatever was on the screen, its bytes make the terminal show the canvas."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from reader.tui.terminal.canvas import CELL, HALF, Canvas, CellTable, numbers
from reader.tui.terminal.painter import Painter
from reader.tui.terminal.scroll import Shift, find_shift, shifted
from reader.tui.terminal.sgr import PLAIN, Look, look_of, transition
from tests.terminal.margins import MarginScreen, MarginStream

WIDTH, HEIGHT = 24, 9
STYLES = [None, *map(Style.parse, ("bold", "reverse", "red on blue", "bold red", "on green"))]
PIECES = st.tuples(st.text("ab报纸 “…─é　", max_size=12), st.sampled_from(STYLES))
ROWS = st.lists(st.lists(PIECES, max_size=4), min_size=1, max_size=HEIGHT)
TRUECOLOR = ColorSystem.TRUECOLOR


class Screen:
    """A terminal beside a canvas, painted frame by frame."""

    def __init__(self, *, fills: bool = True, margins: bool = False) -> None:
        self.table = CellTable(ColorSystem.STANDARD)
        self.canvas = Canvas(WIDTH, HEIGHT)
        self.painter = Painter(self.table, fills=fills)
        self.painter.margins = margins
        self.terminal = MarginScreen(WIDTH, HEIGHT)
        self.terminal.reset_mode(7, private=True)
        self.stream = MarginStream(self.terminal)

    def show(self) -> str:
        """Paint a frame and feed it to the terminal; return its bytes."""
        frame = self.painter.frame(self.canvas)
        self.stream.feed(frame)
        return frame

    def put(self, y: int, *pieces: tuple[str, Style | None], x: int = 0) -> None:
        """Put text pieces on a row."""
        self.canvas.put(x, y, self.table.cells_of(Segment(*piece) for piece in pieces))

    def shown(self) -> list[list[tuple[object, ...]]]:
        """What the terminal shows, in the words of ``wanted``."""
        rows = (self.terminal.buffer[y] for y in range(HEIGHT))
        return [
            [
                (c.data, c.bold and c.data != " ", c.reverse, c.fg if c.data != " " else "", c.bg)
                for c in (row[x] for x in range(WIDTH))
            ]
            for row in rows
        ]

    def wanted(self) -> list[list[tuple[object, ...]]]:
        """What the canvas holds, as the terminal would say it."""
        return [list(self._cells(row)) for row in self.canvas.rows]

    def _cells(self, row: bytes) -> Iterator[tuple[object, ...]]:
        names = {"31": "red", "44": "blue", "42": "green", "": "default"}
        for number in numbers(row):
            glyph = self.table.glyphs[number & ~HALF]
            look = glyph.look
            text = "" if number & HALF else glyph.text
            color = names[look.color] if text != " " else ""
            reverse = "7" in look.attributes
            yield text, "1" in look.attributes, reverse, color, names[look.background]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, 5), ROWS), max_size=6))
def test_the_terminal_shows_the_canvas(
    frames: list[tuple[int, int, list[list[tuple[str, Style | None]]]]],
) -> None:
    """After any sequence of frames, the terminal shows exactly what the canvas holds."""
    screen = Screen()
    screen.show()
    for top, x, rows in frames:
        for y, row in enumerate(rows, top):
            screen.put(y, *row, x=x)
        screen.show()
        assert screen.shown() == screen.wanted()


@settings(max_examples=100, deadline=None)
@given(st.integers(-4, 4), st.integers(0, 3), st.integers(8, HEIGHT))
def test_scrolled_rows_are_right(by: int, top: int, bottom: int) -> None:
    """Rows moved by the terminal end where the canvas has them."""
    screen = Screen()
    for y in range(HEIGHT):
        screen.put(y, (f"{y}行报纸{y * 7}文字", None))
    screen.show()
    rows = screen.canvas.rows
    moved = shifted(rows, Shift(top, bottom - 1, by)) if by else rows
    screen.canvas.rows = list(moved)
    screen.show()
    assert screen.shown() == screen.wanted()


@settings(max_examples=100, deadline=None)
@given(st.integers(-3, 3), st.integers(0, 4), st.lists(st.text("ab报纸“ ", max_size=4), min_size=9))
def test_columns_move_beside_columns_that_stay(by: int, left: int, fixed: list[str]) -> None:
    """A pane that scrolls between two that do not ends where the canvas has it."""
    screen = Screen(margins=True)
    for y in range(HEIGHT):
        screen.put(y, (fixed[y], None))
        screen.put(y, (f"{y}行报纸{y * 7}文字{y}中", None), x=4 + left)
    screen.show()
    for y in range(HEIGHT):
        screen.put(y, (f"{y + by}行报纸{(y + by) * 7}文字{y + by}中", None), x=4 + left)
    screen.show()
    assert screen.shown() == screen.wanted()


def test_a_pane_beside_a_pane_costs_one_row() -> None:
    """With margins, a step of one pane repaints nothing of the other."""
    wide = ["固定栏目" * 5 + f"第{n}条" for n in range(20)]
    text = ["".join(chr(0x4E00 + (n * 37 + k * 11) % 900) for k in range(20)) for n in range(21)]
    table = CellTable(None)
    canvas, sizes = Canvas(120, 20), {}
    for margins in (False, True):
        painter = Painter(table, fills=True)
        painter.margins = margins
        for step in (0, 1):
            for y in range(20):
                canvas.put(0, y, table.cells_of([Segment(wide[y])]))
                canvas.put(60, y, table.cells_of([Segment(text[y + step])]))
            sizes[margins] = len(painter.frame(canvas).encode())
    assert sizes[True] < 150 < sizes[False]


def test_what_moved_is_found() -> None:
    """A block that moved up by two rows under a fixed header is one shift."""
    header, text = [b"HEAD" * 8], [bytes([n]) * (CELL * 8) for n in range(1, 9)]
    shift = find_shift([*header, *text], [*header, *text[2:], *[bytes(CELL * 8)] * 2])
    assert shift == Shift(1, 8, 2)


def test_nothing_changed_sends_nothing() -> None:
    """A frame like the last one has no bytes."""
    screen = Screen()
    screen.put(0, ("报纸", None))
    screen.show()
    assert screen.show() == ""


def test_a_row_step_sends_one_row() -> None:
    """Scrolling by a row costs the new row and a few bytes for the scroll."""
    screen = Screen()
    for y in range(HEIGHT):
        screen.put(y, (f"第{y}行的文字在这里", None))
    screen.show()
    screen.canvas.rows = shifted(screen.canvas.rows, Shift(0, HEIGHT - 1, 1))
    screen.put(HEIGHT - 1, ("新的一行", None))
    assert len(screen.show().encode()) <= 12 + 30


def test_control_characters_never_reach_the_terminal() -> None:
    """Escape sequences in a text are no cells at all."""
    screen = Screen()
    screen.put(0, ("a\x1b[2J\x07b", None))
    screen.show()
    assert screen.terminal.display[0].startswith("a[2Jb")


def test_an_unsure_character_is_followed_by_a_jump() -> None:
    """After an emoji, whose width terminals dispute, the next cell is addressed by its column."""
    screen = Screen()
    screen.put(0, ("😀a", None))
    assert "😀\x1b[;3Ha" in screen.show()


def test_a_halved_character_leaves_a_blank() -> None:
    """Where a widget covers half of a two-cell character, the other half becomes a blank."""
    screen = Screen()
    screen.put(0, ("报纸", None))
    screen.put(0, ("x", None), x=1)
    screen.show()
    assert screen.terminal.display[0].startswith(" x纸")


def test_without_filling_erase_colour_is_written() -> None:
    """On a terminal that erases to the default background, coloured blanks are spaces."""
    for fills in (True, False):
        screen = Screen(fills=fills)
        screen.put(0, (" " * WIDTH, Style.parse("on green")))
        assert ("\x1b[K" in screen.show()) is fills


@pytest.mark.parametrize(
    ("before", "after", "sequence"),
    [
        (PLAIN, PLAIN, ""),
        (PLAIN, Look(frozenset({"1"})), "\x1b[1m"),
        (Look(frozenset({"1"}), "31"), PLAIN, "\x1b[m"),
        (Look(frozenset({"1"}), "31"), Look(frozenset({"1"}), "32"), "\x1b[32m"),
        (Look(frozenset({"1", "2"}), "38;5;1"), Look(frozenset({"2"}), "38;5;1"), "\x1b[22;2m"),
        (Look(frozenset({"7"}), "31", "42"), Look(frozenset({"7"})), "\x1b[;7m"),
    ],
)
def test_looks_change_by_the_shortest_way(before: Look, after: Look, sequence: str) -> None:
    """Only what differs is sent, or a reset where that is shorter."""
    assert transition(before, after) == sequence


def test_without_colours_only_attributes_are_left() -> None:
    """NO_COLOR leaves bold and reverse; default colours are no colour either."""
    style = Style.parse("bold red on blue")
    assert look_of(style, None) == Look(frozenset({"1"}))
    assert look_of(Style.parse("default on default"), TRUECOLOR) == PLAIN
    assert look_of(style, TRUECOLOR) == Look(frozenset({"1"}), "31", "44")


def test_the_table_can_be_renewed() -> None:
    """Renumbered rows show the same text."""
    screen = Screen()
    screen.put(0, ("报纸e\u0301", Style.parse("bold")))
    before, screen.table = screen.table, CellTable(ColorSystem.STANDARD)
    screen.canvas.rows = screen.table.renumbered(screen.canvas.rows, before)
    screen.painter = Painter(screen.table)
    screen.show()
    assert screen.terminal.display[0].startswith("报纸é")
