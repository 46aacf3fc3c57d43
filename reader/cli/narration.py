"""What the command line says beside its data: sentences and progress on standard error."""

import os
import sys
import time
from collections.abc import Iterator
from typing import Final, Self

from reader.cli.grammar import PROGRAM
from reader.cli.streams import terminal
from reader.errors import ReaderError
from reader.messages import _, ended
from reader.model import ImportReport, Progress, Rejected, Unsure

BAR: Final = 20
"""Cells of the progress bar."""
PAUSE: Final = 0.1
"""Seconds between two drawings of the progress line."""
DEFAULT_CELLS: Final = 80
SHOWN: Final = 20
"""Places that are not sure that are told; JSON has all."""


def say(sentence: str) -> None:
    """Say one sentence on standard error, on one line."""
    from reader.text.cells import printable

    sys.stderr.write(f"{PROGRAM}: {printable(sentence)}\n")


def say_error(error: ReaderError) -> None:
    """Say what went wrong and what to do about it."""
    say(str(error))


def rejected_sentence(rejected: Rejected) -> str:
    """Return which file or line could not be taken in, and why."""
    if not rejected.line and rejected.reason.startswith(rejected.path):
        return ended(rejected.reason)
    where = f"{rejected.path}:{rejected.line}" if rejected.line else rejected.path
    return ended(f"{where}: {rejected.reason}")


def unsure_sentence(unsure: Unsure) -> str:
    """Return which place may have been read wrongly, and why."""
    where = f"{unsure.path}:{unsure.line}" if unsure.line else unsure.path
    return ended(_("{place}: not sure: {reason}").format(place=where, reason=unsure.reason))


def report_sentences(report: ImportReport) -> Iterator[str]:
    """Yield what an import noticed and rejected."""
    yield from map(ended, report.notices)
    yield from map(rejected_sentence, report.rejected)


def unsure_sentences(report: ImportReport) -> Iterator[str]:
    """Yield where an import is not sure, the first of many."""
    yield from map(unsure_sentence, report.unsure[:SHOWN])
    if len(report.unsure) > SHOWN:
        left = len(report.unsure) - SHOWN
        yield _("{count} more places are not sure; --json lists all.").format(count=left)


class ProgressLine:
    """One line on standard error that is drawn over and wiped at the end; none in a pipe."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._drawn = 0.0
        self._shown = terminal(sys.stderr, os.environ)

    def __enter__(self) -> Self:
        if self._shown:
            self._draw(f"{self._words} …")
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def watch(self, progress: Progress) -> None:
        """Draw how far it is, not more often than the eye can follow."""
        now = time.monotonic()
        if not self._shown or now - self._drawn < PAUSE:
            return
        self._drawn = now
        self._draw(progress_text(self._words, progress, _cells()))

    def _draw(self, line: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def count(self, done: int, total: int) -> None:
        """Draw how many of how many are done."""
        self.watch(Progress(done, total))


def progress_text(words: str, progress: Progress, cells: int) -> str:
    """Return the progress line, at most ``cells`` wide; a total of 0 means nobody knows it."""
    from reader.text.cells import clip, printable

    total = progress.total
    part = min(progress.done, total) * BAR // total if total else 0
    counted = f"{progress.done}/{total}" if total else f"{progress.done}"
    bar = f"[{'#' * part}{'.' * (BAR - part)}] " if total else ""
    return clip(f"{words} {bar}{counted} {printable(progress.path)}".rstrip(), cells, "…")


def _cells() -> int:
    """Return the width of the terminal, one cell less, so that the line never wraps."""
    try:
        return max(os.get_terminal_size(sys.stderr.fileno()).columns, 2) - 1
    except OSError:
        return DEFAULT_CELLS - 1
