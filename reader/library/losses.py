"""What of a person's journals cannot be read: closed ones always told, damaged lines once."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from reader.messages import _

TOLD_NAME: Final = "damage-told.json"
"""Holds how many damaged lines of each journal were told; it may be lost."""


class Book(Protocol):
    """A journal that counts the lines it could not read."""

    @property
    def damaged(self) -> int:
        """Lines that were passed over."""
        ...


def loss_notices(books: Mapping[Path, Book], state: Path) -> list[str]:
    """Return a sentence for every place closed to us, and every journal with more damaged lines.

    ``books`` are known by the pattern of their files' names; what was told is noted in ``state``.
    """
    return [*_closed_notices(books), *_damage_notices(books, state)]


def _closed_notices(books: Mapping[Path, Book]) -> Iterator[str]:
    closed = dict.fromkeys(path for pattern in books for path in _closed(pattern))
    for path in closed:
        yield _(
            "{path} may not be read: what you marked or corrected there is missing until you change"
            " its permissions."
        ).format(path=path)


def _closed(pattern: Path) -> list[Path]:
    """Return the folder of a journal if it cannot be listed, else those of its files closed to us."""
    folder = pattern.parent
    try:
        found = [folder / name for name in os.listdir(folder) if Path(name).match(pattern.name)]  # noqa: PTH208 - a folder is asked, not walked
        return [path for path in found if not os.access(path, os.R_OK)]
    except PermissionError:
        return [folder]
    except OSError:
        return []


def _damage_notices(books: Mapping[Path, Book], state: Path) -> list[str]:
    """Return a sentence for every journal with more damaged lines than were told before."""
    counts = {str(path): book.damaged for path, book in books.items()}
    if not any(counts.values()):
        return []
    told = _told(state / TOLD_NAME)
    new = {path: count for path, count in counts.items() if count > told.get(path, 0)}
    if new:
        with suppress(OSError):
            state.mkdir(parents=True, exist_ok=True)
            (state / TOLD_NAME).write_text(json.dumps({**told, **new}), "utf-8")
    return [
        _("{path}: {count} lines cannot be read and were passed over; all others hold.").format(
            path=path, count=count
        )
        for path, count in new.items()
    ]


def _told(file: Path) -> dict[str, int]:
    try:
        told = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    known = told.items() if isinstance(told, dict) else ()
    return {path: count for path, count in known if isinstance(count, int)}
