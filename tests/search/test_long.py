"""Long articles: gaps and neighbours are found as defined, in time that grows with the text only."""

import re
from itertools import product
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import SearchDocument, SearchIndex, search
from reader.search.alphabet import Alphabet
from reader.search.encoded import are_near, seek
from reader.search.match import find_everywhere, find_folded, find_near
from reader.search.query import GAP_CHARACTERS, Near, Pattern, Term, Wild
from tests.search.shelf import Shelf

LETTERS = "的中。a"
LONG = "的" * 20_000
TEXTS = st.text(LETTERS, max_size=70)
WORDINGS = st.sampled_from(["的", "中", "的的", "的中的", "a"])
INNER = st.lists(st.one_of(WORDINGS, st.sampled_from(list(Wild))), max_size=3)
PATTERNS = st.builds(
    lambda first, inner, last: Pattern((first, *inner, last)), WORDINGS, INNER, WORDINGS
)


def _lazy(pattern: Pattern) -> str:
    """Return the definition: a lazy gap of one sentence for every ``*``."""
    written = {Wild.ONE: ".", Wild.ANY: f"[^。]{{0,{GAP_CHARACTERS}}}?"}
    return "".join(
        written[piece] if isinstance(piece, Wild) else re.escape(piece) for piece in pattern.pieces
    )


@given(PATTERNS, TEXTS)
def test_gaps_are_found_as_a_lazy_expression_finds_them(pattern: Pattern, text: str) -> None:
    """However many gaps, the stretches are those of the definition, in bytes too."""
    expected = [found.span() for found in re.finditer(_lazy(pattern), text, re.DOTALL)]
    assert list(find_folded(pattern, text)) == expected
    alphabet = Alphabet(LETTERS)
    sought, encoded = seek(pattern, alphabet), alphabet.encode(text)
    assert list(sought.spans(encoded)) == expected
    assert sought.count(encoded) == len(expected)
    assert sought.first(encoded) == (expected[0][0] if expected else -1)


@given(WORDINGS, st.one_of(WORDINGS.map(Term), PATTERNS), st.integers(0, 12), TEXTS)
def test_neighbours_are_those_of_all_pairs(
    left: str, right: Term | Pattern, distance: int, text: str
) -> None:
    """What stands near is found as if every pair had been measured, in bytes too."""
    near = Near(Term(left), right, distance)
    expected = set()
    for one, other in product(find_everywhere(near.left, text), find_everywhere(right, text)):
        if 0 <= max(other[0] - one[1], one[0] - other[1]) <= distance:
            expected |= {one, other}
    assert find_near(near, text) == sorted(expected)
    alphabet = Alphabet(LETTERS)
    one_side, other_side = (seek(side, alphabet) for side in (near.left, right))
    held = are_near(one_side, other_side, alphabet.encode(text), distance)
    assert held == bool(expected)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("的*的*的*的*的*的*中", 0),
        ("的*的*的*的*的*的*的", 1),
        ("的 NEAR 的", 1),
        ("的 NEAR/999 的", 1),
        ("的 NEAR/999 尾", 1),
    ],
)
def test_a_long_article_holds_nobody_up(
    query: str, count: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Twenty thousand places in one article are looked through at once, not pair by pair."""
    shelf = Shelf((SearchDocument(1, "long", body=f"中{'丙' * 30}{LONG}。{'丙' * 9}尾"),))
    index = SearchIndex.open(tmp_path_factory.mktemp("index"))
    index.update(shelf.articles)
    for where in (None, index):
        began = monotonic()
        assert search(query, shelf, where).count == count
        assert monotonic() - began < 30
