"""Claims about a disk without room: a sentence, the old state unharmed, and it goes on later."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.config import Paths
from reader.errors import DiskFull
from reader.library import open_library
from reader.model import Mark
from tests.library.conftest import collection, found, ids, write

ROOM = "1m"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, mounted for the test."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    if os.getuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4_096))
        except OSError:
            return ballast


def test_a_full_disk_is_a_sentence_and_harms_nothing(disk: Path, tmp_path: Path) -> None:
    """Adding, indexing and marking say that there is no room; what was there is there."""
    paths = Paths(*(disk / name for name in ("cache", "data", "state", "config", "cache/library")))
    library = open_library(paths)
    library.add([write(tmp_path / "a.jsonl", collection(20))])
    library.index_pending()
    before = ids(library)
    more = write(tmp_path / "b.jsonl", collection(2_500, 100))
    with pytest.raises(DiskFull) as caught:
        library.add([more])
    assert caught.value.remedy
    assert ids(library) == before
    assert len(found(library, "记号")) == 20
    library.close()
    ballast = _fill(disk)
    full = open_library(paths)
    assert ids(full) == before
    assert len(found(full, "记号")) == 20
    with pytest.raises(DiskFull):
        full.add([write(tmp_path / "c.jsonl", collection(200, 20_000))])
    article_id = next(iter(before.values()))
    with pytest.raises(DiskFull):
        full.set_mark(article_id, Mark.STAR, on=True)
    assert full.marked(Mark.STAR) == {article_id}
    ballast.unlink()
    full.set_mark(article_id, Mark.READ, on=True)
    full.close()
    again = open_library(paths)
    assert again.marked(Mark.STAR) == {article_id}
    assert ids(again) == before
    again.close()


def test_samples_are_shown_on_a_full_disk(disk: Path) -> None:
    """Who starts the program for the first time on a full disk reads the samples all the same."""
    from reader.library import open_samples

    _fill(disk)
    paths = Paths(*(disk / name for name in ("cache", "data", "state", "config", "cache/library")))
    samples = open_samples(paths)
    assert samples.count() >= 50
    assert samples.notices
    samples.close()
