"""Claims about queries: each once, newest first, and the last word on a name counts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.journal.saved import SavedBook, SavedQuery
from reader.journal.searches import KEPT, SearchBook


def test_queries_stand_newest_first_and_once(tmp_path: Path) -> None:
    """Asking again brings a query to the front, in the next session too."""
    book = SearchBook(tmp_path)
    for query in ("一", "二", "三", "一", "一"):
        book.add(query)
    book.add("")
    for one in (book, SearchBook(tmp_path)):
        assert one.queries() == ("一", "三", "二")


def test_only_the_latest_queries_are_remembered(tmp_path: Path) -> None:
    """What was asked longest ago is forgotten first."""
    book = SearchBook(tmp_path)
    for number in range(KEPT + 10):
        book.add(f"词{number}")
    queries = book.queries()
    assert len(queries) == KEPT
    assert queries[0] == f"词{KEPT + 9}"
    assert queries[-1] == "词10"


def test_sessions_hear_of_each_others_queries(tmp_path: Path) -> None:
    """What another session asked comes with the next refresh, in the order of asking."""
    mine, theirs = SearchBook(tmp_path, host="mine"), SearchBook(tmp_path, host="theirs")
    mine.add("一")
    assert theirs.refresh()
    theirs.add("二")
    assert mine.refresh()
    assert mine.queries() == theirs.queries() == ("二", "一")


def test_the_file_of_queries_stays_small(tmp_path: Path) -> None:
    """Asking the same few queries for years does not let the file grow."""
    book = SearchBook(tmp_path, limit=2_000)
    for number in range(300):
        book.add(f"词{number % 5}")
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 4_000
    assert set(SearchBook(tmp_path).queries()) == {f"词{number}" for number in range(5)}


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from(["", "粮食", "水利"]))))
def test_the_last_word_on_a_name_counts(
    tmp_path_factory: pytest.TempPathFactory, words: list[tuple[str, str]]
) -> None:
    """Named queries are those not deleted since, each with its latest query, by name."""
    folder = tmp_path_factory.mktemp("saved")
    book = SavedBook(folder)
    for name, query in words:
        book.put(name, query)
    wanted = tuple(SavedQuery(name, query) for name, query in sorted(dict(words).items()) if query)
    assert book.queries() == SavedBook(folder).queries() == wanted
