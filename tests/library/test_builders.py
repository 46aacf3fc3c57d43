"""Indexes built by several processes: those of one, whatever ends the processes."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from reader.library import builders as building
from reader.library.builders import Builders, Stopped
from reader.search import SearchIndex, search
from reader.search.container import WORKSHOP
from reader.search.folder import SCHEMA
from reader.search.sections import Sections
from tests.library.building_process import COUNT, Made, whole

PATIENCE = 20
"""Seconds after which what should have ended is a failure."""


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    """An index without articles."""
    return SearchIndex.open(tmp_path)


def _is_whole(index: SearchIndex, store: Made | None = None) -> None:
    assert index.count() == COUNT
    shelf = store or Made()
    for key in (1, 50, COUNT // 2, COUNT):
        answer = search(f'"第{key}号"', shelf, index)
        assert [hit.article_id for hit in answer.hits] == [f"a{key}"]
    assert search("稿件", shelf, index, limit=1).count == COUNT


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / f"v{SCHEMA}").iterdir())


def test_two_processes_build_what_one_does(index: SearchIndex, tmp_path: Path) -> None:
    """All articles are found once, replaced ones by their new text, in segments of both."""
    old = [replace(one, body="旧稿") for one in Made().documents([1, 2, 3])]
    index.update(old)
    with Builders(2) as builders:
        assert builders.size(COUNT) == COUNT
        assert builders.update(index, whole()) == COUNT
    _is_whole(index)
    assert search("旧稿", Made(), index).count == 0
    assert WORKSHOP not in _left(tmp_path)


def test_articles_that_have_gone_are_not_waited_for(index: SearchIndex) -> None:
    """A key without an article is done with; keys to remove go."""
    with Builders(2) as builders:
        builders.size(COUNT)
        builders.update(index, whole())
        assert builders.update(index, whole(removed=[5], gone=[5, COUNT])) == COUNT
    assert index.count() == COUNT - 2


def test_a_share_ends_with_its_characters(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long articles are, memory holds so many characters of them."""
    monkeypatch.setattr(building, "CHARACTERS", 20_000)
    with Builders(2) as builders:
        builders.size(COUNT)
        taken = builders.update(index, whole())
    assert 0 < taken < COUNT
    assert index.count() == taken


def test_where_no_process_starts_one_does_it_all(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that refuses processes has its index all the same."""

    def refused(_task: object) -> None:
        raise OSError

    monkeypatch.setattr(building, "hired", refused)
    with Builders(2) as builders:
        builders.size(COUNT)
        assert builders.update(index, whole()) == COUNT
    _is_whole(index)


@contextmanager
def _killing(moment: float) -> Iterator[Builders]:
    """Yield processes one of which is killed after so many seconds."""
    with Builders(2) as builders:
        builders.size(COUNT)
        victim = builders.numbers()[0]
        killer = subprocess.Popen(["sh", "-c", f"sleep {moment}; kill -9 {victim}"])
        yield builders
        killer.wait()


@pytest.mark.parametrize("moment", [0.0, 0.7])
def test_a_process_that_ends_early_is_done_without(index: SearchIndex, moment: float) -> None:
    """Whatever ends a process (no memory), nothing is missing and nothing is there twice."""
    with _killing(moment) as builders:
        assert builders.update(index, whole()) == COUNT
    _is_whole(index)


def test_building_can_be_given_up(index: SearchIndex, tmp_path: Path) -> None:
    """Nothing of it is committed, nothing stays on the disk and no process goes on."""
    asked = iter([False] * 900)
    batch = replace(whole(), stopped=lambda: next(asked, True))
    before = _left(tmp_path)
    with Builders(2) as builders:
        builders.size(COUNT)
        numbers = builders.numbers()
        with pytest.raises(Stopped):
            builders.update(index, batch)
        assert not any(map(_runs, numbers))
    assert index.count() == 0
    assert set(_left(tmp_path)) - {"writer.lock"} == set(before) - {"writer.lock"}


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _start(folder: Path, limit: int = 0) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.library.building_process", str(folder), str(limit)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked for in /proc")
@pytest.mark.parametrize("moment", [0.1, 0.9])
def test_processes_end_with_the_library(tmp_path: Path, moment: float) -> None:
    """Killed, the library leaves no process behind, the old index, and can go on."""
    with _start(tmp_path) as library:
        assert library.stdout is not None
        numbers = [int(number) for number in library.stdout.readline().split()]
        assert len(numbers) == 2
        sleep(moment)
        library.send_signal(signal.SIGKILL)
    begun = monotonic()
    while any(map(_runs, numbers)):
        assert monotonic() - begun < PATIENCE
        sleep(0.05)
    index = SearchIndex.open(tmp_path)
    assert index.count() in {0, COUNT}
    index.update(whole().documents())
    _is_whole(index)
    assert WORKSHOP not in _left(tmp_path)


def test_a_full_disk_is_told_by_its_name(tmp_path: Path) -> None:
    """Without room for a segment the old index answers and the disk is as it was."""
    index = SearchIndex.open(tmp_path)
    index.update(Made().documents([1, 2]))
    before = _left(tmp_path)
    with _start(tmp_path, 30_000) as library:
        told = library.communicate()[0].split()
    assert told[2:] == ["DiskFull"]
    assert _left(tmp_path) == before
    assert index.count() == 2


def test_small_batches_start_no_process() -> None:
    """An article more is indexed here and now."""
    with Builders(2) as builders:
        assert builders.size(building.WORTH - 1) == building.WORTH - 1
        assert builders.numbers() == []


def test_parts_make_the_same_segment(tmp_path: Path) -> None:
    """What two processes wrote is, section by section, what one would have written."""
    alone, together = (SearchIndex.open(tmp_path / name) for name in ("alone", "together"))
    alone.update(whole().documents())
    with Builders(2) as builders:
        builders.size(COUNT)
        builders.update(together, whole())
    for ending in (".docs", ".terms"):
        mine, its = (
            {name: section.whole() for name, section in Sections(path).within("").items()}
            for index in (alone, together)
            for path in index.folder.glob(f"*{ending}")
        )
        assert mine == its
