"""In a true xterm, in both widths of ambiguous characters: nothing is lost, nothing out of place."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.end_to_end.conftest import PROGRAM, Start, environ_of
from tests.terminal.pseudo import ROOT
from tests.terminal.test_probe import draw_ambiguous_wide

XVFB, XTERM = shutil.which("Xvfb"), shutil.which("xterm")
READY = "? help"
PATIENCE = 40.0
HALF = "\uffff"
GAP = 29
"""The column between the list and the text at 80 columns."""

INSIDE = """
import subprocess, sys, time
reader = subprocess.Popen(sys.argv[1:])
time.sleep(1)
while reader.poll() is None:
    sys.stdout.write("\\x1b[i")  # xterm prints its screen
    sys.stdout.flush()
    time.sleep(0.7)
"""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """An X server without a screen to look at."""
    if XVFB is None or XTERM is None:
        pytest.skip("Xvfb and xterm are not installed")
    command = [XVFB, "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    number = server.stdout.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def screen_of_xterm(display: str, home: Path, options: list[str]) -> list[str]:
    """Return what xterm shows once the reader is ready: its own print of its screen."""
    printed = home / "printed"
    environ = environ_of(home, {"DISPLAY": display, "LC_ALL": "C.UTF-8"})
    environ.pop("TERM", None)
    printer = ["-xrm", f"*printerCommand: cat > {printed}", "-xrm", "*printAttributes: 0"]
    command = [str(XTERM), "-u8", "-geometry", "80x24", *printer, *options]
    inside = [sys.executable, "-c", INSIDE, *PROGRAM]
    until = monotonic() + PATIENCE
    with subprocess.Popen([*command, "-e", *inside], env=environ, cwd=ROOT) as terminal:
        try:
            while READY not in (text := _read(printed)):
                assert terminal.poll() is None, "xterm ended"
                assert monotonic() < until, f"the reader never came: {text}"
                sleep(0.2)
            return text.splitlines()
        finally:
            terminal.terminate()


def _read(printed: Path) -> str:
    """Return what was printed, a code point for each cell: right halves are U+FFFF."""
    if not printed.exists():
        return ""
    text = printed.read_text("utf-8", "replace")
    return re.sub(r"\x1b(?:\[[\d;]*m|#\d)", "", text)


def letters(rows: list[str]) -> list[str]:
    """Return rows without blanks and right halves."""
    return ["".join(row.replace(HALF, "").split()) for row in rows if row.strip()]


@pytest.mark.parametrize(
    ("options", "width"), [([], "narrow"), (["-cjk_width"], "wide")], ids=["narrow", "wide"]
)
def test_the_width_is_found_out_and_every_character_is_there(  # noqa: PLR0917 - fixtures, and the two cases
    start: Start,
    display: str,
    home: Path,
    options: list[str],
    width: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asked, xterm says how wide it draws; the screen is what the setting by hand would show."""
    if width == "wide":
        draw_ambiguous_wide(monkeypatch)
    told = start(GXREADER_AMBIGUOUS_WIDTH=width)
    told.wait_for(READY)
    shown = screen_of_xterm(display, home, options)
    assert letters(shown) == letters(told.text.splitlines())
    rows = [row for row in shown if row.strip()]
    assert {row[GAP : GAP + 1] for row in rows[:-1]} <= {" ", ""}  # between the list and the text
    after = {row[row.index("“") + 1] == HALF for row in rows if "“" in row}
    assert after == {width == "wide"}
