"""Claims about journals: nothing that was written is lost, whoever else writes, whatever breaks."""

import multiprocessing
import resource
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import DiskFull, LibraryUnreadable
from reader.journal import Journal
from reader.journal.lines import Clock, decode, encode
from tests.journal.unprivileged import open_folder, run_unprivileged

FORK = multiprocessing.get_context("fork")

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def _write_many(folder: Path, worker: int, count: int, host: str) -> None:
    journal = Journal(folder, "notes", host=host)
    for number in range(count):
        journal.append({"worker": worker, "number": number, "text": "甘蔗" * (number % 50)})


@given(record=st.dictionaries(st.text(), VALUES, max_size=4))
def test_a_record_comes_back_as_it_was(record: dict[str, object]) -> None:
    """Any JSON object survives its line, newlines and odd characters inside it too."""
    stamped = {**record, "at": Clock().now(), "host": "here"}
    (line,) = encode([stamped])
    assert line.count(b"\n") == 1
    assert decode(line) == stamped


@pytest.mark.parametrize("hosts", [("one", "one"), ("one", "two")], ids=["same host", "two hosts"])
def test_two_processes_at_once_lose_nothing(tmp_path: Path, hosts: tuple[str, str]) -> None:
    """Two processes that write at the same time leave every record, whole and in time order."""
    workers = [
        FORK.Process(target=_write_many, args=(tmp_path, number, 300, host))
        for number, host in enumerate(hosts)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    journal = Journal(tmp_path, "notes")
    records = list(journal.read())
    assert {(one["worker"], one["number"]) for one in records} == {
        (worker, number) for worker in range(2) for number in range(300)
    }
    assert len(records) == 600
    assert [one["at"] for one in records] == sorted(one["at"] for one in records)
    assert journal.damaged == 0


def test_a_write_cut_anywhere_costs_only_its_own_line(tmp_path: Path) -> None:
    """Cut the file at every byte: all lines before the cut are there, and writing goes on."""
    journal = Journal(tmp_path, "notes", host="here")
    for number in range(3):
        journal.append({"number": number, "text": "桂林"})
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        complete = whole[:cut].count(b"\n") + whole[: cut + 1].endswith(b"}\n")
        after = Journal(tmp_path, "notes", host="here")
        assert [one["number"] for one in after.read()] == list(range(complete))
        after.append({"number": 9})
        again = Journal(tmp_path, "notes")
        assert [one["number"] for one in again.read()] == [*range(complete), 9]
        assert again.damaged <= 1


def test_fresh_gives_only_what_others_wrote(tmp_path: Path) -> None:
    """A reader hears each record of another once, and none of its own."""
    mine, theirs = Journal(tmp_path, "notes"), Journal(tmp_path, "notes")
    mine.append({"n": 1})
    theirs.append({"n": 2}, {"n": 3})
    mine.append({"n": 4})
    assert [one["n"] for one in mine.fresh()] == [2, 3]
    assert [one["n"] for one in mine.fresh()] == []
    assert [one["n"] for one in theirs.fresh()] == [1, 4]
    assert [one["n"] for one in mine.read()] == [1, 2, 3, 4]


def test_a_line_half_there_is_heard_when_it_is_whole(tmp_path: Path) -> None:
    """Reading while another writes waits for the rest of a line instead of losing it."""
    other = Journal(tmp_path, "notes", host="other")
    other.append({"n": 1})
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:20])
    reader = Journal(tmp_path, "notes")
    assert list(reader.fresh()) == []
    assert reader.damaged == 1
    with path.open("ab") as file:
        file.write(whole[20:])
    assert [one["n"] for one in reader.fresh()] == [1]
    assert reader.damaged == 0


def test_damaged_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    """Conflict marks of a merge, binary and foreign JSON harm no neighbour."""
    journal = Journal(tmp_path, "notes", host="here")
    journal.append({"n": 1})
    (path,) = tmp_path.iterdir()
    with path.open("ab") as file:
        file.write(b"<<<<<<< HEAD\n\xff\xfe\x00\n[1]\n{}\n\n" + b"[" * 100_000 + b"\n")
    journal.append({"n": 2})
    reader = Journal(tmp_path, "notes")
    assert [one["n"] for one in reader.read()] == [1, 2]
    assert reader.damaged == 5


def test_journals_of_one_folder_do_not_mix(tmp_path: Path) -> None:
    """A name that begins like another is another."""
    Journal(tmp_path, "marks").append({"n": 1})
    Journal(tmp_path, "marks-old").append({"n": 2})
    assert [one["n"] for one in Journal(tmp_path, "marks").read()] == [1]


def test_an_action_comes_after_all_it_could_see() -> None:
    """A host whose clock is behind still has the last word after having read the others'."""
    clock = Clock()
    clock.seen("2999-01-01T00:00:00.000000Z")
    assert clock.now() > "2999-01-01T00:00:00.000000Z"
    assert clock.now() < clock.now()


def test_a_clock_beyond_the_calendar_does_no_harm() -> None:
    """A stamp that is no date does not stop the clock."""
    clock = Clock()
    clock.seen("9999-99-99T99:99:99.999999Z")
    assert clock.now() == "9999-99-99T99:99:99.999999Z"


def test_a_read_only_folder_reads_and_complains_once() -> None:
    """Where writing is not allowed, reading works, and the failure is told one time."""
    with open_folder() as folder:
        Journal(folder, "notes", host="other").append({"n": 1})
        for path in folder.iterdir():
            path.chmod(0o644)
        folder.chmod(0o555)

        def claim() -> None:
            journal = Journal(folder, "notes", host="mine")
            assert [one["n"] for one in journal.read()] == [1]
            with pytest.raises(LibraryUnreadable, match=r"notes\.mine"):
                journal.append({"n": 2})
            journal.append({"n": 3})
            assert journal.unsaved == 2

        run_unprivileged(claim)


def test_a_full_disk_loses_nothing_that_was_there() -> None:
    """When room runs out nothing half-written stays, and what waited is written later."""
    with open_folder() as folder:

        def claim() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            journal = Journal(folder, "notes", host="here")
            journal.append({"n": 1})
            (path,) = folder.iterdir()
            size = path.stat().st_size
            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10, hard))
            with pytest.raises(DiskFull):
                journal.append({"n": 2})
            journal.append({"n": 3})
            assert path.stat().st_size == size
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            journal.append({"n": 4})
            assert journal.unsaved == 0
            reader = Journal(folder, "notes")
            assert [one["n"] for one in reader.read()] == [1, 2, 3, 4]
            assert reader.damaged == 0

        run_unprivileged(claim)


def test_a_file_that_was_replaced_is_read_again(tmp_path: Path) -> None:
    """Another file under the same name, even with the same inode, is read from its start."""
    other = Journal(tmp_path, "notes", host="other")
    other.append({"n": 1}, {"n": 2})
    reader = Journal(tmp_path, "notes")
    assert len(list(reader.fresh())) == 2
    (path,) = tmp_path.iterdir()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0].replace(b'"n":1', b'"n":1111') + lines[1] * 3)
    assert [one["n"] for one in reader.fresh()] == [1111, 2, 2, 2]
    path.write_bytes(lines[0])
    assert [one["n"] for one in reader.fresh()] == [1]
