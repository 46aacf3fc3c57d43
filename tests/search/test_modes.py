"""Claims about the three ways to take a query's words."""

import pytest

from reader.errors import QueryError
from reader.model import SearchMode
from reader.search.modes import mode_of, with_mode
from reader.search.parser import parse_query
from reader.search.query import Query, describe

CUT = "粮食产量增长"


def node_of(query: str) -> object:
    """Return what a query means, as one would say it."""
    return describe(Query("", parse_query(query).node))


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        (CUT, f"“{CUT}”"),
        (f"{CUT} mode:exact", f"“{CUT}”"),
        (f"{CUT} mode:words", "“粮食产量” and “增长”"),
        (f"方式：分词 {CUT}", "“粮食产量” and “增长”"),
        (f'"{CUT}" mode:words', f"“{CUT}”"),
        (f"{CUT} mode:near", "“粮食产量” within 10 characters of “增长”"),
        (f"{CUT} 方式:近邻", "“粮食产量” within 10 characters of “增长”"),
        ("水稻 小麦 玉米 mode:near", None),
        ("水稻 mode:near", "“水稻”"),
        ("(水稻 OR 小麦) mode:words", "“水稻” or “小麦”"),
        (f"水稻 -{CUT} mode:words", "without (“粮食产量” and “增长”) and “水稻”"),
        ("title:水稻 小麦 mode:near", "title contains “水稻” and “小麦”"),
    ],
)
def test_words_are_taken_as_the_mode_says(query: str, meaning: str | None) -> None:
    """Quotations stay whole, fields stay apart, and brackets and negations keep their meaning."""
    if meaning is None:
        meaning = "“水稻” within 10 characters of “小麦” and “小麦” within 10 characters of “玉米”"
    assert node_of(query) == meaning


@pytest.mark.parametrize("query", ["水稻 mode:often", "mode:words", "水稻 mode:"])
def test_a_wrong_mode_is_told(query: str) -> None:
    """A mode needs a known name and words to take."""
    with pytest.raises(QueryError):
        parse_query(query)


def test_a_mode_is_written_into_the_query_and_out_of_it_again() -> None:
    """So it can be kept with the query; whichever stood there before gives way."""
    query = with_mode("水稻 小麦", SearchMode.WORDS, "mode:words")
    assert query == "水稻 小麦 mode:words"
    assert mode_of(query) is SearchMode.WORDS
    query = with_mode(query, SearchMode.NEAR, "方式:近邻")
    assert query == "水稻 小麦 方式:近邻"
    assert mode_of(query) is SearchMode.NEAR
    assert with_mode(query, SearchMode.EXACT, "") == "水稻 小麦"
    assert mode_of("水稻") is SearchMode.EXACT
