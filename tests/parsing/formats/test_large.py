"""Claims about files of any format that are too large to be held."""

import gzip
import json
import lzma
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import FileUnreadable
from reader.model import Article, Page, Rejected
from reader.parsing import decode_page, parse_page, read_page_file
from reader.parsing.formats import archive, collection, content, packed, plain, reading
from reader.parsing.formats.content import HELD
from reader.parsing.formats.dispatch import pages_of, read_pages
from reader.parsing.parts import Sizes
from tests.parsing.formats.making import zipped

ARTICLE = "{place}水库开闸放水\n本报记者 李明\n今天上午，{place}水库开闸放水，下游三个乡的水田都灌上了水。\n\n"
PLACES = [
    "漓江",
    "湘江",
    "资江",
    "浔江",
    "柳江",
    "桂江",
    "贺江",
    "龙江",
    "右江",
    "左江",
    "郁江",
    "黔江",
]
TEXT = "".join(ARTICLE.format(place=place) for place in PLACES * 6)
RECORDS = "".join(
    json.dumps({"title": f"水库开闸第{number}日", "body": "河里的水涨了。"}, ensure_ascii=False)
    + "\n"
    for number in range(40)
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take files of a kilobyte for large ones."""
    monkeypatch.setattr(content, "HELD", 1000)
    monkeypatch.setattr(plain, "USUAL", Sizes(window=1000, margin=4, context=6))
    monkeypatch.setattr(collection, "TOGETHER", 7)


def articles_of(found: list[Page | Rejected]) -> list[Article]:
    """Return all articles of pages; what is rejected is none."""
    return [one for page in found if isinstance(page, Page) for one in page.articles]


def test_a_file_of_four_megabytes_is_read_in_one_go(tmp_path: Path) -> None:
    """Up to the stated size a file is one page, equal to a whole reading in every field."""
    unit = TEXT.encode()
    raw = (unit * (HELD // len(unit) + 1))[: HELD // 8].decode("utf-8", "ignore")
    path = tmp_path / "page.txt"
    path.write_text(raw)
    assert list(read_pages(path)) == [parse_page(read_page_file(path))]
    path.write_bytes(b"a" * (HELD - 1) + b"\n")
    (page,) = read_pages(path)
    assert isinstance(page, Page)
    assert page.file.first_line == 0
    path.write_bytes(b"a" * HELD + b"\n")
    first, *_others = read_pages(path)
    assert isinstance(first, Page)
    assert first.file.first_line == 1


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "a.txt": bytes,
    "a.txt.gz": gzip.compress,
    "a.txt.xz": lzma.compress,
    "a.zip": lambda raw: zipped({"a.txt": raw}),
    "a.zip.gz": lambda raw: gzip.compress(zipped({"a.txt": raw})),
    "b.zip": lambda raw: zipped({"a.txt.gz": gzip.compress(raw)}),
}


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.usefixtures("small")
def test_a_large_text_is_read_in_parts_however_it_is_packed(
    name: str, encoding: str, tmp_path: Path
) -> None:
    """From a file, from bytes, packed or in an archive: the parts have the whole's articles."""
    whole = parse_page(read_page_file(_written(tmp_path / "whole.txt", TEXT.encode())))
    raw = WAYS[name](TEXT.encode(encoding))
    for found in (list(pages_of(raw, name)), list(read_pages(_written(tmp_path / name, raw)))):
        assert len(found) > 2
        articles = articles_of(found)
        assert [one.lines for one in articles] == [one.lines for one in whole.articles]
        assert [one.text for one in articles] == [one.text for one in whole.articles]
        assert len({one.id for one in articles}) == len(articles)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.zip"])
@pytest.mark.usefixtures("small")
def test_a_large_collection_is_many_pages(name: str) -> None:
    """Records come in order, some a page; a line that is none is told with its number."""
    raw = (RECORDS + "{\n" + RECORDS.replace("日", "夜")).encode()
    ways = {"a.jsonl.gz": gzip.compress(raw), "a.zip": zipped({"a.jsonl": raw})}
    found = list(pages_of(ways.get(name, raw), name))
    assert [one.line for one in found if isinstance(one, Rejected)] == [41]
    articles = articles_of(found)
    assert [one.lines[0] for one in articles] == [*range(1, 41), *range(42, 82)]
    pages = [one for one in found if isinstance(one, Page)]
    assert [len(one.articles) for one in pages] == [7] * 11 + [3]
    assert [one.file.first_line for one in pages] == [one.articles[0].lines[0] for one in pages]


@pytest.mark.usefixtures("small")
def test_a_large_file_of_a_format_that_cannot_be_cut_is_read_whole() -> None:
    """A web page is one page however large."""
    body = "".join(f"<p>河里的水涨了{number}寸。</p>" for number in range(200))
    (page,) = pages_of(f"<html><body><h1>水库开闸</h1>{body}</body></html>".encode(), "a.html")
    assert isinstance(page, Page)
    assert len(page.articles[0].paragraphs) == 200


@pytest.mark.usefixtures("small")
def test_damage_in_a_large_text_is_told_of_the_whole_file() -> None:
    """Every part knows the damaged lines of its file, and tells no doubts."""
    raw = TEXT.encode().replace("右江".encode(), b"\xff\xfe", 3)
    found = [one for one in pages_of(raw, "a.txt") if isinstance(one, Page)]
    whole = parse_page(decode_page(raw, "a.txt"))
    assert {one.file.damaged_lines for one in found} == {whole.file.damaged_lines}
    assert not any(one.unsure for one in found)


@pytest.mark.usefixtures("small")
def test_a_large_packed_text_that_breaks_off_gives_nothing() -> None:
    """Its end is missed before the first article is given."""
    raw = gzip.compress(TEXT.encode() + bytes(range(32, 127)) * 20)[:-40]
    with pytest.raises(FileUnreadable, match="damaged"):
        next(pages_of(raw, "a.txt.gz"))


@pytest.mark.usefixtures("small")
def test_bytes_are_counted_once_however_often_they_are_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A text that is looked at twice spends no more of what a file may unpack to."""
    raw = TEXT.encode("gb18030")
    monkeypatch.setattr(reading, "UNPACKED", len(raw) + 10)
    told = reading.Reading("a.txt.gz", budget=reading.Budget(len(raw)))
    found = list(packed.read(gzip.compress(raw), told))
    assert told.budget.left == 0
    assert len(articles_of(found)) == len(PLACES) * 6
    with pytest.raises(FileUnreadable, match="more than"):
        list(
            archive.read(zipped({"a.txt": raw}), replace(told, budget=reading.Budget(len(raw) - 1)))
        )


def _written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path
