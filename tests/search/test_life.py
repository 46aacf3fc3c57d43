"""The index's life: durable batches, replacement, removal, locks, damage, versions."""

import fcntl
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import LibraryDamaged, LibraryTooNew, LibraryUnreadable
from reader.search import SearchDocument, SearchIndex, search
from reader.search.folder import SCHEMA
from tests.search.shelf import SHELF, Shelf


def _filled(folder: Path) -> SearchIndex:
    index = SearchIndex.open(folder)
    index.update(SHELF.articles)
    return index


def test_an_index_is_there_after_reopening(tmp_path: Path) -> None:
    """What was committed is found by the next process."""
    _filled(tmp_path / "index").close()
    index = SearchIndex.open(tmp_path / "index")
    assert index.count() == 4
    assert search("码头", SHELF, index).count == 1


def test_a_replaced_article_is_found_by_its_new_text_only(tmp_path: Path) -> None:
    """The canary for readers that keep showing deleted articles: old text never comes back."""
    index = _filled(tmp_path / "index")
    assert search("停水", SHELF, index).count == 1
    fresh = replace(SHELF.articles[3], body="通水通知：东街已通水。")
    shelf = Shelf((*SHELF.articles[:3], fresh))
    index.update([fresh])
    assert index.count() == 4
    assert search("停水", shelf, index).count == 0
    assert search("通水", shelf, index).count == 1
    index.update([], [1, 4])
    assert index.count() == 2
    assert search("，", Shelf(shelf.articles[1:3]), index).count == 2


def test_an_open_index_sees_what_another_wrote(tmp_path: Path) -> None:
    """Readers are never blocked and see the latest commit at their next search."""
    reader = SearchIndex.open(tmp_path / "index")
    assert search("码头", SHELF, reader).count == 0
    writer = _filled(tmp_path / "index")
    assert search("码头", SHELF, reader).count == 1
    writer.clear()
    assert reader.count() == 0
    assert search("码头", SHELF, reader).count == 0


def test_progress_is_told_by_committed_batch(tmp_path: Path) -> None:
    """Progress counts articles that are already safe."""
    told: list[int] = []
    index = SearchIndex.open(tmp_path / "index")
    index.update(SHELF.articles, progress=told.append)
    assert told[-1] == 4


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    """While a live process writes, another is refused with the number of the first."""
    index = _filled(tmp_path / "index")
    with (tmp_path / "index" / f"v{SCHEMA}" / "writer.lock").open("w") as lock:
        lock.write("4711\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(LibraryUnreadable, match="4711"):
            index.update(SHELF.articles)


def test_the_lock_of_a_dead_process_holds_nobody_up(tmp_path: Path) -> None:
    """A lock file left behind is no lock."""
    index = SearchIndex.open(tmp_path / "index")
    (tmp_path / "index" / f"v{SCHEMA}" / "writer.lock").write_text("4711\n")
    index.update(SHELF.articles)
    assert index.count() == 4


def test_a_later_version_is_not_touched(tmp_path: Path) -> None:
    """An index of a later version is refused, not read and not removed."""
    later = tmp_path / f"v{SCHEMA + 1}"
    later.mkdir()
    with pytest.raises(LibraryTooNew):
        SearchIndex.open(tmp_path)
    assert later.exists()


def test_an_earlier_version_goes_when_the_new_one_is_written(tmp_path: Path) -> None:
    """The old index stays until the new one holds its articles."""
    earlier = tmp_path / f"v{SCHEMA - 1}"
    earlier.mkdir()
    index = SearchIndex.open(tmp_path)
    assert earlier.exists()
    index.update(SHELF.articles)
    assert not earlier.exists()


def test_a_folder_all_may_write_to_is_not_trusted(tmp_path: Path) -> None:
    """What anybody could have planted is not opened."""
    tmp_path.chmod(0o777)
    with pytest.raises(LibraryUnreadable, match="another user"):
        SearchIndex.open(tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_folder_of_another_user_is_not_trusted(tmp_path: Path) -> None:
    """Another user's index is not opened: opening may run what is in it."""
    own = tmp_path / f"v{SCHEMA}"
    own.mkdir()
    os.chown(own, 4711, 4711)
    os.seteuid(0)
    with pytest.raises(LibraryUnreadable, match="another user"):
        SearchIndex.open(tmp_path)


@pytest.mark.parametrize("mode", [0o664, 0o646])
def test_a_table_others_may_write_is_not_read(tmp_path: Path, mode: int) -> None:
    """Neither at opening nor when it comes later: reading one may run what is in it."""
    reader = SearchIndex.open(tmp_path)
    _filled(tmp_path)
    for path in (tmp_path / f"v{SCHEMA}").glob("*.toc"):
        path.chmod(mode)
    with pytest.raises(LibraryDamaged, match="another user"):
        reader.count()
    with pytest.raises(LibraryUnreadable, match="another user"):
        SearchIndex.open(tmp_path)


def test_what_is_written_is_trusted_under_any_umask(tmp_path: Path) -> None:
    """Where files are the group's by default, ours are not."""
    before = os.umask(0o002)
    try:
        _filled(tmp_path)
    finally:
        os.umask(before)
    assert SearchIndex.open(tmp_path).count() == 4


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b"\x00" * 500], ids=["empty", "rubbish", "zeros"]
)
def test_a_damaged_index_is_told(tmp_path: Path, content: bytes) -> None:
    """Whatever is wrong with the files, it is one sentence and a remedy."""
    _filled(tmp_path).close()
    for path in (tmp_path / f"v{SCHEMA}").glob("*"):
        if path.name != "writer.lock":
            path.write_bytes(content)
    with pytest.raises(LibraryDamaged):
        search("码头", SHELF, SearchIndex.open(tmp_path))


def test_truncated_segments_are_told(tmp_path: Path) -> None:
    """Segments that lost their end are damage, never fewer hits."""
    _filled(tmp_path).close()
    for path in (tmp_path / f"v{SCHEMA}").glob("MAIN_*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(LibraryDamaged):
        search("码头", SHELF, SearchIndex.open(tmp_path))


def test_an_empty_index_answers(tmp_path: Path) -> None:
    """An index without articles finds nothing and says so."""
    index = SearchIndex.open(tmp_path)
    index.update([])
    assert (index.count(), search("码头", SHELF, index).count) == (0, 0)


def test_articles_without_text_are_kept(tmp_path: Path) -> None:
    """Empty articles are in the index and answer what they can answer."""
    shelf = Shelf((SearchDocument(7, "empty"), SearchDocument(9, "page", page="02")))
    index = SearchIndex.open(tmp_path)
    index.update(shelf.articles)
    assert search("-码头", shelf, index).count == 2
    assert search("page:2", shelf, index).count == 1


def test_understanding_and_scanning_import_no_whoosh() -> None:
    """Whoosh is paid for when an index is opened, the dictionary when one is written."""
    code = (
        "import sys; from tests.search.shelf import SHELF; from reader.search import search;"
        "assert search('码头', SHELF).count == 1;"
        "sys.exit(any(name.split('.')[0] in {'whoosh', 'jieba', 'rjieba'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_fields_that_nobody_has_survive_a_merge(tmp_path: Path) -> None:
    """Articles without paper, page or section may be added one by one; segments merge all the same."""
    index = SearchIndex.open(tmp_path)
    plain = [
        SearchDocument(key, f"plain-{key}", title="无题", body=f"正文第{key}段")
        for key in (1, 2, 3)
    ]
    for document in plain:
        index.update([document], [])
    assert search("正文", Shelf(tuple(plain)), index).count == 3


def test_searches_and_updates_go_on_together(tmp_path: Path) -> None:
    """While one thread writes, others always find all of a commit or all of the next."""
    index = _filled(tmp_path)
    done = threading.Event()
    counts: list[int] = []

    def ask() -> None:
        while not done.is_set():
            counts.append(search("，", SHELF, index).count)
            counts.append(search("，", SHELF, SearchIndex.open(tmp_path)).count)

    asking = [threading.Thread(target=ask) for _thread in range(2)]
    for thread in asking:
        thread.start()
    for edition in range(12):
        index.update([SHELF.articles[edition % 4]])
    done.set()
    for thread in asking:
        thread.join()
    assert counts
    assert set(counts) == {4}


def test_a_commit_over_damaged_segments_is_told_as_damage(tmp_path: Path) -> None:
    """Small segments are read to be written anew: what is garbled in them is damage, told as such."""
    _filled(tmp_path).close()
    folder = tmp_path / f"v{SCHEMA}"
    (documents,) = folder.glob("*.docs")
    written = bytearray(documents.read_bytes())
    start = written.index(b"{") - 40
    written[start : start + 40] = b"\xb7\xff" * 20
    documents.write_bytes(written)
    index = SearchIndex.open(tmp_path)
    with pytest.raises(LibraryDamaged):
        index.update(SearchDocument(key, f"a{key}", body="新稿") for key in range(9, 14))
    assert sorted(path.name for path in folder.glob("*.docs")) == [documents.name]


def test_whoosh_still_cannot_refresh(tmp_path: Path) -> None:
    """The canary: Whoosh's own refresh shows what was removed, so a commit is opened anew here.

    When this fails, the fork in use has mended it, and the reason to go without is gone.
    """
    from whoosh import fields, index

    held = index.create_in(tmp_path, fields.Schema(key=fields.ID(unique=True, stored=True)))
    with held.writer() as writer:
        writer.add_document(key="a")
        writer.add_document(key="b")
    searcher = held.searcher()
    with held.writer() as writer:
        writer.delete_by_term("key", "a")
    searcher = searcher.refresh()
    shown = {row["key"] for row in searcher.documents()}
    searcher.close()
    assert shown == {"a", "b"}


def test_a_search_unpickles_nothing_and_imports_no_whoosh(tmp_path: Path) -> None:
    """A fresh process answers from the list beside the table of contents."""
    _filled(tmp_path).close()
    code = (
        "import sys; from pathlib import Path; from tests.search.shelf import SHELF;"
        "from reader.search import SearchIndex, search;"
        f"index = SearchIndex.open(Path({str(tmp_path)!r}));"
        "assert search('码头', SHELF, index).count == 1;"
        "sys.exit(any(name.split('.')[0] in {'whoosh', 'pickle', 'jieba', 'rjieba'}"
        " for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_index_without_lists_is_read_by_its_table(tmp_path: Path) -> None:
    """What an earlier version wrote is found, removed articles left out."""
    index = _filled(tmp_path)
    index.update([], [4])
    index.close()
    for path in (tmp_path / f"v{SCHEMA}").glob("*.list"):
        path.unlink()
    old = SearchIndex.open(tmp_path)
    assert old.count() == 3
    assert search("停水", SHELF, old).count == 0
    old.update([SHELF.articles[3]])
    assert len(list((tmp_path / f"v{SCHEMA}").glob("*.list"))) == 1
    assert search("停水", SHELF, old).count == 1
