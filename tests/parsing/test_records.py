"""Claims about collections of articles in JSON and JSON Lines."""

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.errors import FileUnreadable
from reader.model import Article, Rejected
from reader.parsing import article_collection, read_articles, read_record
from reader.parsing.folio import Folio
from reader.parsing.records import LONGEST_LINE

RECORD = {
    "id": "n-7",
    "title": "水库开闸",
    "body": "第一段。\n\n　　第二段。",
    "date": "2024年5月1日",
    "source": "湾州日报",
}


def written(folder: Path, name: str, text: str) -> Path:
    """Write a collection, packed as its name says."""
    path = folder / name
    raw = text.encode("utf-8")
    pack: dict[str, Callable[[bytes], bytes]] = {
        ".gz": gzip.compress,
        ".xz": lzma.compress,
        ".bz2": bz2.compress,
    }
    path.write_bytes(pack.get(path.suffix, bytes)(raw))
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.xz", "a.ndjson"])
def test_lines_become_articles(tmp_path: Path, name: str) -> None:
    """Fields, paragraphs, the given id and the paper survive, packed or not."""
    path = written(tmp_path, name, json.dumps(RECORD) + "\n")
    assert article_collection(path)
    (article,) = read_articles(path)
    assert isinstance(article, Article)
    assert (article.headline.title, article.source_id, article.paper, article.issue_date) == (
        "水库开闸",
        "n-7",
        "湾州日报",
        "2024-05-01",
    )
    assert [paragraph.text for paragraph in article.paragraphs] == ["第一段。", "第二段。"]


@pytest.mark.parametrize(
    "wrap", [lambda one: [one], lambda one: {"articles": [one]}, lambda one: one]
)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_of_any_usual_shape_is_read(tmp_path: Path, wrap: Any, indent: int | None) -> None:
    """A list, an object with a list, one object; on one line or spread over many."""
    path = written(tmp_path, "a.json", json.dumps(wrap(RECORD), indent=indent))
    (article,) = read_articles(path)
    assert isinstance(article, Article)
    assert article.source_id == "n-7"


def test_bad_lines_are_rejected_with_their_number_and_good_ones_go_on(tmp_path: Path) -> None:
    """A damaged line costs itself only."""
    lines = [
        json.dumps(RECORD),
        "{broken",
        "",
        "[1]",
        '{"other": 1}',
        json.dumps({"headline": "标题", "content": None}),
    ]
    found = list(read_articles(written(tmp_path, "a.jsonl", "\n".join(lines))))
    assert [one.line for one in found if isinstance(one, Rejected)] == [2, 4, 5]
    assert [one.headline.title for one in found if isinstance(one, Article)] == ["水库开闸", "标题"]


@pytest.mark.parametrize("body", [None, "", [], "\n\n"])
def test_an_article_without_a_body_is_an_article(tmp_path: Path, body: Any) -> None:
    """Null, missing and empty bodies give no paragraphs."""
    (article,) = read_articles(
        written(tmp_path, "a.jsonl", json.dumps({"title": "题", "body": body}))
    )
    assert isinstance(article, Article)
    assert article.paragraphs == ()


def test_ids_are_stable_and_unique(tmp_path: Path) -> None:
    """The same file gives the same ids twice; equal articles in it get different ones."""
    path = written(tmp_path, "a.jsonl", (json.dumps({"title": "题", "body": "文"}) + "\n") * 3)
    first, second = (
        [one.id for one in read_articles(path) if isinstance(one, Article)] for _turn in range(2)
    )
    assert first == second
    assert len(set(first)) == 3
    assert all(len(one) == 10 and one == one.lower() for one in first)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.xz"])
def test_a_damaged_pack_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    """What cannot be unpacked raises one error that names the file."""
    path = tmp_path / name
    path.write_bytes(b"not packed at all")
    with pytest.raises(FileUnreadable, match=r"a[.]jsonl"):
        list(read_articles(path))


SPELLINGS = (
    {"headline": "题", "articleBody": "文。", "datePublished": "2024-05-01T06:00:00Z", "publisher": {"name": "湾州日报"}},
    {"标题": "题", "正文": "文。", "见报日期": "2024年5月1日", "报纸名称": "湾州日报"},
    {"Title": "题", "Content": "文。", "PubDate": "2024/05/01", "Source": "湾州日报"},
    {"title": "题", "maintext": "文。", "publish_time": 1714514400, "source_name": "湾州日报"},
    {"title": "题", "paragraphs": ["文。"], "timestamp": 1714514400000, "site": "湾州日报"},
)  # fmt: skip
"""The same article as five kinds of collections spell it."""


@pytest.mark.parametrize("record", SPELLINGS)
def test_fields_are_known_under_many_names(tmp_path: Path, record: dict[str, Any]) -> None:
    """Title, text, day and paper are found whatever they are called and however they are written."""
    path = written(tmp_path, "a.jsonl", json.dumps({**record, "Authors": [{"name": "林一舟"}]}))
    (article,) = read_articles(path)
    assert isinstance(article, Article)
    assert (article.headline.title, article.text) == ("题", "文。")
    assert (article.issue_date, article.paper) == ("2024-05-01", "湾州日报")
    assert [one.name for one in article.byline.contributors] == ["林一舟"]


def test_what_was_asked_for_goes_before_the_records(tmp_path: Path) -> None:
    """Paper, day and page named by the owner are those of every article."""
    path = written(tmp_path, "a.jsonl", json.dumps(RECORD))
    (article,) = read_articles(path, Folio("旧报", "1999-01-02"))
    assert isinstance(article, Article)
    assert (article.paper, article.issue_date) == ("旧报", "1999-01-02")


def test_html_in_a_body_becomes_paragraphs(tmp_path: Path) -> None:
    """Collections of web pages keep tags in their texts; readers do not."""
    body = "<p>第一段，<b>要紧</b>。</p><p>第二段&nbsp;A&amp;B。<br>第三段。</p>"
    (article,) = read_articles(written(tmp_path, "a.jsonl", json.dumps({**RECORD, "body": body})))
    assert isinstance(article, Article)
    texts = [paragraph.text for paragraph in article.paragraphs]
    assert texts == ["第一段，要紧。", "第二段 A&B。", "第三段。"]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.xz", "a.jsonl.bz2"])
def test_a_collection_that_unpacks_to_too_much_is_cut_off(tmp_path: Path, name: str) -> None:
    """What comes before the bound is kept; then the file is told as a bomb, not unpacked on."""
    path = written(tmp_path, name, json.dumps(RECORD) + "\n" + " " * 30_000_000 + "\n")
    articles = read_articles(path)
    assert isinstance(next(articles), Article)
    with pytest.raises(FileUnreadable, match="unpacks to far more"):
        list(articles)


@pytest.mark.parametrize("first", [False, True])
def test_a_line_beyond_all_measure_is_rejected(tmp_path: Path, *, first: bool) -> None:
    """A line of more than any article holds is told by its number, its neighbours are read."""
    line, long = json.dumps(RECORD).encode() + b"\n", b'{"title": "' + b"a" * LONGEST_LINE + b"\n"
    path = tmp_path / "a.jsonl"
    path.write_bytes(long + line if first else line + long + line)
    number = 1 if first else 2
    items = list(read_articles(path))
    (rejected,) = [one for one in items if isinstance(one, Rejected)]
    assert (rejected.line, "longer than 64 MB" in rejected.reason) == (number, True)
    assert [one.lines for one in items if isinstance(one, Article)][-1] == (number + 1,)


def test_json_on_one_long_line_is_read(tmp_path: Path) -> None:
    """The bound is one for lines of JSON Lines; a file that is one JSON value may be longer."""
    padding = " " * LONGEST_LINE
    path = written(tmp_path, "a.json", '{"articles": [' + padding + json.dumps(RECORD) + "]}")
    (article,) = read_articles(path)
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    "record", ['{"title": "", "body": ""}', '{"title": null, "id": 7}', '{"body": [" ", ""]}']
)
def test_an_empty_record_is_rejected_with_its_line(tmp_path: Path, record: str) -> None:
    """A record with neither a title nor a body makes no article without a name."""
    file = tmp_path / "news.jsonl"
    file.write_text('{"title": "早稻开镰"}\n' + record + "\n", "utf-8")
    first, second = read_articles(file)
    assert isinstance(first, Article)
    assert isinstance(second, Rejected)
    assert (second.line, second.path) == (2, str(file))


def test_one_record_is_read_by_its_number(tmp_path: Path) -> None:
    """The article of a line, or of an item of a JSON list, is the one that reading all gives."""
    records = [{"id": str(number), "title": f"第{number}条"} for number in range(5)]
    lines, whole = tmp_path / "news.jsonl", tmp_path / "news.json"
    lines.write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    whole.write_text(json.dumps(records), "utf-8")
    for file in (lines, whole):
        articles = list(read_articles(file))
        assert [read_record(file, number) for number in range(1, 6)] == articles
        assert read_record(file, 6) is None
