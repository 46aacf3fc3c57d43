"""Claims about files that are no page files, and files that change while they are read."""

import lzma
import os
from pathlib import Path

import pytest

from reader.library import parsed_pages
from reader.model import Page, Rejected
from tests.journal.unprivileged import open_folder, run_unprivileged
from tests.library.conftest import READING, RICE, Opened, collection, ids, names, paths_in, write


def _add_all(folder: Path, opened: Opened) -> dict[str, str]:
    """Add a folder; return the reasons for what was rejected by file name."""
    library = opened()
    report = library.add([folder])
    assert report.articles == library.count()
    assert all(one.reason.strip().endswith(".") for one in report.rejected)
    return {Path(one.path).name: one.reason for one in report.rejected}


REJECTED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "no text"),
    "blank.txt": (b" \n\t\n", "no text"),
    "nuls.txt": (bytes(5_000), "binary"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    "no.jsonl.gz": (b"not gzip at all", "saved completely"),
    "no.jsonl.xz": (b"not xz at all", "saved completely"),
}


def test_what_is_no_page_is_told_and_the_rest_is_kept(tmp_path: Path, opened: Opened) -> None:
    """Each is rejected by name with its reason and a remedy; the sound page is in the library."""
    for name, (content, _words) in REJECTED.items():
        write(tmp_path / "pages" / name, content)
    write(tmp_path / "pages/sound.txt", RICE)
    told = _add_all(tmp_path / "pages", opened)
    assert told.keys() == REJECTED.keys()
    for name, (_content, words) in REJECTED.items():
        assert words in told[name]
        assert told[name].count(".") >= 2, "a remedy follows the reason"
    assert names(opened()) == ["早稻开镰"]


def test_what_comes_before_damage_is_kept(tmp_path: Path, opened: Opened) -> None:
    """Of a collection that was not saved completely, the articles before the cut are there."""
    packed = lzma.compress(collection(3_000).encode())
    write(tmp_path / "cut.jsonl.xz", packed[: len(packed) * 2 // 3])
    library = opened()
    report = library.add([tmp_path / "cut.jsonl.xz"])
    (rejected,) = report.rejected
    assert "saved completely" in rejected.reason
    assert 0 < report.articles == library.count() < 3_000
    write(tmp_path / "cut.jsonl.xz", packed)
    assert library.refresh().articles == library.count() == 3_000


def test_pipes_circles_and_folders_named_like_pages(tmp_path: Path, opened: Opened) -> None:
    """A pipe, a link in a circle, a dangling one and a folder `x.txt` harm nobody."""
    folder = tmp_path / "pages"
    write(folder / "x.txt/inner.txt", RICE)
    (folder / "round").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    assert _add_all(folder, opened) == {}
    assert names(opened()) == ["早稻开镰"]


@pytest.mark.parametrize("name", ["pipe.txt", "self.txt"])
def test_a_pipe_or_a_circle_named_itself_is_told(name: str, tmp_path: Path, opened: Opened) -> None:
    """Nothing waits for a writer; the sentence says what to do instead."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (rejected,) = opened().add([tmp_path / name]).rejected
    assert rejected.reason.count(".") >= 2


@pytest.mark.parametrize("name", [os.fsdecode("版面".encode("gbk")) + ".txt", "两\n行.txt"])
def test_odd_names_are_kept_exactly(name: str, tmp_path: Path, opened: Opened) -> None:
    """A name that is not UTF-8, or has a newline, comes back as the bytes it was."""
    page = write(tmp_path / "pages" / name, RICE)
    library = opened()
    assert library.add([page]).articles == 1
    (article_id,) = ids(library).values()
    assert os.fsencode(library.article(article_id).source) == os.fsencode(page)
    assert [os.fsencode(one.path) for one in opened().sources()] == [os.fsencode(page)]
    assert opened().refresh().unchanged == 1
    assert opened().remove([page]) == 1


def test_a_file_that_vanishes_is_told_and_then_gone(tmp_path: Path, opened: Opened) -> None:
    """Deleted between listing and reading: the others go in, and refresh drops its articles."""
    pages = [write(tmp_path / f"pages/{name}.txt", RICE + name) for name in "abc"]
    library = opened()

    def delete(_progress: object) -> None:
        pages[2].unlink(missing_ok=True)

    report = library.add([tmp_path / "pages"], watch=delete)
    (rejected,) = report.rejected
    assert (report.files, rejected.path) == (2, str(pages[2]))
    assert "vanished" in rejected.reason
    assert library.refresh().rejected == ()


def test_a_file_that_grows_while_read_is_read_again(tmp_path: Path, opened: Opened) -> None:
    """What was written after reading began is in the library after the next refresh."""
    file = write(tmp_path / "news.jsonl", collection(150))
    library = opened()

    def grow(_progress: object) -> None:
        with file.open("a", encoding="utf-8") as stream:
            stream.write(collection(1, 10_000 + stream.tell()))

    library.add([file], watch=grow)
    library.refresh()
    with file.open(encoding="utf-8") as stream:
        assert library.count() == sum(1 for _line in stream)


def test_a_closed_folder_is_told_and_what_it_held_is_kept() -> None:
    """A folder that may not be listed: its articles stay, its neighbours are refreshed."""
    with open_folder() as home:

        def claim() -> None:
            from reader.library import open_library

            write(home / "pages/a/1.txt", RICE)
            write(home / "pages/b/2.txt", READING)
            library = open_library(paths_in(home))
            library.add([home / "pages"])
            (home / "pages/a").chmod(0)
            (home / "pages/b/2.txt").unlink()
            report = library.refresh()
            (rejected,) = report.rejected
            assert rejected.path == str(home / "pages/a")
            assert "permissions" in rejected.reason
            assert (report.removed, names(library)) == (1, ["早稻开镰"])
            (told,) = parsed_pages([home / "pages"])
            assert isinstance(told, Rejected)
            (home / "pages/a").chmod(0o700)
            (home / "pages/a/1.txt").chmod(0)
            os.utime(home / "pages/a/1.txt", (1, 1))
            (unread,) = library.refresh().rejected
            assert "permissions" in unread.reason
            assert library.count() == 1
            library.close()

        run_unprivileged(claim)


def test_looking_at_files_without_a_library_rejects_the_same_way(tmp_path: Path) -> None:
    """Missing, empty and binary files are yielded with a reason and a remedy, in their order."""
    write(tmp_path / "a.txt", RICE)
    write(tmp_path / "b.txt", b"")
    looked = list(parsed_pages([tmp_path / "gone.txt", tmp_path]))
    assert [type(one) for one in looked] == [Rejected, Page, Rejected]
    assert all(one.reason.count(".") >= 2 for one in looked if isinstance(one, Rejected))


def test_counts_of_a_file_that_fails_are_not_kept(tmp_path: Path, opened: Opened) -> None:
    """Figures and articles are counted when their file is stored, never before."""
    write(tmp_path / "news.jsonl", "[1, 2, {")
    report = opened().add([tmp_path / "news.jsonl"])
    assert (report.articles, report.figures) == (0, 0)
    assert len(report.rejected) == 1


@pytest.mark.parametrize(
    ("failure", "words"), [(RecursionError(), "nested too deeply"), (MemoryError(), "memory")]
)
def test_a_file_beyond_all_measure_stops_no_other(
    failure: BaseException,
    words: str,
    tmp_path: Path,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where a format runs out of stack or memory, its file is rejected and the rest is kept."""

    def fail(_raw: bytes, _reading: object) -> None:
        raise failure

    monkeypatch.setattr("reader.parsing.formats.mhtml.read", fail)
    write(tmp_path / "pages/bad.mhtml", "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>")
    write(tmp_path / "pages/sound.txt", RICE)
    told = _add_all(tmp_path / "pages", opened)
    assert words in told.pop("bad.mhtml")
    assert told == {}
    assert names(opened()) == ["早稻开镰"]
    assert opened().pending == ()
