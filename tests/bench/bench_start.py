"""From exec to the first picture and the first full frame, and the memory then.

gxreader beside an empty Textual app and less, each in a terminal of its own, in turns, so that a
busy machine is busy for all of them. The picture is there when the first row of the list is, or the
head of the page; the frame is full when the app says which key helps, which it does when keys work.
The time of the processor until then is told too: on a busy machine it wavers less.
Then the memory of one reader and of twenty at once, helpers included. Run:
``python tests/bench/bench_start.py [LIBRARY]``; LIBRARY is a library folder to open too (for
instance one of 100,000 articles). ``silent`` is a terminal that answers no question.
"""

import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final, NamedTuple

from reader.config import samples_folder
from tests.terminal.pseudo import PseudoTerminal, clean_environ

ROUNDS: Final = 9
SESSIONS: Final = (1, 20)
"""How many readers run at once when memory is looked at."""
EMPTY_APP: Final = (
    "from textual.app import App; from textual.widgets import Static\n"
    "class Empty(App):\n"
    "    def compose(self): yield Static('ready')\n"
    "Empty().run()"
)
GXREADER: Final = (sys.executable, "-m", "reader", "--lang", "en")
READY: Final = "? help"
EMPTY: Final = "empty Textual app"
LIMIT: Final = 30.0
KEEPING: Final = 3.0
"""Seconds a first start is left alone with its caches."""
ANSWERS: Final = {b"\x1b[c": b"\x1b[1;2R" * 4 + b"\x1b[?62;22c"}
"""What a terminal answers that draws ambiguous characters in one cell."""


class Program(NamedTuple):
    """What is started: its command, what its first picture and its full frame show."""

    argv: tuple[str, ...]
    picture: str
    sign: str
    answers: bool = True


class Sample(NamedTuple):
    """One start: seconds to the picture and to the full frame, of the processor, memory in MiB."""

    picture: float
    frame: float
    busy: float
    rss: float
    pss: float


def one_start(program: Program, home: Path, *, first: bool = False) -> Sample:
    """Start a program, wait for its signs on the screen, look at its memory, end it.

    The ``first`` start is given time to keep what later ones use, as whoever reads gives it.
    """
    begun, picture = perf_counter(), 0.0
    with PseudoTerminal(program.argv, environ=clean_environ(HOME=str(home))) as terminal:
        terminal.answers = ANSWERS if program.answers else {}
        while program.sign not in (text := terminal.text):
            picture = picture or (perf_counter() - begun if program.picture in text else 0.0)
            if perf_counter() - begun > LIMIT or terminal.process.poll() is not None:
                sys.exit(f"{program.argv} never showed {program.sign!r}:\n{terminal.text}")
            terminal.settle(quiet=0.002, limit=0.002)
        frame, busy = perf_counter() - begun, processor_time(terminal.process.pid)
        if first:
            terminal.settle(quiet=KEEPING, limit=KEEPING)
        return Sample(picture or frame, frame, busy, *memory_of(terminal.process.pid))


def processor_time(process: int) -> float:
    """Return the seconds of the processor that a process has had, as Linux tells them; else 0."""
    told = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(task.read_text(encoding="ascii").split()[0]) for task in told) / 1e9


def memory_of(process: int) -> tuple[float, float]:
    """Return resident and proportional set size in MiB, as Linux tells them; else zeros."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0, 0.0
    sizes = {line.split(":")[0]: line.split()[1] for line in rollup.splitlines()[1:]}
    return int(sizes["Rss"]) / 1024, int(sizes["Pss"]) / 1024


def family(process: int) -> list[int]:
    """Return a process and those that it started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return [process]
    return [process, *(one for child in children.split() for one in family(int(child)))]


def memory_of_sessions(program: Program, count: int, home: Path) -> tuple[float, float]:
    """Return the resident and proportional size in MiB of ``count`` readers, helpers included."""
    environ = clean_environ(HOME=str(home))
    with ExitStack() as stack:
        terminals = [
            stack.enter_context(PseudoTerminal(program.argv, environ=environ))
            for _session in range(count)
        ]
        for terminal in terminals:
            terminal.wait_for(program.sign, LIMIT)
        sizes = [memory_of(one) for t in terminals for one in family(t.process.pid)]
    return sum(rss for rss, _pss in sizes), sum(pss for _rss, pss in sizes)


def programs(library: Path | None) -> dict[str, Program]:
    """Return what is started, by name."""
    page = next(samples_folder().rglob("*.txt"))
    head = page.read_text(encoding="utf-8").split()[0]
    found = {
        EMPTY: Program((sys.executable, "-c", EMPTY_APP), "ready", "ready"),
        "gxreader, samples": Program(GXREADER, "+ ", READY),
        "  silent terminal": Program(GXREADER, "+ ", READY, answers=False),
        "gxreader, one page": Program((*GXREADER, str(page)), head, READY),
    }
    if library is not None:
        argv = (*GXREADER, "--library", str(library))
        found["gxreader, library"] = Program(argv, "+ ", READY)
    if shutil.which("less"):
        found["less, one page"] = Program(("less", str(page)), head, head)
    return found


def main() -> None:
    """Print a row per program: milliseconds (least and median), empty apps, and MiB."""
    started = programs(Path(sys.argv[1]) if sys.argv[1:] else None)
    taken: dict[str, list[Sample]] = {name: [] for name in started}
    with tempfile.TemporaryDirectory() as home:
        for number in range(ROUNDS + 1):
            for name, program in started.items():
                sample = one_start(program, Path(home), first=not number)
                if number:  # the first round only warms the caches
                    taken[name].append(sample)
        reader = started["gxreader, samples"]
        memory = {count: memory_of_sessions(reader, count, Path(home)) for count in SESSIONS}
    base = [sample.frame for sample in taken[EMPTY]]
    least = min(sample.busy for sample in taken[EMPTY]) or 1.0
    heads = ("picture ms", "frame ms", "x empty", "CPU x empty")
    print(f"{'':20}" + "".join(f" {head:>13}" for head in heads) + f" {'RSS':>7} {'PSS':>6}")
    for name, samples in taken.items():
        columns = list(zip(*samples, strict=True))
        times = "".join(f"{min(c) * 1000:8.0f} /{median(c) * 1000:5.0f}" for c in columns[:2])
        ratios = f"{min(columns[1]) / min(base):8.2f} /{median(columns[1]) / median(base):5.2f}"
        ratios += f"{min(columns[2]) / least:8.2f} /{median(columns[2]) / least:5.2f}"
        print(f"{name:20} {times}{ratios}  {median(columns[3]):6.1f} {median(columns[4]):6.1f}")
    for count, (rss, pss) in memory.items():
        print(f"{count} sessions: RSS {rss:.0f} MiB, PSS {pss:.0f} MiB ({pss / count:.1f} each)")


if __name__ == "__main__":
    main()
