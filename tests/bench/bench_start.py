"""From exec to the first full frame, and the memory then: gxreader beside an empty Textual app.

Each program runs in a terminal of its own. The frame is full when the words that belong on it are
there. Run: ``python tests/bench/bench_start.py [LIBRARY]``; LIBRARY is a library folder to open
too (for instance one of 100,000 articles).
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final, NamedTuple

from reader.config import samples_folder
from tests.terminal.pseudo import PseudoTerminal, clean_environ

ROUNDS: Final = 7
EMPTY_APP: Final = (
    "from textual.app import App; from textual.widgets import Static\n"
    "class Empty(App):\n"
    "    def compose(self): yield Static('ready')\n"
    "Empty().run()"
)
GXREADER: Final = (sys.executable, "-m", "reader", "--lang", "en")
READY: Final = "? help"
LIMIT: Final = 30.0


class Sample(NamedTuple):
    """One start: seconds to the full frame, resident and proportional memory then in MiB."""

    seconds: float
    rss: float
    pss: float


def one_start(argv: tuple[str, ...], sign: str, home: Path) -> Sample:
    """Start a program, wait for its sign on the screen, look at its memory, end it."""
    begun = perf_counter()
    with PseudoTerminal(argv, environ=clean_environ(HOME=str(home))) as terminal:
        while sign not in terminal.text:
            if perf_counter() - begun > LIMIT or terminal.process.poll() is not None:
                sys.exit(f"{argv} never showed {sign!r}:\n{terminal.text}")
            terminal.settle(quiet=0.002, limit=0.002)
        seconds = perf_counter() - begun
        return Sample(seconds, *memory_of(terminal.process.pid))


def memory_of(process: int) -> tuple[float, float]:
    """Return resident and proportional set size in MiB, as Linux tells them; else zeros."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0, 0.0
    sizes = {line.split(":")[0]: line.split()[1] for line in rollup.splitlines()[1:]}
    return int(sizes["Rss"]) / 1024, int(sizes["Pss"]) / 1024


def measure(start: Callable[[], Sample]) -> Sample:
    """Return the medians of some starts, after one that warms the caches."""
    start()
    taken = [start() for _round in range(ROUNDS)]
    return Sample(*(median(column) for column in zip(*taken, strict=True)))


def programs(library: Path | None) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return what is started: a name, its command and the sign that its frame is full."""
    page = next(samples_folder().rglob("*.txt"))
    found: dict[str, tuple[tuple[str, ...], str]] = {
        "empty Textual app": ((sys.executable, "-c", EMPTY_APP), "ready"),
        "gxreader, samples": (GXREADER, READY),
        "gxreader, one page": ((*GXREADER, str(page)), READY),
    }
    if library is not None:
        found["gxreader, library"] = ((*GXREADER, "--library", str(library)), READY)
    if shutil.which("less"):
        first_words = page.read_text(encoding="utf-8").split()[0]
        found["less, one page"] = (("less", str(page)), first_words)
    return found


def main() -> None:
    """Print a row per program: milliseconds, MiB, and how many empty apps that is."""
    library = Path(sys.argv[1]) if sys.argv[1:] else None
    with tempfile.TemporaryDirectory() as home:
        base = 0.0
        print(f"{'':20} {'frame ms':>9} {'x empty':>8} {'RSS MiB':>8} {'PSS MiB':>8}")
        for name, (argv, sign) in programs(library).items():
            taken = measure(partial(one_start, argv, sign, Path(home)))
            base = base or taken.seconds
            told = f"{taken.seconds * 1000:9.0f} {taken.seconds / base:8.2f}"
            print(f"{name:20} {told} {taken.rss:8.1f} {taken.pss:8.1f}", flush=True)


if __name__ == "__main__":
    main()
