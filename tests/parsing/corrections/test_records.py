"""Corrections as records and sentences, and there and back."""

import pytest

from reader.parsing.corrections import (
    Deed,
    Wish,
    correction_of,
    record_of,
    tell,
)
from tests.parsing.corrections.examples import page_of, wished

WISHES = (
    Wish(Deed.SPLIT, 1, role="headline"),
    Wish(Deed.MERGE),
    Wish(Deed.HEADLINE, kicker="甲", title="乙", deck="丙"),
    Wish(Deed.ROLE, 0, role="caption"),
    Wish(Deed.ADVERTISEMENT),
    Wish(Deed.JOIN, 0),
    Wish(Deed.BREAK, 0, offset=9),
    Wish(Deed.WORDING, 0, printed="260台", corrected="280台"),
)


@pytest.mark.parametrize("wish", WISHES, ids=[one.deed.value for one in WISHES])
def test_records_and_back(wish: Wish) -> None:
    """A correction survives being written, and has a sentence that quotes its place."""
    (one,) = wished(page_of(), 1, wish)
    assert correction_of(record_of(one), one.stamp) == one
    assert one.anchor.words[:4] in tell(one)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"do": "fly", "words": "甲"},
        {"do": "role", "words": "甲"},
        {"do": "role", "words": "甲", "role": "king"},
        {"do": "merge"},
        {"do": "merge", "words": 3},
        {"do": "break", "words": "甲", "offset": -1},
        {"do": ["merge"], "words": "甲"},
    ],
)
def test_records_of_later_versions_are_passed_over(record: dict[str, object]) -> None:
    """What cannot be understood is no correction."""
    assert correction_of(record) is None
