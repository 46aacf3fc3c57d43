"""An index that lags behind answers as one that is up to date would."""

from itertools import islice
from pathlib import Path

import pytest

from reader.model import Sort
from reader.search import SearchCancelled, SearchIndex, find_keys, search
from reader.search.lagging import LaggingIndex
from tests.search.oracle import TODAY, articles, queries
from tests.search.shelf import Shelf

COUNT = 60
ODD = {"is": lambda value: [key for key in range(COUNT) if key % 2 == (value == "odd")]}


@pytest.fixture
def shelf() -> Shelf:
    """What the library holds now; articles 40 and later are new, 1 to 5 were changed, 6 has gone."""
    return Shelf(tuple(one for one in articles(COUNT, 7) if one.key != 6))


@pytest.fixture
def lagging(tmp_path: Path, shelf: Shelf) -> LaggingIndex:
    """An index of an earlier state, and what it has not seen."""
    index = SearchIndex.open(tmp_path / "lagging")
    earlier = articles(COUNT, 8)
    index.update([*earlier[1:7], *(one for one in shelf.articles if one.key < 40 and one.key != 1)])
    index.update(earlier[1:7])
    return LaggingIndex(index, shelf, [1, 2, 3, 4, 5, *range(40, COUNT)], [1, 2, 3, 4, 5, 6])


def test_it_finds_what_an_index_of_everything_finds(
    tmp_path: Path, shelf: Shelf, lagging: LaggingIndex
) -> None:
    """The same articles, and in the same order by date."""
    whole = SearchIndex.open(tmp_path / "whole")
    whole.update(shelf.articles)
    assert lagging.count() == whole.count() == len(shelf.articles)
    for query in islice(queries(9), 300):
        expected = find_keys(query, shelf, whole, predicates=ODD, today=TODAY)
        assert find_keys(query, shelf, lagging, predicates=ODD, today=TODAY) == expected
        best = find_keys(query, shelf, lagging, sort=Sort.RELEVANCE, predicates=ODD, today=TODAY)
        assert sorted(best) == sorted(expected)
        shown = search(query, shelf, lagging, predicates=ODD, today=TODAY)
        assert shown.count == len(expected)


def test_reading_the_rest_can_be_called_off(shelf: Shelf, lagging: LaggingIndex) -> None:
    """A search that nobody waits for any more reads no further."""
    with pytest.raises(SearchCancelled):
        find_keys("粮食", shelf, lagging, sort=Sort.DATE, cancelled=lambda: True)
