"""What keys cost on the wire, on every screen of the true program."""

from collections.abc import Sequence

import pytest

from tests.end_to_end.conftest import Start
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
