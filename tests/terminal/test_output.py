"""The output layer in a real terminal: few bytes, the same screen as stock, a way back to stock."""

import random
import re
from collections.abc import Iterator
from functools import partial

import pytest
import textual

from reader.tui.terminal import output
from tests.terminal.margins import MarginTerminal
from tests.terminal.pseudo import PseudoTerminal

DOWN, UP, PAGE_DOWN, PAGE_UP, END, HOME = (
    b"\x1b[B",
    b"\x1b[A",
    b"\x1b[6~",
    b"\x1b[5~",
    b"\x1b[F",
    b"\x1b[H",
)
COLOUR = re.compile(rb"\x1b\[[\d;]*?(?<!\d)(?:3[0-8]|4[0-8]|39|49|9[0-7]|10[0-7])(?!\d)[\d;]*m")


def test_the_private_names_are_there() -> None:
    """The pinned Textual has every name the layer needs; a new one must be looked at first."""
    assert textual.__version__ == "8.2.8"
    assert output.stock_reason() == ""
    assert not [name for owner, name in output.PRIVATE_NAMES if not hasattr(owner, name)]
    app = output.LeanOutput[None]()
    assert not [name for name in output.PRIVATE_ATTRIBUTES if not hasattr(app, name)]
    assert app._lean


@pytest.mark.parametrize(
    ("columns", "rows", "line", "page", "start"),
    [(80, 24, 300, 3_000, 9_000), (200, 50, 700, 14_000, 20_000)],
)
def test_reading_stays_within_its_bytes(
    columns: int, rows: int, line: int, page: int, start: int
) -> None:
    """Start, line and page of a reading pane keep to their budgets."""
    with PseudoTerminal.of_app("reading", columns=columns, rows=rows) as terminal:
        terminal.wait_for("水渠")
        assert len(terminal.sent) <= start
        assert max(len(terminal.press(DOWN, 0.15)) for _ in range(6)) <= line
        assert max(len(terminal.press(PAGE_DOWN, 0.15)) for _ in range(4)) <= page


@pytest.mark.parametrize(("columns", "rows", "cursor"), [(80, 24, 300), (200, 50, 500)])
def test_a_cursor_stays_within_its_bytes(columns: int, rows: int, cursor: int) -> None:
    """Moving a list's cursor repaints two rows at most, also where the list scrolls."""
    with PseudoTerminal.of_app("listing", columns=columns, rows=rows) as terminal:
        terminal.wait_for("水渠")
        sizes = [len(terminal.press(DOWN, 0.05)) for _ in range(12)]
        terminal.press(END)
        terminal.press(b"\x1b[H" + PAGE_DOWN)
        sizes += [len(terminal.press(DOWN, 0.05)) for _ in range(6)]
        assert sum(sizes) / len(sizes) <= cursor


@pytest.mark.parametrize(("columns", "rows", "line"), [(80, 24, 300), (200, 50, 700)])
def test_a_terminal_with_margins_scrolls_one_pane(columns: int, rows: int, line: int) -> None:
    """Where parts of rows can move, a line beside a list keeps to the budget and is right."""
    with (
        MarginTerminal.of_app("split", columns=columns, rows=rows) as margins,
        PseudoTerminal.of_app("split", columns=columns, rows=rows) as plain,
    ):
        margins.wait_for("水渠")
        plain.wait_for("水渠")
        margins.settle(0.5)
        for _ in range(4):
            assert len(margins.press(DOWN, 0.15)) <= line
            plain.press(DOWN, 0.15)
        assert margins.settles_as(plain)


def test_no_key_sends_much_more_than_what_changed() -> None:
    """Steps, pages and a box that opens and closes cost 1.3 times the text of the cells changed."""
    with PseudoTerminal.of_app("split", columns=100, rows=30) as terminal:
        terminal.wait_for("水渠")
        for key in (DOWN, PAGE_DOWN, b"m", b"\x1b", UP, b"m", b"\x1b", END):
            before = terminal.cells
            sent = terminal.press(key, 0.3)
            rows = zip(before, terminal.cells, strict=True)
            changed = [
                new[0] for old, row in rows for a, new in zip(old, row, strict=True) if a != new
            ]
            assert len(sent) <= 1.3 * len("".join(changed).encode()) + 60, key
            assert b"\x1b[2J" not in sent


def test_idle_sends_nothing() -> None:
    """Nothing happens, nothing is sent, not even for a focused input."""
    with PseudoTerminal.of_app("typing") as terminal:
        terminal.wait_for("▁")
        assert terminal.settle(1.5) == b""


@pytest.mark.parametrize(("name", "columns", "rows"), [("reading", 80, 24), ("split", 120, 30)])
def test_the_screen_is_the_same_as_stock(name: str, columns: int, rows: int) -> None:
    """Under random keys, the thin output and Textual's own show the same characters."""
    choice = random.Random(name)  # noqa: S311 - a reproducible walk
    start = partial(PseudoTerminal.of_app, name, columns=columns, rows=rows)
    with start() as lean, start(GXREADER_STOCK_OUTPUT="1") as stock:
        lean.wait_for("水渠")
        stock.wait_for("水渠")
        for _ in range(8):
            key = choice.choice([DOWN, UP, PAGE_DOWN, PAGE_UP, END, HOME, DOWN * 5, UP * 3])
            lean.press(key, 0.12)
            stock.press(key, 0.12)
            assert lean.settles_as(stock), f"{key!r}:\n{lean.text}\n\n{stock.text}"
        assert len(lean.sent) < len(stock.sent) / 2


@pytest.mark.parametrize("term", ["linux", "vt100", "unknown"])
def test_every_terminal_shows_the_text(term: str) -> None:
    """Whatever TERM says, the first frame and a page are right."""
    with PseudoTerminal.of_app("reading", TERM=term) as terminal:
        terminal.wait_for("水渠")
        first = terminal.text
        terminal.press(PAGE_DOWN)
        assert terminal.text != first
        terminal.press(PAGE_UP)
        assert terminal.text == first


def test_no_color_sends_no_colour() -> None:
    """With NO_COLOR not one colour code is sent by a text, a list or scroll bars."""
    with PseudoTerminal.of_app("split", NO_COLOR="1") as terminal:
        terminal.wait_for("水渠")
        terminal.press(b"\t")
        terminal.press(DOWN)
        assert b"\x1b[1m" in terminal.sent
        assert not COLOUR.search(terminal.sent)


@pytest.mark.parametrize(("columns", "rows"), [(10, 3), (1, 1)])
def test_small_screens_are_survived(columns: int, rows: int) -> None:
    """Down to a single cell, the program runs, takes keys and leaves in order."""
    with PseudoTerminal.of_app("split", columns=columns, rows=rows) as terminal:
        terminal.settle(1.2)
        terminal.press(PAGE_DOWN)
        terminal.press(b"q")
        assert terminal.leave() == 0
        assert b"Traceback" not in terminal.sent


def test_a_storm_of_sizes_ends_with_the_right_screen() -> None:
    """After sixty sizes in a second, the screen is what a fresh start in the last one shows."""
    with PseudoTerminal.of_app("reading") as terminal:
        terminal.wait_for("水渠")
        for step in range(60):
            terminal.resize(60 + step % 37, 12 + step % 19)
            terminal.settle(0.01, 0.02)
        terminal.resize(80, 24)
        terminal.settle(0.6)
        with PseudoTerminal.of_app("reading") as fresh:
            fresh.wait_for("水渠")
            assert terminal.settles_as(fresh)


def test_odd_characters_stay_in_their_cells() -> None:
    """Combining marks, emoji, flags, controls: the line after them is not out of place."""
    with PseudoTerminal.of_app("odd") as terminal:
        terminal.wait_for("边框")
        assert "é" in terminal.text
        assert "𠮷野家" in terminal.text
        assert "控制" in terminal.text
        terminal.press(b"k")
        assert "“k”改了①" in terminal.text


def test_the_switch_leads_back_to_stock() -> None:
    """GXREADER_STOCK_OUTPUT=1 uses Textual's own output."""
    with PseudoTerminal.of_app("reading", GXREADER_STOCK_OUTPUT="1") as terminal:
        terminal.wait_for("水渠")
        assert len(terminal.press(DOWN)) > 2_000


@pytest.mark.parametrize(
    ("typed", "column"),
    [("", 3), ("a", 4), ("报纸", 7), ("报a\x1b[D", 5), ("“报”", 7), ("报纸\x1b[H", 3)],
)
def test_the_cursor_stands_where_candidates_should_appear(
    typing: PseudoTerminal, typed: str, column: int
) -> None:
    """The terminal's cursor is on the cell of the next character, not beside it."""
    typing.press(b"\x15\x0b")
    typing.press(typed.encode())
    assert (typing.screen.cursor.x, typing.screen.cursor.y) == (column, 1)


@pytest.fixture(scope="module")
def typing() -> Iterator[PseudoTerminal]:
    """An app with an empty input."""
    with PseudoTerminal.of_app("typing") as terminal:
        terminal.wait_for("▁")
        yield terminal
