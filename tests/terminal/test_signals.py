"""Signals and shells: whatever ends or stops the program, the terminal is given back."""

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.pseudo import PseudoTerminal


@pytest.mark.parametrize(
    "number", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGINT], ids=lambda n: n.name
)
def test_a_signal_saves_and_restores(number: signal.Signals, tmp_path: Path) -> None:
    """The app leaves as by its own key: state saved, terminal as found, status 128 + n."""
    saved = tmp_path / "saved"
    with PseudoTerminal.of_app("reading", SAVED=str(saved)) as terminal:
        terminal.wait_for("水渠")
        terminal.process.send_signal(number)
        assert terminal.leave() == 128 + number
        assert terminal.restored
        assert saved.read_text(encoding="utf-8") == "saved"


def test_a_hang_up_while_leaving_does_not_start_again() -> None:
    """The kernel sends SIGHUP and SIGCONT together; after a key has ended the app, both are late."""
    with PseudoTerminal.of_app("reading") as terminal:
        terminal.wait_for("水渠")
        os.write(terminal.master, b"q")
        for _ in range(20):
            if terminal.process.poll() is None:
                terminal.process.send_signal(signal.SIGCONT)
                terminal.settle(0.01, 0.02)
        terminal.leave()
        assert terminal.restored


def test_a_key_leaves_with_status_zero() -> None:
    """Leaving by a key restores the terminal as well."""
    with PseudoTerminal.of_app("reading") as terminal:
        terminal.wait_for("水渠")
        terminal.press(b"q")
        assert terminal.leave() == 0
        assert terminal.restored


def test_a_dropped_connection_ends_the_program(tmp_path: Path) -> None:
    """When the terminal is closed, the app saves its state and ends; it does not spin."""
    saved = tmp_path / "saved"
    with PseudoTerminal.of_app("reading", SAVED=str(saved)) as terminal:
        terminal.wait_for("水渠")
        terminal.hang_up()
        terminal.process.wait(5)
        assert saved.exists()


def test_stop_and_continue_repaints_everything() -> None:
    """After C-z and fg the whole screen is there again, and leaving still restores it."""
    with PseudoTerminal.of_app("reading") as terminal:
        terminal.wait_for("水渠")
        before = terminal.text
        terminal.press(b"\x1a")
        assert terminal.stopped()
        assert terminal.restored
        terminal.stream.feed("\x1b[?1049l\x1b[2J$ fg\r\n")
        terminal.process.send_signal(signal.SIGCONT)
        terminal.settle(0.5)
        assert terminal.text == before
        terminal.press(b"q")
        assert terminal.leave() == 0
        assert terminal.restored


def test_a_stop_that_nobody_announced_is_survived() -> None:
    """SIGSTOP gives no warning; SIGCONT takes the terminal up again without losing its modes."""
    with PseudoTerminal.of_app("reading") as terminal:
        terminal.wait_for("水渠")
        before = terminal.text
        terminal.process.send_signal(signal.SIGSTOP)
        assert terminal.stopped()
        terminal.stream.feed("\x1b[2J$ fg\r\n")
        terminal.process.send_signal(signal.SIGCONT)
        terminal.settle(0.5)
        assert terminal.text == before
        terminal.press(b"q")
        assert terminal.leave() == 0
        assert terminal.restored


def test_a_stalled_terminal_neither_blocks_nor_floods() -> None:
    """Keys typed while nothing is read cost one frame at the end, not one each."""
    with PseudoTerminal.of_app("reading") as terminal:
        terminal.wait_for("水渠")
        for _ in range(200):
            os.write(terminal.master, b"\x1b[6~\x1b[5~")
        os.write(terminal.master, b"\x1b[B")
        signal_at = len(terminal.sent)
        import time

        time.sleep(2.0)
        terminal.settle(0.5)
        assert len(terminal.sent) - signal_at < 20_000
        terminal.press(b"q")
        assert terminal.leave() == 0


def test_leaving_a_terminal_that_never_reads_again_takes_seconds() -> None:
    """SIGTERM ends the program although its last bytes cannot be delivered."""
    with PseudoTerminal.of_app("reading", columns=200, rows=50) as terminal:
        terminal.wait_for("水渠")
        os.write(terminal.master, b"\x1b[6~\x1b[5~" * 50)
        terminal.process.send_signal(signal.SIGTERM)
        terminal.process.wait(10)
