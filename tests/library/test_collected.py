"""Corrections of articles that came in a collection: only their own record is read and written."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.parsing.corrections import Deed, Wish
from tests.library.conftest import Opened, collection, found, ids, names, write


@pytest.fixture
def library(opened: Opened, tmp_path: Path) -> Library:
    """A library that holds a collection of twenty articles."""
    held = opened()
    held.add([write(tmp_path / "news.jsonl", collection(20))])
    held.index_pending()
    return held


def test_one_record_is_corrected_and_the_others_stay(library: Library) -> None:
    """The corrected article keeps its id, both readings are found, nothing else was written."""
    before = {name: library.key_of(one) for name, one in ids(library).items()}
    seventh = ids(library)["水库蓄水第7日"]
    made = library.corrections.make(seventh, Wish(Deed.HEADLINE, title="水库满了"))
    library.index_pending()
    assert library.article(seventh).headline.title == "水库满了"
    assert found(library, "水库满了") == [seventh]
    assert library.corrections.holder(made) == seventh
    after = {name: library.key_of(one) for name, one in ids(library).items()}
    assert set(before.items()) - set(after.items()) == {("水库蓄水第7日", before["水库蓄水第7日"])}
    assert after["水库满了"] == before["水库蓄水第7日"]


def test_pieces_of_a_record_come_and_go(library: Library) -> None:
    """What is cut out of a record stands behind it and goes again when that is undone."""
    third = ids(library)["水库蓄水第3日"]
    library.corrections.make(third, Wish(Deed.BREAK, 0, offset=10))
    library.corrections.make(third, Wish(Deed.SPLIT, 1))
    assert library.count() == 21
    listed = names(library)
    assert listed[listed.index("水库蓄水第3日") + 1].startswith("水位升高3厘米")
    library.corrections.undo()
    library.corrections.undo()
    assert names(library) == [f"水库蓄水第{number}日" for number in range(20)]
    assert len(library.article(third).paragraphs) == 1


def test_a_record_made_an_advertisement_comes_back(library: Library) -> None:
    """An article that was taken out of the list is there again after undoing."""
    third = ids(library)["水库蓄水第3日"]
    library.corrections.make(third, Wish(Deed.ADVERTISEMENT))
    assert library.count() == 19
    library.corrections.undo()
    assert third in ids(library).values()


def test_a_changed_collection_is_read_anew(library: Library, tmp_path: Path) -> None:
    """Where records have moved, the right one is corrected, and refreshing takes in the others."""
    write(tmp_path / "news.jsonl", collection(1, 90) + collection(20))
    third = ids(library)["水库蓄水第3日"]
    library.corrections.make(third, Wish(Deed.HEADLINE, title="水库满了"))
    assert library.article(third).lines == (5,)
    library.refresh()
    assert library.count() == 21
    assert library.article(third).headline.title == "水库满了"
