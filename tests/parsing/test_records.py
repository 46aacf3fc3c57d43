"""Claims about collections of articles in JSON and JSON Lines."""

import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.errors import FileUnreadable
from reader.model import Article, Rejected
from reader.parsing import article_collection, read_articles

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
    pack: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".xz": lzma.compress}
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
