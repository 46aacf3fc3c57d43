"""Inside tmux: what arrives there is what a plain terminal shows, also after scrolling and C-z."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.terminal.pseudo import APPS, PseudoTerminal, clean_environ

TMUX = shutil.which("tmux")


class Tmux:
    """A tmux server of its own with one window of 80x24."""

    def __init__(self, folder: Path) -> None:
        self.socket = str(folder / "tmux")
        self.run("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sh")
        self.run("set", "-g", "status", "off")
        self.run("resize-window", "-x", "80", "-y", "24")

    def run(self, *words: str) -> str:
        """Run a tmux command on the server."""
        command = [str(TMUX), "-S", self.socket, *words]
        environ = clean_environ(TERM="xterm-256color")
        done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
        return done.stdout

    def keys(self, *names: str) -> None:
        """Type keys, by tmux's names."""
        self.run("send-keys", *names)

    def shows(self, text: str, limit: float = 10.0) -> bool:
        """Wait until the window's text, blanks at line ends aside, is ``text``."""
        until = monotonic() + limit
        while (same := self.text() == tidy(text)) is False and monotonic() < until:
            sleep(0.1)
        return same

    def text(self) -> str:
        """The window's lines without the blanks at their ends."""
        return tidy(self.run("capture-pane", "-p"))


def tidy(text: str) -> str:
    """Return lines without the blanks at their ends."""
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A tmux that ends with the test."""
    if TMUX is None:
        pytest.skip("tmux is not installed")
    server = Tmux(tmp_path)
    yield server
    server.run("kill-server")


def test_tmux_shows_what_a_plain_terminal_shows(tmux: Tmux) -> None:
    """The first screen, after lines, after pages, and after C-z and fg."""
    tmux.keys(f"{sys.executable} {APPS} reading", "Enter")
    with PseudoTerminal.of_app("reading") as plain:
        plain.wait_for("水渠")
        assert tmux.shows(plain.text)
        for names, keys in (
            (["Down"] * 3, b"\x1b[B" * 3),
            (["PageDown"], b"\x1b[6~"),
            (["Up"] * 2, b"\x1b[A" * 2),
            (["End"], b"\x1b[F"),
        ):
            tmux.keys(*names)
            plain.press(keys)
            assert tmux.shows(plain.text), tmux.text()
        tmux.keys("C-z")
        sleep(0.3)
        tmux.keys("fg", "Enter")
        assert tmux.shows(plain.text), tmux.text()
    tmux.keys("q")
