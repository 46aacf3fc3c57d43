"""Claims about what fields can be completed to: names as they are held, the most frequent first."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.library.values import in_query
from reader.messages import LANGUAGES, choose_language
from reader.model import SearchMode
from tests.library.conftest import BRIDGE, Opened, collection, ids, write


@pytest.fixture
def library(archive: Path, opened: Opened) -> Library:
    """A library of a few pages and a collection."""
    write(archive / "年鉴.jsonl", collection(3))
    library = opened()
    library.add([archive])
    return library


@pytest.mark.parametrize(
    ("field", "typed", "values"),
    [
        ("byline", "", ("田一禾", "岑小满")),
        ("署名", "岑", ("岑小满",)),
        ("作者", "小满", ("岑小满",)),
        ("byline", "没有", ()),
        ("paper", "河", ("河湾日报",)),
        ("報紙", "河", ()),
        ("section", "要", ("要闻",)),
        ("title", "", ()),
        ("nofield", "", ()),
    ],
)
def test_values_are_the_names_held(
    library: Library, field: str, typed: str, values: tuple[str, ...]
) -> None:
    """By either name of the field; those that begin so come first, then those that hold it."""
    found = library.searches.values(field, typed)
    assert sorted(found) == sorted(values)


def test_every_value_finds_something(library: Library) -> None:
    """What is offered is written as a query reads it."""
    for field in ("byline", "paper", "page", "section"):
        for value in library.searches.values(field, ""):
            assert library.search(f"{field}:{value}").count, (field, value)


def test_what_comes_later_is_offered_too(library: Library, archive: Path) -> None:
    """Names are counted again when the library has changed, and tags at once."""
    assert library.searches.values("byline", "柳") == ()
    write(archive / "河湾日报/2024-06-03/01-要闻.txt", BRIDGE.replace("田一禾", "柳青原"))
    library.refresh()
    assert library.searches.values("byline", "柳") == ("柳青原",)
    library.annotations.change_tags([next(iter(ids(library).values()))], add=["防汛"])
    assert library.searches.values("标签", "防") == ("防汛",)


def test_names_with_signs_are_quoted() -> None:
    """Blanks, brackets and colons would end the word."""
    assert in_query("河湾日报") == "河湾日报"
    assert in_query("河湾 日报") == '"河湾 日报"'
    assert in_query("要闻（上）") == '"要闻（上）"'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mode_written_into_a_query_is_read_in_every_language(
    library: Library, language: str
) -> None:
    """Three steps lead from exact over words and near back to the query as it was."""
    choose_language(language)
    try:
        query, modes = "新桥 合龙", []
        for _step in range(3):
            query, mode = library.searches.in_next_mode(query)
            modes.append(mode)
            assert library.search(query).count == 1
    finally:
        choose_language("en")
    assert query == "新桥 合龙"
    assert modes == [SearchMode.WORDS, SearchMode.NEAR, SearchMode.EXACT]
