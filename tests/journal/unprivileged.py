"""Run a function where root's rights do not hide a missing permission."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

NOBODY = 65_534


@contextmanager
def open_folder() -> Iterator[Path]:
    """Yield a new folder that everybody can reach and enter."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def run_unprivileged(claim: Callable[[], None]) -> None:
    """Run ``claim`` in a child process without root's rights; fail if it does."""
    child = multiprocessing.get_context("fork").Process(target=_without_rights, args=(claim,))
    child.start()
    child.join(30)
    assert child.exitcode == 0


def _without_rights(claim: Callable[[], None]) -> None:
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    claim()
