"""How much memory and processor time a large file takes: ``parse`` and ``add`` of growing files.

Run: python -m tests.bench.bench_memory FILE [--sizes 1 10 50 200] [--verbs parse add]
[--kinds txt jsonl json txt.gz]. FILE's text is repeated up to each size (in megabytes). Prints the
peak resident memory of the largest of the program's processes (finding figures and indexing have
their own), and seconds of processor time of all of them.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

MEGABYTE: Final = 1_000_000


def repeated(text: bytes, size: int) -> Iterator[bytes]:
    """Yield a text again and again up to ``size`` bytes, its last line whole."""
    while size > 0:
        yield text[: text.find(b"\n", min(size, len(text) - 1)) + 1]
        size -= len(text)


def records(text: bytes, size: int) -> Iterator[bytes]:
    """Yield the paragraphs of a text, six a record, as JSON Lines of at least ``size`` bytes."""
    paragraphs = [line for line in text.decode().split("\n") if line.strip()]
    number = 0
    while size > 0:
        body = "\n".join(paragraphs[(number * 6 + at) % len(paragraphs)] for at in range(6))
        record = {"id": f"n{number}", "title": f"第{number}篇", "body": body}
        line = json.dumps(record, ensure_ascii=False).encode()
        yield line + b"\n"
        size -= len(line)
        number += 1


def write_text(path: Path, text: bytes, size: int) -> None:
    """Write a text file."""
    with path.open("wb") as file:
        file.writelines(repeated(text, size))


def write_packed(path: Path, text: bytes, size: int) -> None:
    """Write a packed text file of ``size`` bytes unpacked."""
    with gzip.open(path, "wb", compresslevel=1) as file:
        for part in repeated(text, size):
            file.write(part)


def write_lines(path: Path, text: bytes, size: int) -> None:
    """Write JSON Lines."""
    with path.open("wb") as file:
        file.writelines(records(text, size))


def write_array(path: Path, text: bytes, size: int) -> None:
    """Write one JSON array on one line."""
    with path.open("wb") as file:
        mark = b"["
        for record in records(text, size):
            file.write(mark + record.rstrip())
            mark = b","
        file.write(b"]")


KINDS: Final[dict[str, Callable[[Path, bytes, int], None]]] = {
    "txt": write_text,
    "txt.gz": write_packed,
    "jsonl": write_lines,
    "json": write_array,
}


def run(home: Path, verb: str, path: Path) -> tuple[float, float]:
    """Run a verb on a file with a home of its own; return megabytes and seconds."""
    folders = {
        f"XDG_{kind}_HOME": str(home / kind) for kind in ("CACHE", "DATA", "STATE", "CONFIG")
    }
    command = [sys.executable, "-m", "reader", verb, str(path)]
    with (home / "out").open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, **folders}
        )
        _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 5}:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return used.ru_maxrss * 1024 / MEGABYTE, used.ru_utime + used.ru_stime


def main() -> None:
    """Make the files one after the other, and print what each takes."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 50, 200])
    arguments.add_argument("--verbs", nargs="+", default=["parse", "add"])
    arguments.add_argument("--kinds", nargs="+", choices=KINDS, default=["txt"])
    chosen = arguments.parse_args()
    text = chosen.file.read_bytes().rstrip(b"\n") + b"\n\n"
    for kind in chosen.kinds:
        for size in chosen.sizes:
            for verb in chosen.verbs:
                with TemporaryDirectory() as folder:
                    path = Path(folder) / f"large.{kind}"
                    KINDS[kind](path, text, size * MEGABYTE)
                    memory, seconds = run(Path(folder), verb, path)
                print(f"{verb} {size} MB of {kind}: {memory:.0f} MB, {seconds:.1f} s", flush=True)


if __name__ == "__main__":
    main()
