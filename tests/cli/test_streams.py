"""Pipes that close, disks that are full, locales that cannot say it, keys that interrupt."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.streams import styled
from tests.cli.conftest import SECONDS, Program


def test_a_closed_pipe_is_quiet(gxreader: Program) -> None:
    """Who stops reading has read enough: no traceback, nothing on standard error."""
    for words in (["completion", "zsh"], ["-h"], ["-V"]):
        with gxreader.running(*words) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.wait(SECONDS) == 0
            assert process.stderr.read() == b""


def test_a_full_disk_is_a_sentence(gxreader: Program) -> None:
    """Output that cannot be written is exit 3 and one line, not a traceback."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    with full.open("wb") as stdout:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "completion", "bash"],
            cwd=gxreader.home,
            env=gxreader.environ(),
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("gxreader: Cannot write: standard output: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_do_no_harm(gxreader: Program, closed: str) -> None:
    """Standard streams that are closed from the start are no reason to fail."""
    line = f"'{sys.executable}' -m reader locate {closed}"
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=gxreader.home,
        env=gxreader.environ(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_is_130(gxreader: Program) -> None:
    """Ctrl-C while a stream is read: exit 130 and nothing said."""
    with gxreader.running("figures", "--jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"id": 1, "title": "", "body": ""}\n')
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"{")
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=SECONDS)
        assert (process.returncode, err) == (130, b"")


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_text_can_be_said_in_any_locale(gxreader: Program, locale: str) -> None:
    """A C locale gets UTF-8; JSON is UTF-8 everywhere."""
    gxreader.write("a.txt")
    outcome = gxreader.alone("parse", "a.txt", LC_ALL=locale)
    assert outcome.code == 0
    assert "夜读课堂" in outcome.out
    assert "夜读课堂" in gxreader.alone("parse", "a.txt", "--json", LC_ALL=locale).out


def test_what_a_locale_lacks_becomes_a_question_mark(gxreader: Program) -> None:
    """Text keeps to the encoding that was asked for; data does not."""
    gxreader.write("a.txt")
    text = gxreader.alone("parse", "a.txt", PYTHONIOENCODING="latin-1")
    assert (text.code, "夜" in text.out, "????" in text.out) == (0, False, True)
    record = gxreader.alone("parse", "a.txt", "--json", PYTHONIOENCODING="latin-1")
    assert "夜读" in record.out


@pytest.mark.parametrize(
    ("when", "environ", "expected"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ("auto", {"FORCE_COLOR": ""}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_follows_the_conventions(
    when: str, environ: dict[str, str], expected: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """NO_COLOR and FORCE_COLOR count when they are not empty; --color decides over both."""
    assert styled(when, environ) is expected
    assert capsys.readouterr().out == ""


def test_a_bug_is_told_without_text_and_with_its_place(gxreader: Program) -> None:
    """An error nobody expected: its kind and place, exit 3; a traceback only when asked for."""
    gxreader.write(
        "sitecustomize.py",
        "import reader.cli.places as places\n"
        "def broken(call): raise ValueError('本文')\n"
        "places.locate = broken\n",
    )
    path = os.pathsep.join([str(gxreader.home), gxreader.environ()["PYTHONPATH"]])
    outcome = gxreader.alone("locate", PYTHONPATH=path)
    assert outcome.code == 3
    assert outcome.err.startswith("gxreader: Internal error: ValueError in reader/cli/program.py:")
    assert "本文" not in outcome.err
    assert outcome.err.count("\n") == 1
    debugged = gxreader.alone("locate", PYTHONPATH=path, GXREADER_DEBUG="1")
    assert (debugged.code, "Traceback" in debugged.err) == (3, True)
