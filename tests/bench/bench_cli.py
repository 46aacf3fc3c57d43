"""How long commands take from exec to exit, beside a bare interpreter, and a stream's speed.

Prints the median of several runs in milliseconds and as a multiple of ``python -c pass``.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
RUNS = 5
STREAMED = 300
"""Lines sent through ``figures --jsonl``."""

PAGE = "渡口新桥合龙\n\n　　新桥全长860米，总投资2.4亿元，比原计划节省12.5%。\n\n" * 8


def timed(words: Sequence[str], folder: Path, raw: bytes = b"") -> float:
    """Return the milliseconds that one run takes."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    start = perf_counter()
    subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=environ,
        input=raw,
        capture_output=True,
        check=True,
    )
    return (perf_counter() - start) * 1000


def middle(words: Sequence[str], folder: Path) -> float:
    """Return the median of several runs, after one that warms caches."""
    timed(words, folder)
    return median(timed(words, folder) for _run in range(RUNS))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.txt").write_text(PAGE, encoding="utf-8")
        bare = middle(["-c", "pass"], folder)
        print(f"{'python -c pass':28} {bare:7.0f} ms")
        for line in ("-V", "-h", "locate", "parse page.txt --json", "figures page.txt --json"):
            report(line, middle(["-m", "reader", *line.split()], folder), bare)
        timed(["-m", "reader", "add", "page.txt"], folder)
        for line in ("list --json", "search 新桥 --json"):
            report(line, middle(["-m", "reader", *line.split()], folder), bare)
        print(f"{'figures --jsonl':28} {streamed(folder):7.0f} lines/s")


def report(line: str, milliseconds: float, bare: float) -> None:
    """Print one row."""
    print(f"gxreader {line:19} {milliseconds:7.0f} ms  {milliseconds / bare:5.1f} x")


def streamed(folder: Path) -> float:
    """Return the lines per second that a stream is answered at, start-up included."""
    record = json.dumps({"id": 1, "title": "", "body": PAGE}, ensure_ascii=False)
    raw = (record + "\n").encode() * STREAMED
    return STREAMED * 1000 / timed(["-m", "reader", "figures", "--jsonl"], folder, raw)


if __name__ == "__main__":
    main()
