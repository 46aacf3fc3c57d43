"""Adding, refreshing, removing and listing sources, as scripts see it."""

import json
from pathlib import Path

from tests.cli.conftest import PAGE, Program


def test_adding_counts_what_was_taken_in(gxreader: Program) -> None:
    """Files, articles and figures are counted on standard output, nothing is narrated."""
    gxreader.write("pages/a.txt")
    outcome = gxreader("add", "pages")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[:2] == ["files: 1", "articles: 1"]


def test_missing_paths_alone_register_nothing(gxreader: Program) -> None:
    """When none of the paths is there: exit 3, the name of one, and no source at all."""
    outcome = gxreader("add", "lost.txt", "gone.txt")
    assert outcome.code == 3
    assert outcome.err == ("gxreader: File not found: gone.txt does not exist. Check the path.\n")
    assert gxreader("sources").code == 1


def test_a_missing_path_is_left_out_and_told(gxreader: Program) -> None:
    """One missing path among good ones: these are taken in, it is told as rejected, exit 5."""
    gxreader.write("a.txt")
    outcome = gxreader("add", "a.txt", "gone.txt")
    assert outcome.code == 5
    assert "gone.txt does not exist." in outcome.err
    assert "rejected: 1" in outcome.out
    assert gxreader("sources").code == 0


def test_the_report_is_data_too(gxreader: Program) -> None:
    """With --json, counts, rejected files and doubtful places are one object, also in a dry run."""
    gxreader.write("a.txt")
    gxreader.write("b.txt", b"")
    for words in (("add", "--dry-run"), ("add",)):
        record = gxreader(*words, "a.txt", "b.txt", "--json").data
        assert (record["version"], record["files"], record["jumps"], record["copies"]) == (
            1,
            1,
            0,
            0,
        )
        (rejected,) = record["rejected"]
        assert (rejected["path"].endswith("b.txt"), rejected["line"]) == (True, 0)
    assert gxreader("refresh", "--json").data["unchanged"] == 1


def test_rejects_are_told_by_name_and_the_rest_is_kept(gxreader: Program) -> None:
    """A binary file, an empty one and a wrong line are told; what is sound is in the library."""
    gxreader.write("pages/a.txt")
    gxreader.write("pages/b.txt", bytes(range(256)) * 8)
    gxreader.write("pages/c.txt", b"")
    gxreader.write(
        "pages/d.jsonl", '{"id": 1, "title": "早稻", "body": "亩产500公斤。"}\n{"id": \n'
    )
    outcome = gxreader("add", "pages")
    assert outcome.code == 5
    told = outcome.err.splitlines()
    assert len(told) == 3
    for name, line in zip(("b.txt", "c.txt", "d.jsonl:2"), told, strict=True):
        assert name in line
        assert line.startswith("gxreader: ")
    assert gxreader("list", "--json").data["count"] == 2


def test_refresh_sees_changed_new_and_deleted_files(gxreader: Program) -> None:
    """After a change, an addition and a deletion the library holds what is on disk."""
    gxreader.write("pages/a.txt")
    gxreader.write("pages/b.txt", PAGE.replace("城东区", "城西区"))
    gxreader("add", "pages")
    gxreader.write("pages/a.txt", PAGE.replace("120人", "640人"))
    gxreader.write("pages/c.txt", PAGE.replace("城东区", "城北区"))
    (gxreader.home / "pages/b.txt").unlink()
    outcome = gxreader("refresh")
    assert outcome.code == 0
    assert "removed files: 1" in outcome.out.splitlines()
    assert gxreader("search", "640人").code == 0
    assert gxreader("search", "城北区").code == 0
    assert gxreader("search", "城西区").code == 1


def test_removing_forgets_and_leaves_the_files(gxreader: Program) -> None:
    """What was removed is no longer listed, its files are still there; twice is not found."""
    page = gxreader.write("pages/a.txt")
    gxreader("add", "pages")
    outcome = gxreader("remove", "pages")
    assert (outcome.code, outcome.out) == (0, "articles removed: 1\n")
    assert page.exists()
    again = gxreader("remove", "pages")
    assert again.code == 1
    assert "Not registered" in again.err


def test_sources_are_absolute_however_they_were_named(gxreader: Program) -> None:
    """A path is registered once, absolute, whether it was named by way of .. or not."""
    gxreader.write("pages/a.txt")
    gxreader("add", "pages/../pages")
    gxreader("add", "./pages")
    record = gxreader("sources", "--json").data
    assert [source["path"] for source in record["sources"]] == [str(gxreader.home / "pages")]
    assert (record["version"], record["count"]) == (1, 1)
    assert record["sources"][0]["articles"] == 1
    assert str(gxreader.home / "pages") in gxreader("sources").out


def test_a_library_folder_is_one_of_its_own(gxreader: Program) -> None:
    """--library and GXREADER_LIBRARY name the same folder, and the default one stays empty."""
    gxreader.write("a.txt")
    assert gxreader("add", "a.txt", "--library", "shelf").code == 0
    assert gxreader("list", "--json", GXREADER_LIBRARY="shelf").data["count"] == 1
    assert gxreader("--library=shelf", "sources").code == 0
    assert gxreader("sources").code == 1
    assert (gxreader.home / "shelf").is_dir()


def test_an_encoding_that_is_named_is_used(gxreader: Program) -> None:
    """Text in Big5 is read as such when the encoding is named."""
    page = PAGE.translate(
        str.maketrans(
            "报记员学开课区图书馆读满费东岁设讯通", "報記員學開課區圖書館讀滿費東歲設訊通"
        )
    )
    gxreader.write("a.txt", page.encode("big5", "ignore"))
    outcome = gxreader("parse", "a.txt", "--json", "--encoding", "big5")
    assert outcome.data["encoding"] == "big5"
    assert "圖書館" in outcome.out


def test_names_that_are_not_utf8_are_taken_in(gxreader: Program) -> None:
    """A file whose name is GBK bytes can be parsed, added and listed; JSON escapes the bytes."""
    name = "版面.txt".encode("gbk")
    path = Path(str(gxreader.home)) / name.decode("utf-8", "surrogateescape")
    path.write_text(PAGE, encoding="utf-8")
    parsed = gxreader("parse", name, "--json")
    assert parsed.code == 0
    assert parsed.data["file"].encode("utf-8", "surrogateescape") == name
    assert gxreader("add", name).code == 0
    sources = gxreader("sources", "--json").data["sources"]
    assert sources[0]["path"].encode("utf-8", "surrogateescape").endswith(name)
    assert json.dumps(sources)
    assert gxreader("sources").code == 0


def test_what_is_pending_is_listed_and_removed_unread(gxreader: Program) -> None:
    """After a lost catalogue, sources and remove read no file: a bad one stands in nobody's way."""
    gxreader.write("good/a.txt")
    bad = gxreader.write("bad/b.txt", bytes(range(256)) * 8)
    gxreader("add", "good", "bad", "--library", "shelf")
    for path in (gxreader.home / "shelf").glob("catalogue.sqlite*"):
        path.unlink()
    listed = gxreader("sources", "--json", "--library", "shelf")
    assert (listed.code, listed.err, listed.data["count"]) == (0, "", 2)
    removed = gxreader("remove", "bad", "--library", "shelf")
    assert (removed.code, removed.err, removed.out) == (0, "", "articles removed: 0\n")
    assert bad.exists()
    assert gxreader("list", "--json", "--library", "shelf").data["count"] == 1
    assert gxreader("sources", "--json", "--library", "shelf").data["count"] == 1


def test_refresh_counts_what_it_brings_back(gxreader: Program) -> None:
    """After a lost catalogue or a kill, the report of the refresh has what was taken in again."""
    gxreader.write("a.txt")
    added = gxreader("add", "a.txt", "--library", "shelf", "--json").data
    for path in (gxreader.home / "shelf").glob("catalogue.sqlite*"):
        path.unlink()
    again = gxreader("refresh", "--library", "shelf", "--json").data
    assert (again["files"], again["articles"]) == (added["files"], added["articles"])
