"""The values that a field of the query language may be completed to, the most frequent first."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Final

from reader.catalogue import Catalogue
from reader.library.annotating import Annotations
from reader.text.fold import fold

MOST: Final = 20
"""Values offered at once."""

_PLACES: Final = ("paper", "page", "section")
_BREAKS: Final = re.compile(r"[\s()（）\"“”「」『』|｜:：]")


class Values:
    """Knows what fields can hold; what has been counted is kept until the catalogue changes."""

    def __init__(self, catalogue: Catalogue, annotations: Annotations) -> None:
        self._catalogue = catalogue
        self._annotations = annotations
        self._counted: dict[str, tuple[int, tuple[tuple[str, str], ...]]] = {}
        self._writers: Counter[str] = Counter()
        self._last_key = 0
        self._lock = Lock()

    def beginning(
        self, field: str, typed: str, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[str, ...]:
        """Return the values of ``field``, by any name it may be typed by, that ``typed`` may become.

        Those that begin with it come before those that hold it; each as it is written in a query.
        Fields that take other words than names have none.
        """
        wanted = fold(typed.strip('"“”「『'))
        first, later = [], []
        for folded, name in self._named(_field(field), cancelled):
            if folded.startswith(wanted):
                first.append(name)
            elif wanted in folded:
                later.append(name)
            if len(first) >= MOST:
                break
        return tuple(map(in_query, (first + later)[:MOST]))

    def _named(self, field: str, cancelled: Callable[[], bool]) -> Iterable[tuple[str, str]]:
        """Return (folded, name) of what a field can hold, the most frequent first."""
        if field == "tag":
            return [(fold(tag.name), tag.name) for tag in self._annotations.tags()]
        if field not in {*_PLACES, "byline"}:
            return ()
        with self._lock:
            generation = self._catalogue.generation
            known = self._counted.get(field)
            if known is None or known[0] != generation:
                counts = self._written(cancelled) if field == "byline" else self._placed(field)
                named = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
                known = (generation, tuple((fold(name), name) for name, _count in named))
                if not cancelled():
                    self._counted[field] = known
            return known[1]

    def _placed(self, field: str) -> Counter[str]:
        return self._catalogue.names.of(field)

    def _written(self, cancelled: Callable[[], bool]) -> Counter[str]:
        """Return who wrote how many articles; only those are read that came since the last time."""
        for key, names in self._catalogue.names.writers_after(self._last_key):
            self._writers.update(names)
            self._last_key = key
            if cancelled():
                break
        return self._writers


def _field(name: str) -> str:
    from reader.library.predicates import FIELD_NAMES
    from reader.search import FIELDS

    plain = name.casefold()
    names = {**FIELDS, **FIELD_NAMES}
    return next((field for field, known in names.items() if plain in known), "")


def in_query(name: str) -> str:
    """Return a name as it is written behind a colon: in quotation marks where it needs them."""
    return f'"{name}"' if _BREAKS.search(name) and '"' not in name else name
