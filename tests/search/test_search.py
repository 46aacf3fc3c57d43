"""Searching: exact, the same with an index and without, and shown with its matches."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.errors import QueryError
from reader.model import HEADLINE_PARAGRAPH, SearchAnswer, SearchHit, Sort, Span
from reader.search import (
    SearchCancelled,
    SearchDocument,
    SearchIndex,
    UnknownValue,
    find_in,
    find_keys,
    search,
)
from tests.search.shelf import SHELF, Shelf

TODAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    """An index of the shelf."""
    index = SearchIndex.open(tmp_path_factory.mktemp("library") / "index")
    index.update(SHELF.articles)
    yield index
    index.close()


@pytest.fixture(params=["index", "scan"])
def index(request: pytest.FixtureRequest, filled: SearchIndex) -> SearchIndex | None:
    """The index, and none."""
    return filled if request.param == "index" else None


def ids(answer: SearchAnswer) -> list[str]:
    """Return the articles' ids in a fixed order."""
    return sorted(hit.article_id for hit in answer.hits)


FOUND = [
    ("码头", ["harbour"]),
    ("粮食", ["grain", "school"]),
    ("粮食 安全", ["school"]),
    ("粮食 -安全", ["grain"]),
    ("-粮食", ["harbour", "notice"]),
    ("粮食 | 停水", ["grain", "notice", "school"]),
    ("粮食安全", ["school"]),
    ("粮", ["grain", "school"]),
    ("咖", ["school"]),
    ("，", ["grain", "harbour", "notice", "school"]),
    ("种子", ["grain"]),
    ("種子", ["grain"]),
    ("5.2%", ["grain"]),
    ("５.２％，人均gdp也", ["grain"]),
    ("new york", ["school"]),
    ("newyork", []),
    ("york style 咖啡", ["school"]),
    ('"york style 咖啡"', ["school"]),
    ("二零二六年", ["harbour"]),
    ("二○二六年", ["harbour"]),
    ("三百万吨", ["harbour"]),
    ("三年建设", ["harbour"]),
    ("林小舟", ["harbour"]),
    ("昨日开通。市民", ["harbour"]),
    ("首航第一艘", ["harbour"]),
    ("开通三年", []),
    ("title:粮食", ["grain"]),
    ("title:三年", ["harbour"]),
    ("标题：(码头|夜校)", ["harbour", "school"]),
    ("正文:开课", ["school"]),
    ("body:再创新高", []),
    ("作者:小舟", ["harbour"]),
    ("byline:粮食", []),
    ("报纸:海州", ["grain", "harbour", "school"]),
    ("paper:海州晚报 page:1", ["harbour"]),
    ("版:a12", ["grain"]),
    ("版:第3版", ["school"]),
    ("section:经济", ["grain"]),
    ("date:2026", ["grain", "harbour"]),
    ("date:2025-12-31..2026-03-01", ["grain", "school"]),
    ("date:>=2026-03-02", ["harbour"]),
    ("date:<2026", ["school"]),
    ("日期:近10天", ["grain", "harbour"]),
    ("粮食 日期:2025", ["school"]),
    ("粮*关键", []),
    ("种*关键", ["grain"]),
    ("总?量", ["grain"]),
    ("g*", ["grain"]),
    ("ork*", []),
    ("yo*", ["school"]),
    ("*ork", ["school"]),
    ("粮食*", ["grain", "school"]),
    ("安全 NEAR 讲座", ["school"]),
    ("夜校 NEAR 咖啡", []),
    ("夜校 NEAR/60 咖啡", ["school"]),
    ("is:short", ["notice"]),
    ("-is:short 报纸:晚报", ["harbour", "school"]),
    ("没有的话", []),
]


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_a_query_finds_exactly_its_articles(
    query: str, expected: list[str], index: SearchIndex | None
) -> None:
    """Every article that answers is found and no other; the count is exact."""
    short = {"is": {"short": {4}}.__getitem__}
    answer = search(query, SHELF, index, today=TODAY, predicates=short)
    assert ids(answer) == expected
    assert answer.count == len(expected)


def test_an_unknown_property_is_told(index: SearchIndex | None) -> None:
    """A value that the library does not know is a mistake in the query, told with those it knows."""

    def known(_value: str) -> set[int]:
        raise UnknownValue(["unread", "未读", "read", "已读"])

    for value, names in (("nonsense", "unread, read"), ("未度", "未读, 已读")):
        with pytest.raises(QueryError) as caught:
            search(f"is:{value}", SHELF, index, predicates={"is": known})
        assert caught.value.position == 3
        assert names in caught.value.remedy


def test_hits_are_cut_to_the_page_asked_for(index: SearchIndex | None) -> None:
    """Limit and offset cut the hits, never the count."""
    whole = search("，", SHELF, index)
    second = search("，", SHELF, index, limit=2, offset=1)
    assert second.hits == whole.hits[1:3]
    assert second.count == whole.count == 4
    assert search("，", SHELF, index, limit=0).count == 4


def test_newest_first(index: SearchIndex | None) -> None:
    """By date the newest stand first and the undated last, asked for in either way."""
    newest = ["harbour", "grain", "school", "notice"]
    by_argument = search("，", SHELF, index, sort=Sort.DATE)
    assert [hit.article_id for hit in by_argument.hits] == newest
    assert search("sort:date ，", SHELF, index).hits == by_argument.hits


def test_a_title_outranks_a_body(index: SearchIndex | None) -> None:
    """A wording in the title counts for more than one in the body."""
    assert [hit.article_id for hit in search("粮食", SHELF, index).hits] == ["grain", "school"]


def text_of(hit: SearchHit) -> str:
    """Return the text of an article that was hit."""
    return next(one.body for one in SHELF.articles if one.article_id == hit.article_id)


def test_spans_cut_the_matches_out_in_reading_order(index: SearchIndex | None) -> None:
    """Spans walk the article: the title's matches first, then the paragraphs', each exact."""
    (hit,) = search("码头|开通", SHELF, index).hits
    title = [Span(HEADLINE_PARAGRAPH, 3, 5), Span(HEADLINE_PARAGRAPH, 5, 7)]
    assert hit.spans(text_of(hit)) == (*title, Span(0, 7, 9), Span(0, 11, 13))


def test_a_match_over_a_paragraph_break_is_two_spans(index: SearchIndex | None) -> None:
    """A match that runs from one paragraph into the next is marked in both."""
    (hit,) = search("首航第一艘", SHELF, index).hits
    assert hit.spans(text_of(hit)) == (Span(2, 0, 2), Span(3, 0, 3))


def test_folded_matches_are_marked_as_printed(index: SearchIndex | None) -> None:
    """Marks cut the printed wording, whatever the query's form."""
    (hit,) = search('"5.2%,人均gdp也"', SHELF, index).hits
    body = SHELF.articles[1].body
    (span,) = hit.spans(body)
    assert body[span.start : span.stop] == "５．２％，人均 GDP 也"
    ((start, stop),) = hit.snippet.marks
    assert hit.snippet.text[start:stop] == "５．２％，人均 GDP 也"


def test_a_snippet_shows_the_byline_when_only_it_matches(index: SearchIndex | None) -> None:
    """When headline or byline matches and the body does not, the snippet shows that part."""
    (hit,) = search("林小舟", SHELF, index).hits
    assert hit.snippet.text == "本报记者 林小舟"
    assert hit.snippet.marks == ((5, 8),)


def test_keys_come_without_hits(index: SearchIndex | None) -> None:
    """The keys of all that answer come newest first, for lists that show no snippets."""
    assert find_keys("粮食 | 停水", SHELF, index) == [2, 3, 4]


def test_a_search_can_be_cancelled(index: SearchIndex | None) -> None:
    """A search that nobody waits for any more ends without an answer."""
    with pytest.raises(SearchCancelled):
        search("粮食", SHELF, index, cancelled=lambda: True)


def test_find_in_an_article_folds_alike() -> None:
    """Find-in-article folds as search does and gives offsets as printed."""
    assert find_in("種 子与种子", "种子") == [(0, 3), (4, 6)]
    assert find_in("甲乙丙", ["乙", "丙", ""]) == [(1, 2), (2, 3)]


def test_a_snippet_shows_the_figures_beside_the_words() -> None:
    """Of several places, a snippet shows the one with most figures; dates and lists are none."""
    plain = "会议于2024年6月25日研究补助发放工作，要求各级抓好落实，切实把好事办好，让职工满意。\n"
    dense = "全市共发放补助8亿元，惠及职工12.5万人，同比增长5.2%。"
    shelf = Shelf((SearchDocument(1, "aid", title="发放", body=plain * 3 + dense + plain * 3),))
    (hit,) = search("补助", shelf).hits
    assert "8亿元" in hit.snippet.text


FIGURED = Shelf(
    tuple(
        SearchDocument(key, f"a{key}", title="近况", body=body, issue_date="2026-03-01")
        for key, body in enumerate(
            (
                "镇上种茶。" * 30 + "今年的茶园面积没有变化，去年也没有。" + "镇上种果。" * 30,
                "镇上种茶。" * 30 + "今年的茶园面积增加到2400亩，去年没有。" + "镇上种果。" * 30,
                "镇上种茶。" * 30
                + "今年的茶园面积，6月5日没有变化。种了900亩？"
                + "镇上种果。" * 30,
                "镇上种茶。" * 30
                + "今年的茶园面积增加12.5公顷；去年没有变化。"
                + "镇上种果。" * 30,
            )
        )
    )
)


def test_what_is_said_with_figures_comes_first(tmp_path: Path) -> None:
    """A sentence with a figure weighs more, one with a date or beside one with a figure does not."""
    index = SearchIndex.open(tmp_path)
    index.update(FIGURED.articles)
    found = [search("茶园面积", FIGURED, where).hits for where in (index, None)]
    for hits in found:
        assert {hit.article_id for hit in hits[:2]} == {"a1", "a3"}
        assert hits[1].score > hits[2].score
    by_index, by_scan = ({hit.article_id: hit.score for hit in hits} for hits in found)
    assert by_index == pytest.approx(by_scan)
