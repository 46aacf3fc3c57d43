"""A writer that is killed or runs out of room harms nothing that was there."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from reader.search import SearchIndex, search
from reader.search.folder import SCHEMA
from tests.search.shelf import Shelf
from tests.search.writing_process import article

KILLS = int(os.environ.get("GXREADER_KILLS", "6"))
COUNT = 120


def _start(*arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.search.writing_process", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _editions(folder: Path) -> list[int]:
    """Return which editions the index finds, each of which must be whole."""
    index = SearchIndex.open(folder)
    found = []
    for edition in range(1, 2000):
        shelf = Shelf(tuple(article(key, edition) for key in range(COUNT)))
        count = search(f"第{edition}稿", shelf, index, limit=1).count
        assert count in {0, COUNT}
        found += [edition] if count else []
        if found and edition > found[-1] + 3:
            break
    assert index.count() == (COUNT if found else 0)
    return found


def test_a_killed_writer_leaves_whole_commits(tmp_path: Path) -> None:
    """Killed at any moment, the index holds the last or the next commit, whole, and can go on."""
    chance = random.Random(7)  # noqa: S311 - moments, no secret
    for _kill in range(KILLS):
        with _start("rewrite", tmp_path, COUNT) as writer:
            assert writer.stdout is not None
            told = int(writer.stdout.readline())
            time.sleep(chance.random() * 0.25)
            writer.send_signal(signal.SIGKILL)
            told += len(writer.stdout.readlines())
        (edition,) = _editions(tmp_path)
        assert edition in {told, told + 1}
    SearchIndex.open(tmp_path).update([article(0, 1)])
    names = [path.name for path in (tmp_path / f"v{SCHEMA}").iterdir()]
    assert len([name for name in names if name.startswith("MAIN_") and "." in name]) <= 4
    assert len([name for name in names if ".toc" in name]) == 1


def test_a_full_disk_leaves_the_old_index(tmp_path: Path) -> None:
    """Without room the old commit stays readable, the disk is as before, and it is told."""
    index = SearchIndex.open(tmp_path)
    index.update(article(key, 1) for key in range(COUNT))
    before = sorted(path.name for path in (tmp_path / f"v{SCHEMA}").iterdir())
    with _start("overfill", tmp_path, COUNT, 5000) as writer:
        told = writer.communicate()[0]
    assert told.strip() == "DiskFull"
    assert sorted(path.name for path in (tmp_path / f"v{SCHEMA}").iterdir()) == before
    assert _editions(tmp_path) == [1]
    index.update(article(key, 2) for key in range(COUNT))
    assert _editions(tmp_path) == [2]
