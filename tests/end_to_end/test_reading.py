"""Reading in a terminal: sizes, strange keys, and what survives."""

from pathlib import Path

import pytest

from tests.end_to_end.conftest import Start
from tests.terminal.pseudo import PseudoTerminal

SAVED = 1.6
"""Seconds after which a position must be on the disk: the promise is one, the machine is busy."""


def top_of_text(terminal: PseudoTerminal) -> str:
    """Return the first line of the reading pane where nothing else is in sight."""
    return terminal.text.splitlines()[0].strip()


def test_place_and_mark_survive_a_kill(start: Start) -> None:
    """After kill -9 the next start has the same line on top and the article marked as read."""
    first = start(columns=60, rows=12)
    first.wait_for("1/")
    first.press(b"\r")
    first.press(b"jjjjjjjj")
    top = top_of_text(first)
    assert top
    first.settle(quiet=SAVED)
    first.process.kill()
    first.process.wait()
    second = start(columns=60, rows=12)
    second.wait_for("1/")
    rows = second.text.splitlines()
    assert (
        sum(row.startswith("+ ") for row in rows)
        == sum(row[:2] in {"+ ", "  "} and bool(row.strip()) for row in rows[2:-1]) - 1
    )
    second.press(b"\r")
    assert top_of_text(second) == top


def test_two_sessions_lose_nothing(start: Start) -> None:
    """Stars set in two sessions at once are both there for a third."""
    one, two = start(), start()
    for terminal in (one, two):
        terminal.wait_for("1/")
    one.press(b"s")
    two.press(b"js")
    one.press(b"q")
    two.press(b"q")
    assert (one.leave(), two.leave()) == (0, 0)
    third = start()
    third.wait_for("1/")
    third.press(b"S")
    third.wait_for("2 articles")


def test_any_size_at_any_time(start: Start, page: Path) -> None:
    """Down to one cell and back: no crash, a sentence where nothing fits, the place again."""
    terminal = start(str(page))
    terminal.wait_for("春耕")
    for columns, rows in ((1, 1), (200, 50), (19, 4)):
        terminal.resize(columns, rows)
        terminal.settle()
    assert "too small" in " ".join(terminal.text.split())
    terminal.resize(120, 30)
    terminal.wait_for("春耕")
    terminal.press(b"q")
    assert terminal.leave() == 0


def test_starts_in_a_single_cell(start: Start, page: Path) -> None:
    """A window of one cell opens and can be left."""
    terminal = start(str(page), columns=1, rows=1)
    while b"\x1b[?1049h" not in terminal.sent:
        terminal.settle(0.05, 0.2)
    terminal.settle()
    terminal.press(b"\x03")
    assert terminal.leave() == 0


@pytest.mark.parametrize(
    "environ",
    [{"TERM": "linux", "LC_ALL": "C"}, {"TERM": "vt100", "NO_COLOR": "1"}],
    ids=["linux in a C locale", "vt100 without colour"],
)
def test_poor_terminals_are_readable(start: Start, page: Path, environ: dict[str, str]) -> None:
    """Few colours, none, or a C locale: the text is there and the keys work."""
    terminal = start(str(page), **environ)
    terminal.wait_for("春耕")
    terminal.press(b"\r")
    terminal.press(b".")
    assert "4.2万吨" in terminal.text
    terminal.press(b"qq")
    assert terminal.leave() == 0


def test_strange_bytes_are_no_keys(start: Start, page: Path) -> None:
    """Bytes that are no UTF-8, cut escape sequences and NUL neither crash nor leave."""
    terminal = start(str(page))
    terminal.wait_for("春耕")
    for raw in (b"\xff\xfe\x80", b"\xe6\xbc", b"\x00", b"\x1b[999;999;999~", b"\x1b[<0;1"):
        terminal.press(raw, quiet=0.1)
    terminal.settle()
    assert terminal.process.poll() is None
    terminal.press(b"M")
    terminal.press(b"\x03")
    assert terminal.leave() == 0


def test_suspended_and_continued(start: Start, page: Path) -> None:
    """C-z stops the program; continued, it draws the whole screen again."""
    terminal = start(str(page))
    terminal.wait_for("春耕")
    terminal.press(b"\x1a")
    assert terminal.stopped()
    terminal.screen.reset()
    terminal.process.send_signal(18)
    terminal.wait_for("春耕")
