"""Claims about a program that is killed, at any moment of taking in and of indexing."""

import random
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from reader.config import Paths
from reader.library import Library, open_library
from tests.library.conftest import Opened, collection, write
from tests.library.processes import PATIENCE, ended, started, take_in

PAGE = """抢修队连夜复通供水

□本报记者 田一禾

　　记号甲{number:05d}乙。抢修队{number}人连夜更换管道{number}米。
"""
FILES = 30
IN_COLLECTION = 150
KILLS = 12
LONGEST = 0.6
"""Seconds after which a kill comes at the latest: all is in and indexed by then."""


def test_a_killed_import_goes_on_at_the_next_start(tmp_path: Path, paths: Paths) -> None:
    """After any number of kills nothing is lost, nothing is there twice, and search finds all."""
    archive = tmp_path / "archive"
    for number in range(FILES):
        write(archive / f"河湾日报/2024-06-{number + 1:02d}/01.txt", PAGE.format(number=number))
    write(archive / "年鉴.jsonl", collection(IN_COLLECTION, FILES))
    home = str(paths.cache.parent)
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    whole = min(_seconds(take_in, str(tmp_path / "other"), str(archive)), LONGEST)
    for _kill in range(KILLS):
        process = started(take_in, home, str(archive))
        sleep(chance.uniform(0, whole))
        process.kill()
        ended(process)
        _look(paths)
    library = open_library(paths)
    library.take_pending()
    library.add([archive])
    library.index_pending()
    _all_there(library)
    library.close()
    assert open_library(paths).pending == ()


def _seconds(task: Callable[..., None], *words: str) -> float:
    start = monotonic()
    assert ended(started(task, *words)) == 0
    return min(monotonic() - start, PATIENCE)


def _look(paths: Paths) -> None:
    """Whatever is in the library right after a kill is whole and found."""
    library = open_library(paths)
    assert library.notices == []
    count = library.count()
    assert library.search("记号").count == count
    assert count in {0, *range(IN_COLLECTION, IN_COLLECTION + FILES + 1)}, "the collection is first"
    library.close()


def _all_there(library: Library) -> None:
    total = FILES + IN_COLLECTION
    assert library.count() == total
    index = library._searcher._ready_index()
    assert index is not None
    assert index.count() == total
    for number in range(total):
        assert library.search(f"甲{number:05d}乙").count == 1, number


def test_a_source_added_before_the_kill_is_pending(archive: Path, opened: Opened) -> None:
    """A path that was registered but not wholly taken in is told and taken in at the next start."""
    registered = opened()
    registered._sources._registry.begin(str(archive))  # type: ignore[union-attr]
    registered.close()
    library = opened()
    assert library.pending == (archive,)
    assert [source.path for source in library.sources()] == [str(archive)]
    assert library.take_pending().articles == 3
    assert opened().pending == ()


def test_a_source_forgotten_before_the_kill_leaves(archive: Path, opened: Opened) -> None:
    """A removal that was cut off between registry and catalogue is completed."""
    library = opened()
    library.add([archive])
    library._sources._registry.remove([str(archive)])  # type: ignore[union-attr]
    library.close()
    again = opened()
    assert (again.sources(), again.count(), again.pending) == ((), 0, ())
