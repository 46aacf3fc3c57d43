"""What opens when the program starts, and how it leaves."""

import shlex
import signal
from pathlib import Path

import pytest

from tests.end_to_end.conftest import PROGRAM, Start

UNREADABLE = 3


def test_samples_open_and_q_leaves_the_terminal_as_it_was(start: Start) -> None:
    """Without arguments the samples open, say so, and `q` gives the terminal back."""
    terminal = start()
    terminal.wait_for("Samples")
    terminal.wait_for("1/")
    terminal.press(b"q")
    assert terminal.leave() == 0
    assert terminal.restored


@pytest.mark.parametrize(
    ("end", "status"),
    [(b"\x03", 0), (signal.SIGTERM, 128 + signal.SIGTERM)],
    ids=["C-c", "SIGTERM"],
)
def test_every_way_out_restores_the_terminal(
    start: Start, page: Path, end: bytes | signal.Signals, status: int
) -> None:
    """Keys and signals that end the program leave modes, screen and cursor as they were."""
    terminal = start(str(page))
    terminal.wait_for("春耕")
    if isinstance(end, bytes):
        terminal.press(end)
    else:
        terminal.process.send_signal(end)
    assert terminal.leave() == status
    assert terminal.restored


def test_text_that_looks_like_markup_is_text(start: Start, page: Path) -> None:
    """Brackets in a headline, a body and a query are shown as they are printed."""
    terminal = start(str(page), columns=120, rows=30)
    terminal.wait_for("[/相关链接]春耕备耕[b]正当时[/b]")
    assert "[bold red]昨日[/]" in terminal.text
    terminal.press("/[/相关链接]".encode())
    terminal.wait_for("Hits")
    assert terminal.process.poll() is None


def test_folder_opens_every_page_in_it(start: Start, page: Path) -> None:
    """A folder opens all its page files; an empty file in it is told and does no harm."""
    (page.parent / "folder").mkdir()
    for number in range(3):
        text = page.read_text(encoding="utf-8").replace("春耕", f"春耕第{number}期")
        (page.parent / "folder" / f"{number}.txt").write_text(text, encoding="utf-8")
    (page.parent / "folder" / "none.txt").touch()
    terminal = start(str(page.parent / "folder"), columns=120, rows=30)
    terminal.wait_for("春耕第2期")
    terminal.wait_for("none.txt")


def test_page_from_a_pipe_leaves_the_keys_to_the_terminal(start: Start, page: Path) -> None:
    """`cat page | gxreader -` shows the page and still takes keys."""
    command = f"cat {shlex.quote(str(page))} | {shlex.join((*PROGRAM, '-'))}"
    terminal = start(argv=("/bin/sh", "-c", command))
    terminal.wait_for("春耕")
    terminal.press(b"?")
    terminal.wait_for("Keys and help")
    terminal.press(b"\x1b")
    terminal.press(b"q")
    assert terminal.leave() == 0


@pytest.mark.parametrize(
    ("words", "environ", "told"),
    [
        (("--lang", "zh"), {"GXREADER_LANGUAGE": "en"}, "篇"),
        ((), {"GXREADER_LANGUAGE": "", "LC_ALL": "en_US.UTF-8"}, "article"),
        ((), {"GXREADER_LANGUAGE": "", "LC_ALL": "C"}, "篇"),
    ],
)
def test_language_is_chosen(
    start: Start, page: Path, words: tuple[str, ...], environ: dict[str, str], told: str
) -> None:
    """The option goes over the setting, the setting over the locale; else it is Chinese."""
    terminal = start(*words, str(page), **environ)
    terminal.wait_for(told)


def test_what_cannot_be_opened_is_told_before_the_screen(start: Start, tmp_path: Path) -> None:
    """A file that is no text, and one that is not there: a sentence, no screen, exit code 3."""
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    for name, told in (("picture.txt", "binary"), ("missing.txt", "missing.txt")):
        terminal = start(str(tmp_path / name))
        assert terminal.leave() == UNREADABLE
        assert told in terminal.text
        assert b"\x1b[?1049h" not in terminal.sent


def test_broken_config_is_told_and_does_no_harm(start: Start, home: Path, page: Path) -> None:
    """A config.toml that cannot be read is told in the status line; the program runs on."""
    folder = home / ".config" / "gxreader"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("theme = [", encoding="utf-8")
    terminal = start(str(page))
    terminal.wait_for("config.toml")
    terminal.press(b"q")
    assert terminal.leave() == 0


def test_damaged_catalogue_is_built_anew(start: Start, home: Path) -> None:
    """A catalogue full of rubbish is thrown away; the samples are read again."""
    for file in (home / ".cache" / "gxreader").rglob("*.sqlite"):
        file.write_bytes(b"rubbish" * 1000)
    terminal = start()
    terminal.wait_for("Samples", limit=20)
    terminal.wait_for("1/")
