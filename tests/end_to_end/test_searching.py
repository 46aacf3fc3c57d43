"""Searching in a terminal: by a process of its own, which comes late and leaves with the reader."""

import os
import signal
from pathlib import Path
from time import monotonic, sleep

from tests.end_to_end.conftest import Start
from tests.terminal.pseudo import PseudoTerminal

SERVING = b"reader.library.aside"
PATIENCE = 10.0


def searching_processes(terminal: PseudoTerminal) -> list[int]:
    """Return the searching processes of the program in a terminal."""
    lists = Path(f"/proc/{terminal.process.pid}/task").glob("*/children")
    kin = [int(one) for each in lists for one in each.read_text(encoding="ascii").split()]
    return [pid for pid in kin if SERVING in Path(f"/proc/{pid}/cmdline").read_bytes()]


def gone(pid: int) -> bool:
    """Wait for the end of a process; return whether it came."""
    until = monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists() and monotonic() < until:
        sleep(0.02)
    return not Path(f"/proc/{pid}").exists()


def search(terminal: PseudoTerminal, words: str, sign: str) -> None:
    """Type a query and wait for what must come."""
    terminal.press(b"/")
    terminal.press(words.encode())
    terminal.wait_for(sign)


def test_reading_alone_starts_no_process(start: Start) -> None:
    """Whoever does not search pays nothing for it; the bar starts the process, once."""
    terminal = start()
    terminal.wait_for("1/")
    terminal.press(b"j")
    assert not searching_processes(terminal)
    search(terminal, "首席技师", "首席技师")
    assert len(searching_processes(terminal)) == 1


def test_the_process_leaves_with_the_reader(start: Start) -> None:
    """Left by its key, or killed."""
    for sign in (None, signal.SIGKILL, signal.SIGHUP):
        terminal = start()
        terminal.wait_for("1/")
        search(terminal, "首席技师", "首席技师")
        (pid,) = searching_processes(terminal)
        if sign is None:
            terminal.press(b"\x03")
        else:
            terminal.process.send_signal(sign)
        terminal.leave()
        assert gone(pid)


def test_a_killed_process_is_not_missed(start: Start) -> None:
    """The next search is answered all the same, by another one."""
    terminal = start()
    terminal.wait_for("1/")
    search(terminal, "首席技师", "首席技师")
    (pid,) = searching_processes(terminal)
    os.kill(pid, signal.SIGKILL)
    terminal.press(b"\x15")
    terminal.press("电梯".encode())
    terminal.wait_for("电梯")
    terminal.settle(0.3)
    assert pid not in searching_processes(terminal)
