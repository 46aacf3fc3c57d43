"""The searching process as the reader sees it: started when it is wanted, and again when it ends."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING, Final

import reader
from reader.errors import QueryError
from reader.library.answers import Cancelled
from reader.library.aside.opening import Opening
from reader.library.aside.wire import (
    Dropped,
    Kind,
    Printed,
    Question,
    Refusal,
    Reply,
    Told,
    answer_type,
    line_of,
    made,
    read_line,
)

if TYPE_CHECKING:
    import subprocess

SERVING: Final = "reader.library.aside"

LOOK_SECONDS: Final = 0.05
"""How often somebody who waits for an answer looks whether it is still wanted."""

MOST_DEATHS: Final = 5
"""So often the process may end by itself before it is done without."""


class Unanswered(Exception):
    """The process cannot answer: it was refused, has ended, or cannot read the library."""


class SideProcess:
    """Puts questions to a process that holds ``opening`` open; any number of threads may ask."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._numbers = count()
        self._lock = Lock()
        self._running: "subprocess.Popen[bytes] | None" = None  # noqa: UP037 - not imported yet
        self._waiting: dict[int, SimpleQueue[Reply]] = {}
        self._deaths = 0
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process's number, while there is one."""
        return self._running.pid if self._running is not None else None

    def start(self) -> None:
        """Start the process unless it runs. Raises Unanswered when it cannot be started."""
        with self._lock:
            self._begun()

    def close(self) -> None:
        """End the process for good."""
        with self._lock:
            self._closed = True
        self.release()

    def release(self) -> None:
        """End the process; the next question starts another."""
        running = self._running
        if running is not None:
            self._let_go(running, deaths=0)
            running.kill()
            running.wait()

    def ask(
        self,
        kind: Kind,
        query: str,
        cancelled: Cancelled,
        *,
        sort: str = "",
        limit: int = 0,
        field: str = "",
        printed: tuple[Printed, ...] = (),
    ) -> Iterator[object]:
        """Yield the parts of the answer; none any more once it is ``cancelled``.

        Raises:
            QueryError: the query cannot be read.
            Unanswered: there is no process that could answer.
        """
        number, replies = next(self._numbers), SimpleQueue[Reply]()
        self._waiting[number] = replies
        wanted = True
        try:
            self._send(line_of(Question(number, kind, query, sort, limit, field, printed)))
            while (reply := _awaited(replies, cancelled)) is not None:
                wanted = reply.told is Told.PART
                if not wanted:
                    if not cancelled():
                        _check(reply)
                    return
                yield made(answer_type(kind), reply.value)
        finally:
            del self._waiting[number]
            if wanted:
                self._drop(number)

    def _drop(self, number: int) -> None:
        """Tell the process, if there is one, that an answer is not wanted any more."""
        with self._lock, suppress(OSError, ValueError):
            if self._running is not None and self._running.stdin is not None:
                self._running.stdin.write(line_of(Dropped(number)))
                self._running.stdin.flush()

    def _send(self, line: bytes) -> None:
        with self._lock:
            pipe = self._begun()
            try:
                pipe.write(line)
                pipe.flush()
            except (OSError, ValueError) as error:
                raise Unanswered from error

    def _begun(self) -> IO[bytes]:
        """Return where questions are written, of a process that runs."""
        if self._closed or self._deaths >= MOST_DEATHS:
            raise Unanswered
        if self._running is None:
            try:
                self._running = _hired(self._opening)
            except OSError as error:
                self._deaths = MOST_DEATHS
                raise Unanswered from error
            Thread(target=self._listen, args=(self._running,), daemon=True).start()
        if self._running.stdin is None:
            raise Unanswered
        return self._running.stdin

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        """Hand replies to those who wait for them, until the process ends."""
        if process.stdout is not None:
            with suppress(ValueError):  # what is no reply is no reason to listen on
                for line in process.stdout:
                    reply: Reply = made(Reply, read_line(line))
                    if reply.told is Told.LEAVING:
                        self._let_go(process, deaths=0)
                    waiting = self._waiting.get(reply.number)
                    if waiting is not None:
                        waiting.put(reply)
        self._ended(process)

    def _let_go(self, process: "subprocess.Popen[bytes]", deaths: int) -> None:
        """Have the next question start another process, and tell who waits for this one."""
        with self._lock:
            if self._running is not process:
                return
            self._running = None
            self._deaths += deaths
            left = list(self._waiting.items())
        for number, waiting in left:
            waiting.put(Reply(number, Told.UNABLE))

    def _ended(self, process: "subprocess.Popen[bytes]") -> None:
        self._let_go(process, deaths=1)
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _awaited(replies: "SimpleQueue[Reply]", cancelled: Cancelled) -> Reply | None:
    """Wait for the next reply; None when none is wanted any more."""
    while True:
        try:
            return replies.get(timeout=LOOK_SECONDS)
        except Empty:
            if cancelled():
                return None


def _check(reply: Reply) -> None:
    """Raise what a reply without an answer means."""
    if reply.told is Told.UNABLE:
        raise Unanswered
    if reply.told is Told.REFUSED:
        refusal: Refusal = made(Refusal, reply.value)
        raise QueryError(refusal.title, refusal.what, refusal.remedy, position=refusal.position)


def _hired(opening: Opening) -> "subprocess.Popen[bytes]":
    """Start a process, in a session of its own: the terminal's signals are not for it.

    Raises:
        OSError: the system does not allow it.
    """
    import subprocess

    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-m", SERVING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environ(os.environ),
        start_new_session=True,
    )
    if process.stdin is not None:
        with suppress(OSError):  # it has ended already, which is heard where it is listened to
            process.stdin.write(line_of(opening))
            process.stdin.flush()
    return process


def _environ(environ: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which the process finds the package that runs here."""
    ours = str(Path(reader.__file__).parents[1])
    others = environ.get("PYTHONPATH", "")
    return {**environ, "PYTHONPATH": os.pathsep.join(filter(None, (ours, others)))}
