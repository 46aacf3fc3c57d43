"""Measure search beside SQLite FTS5 and tantivy (jieba's words), on JSON Lines of news.

Usage: python -m tests.bench.bench_search FILE.jsonl.xz [--count N] [--folder DIR] [--recall N]
           [--build N] [--whoosh]

Every engine answers with its exact count and 20 hits with marked snippets. ``--folder`` keeps the
indexes and uses those already there; ``--recall`` checks so many random substrings first;
``--build`` indexes so many articles by one process and by two; ``--whoosh`` asks stock Whoosh, too.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from reader.library.builders import Batch, Builders
from reader.model import Sort
from reader.search import SearchDocument, SearchIndex, parse_query
from reader.search.scan import Asked
from tests.bench.search_engines import QUESTIONS, Engine, Ours, Store, in_parts, others
from tests.search.corpus import Truth, quoted, read_news, substrings

REPEATS = 3
STARTS = 10
MEGABYTE = 1_000_000

START = """
from reader.gathered import gather, keep_gathered
from reader.recall import keep, recall
gather()
recall()
from pathlib import Path
from sys import argv
from tests.bench.search_engines import Ours, Store
folder = Path(argv[1])
print(Ours(folder, Store(folder / "articles.db")).ask("exact phrase", "一带一路"), flush=True)
times = __import__("os").times()
print(times.user + times.system)
keep()
keep_gathered()
"""
"""What a fresh process does to answer for the first time, and the CPU seconds it took."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of one kind of question, asked for the first time and again, and its hits."""

    first: Sequence[float]
    again: Sequence[float]
    counted: int

    def cell(self) -> str:
        """Return medians and 95th percentiles of both."""
        return "  ".join(
            f"{statistics.median(taken):6.1f}/{sorted(taken)[int(len(taken) * 0.95)]:6.1f}"
            for taken in (self.first, self.again)
        )


def measure(engine: Engine, kind: str) -> Measured:
    """Ask every question of a kind once, then all of them a few times more."""
    counts = []

    def asked(question: str) -> float:
        start = time.perf_counter()
        counts.append(engine.ask(kind, question))
        return (time.perf_counter() - start) * 1000

    first = [asked(question) for question in QUESTIONS[kind]]
    counted = sum(counts)
    again = [asked(question) for _repeat in range(REPEATS) for question in QUESTIONS[kind]]
    return Measured(first, again, counted)


def table(engines: Sequence[Engine]) -> None:
    """Print what every engine needs for every kind, and ours in relation to the others."""
    print("ms: first time p50/p95, again p50/p95, hits; last: how ours compares at the median")
    print(f"{'':16}" + "".join(f"{engine.name:>42}" for engine in engines))
    for engine in engines:
        engine.ask("common word", "天气")
    for kind in QUESTIONS:
        row = [measure(engine, kind) for engine in engines]
        cells = "".join(f"{one.cell()} {one.counted:8}".rjust(42) for one in row)
        ours = statistics.median(row[0].again)
        ratios = (f"{ours / statistics.median(one.again):.2f}" for one in row[1:])
        print(f"{kind:16}{cells}   {' '.join(ratios)}", flush=True)


def resident(process: str = "self") -> float:
    """Return a process's resident memory now, in MB, shared pages counted in part; 0 if gone."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1000 for line in rollup.splitlines() if "Pss:" in line)


def size(path: Path) -> int:
    """Return the bytes of a file or of all files of a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())


def build(engine: Engine, text: int, count: int) -> None:
    """Index everything and tell what it took."""
    start = time.process_time()
    engine.build()
    taken = time.process_time() - start
    rate = f"{count / taken:7.0f} articles per CPU second" if taken > 1 else "already there"
    print(f"{engine.name:14} {rate}, {size(engine.folder) / text:.2f} x text", flush=True)


class Parted(Store):
    """A store of whom any number of articles may be asked."""

    def documents(self, keys: Sequence[int]) -> Iterator[SearchDocument]:
        """Yield the articles of ``keys``."""
        for part in in_parts(keys):
            yield from Store.documents(self, part)


def build_alike(file: Path, count: int, processes: int) -> None:
    """Index articles by some processes and tell how fast and in how much memory together."""
    store, peak, done = Parted(file), [0.0], Event()
    keys = array(
        "q", (key for (key,) in store.base.execute("select key from article limit ?", (count,)))
    )
    with TemporaryDirectory() as folder, Builders(processes if processes > 1 else 0) as builders:
        index, taken, batch_size = SearchIndex.open(Path(folder)), 0, builders.size(len(keys))
        names = ["self", *map(str, builders.numbers())]

        def watch() -> None:
            while not done.wait(0.2):
                peak[0] = max(peak[0], sum(map(resident, names)))

        watching = Thread(target=watch)
        watching.start()
        began, used = time.perf_counter(), time.process_time()
        while taken < len(keys):
            batch = Batch(keys[taken : taken + batch_size], array("q"), store, lambda: False)
            taken += builders.update(index, batch)
        wall, own = time.perf_counter() - began, time.process_time() - used
        done.set()
        watching.join()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own + (children.ru_utime + children.ru_stime if processes > 1 else 0)
    print(
        f"{processes} process(es): {count / wall:.0f} articles/s, {count / cpu:.0f} per CPU second"
        f" (reader {own / wall:.0%} of a core), peak {peak[0]:.0f} MB together",
        flush=True,
    )


def starts(folder: Path) -> None:
    """Tell what a fresh process takes to its first answer, interpreter and imports included.

    Like the reader's own processes, it begins with what the one before it kept.
    """
    command, taken = [sys.executable, "-c", START, str(folder)], []
    with TemporaryDirectory() as kept:
        environ = {**os.environ, "XDG_CACHE_HOME": kept, "PYTHONDONTWRITEBYTECODE": ""}
        for _start in range(STARTS + 1):
            ended = subprocess.run(command, check=True, capture_output=True, env=environ)
            taken.append(float(ended.stdout.split()[1]) * 1000)
    first, *others = taken
    told = f"best {min(others):.0f}, worst {max(others):.0f} of {STARTS}; {first:.0f} with nothing kept"
    print(f"fresh process to first answer, ms of CPU: {told}", flush=True)


def check_recall(ours: Ours, count: int) -> None:
    """Check random substrings against the truth and print what was found."""
    keys = ours.store.keys()
    everything = [one for part in in_parts(keys) for one in ours.store.documents(part)]
    names = {one.key: one.article_id for one in everything}
    truth = Truth(everything)
    complete = exact = 0
    seed = int(time.time())
    for wording in substrings(everything, count, seed):
        node = parse_query(quoted(wording)).node
        found = ours.index.find(Asked(node, {}, Sort.RELEVANCE, len(keys), lambda: False))
        expected = truth.holding(wording)
        complete += expected <= {names[key] for key in found.keys}
        exact += found.count == len(expected) == len(found.keys)
    print(f"recall (seed {seed}): {complete} of {count} substrings complete, {exact} exact")


def asked_for() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--recall", type=int, default=0)
    parser.add_argument("--build", type=int, default=0)
    parser.add_argument("--whoosh", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Build, ask, print."""
    options = asked_for()
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        store = Store(folder / "articles.db")
        store.fill(read_news(options.file, options.count))
        counted = "select count(*), sum(length(cast(title || body as blob))) from article"
        count, text = store.base.execute(counted).fetchone()
        print(f"{count} articles, {text / MEGABYTE:.1f} MB of text")
        ours = Ours(folder, store)
        build(ours, text, count)
        starts(folder)
        before = resident()
        for kind in QUESTIONS:
            measure(ours, kind)
        print(f"resident: {before:.0f} MB before, {resident():.0f} after all questions")
        if options.recall:
            check_recall(ours, options.recall)
        for processes in (1, 2) if options.build else ():
            build_alike(folder / "articles.db", min(options.build, count), processes)
        engines: list[Engine] = [Ours(folder, store)]
        for engine in others(folder, store, stock=options.whoosh):
            build(engine, text, count)
            engines.append(engine)
        table(engines)


if __name__ == "__main__":
    main()
