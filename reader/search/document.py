"""What a search reads of an article, and who holds the articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from reader.model import opening_of

APART: Final = "\n。\x01\n"
"""Between the body and a printed reading: no wording and no pattern runs over it."""

UNDATED: Final = 0
"""The number of no date."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """An article as search sees it.

    ``key`` is the catalogue's own number; ``body`` holds the paragraphs joined by one newline
    each, so that an offset into it is a span of a paragraph; ``issue_date`` is ISO 8601 or empty.
    ``readings`` are the paragraphs that a person corrected, by number (-1 is the headline), as they
    were printed: found like the body, and never shown.
    """

    key: int
    article_id: str = ""
    source_id: str = ""
    title: str = ""
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    body: str = ""
    paper: str = ""
    page: str = ""
    section: str = ""
    issue_date: str = ""
    readings: tuple[tuple[int, str], ...] = ()

    @property
    def name(self) -> str:
        """What lists call it: the title, or the first words."""
        return self.title or opening_of(self.body.lstrip("\n").partition("\n")[0])

    def text_of(self, part: str) -> str:
        """Return the text that is looked through for ``part`` (``title``, ``body``, …)."""
        text: str = getattr(self, part)
        if part != "body" or not self.readings:
            return text
        return APART.join((text, *(printed for _paragraph, printed in self.readings)))


def day_number(issue_date: str) -> int:
    """Return an ISO 8601 date as a number that orders alike; 0 for none or a wrong one."""
    digits = issue_date.replace("-", "")
    return int(digits) if len(digits) == len("20260302") and digits.isdecimal() else UNDATED


class TextStore(Protocol):
    """Who holds the articles' texts (the catalogue); called from the searching thread."""

    def documents(self, keys: Sequence[int]) -> Iterable[SearchDocument]:
        """Yield the articles of ``keys`` in any order; unknown keys are left out."""
        ...

    def keys(self) -> Sequence[int]:
        """Return the keys of all articles, newest first: the order of hits that tie."""
        ...
