"""Claims about marks and positions: the last word counts, and everybody hears it."""

import multiprocessing
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.journal import Journal, MarkBook, PositionBook
from reader.model import Mark, Position

FORK = multiprocessing.get_context("fork")


def _mark_many(folder: Path, ids: range) -> None:
    book = MarkBook(folder)
    for number in ids:
        book.set(f"a{number}", Mark.READ)


def _put_many(folder: Path, worker: int, limit: int) -> None:
    book = PositionBook(folder, limit=limit)
    for number in range(200):
        book.put(f"w{worker}a{number % 10}", Position(number, worker))


def test_a_mark_survives_and_may_be_taken_back(tmp_path: Path) -> None:
    """What was set is there in the next session, what was cleared is not."""
    book = MarkBook(tmp_path)
    book.set("one", Mark.READ)
    book.set("two", Mark.STAR)
    book.set("one", Mark.STAR)
    book.set("two", Mark.STAR, on=False)
    for one in (book, MarkBook(tmp_path)):
        assert one.marked(Mark.READ) == {"one"}
        assert one.marked(Mark.STAR) == {"one"}
        assert one.is_marked("one", Mark.READ)


def test_two_sessions_hear_each_other(tmp_path: Path) -> None:
    """A session's marks reach another at its next refresh, the later word winning."""
    mine, theirs = MarkBook(tmp_path, host="mine"), MarkBook(tmp_path, host="theirs")
    mine.set("one", Mark.READ)
    assert theirs.refresh()
    assert theirs.marked(Mark.READ) == {"one"}
    theirs.set("one", Mark.READ, on=False)
    assert mine.refresh()
    assert mine.marked(Mark.READ) == frozenset()
    assert not mine.refresh()


def test_two_sessions_at_once_lose_no_mark(tmp_path: Path) -> None:
    """Two processes that mark different articles at the same time both keep all."""
    workers = [FORK.Process(target=_mark_many, args=(tmp_path, range(n, 400, 2))) for n in (0, 1)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert MarkBook(tmp_path).marked(Mark.READ) == {f"a{number}" for number in range(400)}


@given(words=st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), min_size=1, max_size=4))
def test_the_order_of_merging_does_not_matter(words: list[tuple[str, bool]]) -> None:
    """Whatever order records arrive in, copies of the same journals show the same marks."""
    stamped = Journal(Path("none"), "marks", host="here").stamp(
        {"id": one, "mark": "star", "on": on} for one, on in words
    )
    outcomes = set()
    for order in permutations(stamped):
        book = MarkBook(Path("none"))
        for record in order:
            book._take(record)
        outcomes.add(book.marked(Mark.STAR))
    assert outcomes == {frozenset(one for one, on in dict(words).items() if on)}


def test_setting_again_writes_nothing(tmp_path: Path) -> None:
    """Opening a read article again does not grow the journal."""
    book = MarkBook(tmp_path)
    book.set_all(["one", "two"], Mark.READ)
    (path,) = tmp_path.iterdir()
    size = path.stat().st_size
    book.set_all(["one", "two"], Mark.READ)
    assert path.stat().st_size == size


def test_records_of_a_later_version_are_passed_over(tmp_path: Path) -> None:
    """Unknown marks and fields of another type harm nothing."""
    journal = Journal(tmp_path, "marks")
    journal.append(
        {"id": "one", "mark": "later", "on": True}, {"id": 3, "mark": "read", "on": True}
    )
    journal.append({"id": "one", "mark": ["read"], "on": True}, {"id": "one"})
    assert MarkBook(tmp_path).marked(Mark.READ) == frozenset()


def test_a_position_survives(tmp_path: Path) -> None:
    """The next session knows where reading stopped, and in which article."""
    book = PositionBook(tmp_path)
    book.put("one", Position(3, 14))
    book.put("two", Position(0, 2))
    book.put("one", Position(4, 0))
    for one in (book, PositionBook(tmp_path)):
        assert one.position("one") == Position(4, 0)
        assert one.position("two") == Position(0, 2)
        assert one.position("three") is None
        assert one.last_article == "one"


def test_reading_on_in_another_session_wins(tmp_path: Path) -> None:
    """The later of two sessions has the last word."""
    mine, theirs = PositionBook(tmp_path, host="mine"), PositionBook(tmp_path, host="theirs")
    mine.put("one", Position(1, 0))
    theirs.put("one", Position(2, 0))
    assert mine.refresh()
    assert mine.position("one") == Position(2, 0)


@pytest.mark.parametrize("limit", [500, 5_000])
def test_positions_stay_small_and_lose_nothing(tmp_path: Path, limit: int) -> None:
    """Two processes that write and compact the same file leave every last position."""
    workers = [FORK.Process(target=_put_many, args=(tmp_path, worker, limit)) for worker in (0, 1)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    book = PositionBook(tmp_path)
    for number in range(190, 200):
        for name in (0, 1):
            assert book.position(f"w{name}a{number % 10}") == Position(number, name)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 2 * 5_000
    assert [path.suffix for path in tmp_path.iterdir()] == [".jsonl"]


def test_a_reader_follows_through_a_compaction(tmp_path: Path) -> None:
    """A session hears of positions written after another replaced the file."""
    mine, theirs = PositionBook(tmp_path), PositionBook(tmp_path, limit=300)
    for number in range(20):
        theirs.put("one", Position(number, 0))
        mine.refresh()
        assert mine.position("one") == Position(number, 0)
