"""Key to echo in the search bar, while searches of a large library run and while nothing does.

Thirty keys are typed, one every 100 ms, each of which makes the query before it stale; the echo is
there when the bar shows the key. Beside the time stands what the reader's first thread was busy of
it: on a machine that others use, the rest is waiting for a core. Run: ``python tests/bench/bench_typing.py [HOME]``; HOME is a home
folder with a library (for instance one of 100,000 articles), the samples are searched without it.
"""

import os
import select
import sys
import tempfile
from collections.abc import Iterator, Sequence
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
    """Bytes from the terminal, when they came, and how long the reader had been busy then."""

    at: float
    piece: bytes
    busy: float


class Echo(NamedTuple):
    """Milliseconds from a key to its echo, and how many of them the reader was busy."""

    taken: float
    busy: float


def busy_of(process: int) -> float:
    """Return the seconds that a process's first thread has run."""
    ran = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]
    return int(ran) / 1e9


def listen(terminal: PseudoTerminal, until: float) -> Iterator[Heard]:
    """Yield what comes until a moment; it is looked at later, which takes its time."""
    while (left := until - perf_counter()) > 0:
        if select.select([terminal.master], [], [], left)[0]:
            at, piece = perf_counter(), os.read(terminal.master, 65536)
            yield Heard(at, piece, busy_of(terminal.process.pid))


def shows(terminal: PseudoTerminal, typed: str) -> bool:
    """Whether the line of the bar shows the end of what was typed."""
    words = typed.rstrip()[-8:].replace(" ", "")
    columns = range(terminal.screen.columns)
    rows = [terminal.screen.buffer[y] for y in range(terminal.screen.lines)][-3:]
    return any(words in "".join(row[x].data for x in columns).replace(" ", "") for row in rows)


def echo_of(terminal: PseudoTerminal, key: Heard, heard: list[Heard], typed: str) -> Echo:
    """Return what it took from a key until the bar shows what was ``typed``."""
    seen = None
    for one in heard:
        terminal.stream.feed(terminal._decoder.decode(one.piece))
        if seen is None and shows(terminal, typed):
            seen = Echo((one.at - key.at) * 1000, (one.busy - key.busy) * 1000)
    return seen or Echo(PAUSE * 1000, 0.0)


def typing(home: Path, query: str, size: tuple[int, int]) -> tuple[list[Echo], str]:
    """Return the echo of every key of ``query``, and what the processes took in MiB."""
    columns, rows = size
    environ = clean_environ(HOME=str(home))
    with PseudoTerminal(GXREADER, columns=columns, rows=rows, environ=environ) as terminal:
        terminal.wait_for("? help", limit=30)
        sleep(1)
        terminal.press(b"/")
        sleep(1)
        keys = []
        for one in query[:30]:
            busy = busy_of(terminal.process.pid)
            key = Heard(perf_counter(), one.encode(), busy)
            os.write(terminal.master, key.piece)
            keys.append((key, list(listen(terminal, key.at + PAUSE))))
        sizes, echoes = memory(terminal.process.pid), []
        for number, (key, heard) in enumerate(keys, 1):
            echo = echo_of(terminal, key, heard, query[:number])
            if key.piece != b" ":
                echoes.append(echo)
        return echoes, sizes


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


def spread(times: Sequence[float]) -> str:
    """Return median, 95th percentile and maximum of some times."""
    return f"{median(times):7.1f} {quantiles(times, n=20)[-1]:6.1f} {max(times):6.1f}"


def main() -> None:
    """Print the table."""
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    print(f"{'':23} {'taken':>21}    {'of it busy':>21}")
    heads = f"{'median':>7} {'p95':>6} {'max':>6}"
    print(f"{'size':8} {'typed':14} {heads} ms {heads} ms   MiB")
    for size in SIZES:
        for name, query in QUERIES.items():
            echoes, sizes = typing(home, query, size)
            told = "    ".join(map(spread, zip(*echoes, strict=True)))
            print(f"{'x'.join(map(str, size)):8} {name:14} {told}      {sizes}", flush=True)


if __name__ == "__main__":
    main()
