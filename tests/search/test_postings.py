"""Sets of article numbers keep what was put in."""

from hypothesis import given
from hypothesis import strategies as st

from reader.search.postings import (
    MOST_ARTICLES,
    bits_of,
    decode,
    decode_all,
    encode,
    numbers_of,
    up_to,
)

NUMBERS = st.sets(st.integers(0, MOST_ARTICLES), min_size=1, max_size=200).map(sorted)
DENSE = st.sets(st.integers(0, 400), min_size=1).map(sorted)
STEPS = st.builds(
    lambda step, count, first: list(range(first, MOST_ARTICLES, step))[:count],
    st.integers(1, 600),
    st.integers(1, 3000),
    st.integers(0, 1000),
)


@given(NUMBERS | DENSE | STEPS)
def test_a_set_survives_being_written(numbers: list[int]) -> None:
    """Whatever the density, the set read is the set written."""
    assert decode(encode(numbers)) == bits_of(numbers, numbers[-1] + 1)


@given(NUMBERS | DENSE | STEPS)
def test_numbers_come_back_in_order(numbers: list[int]) -> None:
    """A set gives its numbers, lowest first."""
    assert list(numbers_of(bits_of(numbers, numbers[-1] + 1))) == numbers


def test_every_small_set_survives() -> None:
    """All sets of the numbers below twelve survive being written."""
    for bits in range(1, 1 << 12):
        assert decode(encode(list(numbers_of(bits)))) == bits


def test_forms_are_short() -> None:
    """A byte per article for thinly spread ones, less for dense ones, an eighth for all."""
    assert len(encode([5])) == 2
    assert len(encode(range(0, 10000, 100))) <= 105
    assert len(encode(range(0, 10000, 10))) <= 505
    assert len(encode(range(10000))) <= 1252
    assert up_to(3) == 0b111


@given(st.lists(NUMBERS | DENSE | STEPS))
def test_many_sets_are_united(sets: list[list[int]]) -> None:
    """The union of many written sets holds the numbers of each and no other."""
    everything = {number for one in sets for number in one}
    assert set(numbers_of(decode_all(map(encode, sets)))) == everything
