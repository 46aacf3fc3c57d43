"""A pseudo-terminal with a program in it: keys in, bytes counted, a screen to look at."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).parents[2]
APPS = Path(__file__).parent / "apps.py"
QUIET = 0.15
"""Seconds without a byte after which a frame is complete."""


def clean_environ(**extra: str) -> dict[str, str]:
    """An environment with nothing of the machine's own terminal in it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LOCPATH") if name in os.environ}
    plain = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    return kept | plain | extra


class PseudoTerminal:
    """Runs a program in a terminal of its own; leaves nothing running behind."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        encoding: str = "utf-8",
    ) -> None:
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self.sent = b""
        self.answers: dict[bytes, bytes] = {}
        self._fit(columns, rows)
        self.process = subprocess.Popen(
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(environ or clean_environ()),
            cwd=ROOT,
            preexec_fn=_own_the_terminal,  # noqa: PLW1509 - no threads here; job control needs it
        )
        self.slave = slave

    @classmethod
    def of_app(cls, name: str, *, columns: int = 80, rows: int = 24, **environ: str) -> Self:
        """Run the example app ``name``; words after the name are its arguments."""
        argv = [sys.executable, str(APPS), *name.split()]
        return cls(argv, columns=columns, rows=rows, environ=clean_environ(**environ))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.wait()
        for descriptor in {self.master, self.slave} - {-1}:
            os.close(descriptor)

    def settle(self, quiet: float = QUIET, limit: float = 8.0) -> bytes:
        """Read until nothing comes for ``quiet`` seconds; return what came."""
        came = b""
        until = monotonic() + limit
        while monotonic() < until:
            if not select.select([self.master], [], [], quiet)[0]:
                break
            piece = self._read()
            if not piece:
                break
            came += piece
        return came

    def wait_for(self, text: str, limit: float = 10.0) -> bytes:
        """Read until ``text`` is on the screen, then until it is quiet."""
        came = b""
        until = monotonic() + limit
        while text not in self.text:
            assert monotonic() < until, f"{text!r} never came:\n{self.text}"
            came += self.settle(0.05, 0.5)
        return came + self.settle()

    def settles_as(self, other: "PseudoTerminal", limit: float = 3.0) -> bool:
        """Whether both terminals come to show the same characters."""
        until = monotonic() + limit
        while self.text != other.text and monotonic() < until:
            self.settle(0.05, 0.2)
            other.settle(0.05, 0.2)
        return self.text == other.text

    def _read(self) -> bytes:
        try:
            piece = os.read(self.master, 65536)
        except OSError:
            return b""
        self.sent += piece
        for question, answer in self.answers.items():
            if question in piece:
                os.write(self.master, answer)
        self.stream.feed(self._decoder.decode(piece))
        return piece

    def press(self, keys: bytes, quiet: float = QUIET) -> bytes:
        """Type ``keys`` and return what the program sends in answer."""
        os.write(self.master, keys)
        return self.settle(quiet)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self._fit(columns, rows)
        self.screen.resize(rows, columns)

    def _fit(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)

    def leave(self, limit: float = 5.0) -> int:
        """Read on until the program ends; return its exit status."""
        until = monotonic() + limit
        while self.process.poll() is None and monotonic() < until:
            self.settle(0.05, 0.2)
        self.settle(0.05, 0.5)
        assert self.process.poll() is not None, f"still running:\n{self.text}"
        return self.process.returncode

    def hang_up(self) -> None:
        """Close the terminal, as a dropped connection does."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    @property
    def text(self) -> str:
        """The screen's lines; the right half of a two-cell character is left out."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        return "\n".join(
            "".join(buffer[y][x].data for x in columns) for y in range(self.screen.lines)
        )

    @property
    def cells(self) -> list[list[tuple[str, str, str, bool, bool]]]:
        """What every cell shows: text, colours, bold, reverse."""
        rows = ([self.screen.buffer[y][x] for x in range(self.screen.columns)] for y in self._rows)
        return [[(c.data, c.fg, c.bg, c.bold, c.reverse) for c in row] for row in rows]

    @property
    def _rows(self) -> range:
        return range(self.screen.lines)

    @property
    def restored(self) -> bool:
        """Whether the terminal is as the program found it: modes, screen, cursor."""
        flags = termios.tcgetattr(self.slave)[:4]
        tail = self.sent[-400:]
        return flags == self.before[:4] and b"\x1b[?1049l" in tail and b"\x1b[?25h" in tail

    def stopped(self, limit: float = 3.0) -> bool:
        """Wait until the program has been stopped by a signal."""
        until = monotonic() + limit
        while monotonic() < until:
            status = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
            if status.rpartition(")")[2].split()[0] == "T":
                return True
            sleep(0.02)
        return False


def _own_the_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
