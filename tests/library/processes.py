"""Processes of their own that use a library, forked from one that has loaded the program."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from reader.library import Library, open_library
from reader.model import Mark
from tests.library.conftest import paths_in

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["reader.library.opening", "reader.library.intake", "reader.search.index", __name__]
)
PATIENCE = 60
"""Seconds after which a process that should have ended is a failure."""


def started(task: Callable[..., None], *words: object) -> BaseProcess:
    """Start ``task`` in a process of its own."""
    process = CONTEXT.Process(target=task, args=words)
    process.start()
    return process


def ended(process: BaseProcess) -> int | None:
    """Wait for the end of a process and return its exit code."""
    process.join(PATIENCE)
    code = process.exitcode
    process.kill()
    process.join()
    process.close()
    return code


def _opened(home: str) -> Library:
    return open_library(paths_in(Path(home)))


def take_in(home: str, *archives: str) -> None:
    """Add paths, go on with what is pending, and index it all."""
    library = _opened(home)
    library.take_pending()
    library.add([Path(one) for one in archives])
    library.index_pending()
    library.close()


def compare_all(home: str) -> None:
    """Look at all articles for similar ones."""
    library = _opened(home)
    library.similar.catch_up()
    library.close()


def mark_all(home: str, ids: list[str], name: str) -> None:
    """Set a mark on articles, one write each."""
    library = _opened(home)
    for article_id in ids:
        library.set_mark(article_id, Mark(name), on=True)
    library.close()
