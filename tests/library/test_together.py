"""Claims about several processes that use one library at the same time."""

from pathlib import Path
from threading import Event, Thread

from reader.config import Paths
from reader.library.turns import Turns
from reader.model import Mark
from tests.library.conftest import Opened, collection, ids, write
from tests.library.processes import ended, mark_all, started, take_in

EACH = 120


def test_two_imports_at_once_lose_nothing(tmp_path: Path, paths: Paths, opened: Opened) -> None:
    """Two processes add and index different files: both end well and all articles are found."""
    home = str(paths.cache.parent)
    files = [
        write(tmp_path / f"news{number}.jsonl", collection(EACH, number * EACH))
        for number in range(2)
    ]
    processes = [started(take_in, home, str(file)) for file in files]
    assert [ended(process) for process in processes] == [0, 0]
    library = opened()
    assert library.count() == library.search("记号").count == 2 * EACH
    assert library.index_pending() == 0
    assert [source.articles for source in library.sources()] == [EACH, EACH]


def test_the_same_files_added_twice_at_once_are_there_once(
    tmp_path: Path, paths: Paths, opened: Opened
) -> None:
    """Two processes add the same file: its articles are not doubled."""
    file = write(tmp_path / "news.jsonl", collection(EACH))
    processes = [started(take_in, str(paths.cache.parent), str(file)) for _turn in range(2)]
    assert [ended(process) for process in processes] == [0, 0]
    library = opened()
    assert library.count() == library.search("记号").count == EACH
    assert len(library.sources()) == 1


def test_marks_set_at_once_are_all_kept(tmp_path: Path, paths: Paths, opened: Opened) -> None:
    """While one process imports, two set different marks: every one of them is there."""
    library = opened()
    library.add([write(tmp_path / "a.jsonl", collection(40))])
    marked = sorted(ids(library).values())
    home = str(paths.cache.parent)
    more = write(tmp_path / "b.jsonl", collection(EACH, 1_000))
    processes = [
        started(take_in, home, str(more)),
        started(mark_all, home, marked, Mark.READ.value),
        started(mark_all, home, marked[::2], Mark.STAR.value),
    ]
    assert [ended(process) for process in processes] == [0, 0, 0]
    assert library.refresh_marks()
    assert library.marked(Mark.READ) == set(marked)
    assert library.marked(Mark.STAR) == set(marked[::2])
    assert library.count() == 40 + EACH


def test_a_turn_is_waited_for_and_may_be_given_up(tmp_path: Path) -> None:
    """Who comes second waits, is told so once, gets the turn afterwards, or stops waiting."""
    turns, told, got = Turns(tmp_path), [], Event()

    def second() -> None:
        with Turns(tmp_path).taken(waiting=lambda: told.append("waiting")) as mine:
            assert mine
            got.set()

    with turns.taken() as mine:
        assert mine
        assert turns.busy
        with Turns(tmp_path).taken(stopped=lambda: True) as given:
            assert not given
        thread = Thread(target=second)
        thread.start()
        assert not got.wait(0.12)
    assert got.wait(5)
    thread.join()
    assert told == ["waiting"]
    assert not turns.busy


def test_where_no_lock_can_be_made_the_turn_is_given(tmp_path: Path) -> None:
    """A folder that is missing (or full, or read-only) does not stop anybody here."""
    turns = Turns(tmp_path / "missing")
    with turns.taken() as first, turns.taken() as second:
        assert (first, second) == (True, True)
    assert not turns.busy
