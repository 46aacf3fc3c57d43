"""A process that writes an index, to be killed or to run out of room."""

import resource
import sys
from pathlib import Path

from reader.errors import ReaderError
from reader.search import SearchDocument, SearchIndex


def article(key: int, edition: int) -> SearchDocument:
    """Return an article whose text names its key and edition."""
    body = f"第{key}号稿件，第{edition}稿。" + "".join(map(chr, range(0x4E00 + key, 0x4E40 + key)))
    return SearchDocument(key, f"a{key}", title=f"稿件{key}", body=body, issue_date="2026-03-01")


def rewrite(folder: Path, count: int) -> None:
    """Write edition after edition of the same articles, telling when each is in."""
    index = SearchIndex.open(folder)
    edition = 0
    while True:
        edition += 1
        index.update(article(key, edition) for key in range(count))
        print(edition, flush=True)


def overfill(folder: Path, count: int, limit: int) -> None:
    """Write more than a file may hold; print what is said about it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        SearchIndex.open(folder).update(article(key, 2) for key in range(count))
    except ReaderError as error:
        print(type(error).__name__)


if __name__ == "__main__":
    verb, where, *numbers = sys.argv[1:]
    if verb == "rewrite":
        rewrite(Path(where), int(numbers[0]))
    else:
        overfill(Path(where), int(numbers[0]), int(numbers[1]))
