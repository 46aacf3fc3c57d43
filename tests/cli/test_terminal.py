"""The command line on a real terminal: the screen opens, keys arrive, progress leaves no trace."""

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import Program
from tests.terminal.pseudo import PseudoTerminal

TITLE = "城东图书馆开设夜读课堂"
LIMIT = 30.0
"""Seconds to wait for a screen on a machine that has other things to do."""


def on_terminal(program: Program, *words: str, shell: str = "", **more: str) -> PseudoTerminal:
    """Start the program, or a shell line around it, in a terminal of its own."""
    argv = [sys.executable, "-m", "reader", *words]
    if shell:
        argv = ["sh", "-c", shell.format(gxreader=f"'{sys.executable}' -m reader")]
    return PseudoTerminal(argv, columns=100, rows=24, environ=program.environ(**more))


@pytest.mark.parametrize("shell", ["cat '%s' | {gxreader} -", "cat /dev/null | {gxreader} '%s'"])
def test_on_a_terminal_the_screen_opens_and_hears_keys(gxreader: Program, shell: str) -> None:
    """A file, or a page from a pipe, is on the screen; q leaves, though input was a pipe."""
    page = gxreader.write("a.txt")
    with on_terminal(gxreader, shell=shell % page) as terminal:
        terminal.wait_for(TITLE, LIMIT)
        terminal.press(b"q")
        assert terminal.leave(LIMIT) == 0


@pytest.mark.parametrize("words", [["gone.txt"], ["--library", "/dev/null/x", "list"]])
def test_a_failure_leaves_a_sentence_on_the_terminal(gxreader: Program, words: list[str]) -> None:
    """Before the screen opens a failure is one line, and the screen stays as it was."""
    with on_terminal(gxreader, *words) as terminal:
        assert terminal.leave(LIMIT) == 3
        assert terminal.text.startswith("gxreader: ")
        assert b"\x1b[?1049h" not in terminal.sent


def test_a_dumb_terminal_gets_text(gxreader: Program) -> None:
    """TERM=dumb prints the article without a single escape."""
    page = gxreader.write("a.txt")
    with on_terminal(gxreader, str(page), TERM="dumb") as terminal:
        assert terminal.leave(LIMIT) == 0
        assert TITLE in terminal.text
        assert b"\x1b" not in terminal.sent


def test_progress_is_drawn_and_wiped(gxreader: Program) -> None:
    """While files are read a line is drawn over; afterwards only the counts are left."""
    for number in range(3):
        gxreader.write(f"pages/{number}.txt")
    pages = str(gxreader.home / "pages")
    with on_terminal(gxreader, "add", pages) as terminal:
        assert terminal.leave(LIMIT) == 0
        assert b"Reading" in terminal.sent
        assert "Reading" not in terminal.text
        assert "Indexing" not in terminal.text
        assert terminal.text.startswith("files: 3")


@pytest.mark.parametrize(
    ("environ", "bold"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)]
)
def test_colour_is_for_terminals(gxreader: Program, environ: dict[str, str], bold: bool) -> None:
    """On a terminal the title is bold, unless NO_COLOR says otherwise."""
    page = gxreader.write("a.txt")
    with on_terminal(gxreader, "parse", str(page), **environ) as terminal:
        assert terminal.leave(LIMIT) == 0
        assert (b"\x1b[1m" in terminal.sent) is bold


def test_without_a_keyboard_the_screen_stays_closed(gxreader: Program) -> None:
    """A terminal for output but none for input: a sentence, not a screen that hears nothing."""
    page = gxreader.write("a.txt")
    master, slave = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reader", str(page)],
            env=gxreader.environ(),
            input=b"",
            stdout=slave,
            stderr=subprocess.PIPE,
            start_new_session=True,
            check=False,
        )
    finally:
        os.close(master)
        os.close(slave)
    assert done.returncode == 3
    assert done.stderr.startswith(b"gxreader: No keyboard: ")
