"""Key to echo in the search bar, while searches of a large library run and while nothing does.

Thirty keys are typed, one every 100 ms, each of which makes the query before it stale; the echo is
there when the bar shows the key. Run: ``python tests/bench/bench_typing.py [HOME]``; HOME is a home
folder with a library (for instance one of 100,000 articles), the samples are searched without it.
"""

import os
import select
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Final, NamedTuple

from tests.terminal.pseudo import PseudoTerminal, clean_environ

GXREADER: Final = (sys.executable, "-m", "reader", "--lang", "en")
PAUSE: Final = 0.1
SIZES: Final = ((80, 24), (200, 50))

QUERIES: Final = {
    "nothing found": "qwertyuiopasdfghjklzxcvbnmqwer",
    "common words": "经济 发展 建设 中国 社会 人民 工作 会议 国家 政府 全国",
    "patterns": "中*国 的?一 发*展 在?了 全*会 工?作 人*民 和*的",
    "near": "国 近邻 的 发展 近邻 建设 会 近邻 了 全国 近邻 人",
}


class Heard(NamedTuple):
    """Bytes from the terminal, and when they came."""

    at: float
    piece: bytes


def listen(master: int, until: float) -> Iterator[Heard]:
    """Yield what comes until a moment; it is looked at later, which takes its time."""
    while (left := until - perf_counter()) > 0:
        if select.select([master], [], [], left)[0]:
            yield Heard(perf_counter(), os.read(master, 65536))


def shows(terminal: PseudoTerminal, typed: str) -> bool:
    """Whether the line of the bar shows the end of what was typed."""
    words = typed.rstrip()[-8:].replace(" ", "")
    columns = range(terminal.screen.columns)
    rows = [terminal.screen.buffer[y] for y in range(terminal.screen.lines)][-3:]
    return any(words in "".join(row[x].data for x in columns).replace(" ", "") for row in rows)


def echo_of(terminal: PseudoTerminal, begun: float, heard: list[Heard], typed: str) -> float:
    """Return the seconds from ``begun`` until the bar shows what was ``typed``."""
    seen = 0.0
    for at, piece in heard:
        terminal.stream.feed(terminal._decoder.decode(piece))
        if not seen and shows(terminal, typed):
            seen = at - begun
    return seen or PAUSE


def typing(home: Path, query: str, size: tuple[int, int]) -> tuple[list[float], str]:
    """Return the milliseconds of every key of ``query``, and what the processes took in MiB."""
    columns, rows = size
    environ = clean_environ(HOME=str(home))
    with PseudoTerminal(GXREADER, columns=columns, rows=rows, environ=environ) as terminal:
        terminal.wait_for("? help", limit=30)
        sleep(1)
        terminal.press(b"/")
        sleep(1)
        keys = []
        for key in query[:30]:
            begun = perf_counter()
            os.write(terminal.master, key.encode())
            keys.append((key, begun, list(listen(terminal.master, begun + PAUSE))))
        sizes, times = memory(terminal.process.pid), []
        for number, (key, begun, heard) in enumerate(keys, 1):
            taken = echo_of(terminal, begun, heard, query[:number])
            if key != " ":
                times.append(taken * 1000)
        return times, sizes


def memory(process: int) -> str:
    """Return the proportional set sizes of a process and its children in MiB."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    kin = [one for each in lists for one in each.read_text(encoding="ascii").split()]
    sizes = []
    for one in (str(process), *kin):
        rollup = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
        pss = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
        sizes.append(f"{int(pss.split()[1]) / 1024:.0f}")
    return "+".join(sizes)


def main() -> None:
    """Print the table."""
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    print(f"{'size':8} {'typed':14} {'median':>7} {'p95':>6} {'max':>6} ms   MiB")
    for size in SIZES:
        for name, query in QUERIES.items():
            times, sizes = typing(home, query, size)
            p95 = quantiles(times, n=20)[-1]
            told = f"{median(times):7.1f} {p95:6.1f} {max(times):6.1f}"
            print(f"{'x'.join(map(str, size)):8} {name:14} {told}      {sizes}", flush=True)


if __name__ == "__main__":
    main()
