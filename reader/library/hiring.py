"""Processes that do one task at the other end of a pipe."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # systems without affinity
        return os.cpu_count() or 1


def hired(
    task: "Callable[[Connection], None]",
) -> tuple["BaseProcess", "Connection"]:
    """Start a process that does ``task`` at one end of a pipe; return it with the other end.

    Raises OSError or ValueError when the system does not allow it.

    An interrupt is for the program as a whole, which then closes the pipe: from its very start,
    the process does not hear of it.
    """
    from multiprocessing import get_context, resource_tracker

    # Begun here, since starting it later would let interrupts through again; and with the true
    # standard error, since a screen puts one in its place that no process can inherit.
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    context = get_context("spawn")  # a fork would copy the screen's threads and their locks
    here, there = context.Pipe()
    process = context.Process(target=task, args=(there,), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    there.close()
    return process, here
