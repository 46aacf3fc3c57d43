"""Questions to the library asked beside the event loop; only the newest answer is shown."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from textual.widget import Widget
from textual.worker import get_current_worker

from reader.errors import ReaderError

Answer = TypeVar("Answer")
Cancelled = Callable[[], bool]


def ask_aside(
    owner: Widget,
    group: str,
    question: Callable[[Cancelled], Iterable[Answer]],
    show: Callable[[Answer], object],
    refuse: Callable[[str], object],
) -> None:
    """Ask in a thread and have the event loop ``show`` each answer, or ``refuse`` with a sentence.

    A question of the same ``group`` asked before is cancelled; so is every one when ``owner``
    goes. The question is told so by what it is called with.
    """

    def work() -> None:
        worker = get_current_worker()
        try:
            for answer in question(lambda: worker.is_cancelled):
                if worker.is_cancelled:
                    return
                owner.call_later(show, answer)
        except ReaderError as error:
            if not worker.is_cancelled:
                owner.call_later(refuse, str(error))

    owner.run_worker(work, thread=True, group=group, exclusive=True)
