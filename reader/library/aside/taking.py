"""Taking files in and indexing them by a process of its own, which no key has to wait for."""

from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, cast

from reader.library.answers import Cancelled
from reader.library.aside.process import SideProcess, Unanswered
from reader.library.aside.wire import Kind
from reader.library.steps import Step, Taking, Tell

if TYPE_CHECKING:
    from reader.library.library import Library

TOLD_SECONDS: Final = 0.1
"""How often progress is told: every word of it makes the screen draw."""


class AsideTaking:
    """Has a process do it, if there is much; what that leaves is done here."""

    def __init__(self, process: SideProcess, library: "Library", own: Taking) -> None:
        self._process = process
        self._library = library
        self._own = own

    def run(self, tell: Tell, stopped: Cancelled) -> None:
        """Do it; ``tell`` hears of every step. Raises LibraryUnreadable when it cannot be done."""
        if self._library.behind:
            with suppress(Unanswered):
                for part in self._process.ask(Kind.TAKE_IN, "", stopped):
                    step = cast("Step", part)
                    if step.report is not None:
                        self._library.pending_taken()
                    tell(step)
            self._process.release()
        if not stopped():
            self._own.run(tell, stopped)


def seldom(tell: Tell) -> Tell:
    """Return a ``tell`` that hears of files so often as somebody can read it, else of all."""
    last = float("-inf")

    def told(step: Step) -> None:
        nonlocal last
        now = monotonic()
        if step.progress is None or now - last >= TOLD_SECONDS:
            last = now if step.progress else last
            tell(step)

    return told


def steps(taking: Taking, stopped: Cancelled) -> Iterator[Step]:
    """Yield the steps of what goes on in a thread meanwhile. Raises what that raises."""
    told: SimpleQueue[Step | BaseException | None] = SimpleQueue()

    def work() -> None:
        try:
            taking.run(seldom(told.put), stopped)
        except BaseException as error:  # noqa: BLE001 - raised again where the steps are wanted
            told.put(error)
        else:
            told.put(None)

    Thread(target=work, daemon=True).start()
    while (step := told.get()) is not None:
        if isinstance(step, BaseException):
            raise step
        yield step
