"""What a key costs on the wire and in time: gxreader beside Textual, less and newsboat.

Run: python tests/bench/bench_bytes.py. Each program opens the same articles in a pseudo-terminal of
80x24 and of 200x50; keys are pressed and what comes back is counted. A terminal with margins moves
parts of rows (xterm, iTerm2, WezTerm, foot, Windows Terminal); most can only move whole ones.
``stock`` is gxreader with Textual's own output layer. Bytes are the same on every machine (median
of the presses); milliseconds are those to the last byte, least of the presses. Exits with the
number of budgets missed.
"""

import os
import select
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final, NamedTuple

from tests.bench.programs import Key, Program, programs
from tests.terminal.pseudo import PseudoTerminal, clean_environ

SIZES: Final = ((80, 24), (200, 50))
BUDGETS: Final = {
    ("gxreader", 80): {"start": 9_000, "cursor": 300, "line": 300, "page": 3_000, "idle": 0},
    ("gxreader", 200): {"cursor": 500, "idle": 0},
    ("gxreader, margins", 200): {"cursor": 500, "line": 700, "idle": 0},
}
"""Most bytes a key may cost; a line beside two other panes needs a terminal with margins."""
WHATS: Final = ("start", "cursor", "line", "page", "article", "search", "idle")
QUIET: Final = 0.25
PRESSES: Final = 5
IDLE: Final = 2.0


class Cost(NamedTuple):
    """Bytes that came and milliseconds until the last of them."""

    size: int
    milliseconds: float


def pressed(terminal: PseudoTerminal, keys: bytes, quiet: float = QUIET) -> Cost:
    """Press keys; return what comes until nothing comes for ``quiet`` seconds."""
    begun = last = perf_counter()
    size = len(terminal.sent)
    os.write(terminal.master, keys)
    while select.select([terminal.master], [], [], quiet)[0]:
        terminal.settle(0.0, 0.0005)
        last = perf_counter()
    return Cost(len(terminal.sent) - size, (last - begun) * 1000)


def costs(program: Program, columns: int, rows: int, home: Path) -> Iterator[tuple[str, Cost]]:
    """Start a program and press its keys."""
    environ = clean_environ(HOME=str(home), **program.environ)
    with program.terminal(program.argv, columns=columns, rows=rows, environ=environ) as terminal:
        terminal.settle(program.starts + 1.0)
        terminal.settle(program.starts)
        yield "start", Cost(len(terminal.sent), 0.0)
        for key in program.keys:
            for before in key.before:
                pressed(terminal, before, 0.5)
            yield key.what, of_key(terminal, key)
        yield "idle", Cost(len(terminal.settle(IDLE)), 0.0)


def of_key(terminal: PseudoTerminal, key: Key) -> Cost:
    """Press a key forth and back; return the median bytes and the least milliseconds."""
    taken = [pressed(terminal, key.forth) for _press in range(PRESSES)]
    taken += [pressed(terminal, key.back) for _press in range(2)]
    moved = [cost for cost in taken if cost.size] or taken
    return Cost(int(median(cost.size for cost in moved)), min(cost.milliseconds for cost in moved))


def told(cost: Cost | None, budget: int | None) -> str:
    """Return a cell of the table: bytes, milliseconds, and whether a budget was missed."""
    if cost is None:
        return f"{'-':>13}"
    over = "!" if budget is not None and cost.size > budget else " "
    time = f"{cost.milliseconds:5.1f}" if cost.milliseconds else "     "
    return f"{cost.size:6}{over}{time} "


def main() -> int:
    """Print a table for each size: a row for each program, bytes and milliseconds for each key."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for columns, rows in SIZES:
            heads = "".join(f"{what:>13}" for what in WHATS)
            print(f"\n{f'{columns}x{rows}':20}{heads}")
            for program in programs(Path(folder)):
                budgets = BUDGETS.get((program.name, columns), {})
                found = dict(costs(program, columns, rows, Path(folder)))
                cells = "".join(told(found.get(what), budgets.get(what)) for what in WHATS)
                print(f"{program.name:20}{cells}", flush=True)
                missed += sum(found[what].size > most for what, most in budgets.items())
    return missed


if __name__ == "__main__":
    sys.exit(main())
