"""The question for ambiguous widths, and the environment around it."""

import os
import re
from unicodedata import east_asian_width

import pyte.screens
import pytest

from reader.tui.terminal.environment import prepare_environment, usable_terminal
from reader.tui.terminal.probe import split_reply
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.text import article

DA1 = b"\x1b[?62;22c"
REQUEST = re.compile(rb"\x1b\[6n")


class AnsweringTerminal(PseudoTerminal):
    """Answers cursor reports as a terminal that draws ambiguous characters narrow or wide."""

    column = b"2"
    reports = True

    def _read(self) -> bytes:
        piece = super()._read()
        for _ in REQUEST.findall(piece) if self.reports else ():
            os.write(self.master, b"\x1b[1;" + self.column + b"R")
        if b"\x1b[c" in piece:
            os.write(self.master, DA1)
        return piece


def draw_ambiguous_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the emulator draw ambiguous characters in two cells, as some terminals do."""
    narrow = pyte.screens.wcwidth

    def wide(char: str) -> int:
        cells: int = narrow(char)
        return 2 if cells == 1 and east_asian_width(char) == "A" else cells

    monkeypatch.setattr(pyte.screens, "wcwidth", wide)


@pytest.mark.parametrize(
    ("setting", "draws_wide"),
    [("auto", False), ("auto", True), ("narrow", False), ("wide", True)],
)
def test_no_character_is_lost_in_either_width(
    setting: str, draws_wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked or told, the text is whole on terminals that draw “ ” — … in one cell and in two."""
    if draws_wide:
        draw_ambiguous_wide(monkeypatch)
    with AnsweringTerminal.of_app("reading", WIDTH_SETTING=setting) as terminal:
        terminal.column = b"3" if draws_wide else b"2"
        terminal.wait_for("水渠")
        shown = re.sub(r"[\s▁-█]", "", terminal.text)
        assert article().translate({10: None, 32: None}).startswith(shown)
        assert shown.count("“") >= 4
        assert asked(terminal) is (setting == "auto")


def asked(terminal: PseudoTerminal) -> bool:
    """Whether the terminal was asked for its cursor."""
    return b"\x1b[6n" in terminal.sent


@pytest.mark.parametrize("reports", [True, False], ids=["reports", "only end mark"])
def test_what_was_typed_meanwhile_is_kept(reports: bool) -> None:
    """Letters typed before the first frame arrive in the input."""
    with AnsweringTerminal.of_app("typing", WIDTH_SETTING="auto") as terminal:
        terminal.reports = reports
        os.write(terminal.master, "早ab".encode())
        terminal.wait_for("早ab]", 6.0)


def test_a_silent_terminal_is_not_waited_for() -> None:
    """A terminal that answers nothing gets the program at once."""
    with PseudoTerminal.of_app("reading", WIDTH_SETTING="auto") as terminal:
        terminal.wait_for("水渠")
        assert asked(terminal)


@pytest.mark.parametrize("pieces", [1, 3])
def test_a_late_answer_is_still_believed(pieces: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that says after the first frame that it draws wide gets the frame anew, right."""
    draw_ambiguous_wide(monkeypatch)
    with PseudoTerminal.of_app("reading", WIDTH_SETTING="auto") as terminal:
        terminal.wait_for("水渠")
        answer = b"\x1b[1;3R" * 4 + DA1
        size = -(-len(answer) // pieces)
        for start in range(0, len(answer), size):
            terminal.press(answer[start : start + size])
        shown = re.sub(r"[\s▁-█]", "", terminal.text)
        assert article().translate({10: None, 32: None}).startswith(shown)
        assert shown.count("“") >= 4


def test_late_answers_are_no_keys() -> None:
    """Answers that come after the first frame type nothing."""
    with PseudoTerminal.of_app("typing", WIDTH_SETTING="auto") as terminal:
        terminal.wait_for("▁")
        terminal.press(b"\x1b[1;2R" * 4 + DA1)
        terminal.press(b"x")
        terminal.wait_for("[x]", 3.0)


@pytest.mark.parametrize(
    ("reply", "columns", "rest", "ended"),
    [
        (b"\x1b[1;2R\x1b[1;3R" + DA1, [2, 3], b"", True),
        (b"j\x1b[12;2Rk" + DA1 + b"l", [2], b"jkl", True),
        (b"\x1b[A", [], b"\x1b[A", False),
    ],
)
def test_answers_and_keys_are_told_apart(
    reply: bytes, columns: list[int], rest: bytes, ended: bool
) -> None:
    """Reports are taken out, the rest was typed; what is still to come is known."""
    assert split_reply(reply) == (columns, rest, ended)


def test_textual_is_told_before_its_import() -> None:
    """Animations and kitty keys are off, development switches gone, an empty NO_COLOR is none."""
    environ = {"TEXTUAL_PRESS": "q", "NO_COLOR": "", "TEXTUAL_ANIMATIONS": "full"}
    prepare_environment(environ)
    assert environ == {
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "TEXTUAL_SMOOTH_SCROLL": "0",
    }


@pytest.mark.parametrize(
    ("term", "isatty", "usable"),
    [
        ("xterm", True, True),
        ("linux", True, True),
        ("unknown", True, True),
        ("dumb", True, False),
        ("", True, False),
        ("xterm", False, False),
    ],
)
def test_a_screen_needs_a_terminal(term: str, isatty: bool, usable: bool) -> None:
    """A dumb terminal or a pipe gets a sentence that says what works instead."""
    reason = usable_terminal({"TERM": term}, isatty)
    assert (reason is None) is usable
    assert usable or "gxreader list" in str(reason)


def test_the_mouse_is_never_asked_for_every_motion() -> None:
    """With the mouse on, buttons, wheel and dragging are reported, nothing else."""
    with PseudoTerminal.of_app("reading mouse") as terminal:
        terminal.wait_for("水渠")
        assert b"?1000h" in terminal.sent
        assert b"?1006h" in terminal.sent
        assert not re.search(rb"\?10(03|15|16)h", terminal.sent)
        terminal.press(b"q")
        terminal.leave()
        assert b"?1000l" in terminal.sent
