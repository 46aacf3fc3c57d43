"""The first moments: a true picture before the app, keys kept, the terminal given back."""

import os
import re
import signal
import time
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Start
from tests.terminal.pseudo import PseudoTerminal

ENTER = b"\x1b[?1049h"
READY = "? help"
START_BYTES = 9_000


def see_picture(terminal: PseudoTerminal, limit: float = 10.0) -> None:
    """Read until the first picture is on the screen, and no further."""
    until = time.monotonic() + limit
    while "+ " not in terminal.text:
        assert time.monotonic() < until, terminal.text
        terminal.settle(0.001, 0.002)
    terminal.settle(0.03, 0.1)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (50, 20), (200, 50), (24, 6)])
def test_picture_is_what_the_app_shows(start: Start, columns: int, rows: int) -> None:
    """The list and the text do not change when the app takes over, and are sent only once."""
    terminal = start(columns=columns, rows=rows)
    see_picture(terminal)
    assert READY not in terminal.text
    before, sent = terminal.text.splitlines(), len(terminal.sent)
    terminal.wait_for(READY if columns > 30 else "1/")
    after = terminal.text.splitlines()
    shown = columns if columns < 110 else columns - 34  # the figures come with the app
    assert [row[: shown // 2] for row in after[:-1]] == [row[: shown // 2] for row in before[:-1]]
    assert terminal.sent.count(ENTER) == 1
    assert terminal.sent.count(b"\x1b[2J") == 1
    assert len(terminal.sent) - sent < sent or columns >= 110
    assert columns > 80 or len(terminal.sent) < START_BYTES


def test_what_is_typed_before_the_app_is_there_is_kept(start: Start) -> None:
    """Keys typed while only the picture stands do what they do later; nothing is echoed."""
    terminal = start()
    see_picture(terminal)
    os.write(terminal.master, b"j\rj?")
    terminal.wait_for("Keys and help")
    assert "j" not in terminal.text.split("Keys and help")[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_start_that_is_ended_gives_the_terminal_back(start: Start, number: int) -> None:
    """A signal while only the picture stands restores modes, screen and cursor."""
    terminal = start()
    see_picture(terminal)
    terminal.process.send_signal(number)
    assert terminal.leave() == 128 + number
    assert terminal.restored


def test_a_start_that_fails_gives_the_terminal_back(start: Start, home: Path) -> None:
    """What goes wrong after the picture is told on a terminal that is as it was."""
    terminal = start(PYTHONPATH=str(_broken_textual(home)))
    assert terminal.leave() != 0
    assert terminal.restored
    assert "Internal error" in terminal.text


def _broken_textual(home: Path) -> Path:
    """Make a Textual that cannot be imported."""
    from tests.terminal.pseudo import ROOT

    folder = home / "broken"
    (folder / "textual").mkdir(parents=True)
    (folder / "textual" / "__init__.py").write_text("raise RuntimeError('broken')", "utf-8")
    (folder / "reader").symlink_to(ROOT / "reader")
    return folder


@pytest.mark.parametrize("theme", ["terminal", "night", "paper"])
@pytest.mark.parametrize("colors", [{}, {"COLORTERM": "truecolor"}, {"NO_COLOR": "1"}])
def test_the_picture_has_the_colours_of_the_app(
    start: Start, theme: str, colors: dict[str, str]
) -> None:
    """In every theme, with many colours, few and none, the app repaints no word of the text."""
    terminal = start(GXREADER_THEME=theme, **colors)
    see_picture(terminal)
    before = [row[40:] for row in terminal.cells[:-1]]
    terminal.wait_for(READY)
    changed = sum(
        a != b
        for row, was in zip(terminal.cells, before, strict=False)
        for a, b in zip(row[40:], was, strict=True)
    )
    assert changed == 0


@pytest.mark.parametrize("wide", [False, True])
def test_a_terminal_that_answers_late_or_never_does_not_hold_up_the_start(
    start: Start, wide: bool
) -> None:
    """The first frame does not wait for the width; a late answer is taken in."""
    terminal = start()
    terminal.wait_for(READY)
    answer = (b"\x1b[1;3R" if wide else b"\x1b[1;2R") * 4 + b"\x1b[?62;22c"
    sent = terminal.press(answer, 0.4)
    assert bool(sent) is wide
    assert re.search(r"\d/\d", terminal.text)


@pytest.mark.parametrize("stalled", [0.0, 2.5])
def test_a_terminal_that_takes_the_picture_in_pieces_or_not_at_all(
    start: Start, stalled: float
) -> None:
    """A line that is full, or takes nothing for seconds, costs no character of the first frame."""
    plain = start(columns=200, rows=50)
    plain.wait_for(READY)
    terminal = start(columns=200, rows=50)
    os.set_blocking(terminal.slave, False)  # as some programs leave it behind
    time.sleep(stalled)
    terminal.wait_for(READY)
    assert terminal.settles_as(plain)


def test_no_picture_without_the_own_output(start: Start) -> None:
    """With Textual's own output there is no picture, and no stand-ins."""
    terminal = start(GXREADER_STOCK_OUTPUT="1")
    terminal.wait_for(READY)
    assert terminal.sent.count(ENTER) == 1


def test_a_page_file_is_shown_while_it_is_read(start: Start, page: Path) -> None:
    """The head of the file stands there before its articles are known; then come list and text."""
    terminal = start(str(page))
    until = time.monotonic() + 10
    while "昨日" not in terminal.text:
        assert time.monotonic() < until
        terminal.settle(0.001, 0.002)
    assert "article" not in terminal.text
    os.write(terminal.master, b"\r")
    terminal.wait_for(READY)
    assert "昨日" in terminal.text
    assert terminal.sent.count(ENTER) == terminal.sent.count(b"\x1b[2J") == 1
    assert len(terminal.sent) < START_BYTES


def test_a_page_without_articles_gives_the_terminal_back(start: Start, tmp_path: Path) -> None:
    """Where nothing can be opened after all, that is told on the terminal as it was."""
    (tmp_path / "empty.txt").write_text("漓江日报\n", encoding="utf-8")
    terminal = start(str(tmp_path / "empty.txt"))
    assert terminal.leave() != 0
    assert terminal.text.strip()
    assert terminal.sent.count(ENTER) == terminal.sent.count(b"\x1b[?1049l")
    assert terminal.sent.rindex(b"1049l") < len(terminal.sent) - 40
