"""What the words in the search bar may become: fields, their values, searches kept and asked."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.suggester import Suggester

from reader.tui.widgets.past import completed

PAST_OFFERED: Final = 12
"""Queries asked before that an empty bar offers."""

NOT_A_WORD: Final = "-(（"
"""What may stand before a word without being part of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing the bar may hold: ``text`` is all of it, ``shown`` what a list calls it."""

    text: str
    shown: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is being typed: what stands ``before`` it, a ``field`` with its colon, and its value."""

    before: str
    field: str
    typed: str

    @classmethod
    def of(cls, value: str) -> "Unfinished":
        """Return the last word of ``value``; a colon of either width ends a field's name."""
        word = value.rpartition(" ")[2].lstrip(NOT_A_WORD)
        before = value[: len(value) - len(word)]
        colon = max(word.find(":"), word.find("："))
        return cls(before, word[: colon + 1], word[colon + 1 :])

    @property
    def name(self) -> str:
        """The field's name."""
        return self.field[:-1]


@dataclass(frozen=True)
class Known:
    """What words can be completed to.

    ``past`` are queries asked before and ``saved`` those kept, (name, query); ``words`` gives the
    words of the query language, ``values`` what a field's value may become, and may take a while.
    """

    past: Sequence[str] = ()
    saved: Sequence[tuple[str, str]] = ()
    words: Callable[[], Iterable[str]] = tuple
    values: Callable[[str, str], Sequence[str]] = lambda _name, _typed: ()

    async def choices(self, value: str) -> tuple[Choice, ...]:
        """Return what ``value`` may become, nothing for a word that is complete as it is."""
        if not value.strip():
            past = (Choice(query, query) for query in self.past[:PAST_OFFERED])
            return (*self._kept(value, ""), *past)
        unfinished = Unfinished.of(value)
        if unfinished.field:
            named = await asyncio.to_thread(self.values, unfinished.name, unfinished.typed)
            return (*self._fixed(unfinished), *_valued(unfinished, named))
        if not unfinished.typed:
            return ()
        return (*self._kept(unfinished.before, unfinished.typed), *self._fields(unfinished))

    def _kept(self, before: str, typed: str) -> Iterable[Choice]:
        """Return the searches kept under a name that begins with what was ``typed``."""
        for name, query in self.saved:
            if name.casefold().startswith(typed.casefold()) and query != typed:
                yield Choice(before + query, name, query if query != name else "")

    def _fields(self, unfinished: Unfinished) -> Iterable[Choice]:
        typed = unfinished.typed.casefold()
        for word in self.words():
            if word.endswith(":") and word.startswith(typed):
                yield Choice(unfinished.before + unfinished.typed + word[len(typed) :], word)

    def _fixed(self, unfinished: Unfinished) -> Iterable[Choice]:
        """Return the values that a field of a few fixed ones may have."""
        field = f"{unfinished.name.casefold()}:"
        for word in self.words():
            fixed = word.removeprefix(field)
            if fixed not in {word, "", unfinished.typed} and fixed.startswith(unfinished.typed):
                yield Choice(f"{unfinished.before}{unfinished.field}{fixed}", fixed)


def _valued(unfinished: Unfinished, named: Iterable[str]) -> Iterable[Choice]:
    for name in named:
        if name != unfinished.typed:
            yield Choice(f"{unfinished.before}{unfinished.field}{name}", name)


class QuerySuggester(Suggester):
    """Completes what is typed into the search bar, with one suggestion behind the cursor."""

    def __init__(self, known: Known) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.known = known

    async def get_suggestion(self, value: str) -> str | None:
        """Return what Textual shows behind the cursor and the right arrow accepts."""
        plain = completed(value, self.known.past, self.known.words())
        if plain is not None or not Unfinished.of(value).field:
            return plain
        choices = await self.known.choices(value)
        return next((one.text for one in choices if one.text.startswith(value)), None)
