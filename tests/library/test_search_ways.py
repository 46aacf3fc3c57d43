"""Claims about search without an index, with a damaged one, and with one that is behind."""

import json
import shutil
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path

import pytest

from reader.config import Paths
from reader.errors import QueryError
from reader.library import Library, open_library
from reader.model import SearchAnswer, Sort
from tests.library.conftest import BRIDGE, Opened, collection, write

QUERIES = ("新桥", "记者", "水位 OR 早稻", "title:图书馆", "甲00003乙", "is:starred", "没有这个词")


Place = tuple[str, tuple[int, ...], tuple[int, ...]]
Found = tuple[str, int, list[Place]]


def _answers(library: Library) -> list[Found]:
    """Return what every query finds and where; by date also in which order.

    Relevance is scored with the index's word counts; without an index it may order otherwise.
    """
    found: list[Found] = []
    for query in QUERIES:
        for sort in (Sort.RELEVANCE, Sort.DATE):
            answer = library.search(query, sort=sort)
            dated = [(hit.article_id, hit.in_title, hit.in_text) for hit in answer.hits]
            hits = _places(answer) if sort is Sort.RELEVANCE else dated
            found.append((query, answer.count, hits))
    return found


def _places(answer: SearchAnswer) -> list[Place]:
    """Return which articles were found and where, by id."""
    places = ((hit.article_id, hit.in_title, hit.in_text) for hit in answer.hits)
    return sorted(places, key=itemgetter(0))


def _truncate(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_size > 1:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwrite(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\xa5" * path.stat().st_size)


def _empty(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"")


HARMS: dict[str, Callable[[Path], None]] = {
    "missing": shutil.rmtree,
    "cut": _truncate,
    "overwritten": _overwrite,
    "emptied": _empty,
}


@pytest.mark.parametrize("name", HARMS)
def test_a_harmed_index_gives_the_same_hits(name: str, indexed: Library, paths: Paths) -> None:
    """Missing or damaged, the hits are those of a sound index; a notice tells, and it is rebuilt."""
    expected = _answers(indexed)
    indexed.close()
    HARMS[name](paths.library / "index")
    library = open_library(paths)
    assert _answers(library) == expected
    assert "being built anew" in " ".join(library.notices)
    assert library.index_pending() == 33
    assert _answers(library) == expected
    library.close()
    healthy = open_library(paths)
    assert _answers(healthy) == expected
    assert (healthy.notices, healthy.index_pending()) == ([], 0)
    healthy.close()


def test_an_index_lost_in_use_is_rebuilt(indexed: Library, paths: Paths) -> None:
    """Harm done while the library is open does not end the session."""
    expected = _answers(indexed)
    shutil.rmtree(paths.library / "index")
    assert _answers(indexed) == expected
    indexed.index_pending()
    assert _answers(indexed) == expected


def test_an_index_that_is_behind_misses_nothing(indexed: Library, archive: Path) -> None:
    """What was taken in, changed or dropped since indexing is found as it is now."""
    bridge = archive / "河湾日报/2024-06-01/01-要闻.txt"
    write(bridge, BRIDGE.replace("860米", "912米"))
    write(archive / "河湾日报/2024-06-03/01.txt", BRIDGE.replace("新桥", "老桥"))
    indexed.refresh()
    behind = [indexed.search(query) for query in ("912米", "860米", "老桥", "新桥")]
    assert [answer.count for answer in behind] == [1, 1, 1, 1]
    assert indexed.index_pending() == 2
    after = [indexed.search(query) for query in ("912米", "860米", "老桥", "新桥")]
    assert [_places(answer) for answer in after] == [_places(answer) for answer in behind]


def test_an_index_of_another_catalogue_is_thrown_away(
    indexed: Library, paths: Paths, tmp_path: Path
) -> None:
    """An index copied from elsewhere is seen by its number of articles."""
    expected = _answers(indexed)
    indexed.close()
    other = Paths(*(tmp_path / "other" / name for name in "abcde"))
    alien = open_library(other)
    alien.add([write(tmp_path / "x.jsonl", collection(5))])
    alien.index_pending()
    alien.close()
    shutil.rmtree(paths.library / "index")
    shutil.copytree(other.library / "index", paths.library / "index")
    library = open_library(paths)
    assert _answers(library) == expected
    assert library.index_pending() == 33
    library.close()


def test_an_index_of_a_later_version_is_left_alone(indexed: Library, paths: Paths) -> None:
    """Search reads every article, says so, and the later index stays where it is."""
    expected = _answers(indexed)
    indexed.close()
    folder = paths.library / "index"
    for path in folder.iterdir():
        path.rename(folder / "v99")
    library = open_library(paths)
    assert _answers(library) == expected
    assert "later version" in " ".join(library.notices)
    assert library.index_pending() == 0
    assert [path.name for path in folder.iterdir()] == ["v99"]
    library.close()


def test_a_wrong_query_is_a_sentence(indexed: Library) -> None:
    """What cannot be understood is one error with words, with an index and without."""
    with pytest.raises(QueryError):
        indexed.search("标题:(新桥")


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("is:foo", "unread, read, starred, noted, tagged"),
        ("kind:colour", "money, "),
        ("是:红", "未读"),
    ],
)
def test_a_field_says_what_it_knows(indexed: Library, query: str, known: str) -> None:
    """Fields that hold one of a few values tell them, in the script of what was typed."""
    with pytest.raises(QueryError) as caught:
        indexed.search(query)
    assert known in caught.value.remedy
    assert caught.value.position == query.index(":") + 1


def test_a_headless_first_hit_is_explained_by_its_first_words(
    archive: Path, opened: Opened
) -> None:
    """An explanation names it as lists do, instead of by nothing."""
    text = "渡船今日起加开夜航班次，方便两岸菜农进城赶早市。"
    write(archive / "无题.jsonl", json.dumps({"title": "", "body": text}, ensure_ascii=False))
    library = opened()
    library.add([archive])
    explained = library.searches.explain("夜航班次")
    assert explained is not None
    named = explained.explanation.first_title
    assert named.endswith("…")
    assert text.startswith(named[:-1])
