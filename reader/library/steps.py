"""Bringing a library up to date step by step, in whatever process it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from reader.model import ImportReport, Progress

__all__ = ["OwnTaking", "Step", "Taking"]

Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: files read, or all of them with the ``report``, or articles indexed."""

    progress: Progress | None = None
    report: ImportReport | None = None
    indexed: int = 0
    of: int = 0


Tell = Callable[[Step], object]


class Pending(Protocol):
    """A library with files to take in and articles to index."""

    @property
    def pending(self) -> object:
        """The files to take in; false where there are none."""

    def take_pending(
        self, *, watch: Callable[[Progress], None] | None, stopped: Stopped
    ) -> ImportReport:
        """Take in what is pending."""

    def index_pending(
        self, *, progress: Callable[[int, int], None] | None, stopped: Stopped
    ) -> int:
        """Bring the index up to date."""


class Taking(Protocol):
    """Somebody who takes in what is pending, and then indexes it."""

    def run(self, tell: Tell, stopped: Stopped) -> None:
        """Do it; ``tell`` hears of every step. Raises LibraryUnreadable when it cannot be done."""


class OwnTaking:
    """Does it in this process."""

    def __init__(self, library: Pending) -> None:
        self._library = library

    def run(self, tell: Tell, stopped: Stopped) -> None:
        """Do it; ``tell`` hears of every step. Raises LibraryUnreadable when it cannot be done."""
        if self._library.pending:

            def watch(progress: Progress) -> None:
                tell(Step(progress))

            tell(Step(report=self._library.take_pending(watch=watch, stopped=stopped)))

        def progress(done: int, total: int) -> None:
            tell(Step(indexed=done, of=total))

        self._library.index_pending(progress=progress, stopped=stopped)
