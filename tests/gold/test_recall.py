"""Recall and precision of search on real news: every substring finds all its articles, no other."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from reader.search import SearchDocument, SearchIndex, search
from tests.lab import lab_path
from tests.search.corpus import Truth, quoted, read_news, substrings
from tests.search.shelf import Shelf

pytestmark = pytest.mark.lab

ARTICLES = 2000
QUERIES = 100


@dataclass(frozen=True, slots=True)
class News:
    """Real articles, their index, and the truth about them."""

    articles: list[SearchDocument]
    shelf: Shelf
    index: SearchIndex
    truth: Truth


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[News]:
    """An index written in three updates, so that there are several segments."""
    articles = list(read_news(lab_path("corpus/news-10k.jsonl.xz"), ARTICLES))
    index = SearchIndex.open(tmp_path_factory.mktemp("library"))
    for start, stop in ((0, 1500), (1500, 1990), (1990, ARTICLES)):
        index.update(articles[start:stop])
    yield News(articles, Shelf(tuple(articles)), index, Truth(articles))
    index.close()


@pytest.mark.parametrize("seed", [1, 20, 300, 4000])
def test_every_substring_finds_exactly_its_articles(news: News, seed: int) -> None:
    """Of 400 random stretches of 1 to 30 characters all find every article and none too many."""
    wrong = []
    for wording in substrings(news.articles, QUERIES, seed):
        answer = search(quoted(wording), news.shelf, news.index, limit=ARTICLES)
        expected = news.truth.holding(wording)
        if {hit.article_id for hit in answer.hits} != expected or answer.count != len(expected):
            wrong.append(wording)
    assert not wrong


def test_every_hit_marks_its_wording(news: News) -> None:
    """Every hit of a wording has spans and a snippet or title that show it."""
    for wording in substrings(news.articles, QUERIES // 2, 5):
        for hit in search(quoted(wording), news.shelf, news.index).hits:
            assert hit.in_title or hit.in_text
            assert hit.snippet.marks or hit.in_title


def test_the_scan_finds_the_same(news: News) -> None:
    """Without an index the same articles are found."""
    shelf = Shelf(tuple(news.articles[:300]))
    keys = {article.key for article in shelf.articles}
    few = {"few": lambda _value: keys}
    for wording in substrings(shelf.articles, 10, 6):
        query = f"few:yes {quoted(wording)}"
        scanned = search(query, shelf, None, predicates=few, limit=ARTICLES)
        indexed = search(query, news.shelf, news.index, predicates=few, limit=ARTICLES)
        assert scanned.count == indexed.count
        assert {hit.article_id for hit in scanned.hits} == {hit.article_id for hit in indexed.hits}
