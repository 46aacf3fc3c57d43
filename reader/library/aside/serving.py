"""The searching process: it holds a library open, only to read it, and answers until nobody asks.

Run as ``python -m reader.library.aside``; the first line says which library it is. It ends
with its input, which closes when the reader is left or killed, and when nobody has asked for long.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Lock, Thread
from time import monotonic, sleep
from typing import BinaryIO, Final

from reader.errors import QueryError, ReaderError
from reader.gathered import keep_gathered
from reader.library.answers import Cancelled
from reader.library.aside.opening import Held, Opening
from reader.library.aside.wire import (
    NO_QUESTION,
    Dropped,
    Kind,
    Question,
    Refusal,
    Reply,
    Told,
    line_of,
    made,
    read_line,
)
from reader.model import Sort
from reader.recall import keep

NEWEST_ONLY: Final = frozenset({Kind.SEARCH})
"""Kinds of which a new question makes those before it stale."""

PAUSE: Final = 0.3
"""Seconds before something is read that nobody has asked for yet."""

COMMON: Final = "记者"
"""A word that newspapers hold."""

IDLE_LOOKS: Final = 10
"""So often, in the time after which nobody is waited for any more, it is looked whether to leave."""


@dataclass
class Asked:
    """What has been asked of one kind: questions to come, and what is not wanted any more."""

    waiting: "SimpleQueue[Question]"
    newest: int = -1


class Desk:
    """Answers questions, each kind in a thread of its own, so that a long one holds up no other."""

    def __init__(self, held: Held, out: BinaryIO) -> None:
        self._held = held
        self._out = out
        self._turn = Lock()
        self._asked: dict[Kind, Asked] = {}
        self._dropped: set[int] = set()
        self._open = 0
        self._last = monotonic()

    def leave_when_idle(self, seconds: float) -> None:
        """Say so and end the process once nothing was asked or answered for ``seconds``."""
        while True:
            sleep(seconds / IDLE_LOOKS)
            with self._turn:
                idle = not self._open and monotonic() - self._last >= seconds
            if idle:
                self._say(Reply(NO_QUESTION, Told.LEAVING))
                leave()

    def _count(self, change: int) -> None:
        """Note a question that came, or one that is answered."""
        with self._turn:
            self._open += change
            self._last = monotonic()

    def take(self, line: bytes) -> None:
        """Take a question, or a word that one is not wanted any more."""
        plain = read_line(line)
        if len(plain) == 1:
            self._dropped.add(made(Dropped, plain).dropped)
            return
        question: Question = made(Question, plain)
        self._count(1)
        if question.kind not in self._asked:
            asked = self._asked[question.kind] = Asked(SimpleQueue())
            Thread(target=self._answer_all, args=(asked,), daemon=True).start()
        asked = self._asked[question.kind]
        asked.newest = question.number
        asked.waiting.put(question)

    def _answer_all(self, asked: Asked) -> None:
        while True:
            question = asked.waiting.get()
            self._answer(question, asked)
            self._count(-1)
            if question.kind is Kind.PREPARE:
                self._read_ahead()

    def _read_ahead(self) -> None:
        """Learn who wrote the articles, which takes longest, in the pauses between questions."""
        disturbed = True

        def busy() -> bool:
            nonlocal disturbed
            disturbed = disturbed or self._open > 0
            return disturbed

        with suppress(ReaderError):  # who asks for writers will meet the same
            while disturbed:
                sleep(PAUSE)
                disturbed = False
                self._held.answers.values("byline", "", busy)

    def _answer(self, question: Question, asked: Asked) -> None:
        number = question.number

        def stale() -> bool:
            newer = question.kind in NEWEST_ONLY and asked.newest != number
            return newer or number in self._dropped

        try:
            for part in () if stale() else self._parts(question, stale):
                if stale():  # what a search that was broken off returns is no answer
                    break
                self._say(Reply(number, Told.PART, part))
            self._say(Reply(number, Told.UNABLE if stale() else Told.DONE))
        except QueryError as error:
            refusal = Refusal(error.title, error.what, error.remedy, error.position)
            self._say(Reply(number, Told.REFUSED, refusal))
        except ReaderError:  # the reader will meet the same, and can mend it
            self._say(Reply(number, Told.UNABLE))
        self._dropped.discard(number)
        if self._held.lost:
            leave()

    def _parts(self, question: Question, stale: Cancelled) -> Iterator[object]:
        """Return the parts of an answer, out of the library as it is now."""
        self._held.look_around()
        return ANSWERING[question.kind](self._held, question, stale)

    def _say(self, reply: Reply) -> None:
        line = line_of(reply)
        with self._turn:
            try:
                self._out.write(line)
                self._out.flush()
            except OSError:
                leave()


def _search(held: Held, question: Question, stale: Cancelled) -> Iterator[object]:
    yield held.answers.search(question.query, Sort(question.sort), question.limit, stale)


def _concordance(held: Held, question: Question, stale: Cancelled) -> Iterator[object]:
    return iter(held.answers.concordance(question.query, stale))


def _facets(held: Held, question: Question, stale: Cancelled) -> Iterator[object]:
    found = held.answers.facets(question.query, stale)
    if found is not None:
        yield found


def _explain(held: Held, question: Question, stale: Cancelled) -> Iterator[object]:
    found = held.answers.explain(question.query, stale)
    if found is not None:
        yield found


def _count(held: Held, question: Question, stale: Cancelled) -> Iterator[object]:
    yield held.answers.count(question.query, stale)


def _keys(held: Held, question: Question, stale: Cancelled) -> Iterator[object]:
    yield held.answers.keys(question.query, stale)


def _values(held: Held, question: Question, stale: Cancelled) -> Iterator[object]:
    yield held.answers.values(question.field, question.query, stale)


def _stories(held: Held, question: Question, stale: Cancelled) -> Iterator[object]:
    yield held.answers.stories(question.printed, stale)


def _prepare(held: Held, _question: Question, stale: Cancelled) -> Iterator[object]:
    held.answers.prepare(stale)
    held.answers.search(COMMON, Sort.RELEVANCE, 1, stale)  # what a first search makes stays
    keep()  # for the next process
    keep_gathered()
    return iter(())


def _take_in(held: Held, _question: Question, stale: Cancelled) -> Iterator[object]:
    from reader.library.aside.taking import steps

    return steps(held.library.taking, stale)


ANSWERING: Final[dict[Kind, Callable[[Held, Question, Cancelled], Iterator[object]]]] = {
    Kind.PREPARE: _prepare,
    Kind.TAKE_IN: _take_in,
    Kind.VALUES: _values,
    Kind.STORIES: _stories,
    Kind.SEARCH: _search,
    Kind.COUNT: _count,
    Kind.KEYS: _keys,
    Kind.FACETS: _facets,
    Kind.CONCORDANCE: _concordance,
    Kind.EXPLAIN: _explain,
}
"""What each kind of question asks for."""


def leave() -> None:
    """End at once: nothing was written, so nothing can be lost."""
    os._exit(0)


def _give_way(nice: int) -> None:
    """Stand back behind the reader: run when it does not, and never in its place on waking up."""
    with suppress(OSError):
        os.nice(nice)
    with suppress(AttributeError, OSError):  # systems other than Linux
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def main() -> None:
    """Open the library that the first line names, and answer what the others ask."""
    threading.excepthook = lambda _failed: leave()  # who waits for its answer hears of the end
    lines, out = sys.stdin.buffer, sys.stdout.buffer
    try:
        opening: Opening = made(Opening, read_line(lines.readline()))
        _give_way(opening.nice)
        desk = Desk(opening.held(), out)
        Thread(target=desk.leave_when_idle, args=(opening.idle,), daemon=True).start()
        for line in lines:
            desk.take(line)
    except (ReaderError, ValueError):
        pass  # nobody to tell: the reader searches by itself
    leave()
