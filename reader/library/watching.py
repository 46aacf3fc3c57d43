"""How long work is watched and stopped: what is told while it goes on, and what is asked."""

from collections.abc import Callable

from reader.model import Progress

Watcher = Callable[[Progress], None]
"""Told how far the work is."""

Stopped = Callable[[], bool]
"""Asked now and then whether to stop."""


def never() -> bool:
    """Do not stop."""
    return False


def unwatched(_progress: Progress) -> None:
    """Let nobody know how far the work is."""
