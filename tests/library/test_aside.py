"""Claims about searching in a process of its own: the same answers, fresh ones, whatever dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from reader.catalogue import Catalogue
from reader.config import Paths
from reader.errors import LibraryUnreadable, QueryError
from reader.library import Library, open_files, searching_aside
from reader.library.answers import Cancelled, OwnAnswers
from reader.library.aside.answering import AsideAnswers
from reader.library.aside.opening import Held, Opening, Purpose
from reader.library.aside.process import MOST_DEATHS, SideProcess, Unanswered
from reader.library.aside.serving import Desk
from reader.library.aside.wire import Kind, answer_type, line_of, made, read_line
from reader.library.opening import open_to_read
from reader.model import Mark, Sort
from tests.library.conftest import collection, ids, write

ROOT = Path(__file__).parents[2]
QUERIES = (
    "新桥",
    "记者",
    "水位 OR 早稻",
    "title:图书馆",
    "is:starred",
    "没有这个词",
    "date:2024 新桥",
)
PATIENCE = 30.0


@pytest.fixture
def library(indexed: Library) -> Library:
    """A library on disk, indexed, with one article starred."""
    return indexed


@contextmanager
def aside(library: Library) -> Iterator[SideProcess]:
    """Have a library searched by a process that runs."""
    with searching_aside(library, "en"):
        answers = library.searches.answers
        assert isinstance(answers, AsideAnswers)
        answers.process.start()
        yield answers.process


def never() -> bool:
    """Go on."""
    return False


def wait_until(true: Callable[[], object]) -> None:
    """Wait for something to become true."""
    until = monotonic() + PATIENCE
    while not true():
        assert monotonic() < until
        sleep(0.01)


def tell_parts(parts: Iterator[object], told: list[int]) -> None:
    """Tell how many parts an answer has; none where there is no answer."""
    count = 0
    with suppress(Unanswered):
        count = len(list(parts))
    told.append(count)


def running(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not asked for its end does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def everything(library: Library, query: str) -> tuple[object, ...]:
    """Return all that can be asked about a query."""
    searches = library.searches
    return (
        library.search(query),
        library.search(query, sort=Sort.DATE, limit=1),
        searches.count(query),
        searches.keys(query),
        searches.stories(library.search(query).hits),
        searches.facets(query),
        searches.explain(query),
        [one for page in searches.concordance(query) for one in page],
    )


def test_answers_are_those_of_this_process(library: Library) -> None:
    """Hits, snippets, counts, facets, reasons and matches come through unchanged."""
    here = [everything(library, query) for query in QUERIES]
    with aside(library) as process:
        assert [everything(library, query) for query in QUERIES] == here
        assert process.pid
    assert [everything(library, query) for query in QUERIES] == here


def test_every_answer_survives_the_wire(library: Library) -> None:
    """What is written as a line is built again as it was, halves of characters included."""
    answer = replace(library.search("新桥"), query="\ud83d题")
    assert made(answer_type(Kind.SEARCH), read_line(line_of(answer))) == answer
    assert read_line(line_of([None, True, 0.5, "a"])) == [None, True, 0.5, "a"]


def test_a_wrong_query_is_told_with_its_place(library: Library) -> None:
    """The error is the one that this process would raise, in the chosen language."""
    with pytest.raises(QueryError) as here:
        library.search("新桥 (")
    with aside(library), pytest.raises(QueryError) as there:
        library.search("新桥 (")
    assert there.value.args == here.value.args
    assert there.value.position == here.value.position


def test_marks_and_articles_of_now_are_found(library: Library, archive: Path) -> None:
    """What is marked, taken in and indexed after the process began is in its next answer."""
    with aside(library):
        unread = library.searches.count("is:unread")
        library.set_mark(ids(library)["早稻开镰"], Mark.READ, on=True)
        assert library.searches.count("is:unread") == unread - 1
        write(archive / "增刊.jsonl", collection(40, start=30))
        library.refresh()
        assert library.searches.count("甲00035乙") == 1
        library.index_pending()
        assert library.searches.count("甲00035乙") == 1
        assert library.searches.count("is:unread") > unread


def test_a_newer_search_makes_older_ones_stale(library: Library) -> None:
    """The process answers the newest of many searches; an older one still wanted is answered here."""
    counted = library.search("记者").count
    with aside(library) as process:
        found: list[int] = []
        threads = [
            Thread(target=lambda: found.append(library.search("记者").count)) for _time in range(20)
        ]
        for thread in threads:
            thread.start()
        assert library.search("新桥").count == 1
        for thread in threads:
            thread.join(PATIENCE)
        assert found == [counted] * 20
        os.kill(process.pid or 0, signal.SIGSTOP)
        asked = [process.ask(Kind.SEARCH, "记者", never, sort="date") for _time in range(3)]
        told: list[int] = []
        threads = [Thread(target=tell_parts, args=(one, told)) for one in asked]
        for thread in threads:
            thread.start()
        wait_until(lambda: len(process._waiting) == len(asked))
        os.kill(process.pid or 0, signal.SIGCONT)
        for thread in threads:
            thread.join(PATIENCE)
        assert 1 in told


def test_nobody_waits_for_an_answer_that_is_not_wanted(library: Library) -> None:
    """A question that is called off returns at once, even when the process stands still."""
    with aside(library) as process:
        assert library.searches.count("新桥") == 1
        os.kill(process.pid or 0, signal.SIGSTOP)
        begun = monotonic()
        assert library.search("新桥", cancelled=lambda: True).count == 0
        assert library.searches.facets("新桥", cancelled=lambda: True) is None
        library.searches.prepare(cancelled=lambda: True)
        assert monotonic() - begun < 2
        os.kill(process.pid or 0, signal.SIGCONT)
        assert library.searches.count("新桥") == 1


def test_a_killed_process_is_replaced(library: Library) -> None:
    """Killed while it answers, this process answers; the next question goes to a new one."""
    with aside(library) as process:
        for _time in range(MOST_DEATHS - 1):
            assert library.searches.count("新桥") == 1
            before = process.pid or 0
            os.kill(before, signal.SIGSTOP)
            answers: list[int] = []
            asking = Thread(
                target=lambda found=answers: found.append(library.searches.count("新桥"))
            )
            asking.start()
            sleep(0.1)
            os.kill(before, signal.SIGKILL)
            asking.join(PATIENCE)
            assert answers == [1]
            assert process.pid != before


def test_who_writes_is_learnt_before_anybody_asks(library: Library) -> None:
    """Between two questions the process reads ahead; one under way disturbs it, then it goes on."""
    desk = Desk(Held(library), BytesIO())
    read: list[bool] = []
    own = library.searches.answers

    class Watched(OwnAnswers):
        def __init__(self) -> None:
            """Hold nothing: the other one does."""

        def values(self, field: str, typed: str, cancelled: Cancelled) -> tuple[str, ...]:
            found = own.values(field, typed, cancelled)
            read.append(not cancelled())
            return found

    library.searches.answers = Watched()
    desk._count(1)
    reading = Thread(target=desk._read_ahead)
    reading.start()
    wait_until(lambda: read)
    desk._count(-1)
    reading.join(PATIENCE)
    assert not read[0]
    assert read[-1]
    assert read.count(True) == 1


def test_a_process_that_nobody_asks_leaves(library: Library, paths: Paths) -> None:
    """It gives its memory back; the next question starts another, and that is no death."""
    opening = replace(Opening.of(paths, paths.library, Purpose.READ, "en"), idle=0.2)
    process = SideProcess(opening)
    try:
        for _time in range(MOST_DEATHS + 1):
            assert list(process.ask(Kind.COUNT, "新桥", never)) == [1]
            wait_until(lambda: process.pid is None)
    finally:
        process.close()
    assert library.count()


def test_a_process_that_keeps_dying_is_done_without(library: Library) -> None:
    """After so many deaths nothing is started any more, and this process answers."""
    with aside(library) as process:
        for _time in range(MOST_DEATHS):
            os.kill(process.pid or 0, signal.SIGKILL)
            wait_until(lambda: process.pid is None)
            assert library.searches.count("新桥") == 1
        assert process.pid is None
        with pytest.raises(Unanswered):
            process.start()


def test_without_processes_this_one_answers(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system refuses a process, nobody notices."""
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with searching_aside(library, "en"):
        assert library.search("新桥").count == 1
        assert library.searches.facets("新桥") is not None


def test_files_that_are_nowhere_kept_are_searched_here(paths: Paths, archive: Path) -> None:
    """A library in memory has no other process."""
    library = open_files([archive], paths)
    library.take_pending()
    own = library.searches.answers
    with searching_aside(library, "en"):
        assert library.searches.answers is own
    library.close()


def test_the_process_ends_with_its_reader(library: Library, paths: Paths) -> None:
    """A reader killed without a word leaves no process behind; neither does one that is left."""
    script = (
        "import sys, time; from pathlib import Path; from reader.config import Paths;"
        "from reader.library import open_library, searching_aside;"
        "library = open_library(Paths(*map(Path, sys.argv[1:])));"
        "lasting = searching_aside(library, 'en'); lasting.__enter__();"
        "assert library.search('新桥').count == 1;"
        "print(library.searches.answers.process.pid, flush=True); time.sleep(60)"
    )
    folders = (paths.cache, paths.data, paths.state, paths.config, paths.library)
    command = [sys.executable, "-c", script, *map(str, folders)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ, cwd=ROOT) as reader:
        assert reader.stdout is not None
        pid = int(reader.stdout.readline())
        assert running(pid)
        reader.kill()
    wait_until(lambda: not running(pid))
    with aside(library) as process:
        pid = process.pid or 0
    assert not running(pid)


def test_a_damaged_index_is_left_to_the_reader(library: Library, paths: Paths) -> None:
    """The process throws nothing away; what it cannot read, this process mends."""
    for path in (paths.library / "index").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\0" * path.stat().st_size)
    with aside(library):
        assert library.search("新桥").count == 1
        assert (paths.library / "index").exists()
    fresh = open_to_read(paths)
    assert fresh.search("新桥").count == 1
    assert (paths.library / "index").exists()
    fresh.close()
    assert library.search("新桥").count == 1
    assert library.notices


def test_a_catalogue_opened_to_read_refuses_every_write(library: Library, paths: Paths) -> None:
    """It sees what others write, and must be there."""
    with Catalogue.open(paths.library / "catalogue.sqlite", read_only=True) as catalogue:
        assert catalogue.read_only
        assert catalogue.count() == library.count()
        with pytest.raises(LibraryUnreadable):
            catalogue.mark_all_pending()
    with pytest.raises(LibraryUnreadable):
        Catalogue.open(paths.library / "none.sqlite", read_only=True)
    assert not (paths.library / "none.sqlite").exists()


def test_the_process_is_light() -> None:
    """It loads neither the screen nor jieba's dictionary, nor parsers or figures."""
    script = (
        "import sys, reader.library.aside.serving, reader.library.opening;"
        "print([one for one in ('textual', 'rich', 'jieba', 'rjieba', 'reader.parsing.page')"
        " if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_what_a_process_imports_is_kept_for_the_next(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is ready, a process keeps modules and compiled code, as the reader does."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.delenv("GXREADER_STOCK_START", raising=False)
    with aside(library) as process:
        list(process.ask(Kind.PREPARE, "", never))
    kept = {path.name.partition(".")[0] for path in (tmp_path / "gxreader").iterdir()}
    assert kept == {"compiled", "modules"}
