"""Random queries find what the plainest reading of them finds, in one segment or several."""

import os
from itertools import islice
from pathlib import Path

import pytest

from reader.search import SearchIndex, find_keys
from tests.search.oracle import TODAY, articles, differing, queries
from tests.search.shelf import Shelf

QUERIES = int(os.environ.get("GXREADER_QUERIES", "1500"))
COUNT = 80
ODD = {"is": lambda value: [key for key in range(COUNT) if key % 2 == (value == "odd")]}


@pytest.mark.parametrize("seed", [1, 22, 333])
def test_random_queries_find_what_they_must(tmp_path: Path, seed: int) -> None:
    """None of many differs from the oracle, whatever was replaced and removed before."""
    held = articles(COUNT, seed)
    index = SearchIndex.open(tmp_path)
    index.update(articles(COUNT, seed + 1)[: COUNT // 2])
    index.update(held[COUNT // 3 :], [1, 2])
    index.update(held[: COUNT // 3])
    shelf = Shelf(tuple(held))
    asked = list(islice(queries(seed), QUERIES // 3))
    found = [set(find_keys(one, shelf, index, predicates=ODD, today=TODAY)) for one in asked]
    assert differing(asked, held, found) == []
    assert sum(map(bool, found)) > len(found) // 3
