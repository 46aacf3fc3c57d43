"""Claims about opening: samples, files as they are, caches that are lost, damaged or too new."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from reader.config import Paths
from reader.errors import LibraryDamaged, LibraryTooNew, LibraryUnreadable
from reader.library import open_files, open_library, open_reading_room
from reader.model import Mark
from tests.library.conftest import Opened, found, ids, names, write

CATALOGUE = "catalogue.sqlite"


def test_the_samples_are_there_until_something_is_added(archive: Path, paths: Paths) -> None:
    """An empty library opens the samples; one with a source opens itself."""
    samples = open_reading_room(paths)
    assert samples.sample
    assert samples.count() >= 50
    samples.close()
    library = open_library(paths)
    library.add([archive])
    library.close()
    own = open_reading_room(paths)
    assert (own.sample, own.count()) == (False, 3)
    own.close()


def test_samples_already_taken_in_are_not_looked_at_again(paths: Paths) -> None:
    """The second start writes nothing; a lost cache of the samples is made again."""
    first = open_reading_room(paths)
    generation, count = first.generation, first.count()
    first.close()
    second = open_reading_room(paths)
    assert (second.generation, second.count()) == (generation, count)
    second.close()
    (paths.cache / "samples" / CATALOGUE).write_bytes(b"no catalogue" * 100)
    third = open_reading_room(paths)
    assert third.count() == count
    assert "being built anew" in " ".join(third.notices)
    third.close()


@pytest.mark.parametrize("folder", [False, True])
def test_a_damaged_note_of_the_samples_is_made_again(paths: Paths, *, folder: bool) -> None:
    """Whatever stands where the samples are noted as taken in, they open."""
    open_reading_room(paths).close()
    stamp = paths.cache / "samples/taken-in"
    written = stamp.read_bytes()
    stamp.unlink()
    if folder:
        stamp.mkdir()
    else:
        stamp.write_bytes(b"\xff\xfe")
    samples = open_reading_room(paths)
    assert samples.count() >= 50
    samples.close()
    assert folder or stamp.read_bytes() == written


def test_samples_of_a_later_version_are_read_into_memory(paths: Paths) -> None:
    """What a later version keeps of the samples is left alone, and they are there all the same."""
    open_reading_room(paths).close()
    file = paths.cache / "samples" / CATALOGUE
    _execute(file, "PRAGMA user_version = 99")
    content = file.read_bytes()
    samples = open_reading_room(paths)
    assert samples.sample
    assert samples.count() >= 50
    assert "later" in samples.notices[0]
    assert file.read_bytes() == content
    samples.close()


def test_opened_files_leave_nothing_behind_but_marks(archive: Path, paths: Paths) -> None:
    """Files opened as they are: read, searched, marked; on disk only the mark's journal is new."""
    library = open_files([archive], paths)
    assert library.take_pending().articles == 3
    assert library.pending == ()
    assert library.index_pending() == 0
    (bridge,) = found(library, "新桥")
    assert not list(paths.cache.parent.rglob("*"))
    library.set_mark(bridge, Mark.READ, on=True)
    library.close()
    assert [path.parent for path in paths.cache.parent.rglob("*") if path.is_file()] == [paths.data]
    again = open_files([archive], paths)
    again.take_pending()
    assert again.marked(Mark.READ) == {bridge} < set(ids(again).values())
    again.close()


def _execute(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


def _zero(file: Path, start: int, stop: int) -> None:
    content = bytearray(file.read_bytes())
    content[start:stop] = bytes(len(content[start:stop]))
    file.write_bytes(content)


def _damages(file: Path) -> dict[str, Callable[[], object]]:
    """Return ways to harm a catalogue, by name."""
    sound = file.read_bytes() if file.is_file() else b""
    return {
        "garbage": lambda: file.write_bytes(b"\xa5" * 9_000),
        "empty head": lambda: _zero(file, 0, 4_096),
        "zeroed page": lambda: _zero(file, 4_096, 8_192),
        "all but the head zeroed": lambda: _zero(file, 4_096, len(sound)),
        "cut inside the head": lambda: file.write_bytes(sound[:70]),
        "cut in the middle": lambda: file.write_bytes(sound[:20_000]),
        "earlier version": lambda: _execute(file, "PRAGMA user_version = 0"),
        "a table is missing": lambda: _execute(file, "DROP TABLE bodies"),
        "not an article": lambda: _execute(file, "UPDATE bodies SET article = x'00'"),
    }


@pytest.mark.parametrize("name", _damages(Path()))
def test_a_damaged_catalogue_is_built_again(
    name: str, archive: Path, paths: Paths, opened: Opened
) -> None:
    """At the next start, or the one after damage was met, all is as before and a notice says so."""
    library = opened()
    library.add([archive])
    library.index_pending()
    before = ids(library)
    starred = before["早稻开镰"]
    library.set_mark(starred, Mark.STAR, on=True)
    library.close()
    _damages(paths.library / CATALOGUE)[name]()
    _use(paths)
    rebuilt = opened()
    rebuilt.take_pending()
    rebuilt.index_pending()
    assert ids(rebuilt) == before
    assert found(rebuilt, "早稻") == [starred]
    assert rebuilt.marked(Mark.STAR) == {starred}
    assert [source.files for source in rebuilt.sources()] == [3]


def _use(paths: Paths) -> None:
    """Open and read everything; damage is told at the start or by a sentence in use."""
    with suppress(LibraryDamaged), closing(open_library(paths)) as library:
        if library.notices:
            assert "being built anew" in " ".join(library.notices)
            assert library.pending
        for article_id in ids(library).values():
            library.article(article_id)
            library.figures(article_id)


def test_what_was_registered_outlives_the_cache(archive: Path, paths: Paths) -> None:
    """Deleting the cache folder loses no source: the next start has everything pending."""
    library = open_library(paths)
    library.add([archive])
    before = ids(library)
    library.close()
    shutil.rmtree(paths.cache)
    again = open_reading_room(paths)
    assert [source.path for source in again.sources()] == [str(archive)]
    assert not again.sample
    again.take_pending()
    assert ids(again) == before
    again.close()


def test_a_deleted_catalogue_alone_is_filled_again(archive: Path, paths: Paths) -> None:
    """With the catalogue gone and the index still there, search finds what is, once each."""
    library = open_library(paths)
    library.add([archive])
    library.index_pending()
    library.close()
    (archive / "河湾日报/2024-06-01/02-农村.txt").unlink()
    (paths.library / CATALOGUE).unlink()
    again = open_library(paths)
    again.take_pending()
    again.index_pending()
    assert len(names(again)) == 2
    assert again.search("早稻").count == 0
    assert again.search("本报记者 OR 新桥").count == 2
    again.close()


def test_a_library_of_a_later_version_is_left_alone(archive: Path, paths: Paths) -> None:
    """The sentence names the file and the way out; the file is not touched."""
    library = open_library(paths)
    library.add([archive])
    library.close()
    file = paths.library / CATALOGUE
    _execute(file, "PRAGMA user_version = 99")
    content = file.read_bytes()
    with pytest.raises(LibraryTooNew, match="later gxreader") as caught:
        open_library(paths)
    assert "--library" in caught.value.remedy
    assert file.read_bytes() == content


def test_a_chosen_library_keeps_its_sources_beside_it(archive: Path, tmp_path: Path) -> None:
    """A library in a folder of one's own can be carried away whole, sources included."""
    shelf = Paths(*(tmp_path / name for name in ("cache", "data", "state", "config", "shelf")))
    library = open_library(shelf)
    library.add([archive])
    library.close()
    (shelf.library / CATALOGUE).unlink()
    shelf.library.rename(tmp_path / "moved")
    again = open_library(Paths(*(tmp_path / name for name in ("c2", "d2", "s2", "f2", "moved"))))
    assert again.pending == (archive,)
    again.close()


def test_damaged_lines_of_journals_are_told_once(opened: Opened, paths: Paths) -> None:
    """What cannot be read of the marks is said when it is seen first, and when there is more."""
    library = opened()
    library.set_mark("one", Mark.STAR, on=True)
    library.close()
    (journal,) = paths.data.glob("marks.*.jsonl")
    for count in (1, 2):
        with journal.open("ab") as file:
            file.write(b"\xff not a record\n")
        (notice,) = opened().notices
        assert f"{count} lines" in notice
        assert "marks.*.jsonl" in notice
        again = opened()
        assert again.notices == []
        assert again.marked(Mark.STAR) == {"one"}


def test_a_catalogue_without_its_head_is_told_with_a_remedy(paths: Paths) -> None:
    """What does not begin as a database may be deleted if it was ours; another's is left alone."""
    write(paths.library / CATALOGUE, b"\0" * 9000)
    with pytest.raises(LibraryUnreadable, match="delete this file and run"):
        open_library(paths)
    assert (paths.library / CATALOGUE).stat().st_size == 9000


def test_a_file_in_the_place_of_the_library_is_named(paths: Paths) -> None:
    """``--library afile`` says that it is a file and that a folder is wanted."""
    write(paths.library, b"x")
    with pytest.raises(LibraryUnreadable, match=r"is a file.*--library DIR"):
        open_library(paths)


@pytest.mark.parametrize("name", ["", "marks.*.jsonl"])
def test_journals_that_may_not_be_read_are_told(name: str, opened: Opened, paths: Paths) -> None:
    """A folder or a file of marks that is closed is named at every start; nothing in it is lost."""
    library = opened()
    library.set_mark("one", Mark.STAR, on=True)
    library.close()
    closed = next(paths.data.glob(name)) if name else paths.data
    mode = closed.stat().st_mode
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("root may read everything")
        for _time in range(2):
            assert any(str(closed) in notice for notice in opened().notices)
    finally:
        closed.chmod(mode)
    assert opened().marked(Mark.STAR) == {"one"}
