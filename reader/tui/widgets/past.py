"""Walking through the queries asked before, and completing what is being typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Walk:
    """A place among the queries asked before; ``at`` is -1 at what was being typed."""

    past: tuple[str, ...] = ()
    draft: str = ""
    at: int = -1

    @property
    def shown(self) -> str:
        """Return the query at this place."""
        return self.draft if self.at < 0 else self.past[self.at]

    def from_(self, value: str) -> "Walk":
        """Return this place if ``value`` is what is shown here, else that of a new draft."""
        return self if value == self.shown else Walk(self.past, value)

    def older(self) -> "Walk":
        """Return the place of the next older query that differs, or this one at the oldest."""
        shown = self.shown
        after = range(self.at + 1, len(self.past))
        found = next((at for at in after if self.past[at] != shown), self.at)
        return replace(self, at=found)

    def newer(self) -> "Walk | None":
        """Return the place of the next newer query, at last that of the draft; None beyond it."""
        return replace(self, at=self.at - 1) if self.at >= 0 else None


def completed(value: str, past: Iterable[str], words: Iterable[str]) -> str | None:
    """Return ``value`` completed: to a query asked before, else by a word of the query language.

    What was typed stays as it is; letters count the same in both cases, and colons in both widths.
    """
    typed = value.casefold()
    for query in past:
        if len(query) > len(value) and query.casefold().startswith(typed):
            return value + query[len(value) :]
    last = typed.rpartition(" ")[2].lstrip("-(（").replace("：", ":")
    if last:
        for word in words:
            if len(word) > len(last) and word.startswith(last):
                return value + word[len(last) :]
    return None
