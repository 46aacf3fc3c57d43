"""Claims about the file: threads and processes share it, damage is told, nothing is half written."""

import multiprocessing
import os
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest

from reader.catalogue import Catalogue, database
from reader.errors import DiskFull, LibraryUnreadable
from tests.catalogue.examples import SOURCE, Items, article, fill_file, put, record
from tests.journal.unprivileged import open_folder, run_unprivileged

FORK = multiprocessing.get_context("fork")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a catalogue may be, in a folder that is not there yet."""
    return tmp_path / "library" / "catalogue.sqlite"


def _put_files(path: Path, worker: int) -> None:
    with Catalogue.open(path) as catalogue:
        for number in range(25):
            put(catalogue, article(f"w{worker}n{number}"), path=f"{SOURCE}/{worker}/{number}")


def _put_slowly(path: Path) -> None:
    def items() -> Items:
        for number in range(1_000_000):
            yield article(f"slow{number}", text="甘蔗" * 500), ()

    with Catalogue.open(path) as catalogue:
        catalogue.replace_file(record(f"{SOURCE}/slow"), items())


def _run(*processes: "multiprocessing.process.BaseProcess") -> None:
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0


def test_a_catalogue_survives(path: Path) -> None:
    """What was taken in is there when the file is opened again, and the folder is private."""
    fill_file(path)
    with Catalogue.open(path) as catalogue:
        assert catalogue.count() == 3
        assert not catalogue.read_only
    assert path.parent.stat().st_mode & 0o777 == 0o700
    names = sorted(one.name for one in path.parent.iterdir())
    assert names == [path.name, f"{path.name}-gxreader"]


def test_two_processes_at_once_lose_nothing(path: Path) -> None:
    """Two that create, open and write the same file at once both keep all they wrote."""
    _run(*(FORK.Process(target=_put_files, args=(path, worker)) for worker in (0, 1)))
    with Catalogue.open(path) as catalogue:
        assert set(catalogue.ids(catalogue.keys())) == {
            f"w{worker}n{number}" for worker in (0, 1) for number in range(25)
        }


def test_another_process_is_noticed(path: Path) -> None:
    """The generation changes when anybody wrote, and only then."""
    with Catalogue.open(path) as mine, Catalogue.open(path) as theirs:
        before = mine.generation
        assert mine.generation == before
        put(theirs, article("a"))
        assert mine.generation != before
        assert mine.count() == 1


def test_a_killed_import_leaves_what_was_there(path: Path) -> None:
    """Kill -9 in the middle of a large file: the file is not there at all, the rest is."""
    fill_file(path)
    process = FORK.Process(target=_put_slowly, args=(path,))
    process.start()
    while process.is_alive() and _beside(path) < 2_000_000:
        time.sleep(0.02)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join(10)
    with Catalogue.open(path) as catalogue:
        assert catalogue.count() == 3
        assert len(catalogue.pending()[0]) == 3
        put(catalogue, article("b"), path=f"{SOURCE}/b.txt")
        assert catalogue.count() == 4


def _beside(path: Path) -> int:
    return sum(one.stat().st_size for one in path.parent.iterdir())


def test_reading_goes_on_while_something_is_written(path: Path) -> None:
    """A list made during a long import shows what was there before it."""
    fill_file(path)
    with Catalogue.open(path) as catalogue:
        seen: list[int] = []

        def look() -> None:
            seen.append(len(catalogue.keys()))

        def items() -> Items:
            yield article("x"), ()
            thread = Thread(target=look)
            thread.start()
            thread.join(5)
            yield article("y"), ()

        catalogue.replace_file(record(f"{SOURCE}/b.txt"), items())
        assert seen == [3]
        assert catalogue.count() == 5


@pytest.mark.parametrize("in_memory", [True, False])
def test_threads_share_a_catalogue(path: Path, in_memory: bool) -> None:
    """Many threads read and write one catalogue, in a file or in memory."""
    with Catalogue.open(None if in_memory else path) as catalogue:
        catalogue.add_source(SOURCE)

        def work(number: int) -> int:
            put(catalogue, article(f"a{number}"), path=f"{SOURCE}/{number}")
            return len(catalogue.rows(catalogue.keys()))

        with ThreadPoolExecutor(4) as pool:
            assert max(pool.map(work, range(40))) == 40
        assert catalogue.count() == 40


def test_threads_that_ended_leave_no_connection(path: Path) -> None:
    """A program that starts many threads does not run out of files."""
    with Catalogue.open(path) as catalogue:
        for _number in range(20):
            thread = Thread(target=catalogue.count)
            thread.start()
            thread.join()
        assert len(catalogue._database._connections) <= 2


def test_a_full_disk_changes_nothing(path: Path) -> None:
    """When room runs out in the middle of a file, what was there is unharmed and writing goes on."""
    fill_file(path)
    with Catalogue.open(path) as catalogue:
        connection = catalogue._database._connection()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 5}")
        many = [article(f"b{number}", text="甘蔗" * 500) for number in range(200)]
        with pytest.raises(DiskFull, match="catalogue"):
            put(catalogue, *many, path=f"{SOURCE}/b.txt")
        assert catalogue.count() == 3
        connection.execute("PRAGMA max_page_count = 1000000")
        assert put(catalogue, *many, path=f"{SOURCE}/b.txt") == 200


def test_a_locked_catalogue_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else's long write gives a sentence that says to wait."""
    fill_file(path)
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with Catalogue.open(path) as catalogue:
        assert catalogue.count() == 3
        with pytest.raises(LibraryUnreadable, match="Another gxreader"):
            catalogue.add_source("/more")
    blocker.close()


def test_a_closed_catalogue_says_so(path: Path) -> None:
    """Work that comes after closing gets a sentence, not an empty catalogue."""
    for place in (path, None):
        catalogue = Catalogue.open(place)
        catalogue.close()
        catalogue.close()
        with pytest.raises(LibraryUnreadable, match="closed"):
            catalogue.count()


@pytest.mark.parametrize("in_use", [False, True], ids=["alone", "in use"])
def test_a_read_only_folder_can_be_read(in_use: bool) -> None:
    """Where nothing may be written, a library that is there can be read, also while another writes."""
    with open_folder() as folder:
        path = folder / "library.sqlite"
        owner = Catalogue.open(path)
        put(owner, article("a"))
        if not in_use:
            owner.close()
        for one in folder.iterdir():
            one.chmod(0o444)
        folder.chmod(0o555)

        def claim() -> None:
            with Catalogue.open(path) as catalogue:
                assert catalogue.read_only
                assert catalogue.ids(catalogue.keys()) == ["a"]
                assert catalogue.article("a") == article("a")
                with pytest.raises(LibraryUnreadable, match="--library"):
                    catalogue.add_source("/more")
            with pytest.raises(LibraryUnreadable, match="missing"):
                Catalogue.open(folder / "missing.sqlite")
            with pytest.raises(LibraryUnreadable, match="missing"):
                Catalogue.open(folder / "missing" / "library.sqlite")

        run_unprivileged(claim)
        owner.close()
