"""Typed input: bytes that are no text, other encodings, floods and answers nobody asked for."""

import os
import sys
from pathlib import Path

import pytest

from reader.tui.terminal.encoding import TypedText, encode
from reader.tui.terminal.replies import Replies
from tests.terminal.pseudo import APPS, PseudoTerminal, clean_environ


@pytest.mark.parametrize(
    ("encoding", "pieces", "text"),
    [
        ("utf-8", ["报".encode()[:1], "报".encode()[1:]], "报"),
        ("utf-8", [b"\xd6\xd0a"], "a"),
        ("utf-8", [b"\x9b", b"b"], "b"),
        ("utf-8", [b"\xff\xfe\x00c"], "\x00c"),
        ("gb18030", ["报纸".encode("gb18030")], "报纸"),
        ("gb18030", ["报".encode("gb18030")[:1], "报".encode("gb18030")[1:]], "报"),
        ("gb18030", ["𠮷".encode("gb18030")[:3], "𠮷".encode("gb18030")[3:]], "𠮷"),
    ],
)
def test_typed_bytes_become_text(encoding: str, pieces: list[bytes], text: str) -> None:
    """Characters cut by a read are joined, bytes that are none are dropped."""
    typed = TypedText(encoding)
    assert "".join(typed.feed(piece) for piece in pieces) == text


def test_what_an_encoding_lacks_keeps_its_width() -> None:
    """A character the terminal's encoding lacks becomes as many ? as it has cells."""
    assert encode("𠮷a", "gb2312") == b"??a"
    assert encode("é", "gb2312") in {b"?", "é".encode("gb2312")}


HOSTILE = [
    b"\xd6\xd0",
    b"\x9b",
    b"\xff\xfe\xfd",
    b"\x00",
    b"\x1b[1;1R",
    b"\x1b[99;99;99~\x1b[?;;;z",
    b"\x1b]11;rgb:ffff/ffff\x07",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b[?62;22c\x1b[>41;351;0c",
    b"\xe6\x8a",
]


def test_hostile_bytes_do_not_end_the_program() -> None:
    """After each of them a typed letter still arrives, and replies are not taken for letters."""
    with PseudoTerminal.of_app("typing") as terminal:
        terminal.wait_for("▁")
        for count, typed in enumerate(HOSTILE, 1):
            terminal.press(typed, 0.15)
            terminal.press(b"q", 0.05)
            terminal.wait_for("q" * count if count < 4 else "q]", 3.0)
        assert b"Traceback" not in terminal.sent
        assert "rgb" not in terminal.text
        assert "62;22c" not in terminal.text


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["a\x1b[?62;22cb"], "ab"),
        (["a\x1b[?62;", "22cb"], "ab"),
        (["\x1b]11;rgb:ff/ff/ff", "\x1b\\k"], "k"),
        (["\x1b[A"], "\x1b[A"),
        (["\x1b[<0;3;4M"], "\x1b[<0;3;4M"),
        (["\x1b[?2026;2$y"], "\x1b[?2026;2$y"),
    ],
)
def test_replies_are_taken_out_of_what_was_typed(pieces: list[str], text: str) -> None:
    """Whole or in pieces; keys, the mouse and the modes that Textual asks for pass."""
    replies = Replies()
    assert "".join(replies.strip(piece) for piece in pieces) == text


@pytest.mark.parametrize(
    ("pieces", "margins"),
    [
        (["\x1b[?69;2$y"], True),
        (["\x1b[?69;", "1$y"], True),
        (["\x1b[?69;0$y"], False),
        (["\x1b[?69;4$y"], False),
        ([], False),
    ],
)
def test_the_terminal_says_whether_it_has_margins(pieces: list[str], margins: bool) -> None:
    """Mode 69 known and not switched off for good is what rectangles need."""
    replies = Replies()
    assert "".join(replies.strip(piece) for piece in pieces) == ""
    assert replies.margins is margins


def test_alt_and_a_letter_is_a_key() -> None:
    """What looks like the head of a reply is released as a key when nothing follows."""
    replies = Replies()
    assert replies.strip("\x1bP") == ""
    assert replies.release() == "\x1bP"
    assert replies.release() == ""


def test_a_large_paste_arrives_whole() -> None:
    """100,000 bytes in one bracketed paste are one change of the input."""
    with PseudoTerminal.of_app("typing") as terminal:
        terminal.wait_for("▁")
        paste = b"\x1b[200~" + "报纸".encode() * 16_666 + b"\x1b[201~"
        while paste:
            paste = paste[os.write(terminal.master, paste[:4000]) :]
            terminal.settle(0.0, 0.01)
        terminal.wait_for("报纸报纸", 5.0)
        terminal.press(b"z")
        terminal.wait_for("z ", 5.0)


def test_chinese_typed_and_shown_in_gb18030() -> None:
    """A terminal that speaks GB18030 gets it and is understood in it."""
    environ = clean_environ(PYTHONIOENCODING="gb18030", PYTHONUTF8="0")
    argv = [sys.executable, str(APPS), "typing"]
    with PseudoTerminal(argv, environ=environ, encoding="gb18030") as terminal:
        terminal.wait_for("▁")
        terminal.press("桂林日报".encode("gb18030"))
        terminal.wait_for("[桂林日报]", 3.0)


@pytest.mark.parametrize("encoding", ["latin-1"])
def test_a_locale_without_chinese_still_shows_chinese(encoding: str) -> None:
    """Where the locale cannot say Chinese, the terminal is spoken to in UTF-8."""
    environ = clean_environ(PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    with PseudoTerminal([sys.executable, str(APPS), "reading"], environ=environ) as terminal:
        terminal.wait_for("水渠")
        assert b"\\u" not in terminal.sent


@pytest.mark.parametrize("locale", ["C", ""])
def test_the_installed_locales_show_chinese(locale: str) -> None:
    """With the plain locales, and with none, the text is right."""
    with PseudoTerminal.of_app("reading", LC_ALL=locale, LANG=locale) as terminal:
        terminal.wait_for("水渠")


@pytest.mark.parametrize(("source", "charmap"), [("zh_CN", "GB2312"), ("en_US", "ISO-8859-1")])
def test_a_real_locale(source: str, charmap: str, tmp_path: Path) -> None:
    """A locale compiled for the test speaks its encoding, or UTF-8 where that lacks Chinese."""
    import subprocess

    name = f"{source}.{charmap}"
    if not Path("/usr/share/i18n/locales", source).exists():
        pytest.skip(f"the sources of the locale {source} are not installed")
    command = ["localedef", "-f", charmap, "-i", source, str(tmp_path / name)]
    if subprocess.run(command, capture_output=True, check=False).returncode > 1:
        pytest.skip(f"localedef cannot build {name}")
    spoken = "utf-8" if charmap.startswith("ISO") else charmap.lower()
    environ = clean_environ(LC_ALL=name, LOCPATH=str(tmp_path))
    argv = [sys.executable, str(APPS), "typing"]
    with PseudoTerminal(argv, environ=environ, encoding=spoken) as terminal:
        terminal.wait_for("????" if spoken == "gb2312" else "▁")
        terminal.press("日报".encode(spoken))
        terminal.wait_for("[日报]", 3.0)
