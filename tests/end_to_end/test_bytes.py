"""What keys cost on the wire, on every screen of the true program."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.end_to_end.conftest import PROGRAM, Start, environ_of
from tests.terminal.margins import MarginTerminal
from tests.terminal.pseudo import PseudoTerminal

MOST = 1.3
"""Bytes sent for each byte of the text of the cells that changed."""
PLACES = 9
"""Bytes that it takes to come to another stretch of changed cells, and to change the look there."""
FRAME = 60
"""Bytes of a frame whatever changed: announcing it, moving rows, the cursor."""

Cells = Sequence[Sequence[tuple[object, ...]]]

WALKS = {
    "list": (b"j", b"k", b" ", b"b", b"G", b"g", b"o", b"s", b"s", b"m", b"m", b"}", b"{"),
    "article": (b"\r", b"j", b"j", b" ", b"b", b".", b".", b",", b"\r", b"z", b"z", b"J", b"q"),
    "figures": (b"f", b"f", b"\t", b"\t", b"j", b"k", b"a", b"\x1b", b"\x1b"),
    "help": (b"?", b"j", b" ", b"s", b"t", b"\x7f", b"\x1b", b":", b"t", b"h", b"\x1b"),
    "search": (b"/", "工".encode(), "会".encode(), b"\x1b[B", b"\r", b"n", b"j", b"J", b"q"),
    "views": (b"c", b"j", b"j", b"\x1b", b"w", b"j", b" ", b"k", b"\x1b", b"q", b"q"),
    "table": (b"t", b"j", b" ", b"b", b"o", b"\x1b", b"T", b"T", b"T", b"v", b"\x1b"),
}


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (200, 50)])
def test_no_key_sends_much_more_than_what_changed(start: Start, columns: int, rows: int) -> None:
    """On no screen does a key send more than 1.3 times what the cells that change need."""
    terminal = start(columns=columns, rows=rows)
    terminal.wait_for("? help")
    terminal.settle(1.0)
    dear = [
        (walk, key, sent, least)
        for walk, keys in WALKS.items()
        for key in keys
        for sent, least in [cost(terminal, key)]
        if sent > MOST * least + FRAME
    ]
    assert not dear


def cost(terminal: PseudoTerminal, key: bytes) -> tuple[int, int]:
    """Press a key; return the bytes sent, and those that the cells that changed need alone.

    Frames between count too: what comes and goes on the way has changed twice.
    """
    before = terminal.cells
    sent = len(terminal.press(key, 0.35))
    return sent, least_bytes(before, terminal.cells)


def least_bytes(before: Cells, after: Cells) -> int:
    """Return the bytes of the changed cells' text, and of what it takes to come to them."""
    total = 0
    for was, row in zip(before, after, strict=True):
        inside = False
        for old, new in zip(was, row, strict=True):
            changed = old != new
            total += len(str(new[0]).encode()) if changed else 0
            total += PLACES if changed and not inside else 0
            inside = changed
    return total


LINE = 700
"""Bytes of a line scrolled at 200x50."""
BESIDE = 3_000
"""The same where two other panes stand beside the text and the terminal moves only whole rows."""


@pytest.mark.parametrize(
    ("kind", "fold", "most"),
    [(MarginTerminal, b"", LINE), (PseudoTerminal, b"zf", LINE), (PseudoTerminal, b"", BESIDE)],
    ids=["margins", "the text alone", "three panes, whole rows"],
)
def test_a_line_at_200x50(
    home: Path, tmp_path: Path, kind: type[PseudoTerminal], fold: bytes, most: int
) -> None:
    """A line costs little where the terminal can move it; else what stands beside is sent again."""
    page = tmp_path / "long.txt"
    sentence = "县里今年新修水渠{0}多公里，受益农田达到{1}亩，群众都说这是一件大好事。"
    body = "".join(f"  {sentence.format(n + 13, n * 37) * 3}\n" for n in range(60))
    page.write_text(
        "漓江晚报\n2024年3月1日 第01版\n水渠修到了田头\n本报记者 甘雨\n" + body, "utf-8"
    )
    argv = (*PROGRAM, str(page))
    with kind(argv, columns=200, rows=50, environ=environ_of(home, {})) as terminal:
        terminal.wait_for("? help")
        terminal.press(b"\r" + fold, 0.5)
        sizes = [len(terminal.press(b"j", 0.3)) for _press in range(4)]
        assert 0 < max(sizes) <= most
