"""Places of figures in little memory: a sequence like the list it stands for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.catalogue.places import LAST_ORDINAL, Places, code_of

ordinals = st.integers(0, LAST_ORDINAL)


@settings(deadline=None)
@given(st.lists(st.integers(1, 2**40), min_size=1, unique=True, max_size=20), st.data())
def test_places_are_the_list_they_stand_for(articles: list[int], data: st.DataObject) -> None:
    """Length, items, slices and equality are those of the list of (key, ordinal)."""
    ranks = st.integers(0, len(articles) - 1)
    pairs = data.draw(st.lists(st.tuples(ranks, ordinals), max_size=30))
    plain = [(articles[rank], ordinal) for rank, ordinal in pairs]
    places = Places.of(articles, [code_of(*pair) for pair in pairs])
    assert list(places) == plain == places
    assert len(places) == len(plain)
    part = data.draw(st.slices(len(plain)))
    assert list(places[part]) == plain[part]
    assert [code_of(*pair) for pair in sorted(pairs)] == sorted(code_of(*pair) for pair in pairs)
