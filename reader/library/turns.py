"""Whose turn it is to change a library: one process and one thread at a time.

SQLite and the index would refuse a second writer after a while; here it waits as long as it takes.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Final

from reader.library.watching import Stopped, never

LOCK_NAME: Final = "turn.lock"
PAUSE: Final = 0.05
"""Seconds between two questions whether the other one has finished."""


class Turns:
    """The turns at the library in ``folder``; None is a library that nobody else can see.

    The system takes a turn back from a process that dies.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / LOCK_NAME if folder is not None else None

    @contextmanager
    def taken(
        self, stopped: Stopped = never, waiting: Callable[[], None] | None = None
    ) -> Iterator[bool]:
        """Wait for the turn and hold it; yield False when ``stopped`` said so meanwhile.

        ``waiting`` is called once when somebody else has it. Where no lock can be made (a
        read-only folder, a full disk, a file system without locks) the turn is given at once:
        what is written then tells by itself what is wrong.
        """
        descriptor = self._opened()
        try:
            yield descriptor is None or _won(descriptor, stopped, waiting)
        finally:
            if descriptor is not None:
                os.close(descriptor)

    @property
    def busy(self) -> bool:
        """Whether somebody is changing the library right now."""
        descriptor = self._opened()
        if descriptor is None:
            return False
        try:
            return not _locked(descriptor)
        finally:
            os.close(descriptor)

    def _opened(self) -> int | None:
        if self._path is None:
            return None
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return None


def _won(descriptor: int, stopped: Stopped, waiting: Callable[[], None] | None) -> bool:
    while not _locked(descriptor):
        if stopped():
            return False
        if waiting is not None:
            waiting()
            waiting = None
        sleep(PAUSE)
    return True


def _locked(descriptor: int) -> bool:
    """Try to lock; a file system without locks grants it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
