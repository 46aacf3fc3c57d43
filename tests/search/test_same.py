"""The index and the scan of the texts answer alike, whatever the articles and the query."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model import Sort
from reader.search import SearchDocument, SearchIndex, search
from tests.search.shelf import Shelf

TEXTS = st.text("粮糧食安全中国國一〇零aB1 １，。\n…㎡", max_size=24)
DAYS = st.sampled_from(["", "2025-12-31", "2026-01-01", "2026-02-10"])
ARTICLES = st.lists(
    st.builds(
        SearchDocument,
        key=st.integers(1, 30),
        title=TEXTS,
        kicker=TEXTS,
        byline=TEXTS,
        body=TEXTS,
        paper=st.sampled_from(["", "海州晚报", "海州日报"]),
        page=st.sampled_from(["", "01", "A12"]),
        issue_date=DAYS,
    ),
    max_size=30,
    unique_by=lambda article: article.key,
)
WORDS = st.text("粮糧食安全中国一零aB1，", min_size=1, max_size=4).map(lambda word: f'"{word}"')
ATOMS = st.one_of(
    WORDS,
    st.builds("{}:{}".format, st.sampled_from(["title", "body", "byline"]), WORDS),
    st.sampled_from(["粮*全", "食?全", "a*", "*b", "paper:晚报", "page:1", "date:2026", "is:odd"]),
    st.builds("{} NEAR/3 {}".format, WORDS, WORDS),
)
QUERIES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} {})".format, inner, inner),
        st.builds("({} OR {})".format, inner, inner),
        st.builds("-({})".format, inner),
    ),
    max_leaves=4,
)
ODD = {"is": {"odd": set(range(1, 31, 2))}.__getitem__}


def _keys(query: str, shelf: Shelf, index: SearchIndex | None, sort: Sort) -> list[str]:
    answer = search(query, shelf, index, sort=sort, predicates=ODD)
    assert answer.count == len(answer.hits)
    return [hit.article_id for hit in answer.hits]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(ARTICLES, st.lists(QUERIES, min_size=1, max_size=12), st.data())
def test_index_and_scan_agree(
    articles: list[SearchDocument], queries: list[str], data: st.DataObject
) -> None:
    """After adding in parts, replacing and removing, both find the same, newest first alike."""
    named = [replace(one, article_id=f"a{one.key}") for one in articles]
    cut = data.draw(st.integers(0, len(named)))
    gone = set(data.draw(st.lists(st.sampled_from([one.key for one in named] or [0]))))
    shelf = Shelf(tuple(one for one in named if one.key not in gone))
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex.open(Path(folder))
        index.update([SearchDocument(one.key, body="粮食安全旧稿") for one in named[:cut]])
        index.update(named[:cut])
        index.update(named[cut:], gone & {one.key for one in named[:cut]})
        index.update([], gone)
        assert index.count() == len(shelf.articles)
        for query in queries:
            newest = _keys(query, shelf, None, Sort.DATE)
            assert _keys(query, shelf, index, Sort.DATE) == newest
            assert sorted(_keys(query, shelf, index, Sort.RELEVANCE)) == sorted(newest)
