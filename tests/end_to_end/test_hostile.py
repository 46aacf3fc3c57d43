"""Hostile terminals, keys and texts: none crashes the program, none garbles its screen.

The table is the list of what was tried; every row ends with the program alive, its screen right,
and the terminal given back.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

import pytest

from tests.end_to_end.conftest import ReaderTerminal, Start

READY = "? help"
HEADLINE = "春耕备耕正当时"
HEAD = f"漓川日报\n2024年3月1日 星期五 第01版 要闻\n{HEADLINE}\n本报记者 甘雨\n"
BODY = "  本报讯 昨日，全市备足化肥4.2万吨，比去年增长5.1%。农资价格平稳，农机检修完毕。\n"
UNICODE = "　　e\u0301te\u0301、👩\u200d👩\u200d👧、❤\ufe0f、🇨🇳、𠮷野家、𪚥、\u200b零宽\u200d、\u202e反向、\ufeff。\n"
BIG = 350_000
"""Characters of an article of a million bytes."""
LINE = 100_000


@dataclass(frozen=True, slots=True)
class Case:
    """What is tried: the environment, the text, and what is done to the running program."""

    environ: dict[str, str] = field(default_factory=dict)
    body: str = BODY
    typed: tuple[bytes, ...] = ()
    does: Callable[[ReaderTerminal], None] | None = None
    size: tuple[int, int] = (80, 24)
    shows: str = HEADLINE
    never: bytes = b"Traceback"


def storm(terminal: ReaderTerminal) -> None:
    """Sixty sizes in a second, one cell among them."""
    for step in range(60):
        terminal.resize(1 + step * 7 % 140, 1 + step * 5 % 40)
        terminal.settle(0.0, 0.015)
    terminal.resize(80, 24)
    terminal.settle(0.5)


def stall(terminal: ReaderTerminal) -> None:
    """A terminal that takes nothing for two seconds, while keys are held down."""
    for _second in range(20):
        os.write(terminal.master, b"jk\r\x1bjk \x1b")
        sleep(0.1)
    terminal.settle(0.4)


def paste(terminal: ReaderTerminal) -> None:
    """A hundred thousand bytes pasted where nothing can be typed, and into the search bar."""
    for before in (b"", b"/"):
        terminal.press(before) if before else None
        waiting = b"\x1b[200~" + "报纸".encode() * 16_666 + b"\x1b[201~"
        while waiting:
            waiting = waiting[os.write(terminal.master, waiting[:4000]) :]
            terminal.settle(0.0, 0.01)
    terminal.settle(1.0)
    terminal.press(b"\x1b", 0.5)
    terminal.press(b"\x1b", 0.5)


CASES = {
    "bytes that are no UTF-8": Case(
        typed=(b"\xd6\xd0", b"\x9b", b"\xff\xfe\x80", b"\xe6\xbc", b"k")
    ),
    "NUL and cut sequences": Case(
        typed=(b"\x00", b"\x1b[999;999;999~", b"\x1b[<0;1", b"\x1bP", b"k")
    ),
    "replies nobody asked for": Case(
        typed=(
            b"\x1b[12;40R",
            b"\x1b[?62;22c",
            b"\x1b]11;rgb:0/0/0\x07",
            b"\x1bP>|xterm\x1b\\",
            b"k",
        )
    ),
    "a hundred kilobytes pasted": Case(does=paste),
    "a storm of sizes": Case(does=storm),
    "a stalled terminal": Case(does=stall),
    "a terminal of 1x1": Case(size=(1, 1), does=lambda terminal: terminal.resize(80, 24)),
    "TERM=linux": Case({"TERM": "linux"}),
    "TERM=vt100": Case({"TERM": "vt100"}),
    "TERM=unknown": Case({"TERM": "no-such-terminal"}),
    "LANG=C": Case({"LC_ALL": "", "LANG": "C"}, never=b"\\u"),
    "POSIX without coercion": Case({"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}, never=b"\\u"),
    "latin-1": Case({"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, never=b"\\u"),
    "NO_COLOR": Case({"NO_COLOR": "1"}, never=b"\x1b[36m"),
    "zero width, emoji, rare characters": Case(body=UNICODE * 3 + BODY, typed=(b"\r", b"j", b"k")),
    "an article of a million bytes": Case(
        body=BODY * (BIG // len(BODY)), typed=(b"\r", b"G", b"g")
    ),
    "a line of 100,000 characters": Case(
        body="  " + BODY.strip() * (LINE // len(BODY)) + "\n", typed=(b"\r", b"G", b"g")
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_nothing_hostile_harms(start: Start, tmp_path: Path, name: str) -> None:
    """The program survives, shows the article, and leaves the terminal as it was."""
    case = CASES[name]
    page = tmp_path / "page.txt"
    page.write_text(HEAD + case.body, encoding="utf-8")
    columns, rows = case.size
    terminal = start(str(page), columns=columns, rows=rows, **case.environ)
    assert isinstance(terminal, ReaderTerminal)
    terminal.wait_for(READY if columns > 1 else "", limit=20.0)
    terminal.wait_for(case.shows if columns > 1 else "", limit=30.0)
    for typed in case.typed:
        terminal.press(typed, 0.1)
    if case.does is not None:
        case.does(terminal)
    terminal.press(b"\x0c", 0.3)
    terminal.wait_for(case.shows)
    assert case.never not in terminal.sent
    terminal.press(b"\x03")
    assert terminal.leave() == 0
    assert terminal.restored


def test_a_gb18030_terminal_is_spoken_to_in_its_own_encoding(start: Start, tmp_path: Path) -> None:
    """What is shown and what is typed there is GB18030; typed Chinese does no harm."""
    page = tmp_path / "page.txt"
    page.write_text(HEAD + BODY, encoding="utf-8")
    environ = {"PYTHONIOENCODING": "gb18030", "PYTHONUTF8": "0"}
    terminal = start(str(page), encoding="gb18030", **environ)
    terminal.wait_for(READY)
    assert HEADLINE in terminal.text
    terminal.press(b"/")
    terminal.press("化肥".encode("gb18030"))
    terminal.wait_for("化肥")
    terminal.press(b"\x03")
    assert terminal.leave() == 0


def test_a_dumb_terminal_gets_plain_lines(start: Start, tmp_path: Path) -> None:
    """TERM=dumb gets the article or a sentence, without one control sequence."""
    page = tmp_path / "page.txt"
    page.write_text(HEAD + BODY, encoding="utf-8")
    terminal = start(str(page), TERM="dumb")
    terminal.leave()
    assert not re.search(rb"\x1b\[\?|\x1b\[\d*;?\d*H", terminal.sent)
    assert terminal.sent.strip()
