"""What a path tells by its owner's pattern of names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Final, Self, TypedDict

from reader.config.names import DAY, compile_names
from reader.parsing.folio import Folio, iso_date, page_number
from reader.parsing.places import date_in

PATTERN: Final = "names"
"""The key of a pattern among what an owner says of paper, date and page."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A compiled pattern of file names."""

    compiled: re.Pattern[str]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, pattern: str) -> Self:
        """Return the pattern. Raises PatternMistake with the place of a mistake."""
        return cls(compile_names(pattern))

    def place(self, path: PurePath) -> Folio:
        """Return what the end of a path tells; nothing where it has another shape."""
        match = self.compiled.search(path.as_posix())
        if match is None:
            return Folio()
        told = {name: (wording or "").strip() for name, wording in match.groupdict().items()}
        parts = [told.get(name, "") for name in DAY]
        return Folio(
            paper=told.get("paper", ""),
            issue_date=iso_date(*parts) if all(parts) else date_in(told.get("date", "")),
            page=page_number(told.get("page", "")),
            section=told.get("section", ""),
        )


class Owner(TypedDict):
    """What the owner of files says of their place, as readers of pages take it."""

    asked: Folio
    names: NamePattern | None


def owner_of(told: Mapping[str, str] | None) -> Owner:
    """Return what an owner told: fields of a place, and under ``names`` a pattern of file names."""
    fields = dict(told or {})
    pattern = fields.pop(PATTERN, "")
    return {"asked": Folio(**fields), "names": NamePattern.of(pattern) if pattern else None}


def told_place(told: Mapping[str, str], path: PurePath) -> Folio:
    """Return what an owner said of one file's place: in so many words, then by the pattern."""
    owner = owner_of(told)
    names = owner["names"]
    return owner["asked"].over(names.place(path)) if names else owner["asked"]
