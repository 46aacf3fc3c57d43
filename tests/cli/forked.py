"""Runs of the program forked from a process that has loaded it, which saves most of the time."""

import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path

LOADED = (
    "__main__",
    "reader.catalogue.catalogue",
    "reader.cli.completion",
    "reader.cli.figuring",
    "reader.cli.guide",
    "reader.cli.intake",
    "reader.cli.opening",
    "reader.cli.pages",
    "reader.cli.places",
    "reader.cli.searching",
    "reader.figures",
    "reader.journal",
    "reader.library.library",
    "reader.library.opening",
    "reader.library.pages",
    "reader.parsing",
    "reader.search",
)
"""What the process to fork from has loaded."""

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(list(LOADED))


def run_forked(
    words: Sequence[bytes], folder: Path, environ: Mapping[str, str], streams: Sequence[Path]
) -> int:
    """Run a command line in ``folder`` on three files and return its exit code."""
    files = [str(path) for path in streams]
    process = CONTEXT.Process(target=_run, args=(list(words), str(folder), dict(environ), files))
    process.start()
    process.join()
    code = process.exitcode
    process.close()
    assert code is not None
    return code


def _run(words: list[bytes], folder: str, environ: dict[str, str], files: list[str]) -> None:
    from reader.__main__ import main

    for descriptor, name in enumerate(files):
        mode = os.O_RDONLY if descriptor == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        opened = os.open(name, mode, 0o600)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = (
        open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
        for descriptor, mode in enumerate("rww")
    )
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = ["gxreader", *map(os.fsdecode, words)]
    sys.exit(main())
