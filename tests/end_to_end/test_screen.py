"""Inside tmux and GNU screen: the true program, as on a plain terminal."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import pytest

from tests.end_to_end.conftest import PROGRAM, Start
from tests.terminal.pseudo import PseudoTerminal

READY = "? help"


LINES = 24


@dataclass(frozen=True, slots=True)
class Multiplexer:
    """How a program is run inside a multiplexer, and how that is ended."""

    begin: tuple[str, ...]
    end: tuple[str, ...]
    term: str
    own_lines: int = 0


NAME = f"gxreader-{os.getpid()}"
MULTIPLEXERS = {
    "tmux": Multiplexer(
        ("tmux", "-f", "/dev/null", "-L", NAME, "new-session"),
        ("tmux", "-L", NAME, "kill-server"),
        "tmux-256color",
        own_lines=1,
    ),
    "screen": Multiplexer(
        ("screen", "-U", "-c", "/dev/null", "-S", NAME),
        ("screen", "-S", NAME, "-X", "quit"),
        "screen-256color",
    ),
}


@pytest.fixture(params=sorted(MULTIPLEXERS))
def multiplexer(request: pytest.FixtureRequest) -> Iterator[Multiplexer]:
    """A multiplexer that ends with the test."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    found = MULTIPLEXERS[request.param]
    yield found
    subprocess.run(found.end, capture_output=True, check=False)


def test_a_multiplexer_shows_what_a_plain_terminal_shows(
    start: Start, multiplexer: Multiplexer
) -> None:
    """Start, lines, pages and help arrive through tmux and screen as they are without."""
    rows = LINES + multiplexer.own_lines
    inner = start(argv=(*multiplexer.begin, *PROGRAM), rows=rows)
    plain = start(TERM=multiplexer.term)
    for terminal in (inner, plain):
        terminal.wait_for(READY)
    for key in (b"", b"j", b"\r", b"jjj", b" ", b"?", b"\x1b"):
        for terminal in (inner, plain):
            terminal.press(key, 0.1)
        assert same_in_time(inner, plain), key


def same_in_time(inner: PseudoTerminal, plain: PseudoTerminal, limit: float = 4.0) -> bool:
    """Whether both terminals come to show the same; a multiplexer holds a lone Escape back."""
    until = monotonic() + limit
    while rows_of(inner) != rows_of(plain) and monotonic() < until:
        inner.settle(0.05, 0.2)
        plain.settle(0.05, 0.2)
    return rows_of(inner) == rows_of(plain)


def rows_of(terminal: PseudoTerminal) -> list[str]:
    """Return the program's rows without the blanks at their ends."""
    return [row.rstrip() for row in terminal.text.splitlines()[:LINES]]
