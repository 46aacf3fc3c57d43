"""Claims about encodings, damaged bytes and files that cannot be read."""

import os
from pathlib import Path

import pytest

from reader.errors import FileUnreadable
from reader.parsing import decode_page, page_paths, read_page_file
from tests.lab import lab_path

SIMPLIFIED = "本报讯（记者李明）昨天，全市水利工作会议在市民中心召开，会议部署了今年的防汛工作。\n与会人员参观了新建的水库。\n"
TRADITIONAL = "【本報訊】昨天，全市水利工作會議在市民中心召開，會議部署了今年的防汛工作，與會人員參觀了新建的水庫。\n"


@pytest.mark.parametrize(
    ("text", "codec", "mark", "shown"),
    [
        (SIMPLIFIED, "utf-8", b"", "utf-8"),
        (SIMPLIFIED, "utf-8", b"\xef\xbb\xbf", "utf-8"),
        (SIMPLIFIED, "gbk", b"", "gb18030"),
        (SIMPLIFIED, "gb18030", b"", "gb18030"),
        (TRADITIONAL, "big5", b"", "big5"),
        (TRADITIONAL, "gbk", b"", "gb18030"),
        (SIMPLIFIED, "utf-16-le", b"\xff\xfe", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", b"\xfe\xff", "utf-16-be"),
        (SIMPLIFIED, "utf-16-le", b"", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", b"", "utf-16-be"),
        ("plain words\n", "ascii", b"", "utf-8"),
    ],
)
def test_an_encoding_is_found_and_named(text: str, codec: str, mark: bytes, shown: str) -> None:
    """UTF-8, UTF-16, GB18030 and Big5 are read, with or without a mark."""
    page_file = decode_page(mark + text.encode(codec), "page.txt")
    assert (page_file.text, page_file.encoding, page_file.damaged_lines) == (text, shown, ())


def test_an_encoding_can_be_ordered() -> None:
    """What the caller says is used, under its usual aliases."""
    assert decode_page(SIMPLIFIED.encode("gbk"), "x", encoding="GB2312").text == SIMPLIFIED


@pytest.mark.parametrize(
    ("codec", "shown"), [("gbk", "gb18030"), ("utf-8", "utf-8"), ("big5", "big5")]
)
def test_damage_is_visible_and_its_lines_are_known(codec: str, shown: str) -> None:
    """One bad byte stands as U+FFFD, its line is listed, the other lines are whole."""
    text = TRADITIONAL if codec == "big5" else SIMPLIFIED
    raw = text.encode(codec) + b"a\xff\n" + text.encode(codec)
    page_file = decode_page(raw, "page.txt")
    assert page_file.encoding == shown
    assert page_file.damaged_lines == (text.count("\n") + 1,)
    assert page_file.text.startswith(text)
    assert page_file.text.endswith(text)


@pytest.mark.lab
@pytest.mark.parametrize(
    ("name", "codec"), [("big5", "big5"), ("gbk", "gb18030"), ("gb18030", "gb18030")]
)
def test_lab_encodings_equal_their_twins(name: str, codec: str) -> None:
    """Real files in three encodings are read as their UTF-8 twins."""
    page_file = read_page_file(lab_path(f"encodings/{name}.txt"))
    assert page_file.encoding == codec
    assert page_file.text == lab_path(f"encodings/{name}-utf8.txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "Empty"),
        (b" \n\n\t", "Empty"),
        (b"\xef\xbb\xbf\r\n", "Empty"),
        (b"\xff\xfe", "Empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "Not a text"),
        (b"SQLite format 3\0" + bytes(100), "Not a text"),
        (bytes(range(256)) * 20, "Not a text"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(tmp_path: Path, raw: bytes, word: str) -> None:
    """Empty and binary files raise one error that names the file and a remedy."""
    path = tmp_path / "01.txt"
    path.write_bytes(raw)
    with pytest.raises(FileUnreadable) as caught:
        read_page_file(path)
    assert word in caught.value.title
    assert str(path) in caught.value.what
    assert caught.value.remedy


def test_missing_files_and_folders_are_refused_in_a_sentence(tmp_path: Path) -> None:
    """A vanished file and a folder are told apart."""
    with pytest.raises(FileUnreadable, match="not exist"):
        read_page_file(tmp_path / "none.txt")
    with pytest.raises(FileUnreadable, match="folder"):
        read_page_file(tmp_path)
    with pytest.raises(FileUnreadable, match="encoding"):
        decode_page(b"x", "x", encoding="klingon")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """Missing permission is named."""
    path = tmp_path / "01.txt"
    path.write_text("字", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(FileUnreadable, match="permission"):
        read_page_file(path)


def test_folders_yield_page_files_only_and_survive_circles(tmp_path: Path) -> None:
    """Sorted, without hidden files, pictures and readmes; a link in a circle ends."""
    for name in ("b/02.txt", "b/01.txt", ".git/x.txt", "a.jsonl", "p.png", "README.md", ".h.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("字", encoding="utf-8")
    (tmp_path / "b" / "again").symlink_to(tmp_path)
    found = [str(path.relative_to(tmp_path)) for path in page_paths(tmp_path)]
    assert found == ["a.jsonl", "b/01.txt", "b/02.txt"]
