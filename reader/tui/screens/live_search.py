"""Searching while somebody types: debounced, off the event loop, old answers dropped."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.library import Library
from reader.model import SearchAnswer, Sort

DEBOUNCE: Final = 0.04
"""Seconds of quiet before a query is asked."""

HITS_SHOWN: Final = 200


@dataclass
class Answered(Message):
    """A search has its answer."""

    answer: SearchAnswer


@dataclass
class Refused(Message):
    """A query could not be asked; the error says why."""

    query: str
    error: ReaderError


class LiveSearch:
    """Asks the newest query only; whatever was asked before is cancelled and forgotten.

    ``asked`` is the query asked last.
    """

    def __init__(self, owner: Widget, library: Library) -> None:
        self._owner = owner
        self._library = library
        self._generation = 0
        self._timer: Timer | None = None
        self.sort = Sort.RELEVANCE
        self.asked = ""

    def ask_soon(self, query: str) -> None:
        """Ask ``query`` once typing pauses."""
        self.cancel()
        self._timer = self._owner.set_timer(DEBOUNCE, partial(self.ask, query))

    def ask(self, query: str) -> None:
        """Ask ``query`` now."""
        self.cancel()
        self.asked = query
        generation = self._generation
        self._owner.run_worker(
            partial(self._search, query, self._stale(generation)),
            thread=True,
            group="search",
            exclusive=True,
        )

    def cancel(self) -> None:
        """Forget what was asked before."""
        self._generation += 1
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _stale(self, generation: int) -> Callable[[], bool]:
        return lambda: self._generation != generation

    def _search(self, query: str, stale: Callable[[], bool]) -> None:
        worker = get_current_worker()
        message: Message
        try:
            answer = self._library.search(
                query,
                sort=self.sort,
                limit=HITS_SHOWN,
                cancelled=lambda: stale() or worker.is_cancelled,
            )
            message = Answered(answer)
        except ReaderError as error:
            message = Refused(query, error)
        if not stale() and not worker.is_cancelled:
            self._owner.post_message(message)
