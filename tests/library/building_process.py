"""A process that has an index built by others, to be killed or to run out of room."""

import resource
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import ReaderError
from reader.library.builders import WORTH, Batch, Builders
from reader.search import SearchDocument, SearchIndex

COUNT = WORTH + 400


def article(key: int) -> SearchDocument:
    """Return an article that names its key."""
    body = f"第{key}号稿件。" + "".join(map(chr, range(0x4E00 + key, 0x4E60 + key)))
    return SearchDocument(key, f"a{key}", title=f"稿件{key}", body=body, issue_date="2026-03-01")


@dataclass(frozen=True, slots=True)
class Made:
    """A store whose articles are made as they are asked for; some may have gone."""

    gone: frozenset[int] = frozenset()

    def documents(self, keys: Sequence[int]) -> Iterator[SearchDocument]:
        """Yield the articles of ``keys``."""
        return (article(key) for key in keys if key not in self.gone)

    def keys(self) -> Sequence[int]:
        """Return all keys."""
        return range(1, COUNT + 1)


def whole(removed: Sequence[int] = (), gone: Sequence[int] = ()) -> Batch:
    """Return all articles as one batch."""
    keys = array("q", range(1, COUNT + 1))
    return Batch(keys, array("q", removed), Made(frozenset(gone)), lambda: False)


def build(folder: Path, limit: int) -> None:
    """Build an index by two processes; print their numbers, then what came of it."""
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    index = SearchIndex.open(folder)
    with Builders(2) as builders:
        builders.size(COUNT)
        print(*builders.numbers(), flush=True)
        try:
            print(builders.update(index, whole()), flush=True)
        except ReaderError as error:
            print(type(error).__name__, flush=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]))
