"""Which library a searching process opens, and how: to read it, and to notice what others write."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from reader.config import Paths
from reader.library.answers import Answers
from reader.messages import choose_language

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class Held:
    """A library that is open: who answers, what is looked at before, whether the index is gone."""

    library: "Library"

    @property
    def answers(self) -> Answers:
        """Who answers."""
        return self.library.searches.answers

    def look_around(self) -> None:
        """Take in what the reader and others marked meanwhile."""
        self.library.refresh_marks()

    @property
    def lost(self) -> bool:
        """Whether the index turned out to be damaged; the reader will build another."""
        return self.library.index_lost


class Purpose(StrEnum):
    """What a library is opened for: to search it, to take files in, or only to index it."""

    READ = "read"
    TAKE_IN = "take in"
    INDEX = "index"


NICE: Final = {Purpose.READ: 5, Purpose.TAKE_IN: 10, Purpose.INDEX: 10}
"""By so much the process is nicer than the reader, which comes first where there is one core."""


IDLE_SECONDS: Final = 600.0
"""So long a process waits for the next question before it gives back its memory."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The folders of a user and a library, what it is opened for, and the language to answer in.

    After ``idle`` seconds without a question the library is closed again.
    """

    cache: str
    data: str
    state: str
    config: str
    library: str
    purpose: Purpose
    language: str
    idle: float = IDLE_SECONDS

    @property
    def nice(self) -> int:
        """How much the process gives way."""
        return NICE[self.purpose]

    @classmethod
    def of(cls, paths: Paths, folder: Path, purpose: Purpose, language: str) -> Self:
        """Return how the library in ``folder`` is opened."""
        cache, data, state, config = map(str, (paths.cache, paths.data, paths.state, paths.config))
        return cls(cache, data, state, config, str(folder), purpose, language)

    def held(self) -> Held:
        """Open the library. Raises LibraryUnreadable when that is not possible."""
        from reader.library.opening import open_library, open_to_index, open_to_read

        choose_language(self.language)
        cache, data, state, config, library = map(
            Path, (self.cache, self.data, self.state, self.config, self.library)
        )
        open_it = {
            Purpose.READ: open_to_read,
            Purpose.TAKE_IN: open_library,
            Purpose.INDEX: open_to_index,
        }
        return Held(open_it[self.purpose](Paths(cache, data, state, config, library)))
