"""Keys in their order: what was typed before has done its work when the next key is dealt with.

A key goes from the application to the widget in focus and, from queue to queue, up again to whoever
knows it. A key close behind it would go to the widget that has the focus now, not to what the first
one opens; and one that always works, like leaving, would overtake it.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import WorkerState

PATIENCE: Final = 1.0
"""Seconds that what was typed before may take at most when the program is left."""

CALM: Final = 2
"""Turns in a row after which nothing waits anywhere: what one began, the next one meets."""

LASTING: Final = frozenset({"correct", "writing"})
"""Groups of workers that write what a person asked for."""

UNDER_WAY: Final = (WorkerState.PENDING, WorkerState.RUNNING)


class Passed(Message):
    """Goes the way of a key, behind it, and is told by the application to have come."""

    def __init__(self) -> None:
        super().__init__()
        self.through = asyncio.Event()


async def key_done(app: App[Any], patience: float) -> None:
    """Wait, ``patience`` seconds at most, until a key did its work: also in what it opened."""
    calm, before = 0, None
    with suppress(TimeoutError):
        async with asyncio.timeout(patience):
            while calm < CALM:
                await _met(app)
                behind = Passed()
                (app.focused or app.screen).post_message(behind)
                await behind.through.wait()
                calm, before = calm + 1 if before == _place(app) else 1, _place(app)


def _place(app: App[Any]) -> tuple[object, object]:
    return app.screen, app.focused


async def _met(*pumps: MessagePump) -> None:
    """Wait until everybody has dealt with what was in his queue."""
    done = [asyncio.Event() for _pump in pumps]
    asked = zip(pumps, done, strict=True)
    await asyncio.gather(*[event.wait() for pump, event in asked if pump.call_later(event.set)])


async def all_done(app: App[Any]) -> None:
    """Wait until every message under way was dealt with, and what is being written is there."""
    calm = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while calm < CALM:
                await _met(*_pumps(app))
                calm = 0 if _is_at_work(app) else calm + 1


def _is_at_work(app: App[Any]) -> bool:
    waiting = any(pump.message_queue_size for pump in _pumps(app))
    return waiting or any(
        worker.group in LASTING and worker.state in UNDER_WAY for worker in app.workers
    )


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    """Yield whatever has a queue that a key can wait in."""
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)
