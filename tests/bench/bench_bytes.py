"""What a key costs on the wire: the reader in a pseudo-terminal, beside less, with budgets.

Run: python tests/bench/bench_bytes.py [FILE]. Starts the installed ``gxreader FILE`` (a page file;
else the longest of the sample archive) at 80x24 and 200x50, presses keys and counts what comes
back, on a terminal that scrolls whole rows only (most) and on one with left and right margins
(xterm, iTerm2, WezTerm, Windows Terminal). Bytes are the same on every machine; milliseconds (last byte, minimum) are not.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.terminal.margins import MarginTerminal
from tests.terminal.pseudo import ROOT, PseudoTerminal, clean_environ

BUDGETS = {
    (80, 24): {"start": 9_000, "cursor": 300, "line": 300, "page": 3_000, "idle": 0},
    (200, 50): {"cursor": 500, "line": 700, "idle": 0},
}
"""Most bytes a key may cost, by size of the screen."""
QUIET = 0.3
PRESSES = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What one kind of key costs: median and greatest bytes, least milliseconds."""

    what: str
    median: int
    most: int
    milliseconds: float


def reader_costs(terminal: PseudoTerminal) -> Iterator[Cost]:
    """Press the reader's keys: in the list, in the text, and none."""
    terminal.settle(2.5)
    if terminal.process.poll() is not None:
        print(f"it ended: {terminal.text.strip()}")
        return
    yield Cost("start", len(terminal.sent), len(terminal.sent), 0.0)
    yield cost(terminal, "cursor", b"j", b"k")
    terminal.press(b"g", 0.3)
    terminal.press(b"\r", 0.6)
    yield cost(terminal, "line", b"j", b"k")
    yield cost(terminal, "page", b" ", b"b")
    came = len(terminal.settle(2.0))
    yield Cost("idle", came, came, 0.0)


def less_costs(terminal: PseudoTerminal) -> Iterator[Cost]:
    """Press the pager's keys."""
    terminal.settle(0.5)
    yield Cost("start", len(terminal.sent), len(terminal.sent), 0.0)
    yield cost(terminal, "line", b"j", b"k")
    yield cost(terminal, "page", b" ", b"b")


def cost(terminal: PseudoTerminal, what: str, forth: bytes, back: bytes) -> Cost:
    """Press a key several times forth and back; keys that change nothing do not count."""
    sizes, times = [], []
    for count in range(PRESSES):
        start = perf_counter()
        size = len(terminal.press(forth if count < PRESSES - 2 else back, QUIET))
        if size:
            sizes.append(size)
            times.append((perf_counter() - start - QUIET) * 1000)
    middle = sorted(sizes)[len(sizes) // 2] if sizes else 0
    return Cost(what, middle, max(sizes, default=0), min(times, default=0.0))


def told(row: Cost, budget: int | None) -> bool:
    """Print a row of the table; return whether its budget was missed."""
    over = budget is not None and row.median > budget
    shown = "" if budget is None else str(budget)
    print(
        f"{row.what:10} {row.median:8} {row.most:7} {shown:>7} {row.milliseconds:7.1f}"
        f"{'  MISSED' if over else ''}"
    )
    return over


def measure(file: Path, columns: int, rows: int) -> int:
    """Print the table of one screen size; return how many budgets were missed."""
    budgets, missed = BUDGETS[columns, rows], 0
    print(f"\n{columns}x{rows}       median    most  budget      ms")
    with tempfile.TemporaryDirectory() as home:
        folders = ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
        environ = clean_environ(**{name: f"{home}/{name}" for name in folders})
        argv = [str(Path(sys.executable).with_name("gxreader")), str(file)]
        for kind in (PseudoTerminal, MarginTerminal):
            print("a plain terminal" if kind is PseudoTerminal else "a terminal with margins")
            with kind(argv, columns=columns, rows=rows, environ=environ) as terminal:
                missed += sum(told(row, budgets.get(row.what)) for row in reader_costs(terminal))
    if less := shutil.which("less"):
        with PseudoTerminal([less, str(file)], columns=columns, rows=rows) as terminal:
            for row in less_costs(terminal):
                print(
                    f"less {row.what:5} {row.median:8} {row.most:7} {'':7} {row.milliseconds:7.1f}"
                )
    return missed


def main(arguments: list[str]) -> int:
    """Measure both sizes; the exit status is the number of budgets missed."""
    samples = sorted((ROOT / "articles").rglob("*.txt"), key=lambda path: path.stat().st_size)
    sample = samples[-1] if samples else None
    file = Path(arguments[0]) if arguments else sample
    if file is None:
        print("no page file to read", file=sys.stderr)
        return 2
    print(file)
    return sum(measure(file, columns, rows) for columns, rows in BUDGETS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
