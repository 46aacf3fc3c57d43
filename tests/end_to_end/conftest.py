"""Runs ``gxreader`` in a pseudo-terminal, in folders of its own."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import pytest

from tests.terminal.pseudo import PseudoTerminal, clean_environ

Start = Callable[..., PseudoTerminal]
"""``start(*words, columns=80, rows=24, argv=None, **environ)``: the program in a terminal."""

PROGRAM = (sys.executable, "-m", "reader")

FOLDERS = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")

PAGE = """漓川日报
2024年3月1日 星期五 第01版 要闻
[/相关链接]春耕备耕[b]正当时[/b]
本报记者 甘雨
  本报讯 [bold red]昨日[/]，全市备足化肥4.2万吨，比去年增长5.1%。[link=x]农资[/link]价格平稳。
  [@click=app.quit]农机[/]检修9600台，覆盖137个乡镇。
"""
"""A page of our own, full of what looks like markup."""


@pytest.fixture
def home(tmp_path: Path, sample_shelf: Path) -> Path:
    """A home folder that knows the samples already."""
    shutil.copytree(sample_shelf, tmp_path / ".cache" / "gxreader")
    return tmp_path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page file full of what looks like markup."""
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


TAKEN = b"\x1b[?2004h"
"""What the app sends when it has taken the terminal; before it there is only a picture."""


class ReaderTerminal(PseudoTerminal):
    """A terminal in which the reader runs: nothing is awaited of it before its keys work."""

    def wait_for(self, text: str, limit: float = 10.0) -> bytes:
        """Read until the app is there and ``text`` on the screen, then until it is quiet."""
        until = monotonic() + limit
        while TAKEN not in self.sent and self.process.poll() is None:
            assert monotonic() < until, f"the app never came:\n{self.text}"
            self.settle(0.02, 0.1)
        return super().wait_for(text, limit)


def environ_of(home: Path, extra: dict[str, str]) -> dict[str, str]:
    """Return the environment of somebody who lives in ``home`` and reads English."""
    environ = clean_environ(HOME=str(home), GXREADER_LANGUAGE="en")
    return {name: value for name, value in environ.items() if name not in FOLDERS} | extra


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start the program as often as the test likes; whatever still runs at its end is ended."""
    with ExitStack() as stack:

        def run(
            *words: str,
            columns: int = 80,
            rows: int = 24,
            argv: tuple[str, ...] = (),
            encoding: str = "utf-8",
            **extra: str,
        ) -> PseudoTerminal:
            terminal = ReaderTerminal(
                argv or (*PROGRAM, *words),
                columns=columns,
                rows=rows,
                environ=environ_of(home, extra),
                encoding=encoding,
            )
            return stack.enter_context(terminal)

        yield run
