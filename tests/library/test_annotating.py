"""Tags and notes in a library: queries find them, and imports do not lose them."""

from pathlib import Path

import pytest

from reader.errors import NotFound
from reader.library import Library
from reader.model import HEADLINE_PARAGRAPH, TagCount
from reader.parsing.corrections import Deed, Wish
from tests.library.conftest import BRIDGE, Opened, found, ids, write


@pytest.fixture
def library(opened: Opened, archive: Path) -> Library:
    """A library that holds the archive."""
    held = opened()
    held.add([archive])
    held.index_pending()
    return held


def test_queries_ask_for_tags_and_notes(library: Library) -> None:
    """By tag and by the words of a note, in both languages, whatever the width."""
    bridge, rice = ids(library)["渡口新桥昨日合龙"], ids(library)["早稻开镰"]
    library.annotations.change_tags([bridge], ["桥梁", "GDP"])
    library.annotations.change_tags([rice], ["农业"])
    library.annotations.write(library.article(rice), "核对亩数", 0)
    for query, hits in (
        ("tag:桥梁", [bridge]),
        ("标签：桥樑", [bridge]),
        ("tag:ｇｄｐ", [bridge]),
        ("tag:没有", []),
        ("is:tagged -tag:农业", [bridge]),
        ("is:noted", [rice]),
        ("是:有批注", [rice]),
        ("note:亩数", [rice]),
        ("批注:桥", []),
    ):
        assert found(library, query) == hits, query
    assert library.tags() == (TagCount("GDP", 1), TagCount("农业", 1), TagCount("桥梁", 1))


def test_notes_stay_with_their_paragraphs(library: Library, archive: Path) -> None:
    """After a paragraph was put before it, a note stands at the same words; so does a tag."""
    bridge = library.article(ids(library)["渡口新桥昨日合龙"])
    library.annotations.write(bridge, "少绕行怎么算的？", 1)
    library.annotations.write(bridge, "全文可用")
    library.annotations.change_tags([bridge.id], ["桥梁"])
    assert [one.paragraph for one in library.annotations.notes_to(bridge)] == [-1, 1]
    first, second = (paragraph.text for paragraph in bridge.paragraphs)
    changed = BRIDGE.replace(second, f"桥上可走行人。\n\n　　{second}")
    write(archive / "河湾日报/2024-06-01/01-要闻.txt", changed)
    library.refresh()
    again = library.article(bridge.id)
    assert again.paragraphs[0].text == first
    placed = library.annotations.notes_to(again)
    assert [one.paragraph for one in placed] == [HEADLINE_PARAGRAPH, 2]
    assert again.paragraphs[2].text == second
    assert library.annotations.tags_of(again.id) == ("桥梁",)


def test_a_note_to_words_that_have_gone_is_one_to_the_article(
    library: Library, archive: Path
) -> None:
    """What it quoted is still known."""
    bridge = library.article(ids(library)["渡口新桥昨日合龙"])
    library.annotations.write(bridge, "查一下", 1)
    second = bridge.paragraphs[1].text
    path = archive / "河湾日报/2024-06-01/01-要闻.txt"
    write(path, BRIDGE.replace(second, "两岸群众奔走相告。"))
    library.refresh()
    (placed,) = library.annotations.notes_to(library.article(bridge.id))
    assert placed.paragraph == HEADLINE_PARAGRAPH
    assert placed.note.quote == second


def test_another_headline_in_the_file_keeps_the_notes(library: Library, archive: Path) -> None:
    """It gives the article another id; its notes are found by what they quote, on the same page."""
    bridge = library.article(ids(library)["渡口新桥昨日合龙"])
    library.annotations.write(bridge, "查一下", 1)
    path = archive / "河湾日报/2024-06-01/01-要闻.txt"
    write(path, BRIDGE.replace("渡口新桥昨日合龙", "两岸今起不绕行"))
    library.refresh()
    again = library.article(ids(library)["两岸今起不绕行"])
    assert again.id != bridge.id
    assert [one.paragraph for one in library.annotations.notes_to(again)] == [1]


def test_a_corrected_headline_keeps_the_notes(library: Library) -> None:
    """A correction by a person takes nothing of what was written."""
    bridge = library.article(ids(library)["渡口新桥昨日合龙"])
    library.annotations.write(bridge, "查一下", 1)
    made = library.corrections.make(bridge.id, Wish(Deed.HEADLINE, title="新桥合龙"))
    again = library.article(library.corrections.holder(made))
    assert [one.paragraph for one in library.annotations.notes_to(again)] == [1]


def test_the_last_deed_of_both_is_taken_back(library: Library) -> None:
    """Tags and notes are taken back in the opposite order, until there is nothing left."""
    bridge = library.article(ids(library)["渡口新桥昨日合龙"])
    library.annotations.change_tags([bridge.id], ["桥梁"])
    library.annotations.write(bridge, "查一下")
    assert library.annotations.undo() == "Undone: 查一下  渡口新桥昨日合龙"
    assert library.annotations.notes() == ()
    assert library.annotations.tags_of(bridge.id) == ("桥梁",)
    assert library.annotations.undo() == "Undone: +#桥梁  渡口新桥昨日合龙"
    assert library.annotations.tags() == ()
    with pytest.raises(NotFound):
        library.annotations.undo()


def test_a_library_built_anew_has_them_still(
    library: Library, opened: Opened, archive: Path
) -> None:
    """Tags and notes are not in the catalogue: throwing it away loses none."""
    bridge = library.article(ids(library)["渡口新桥昨日合龙"])
    library.annotations.change_tags([bridge.id], ["桥梁"])
    library.annotations.write(bridge, "查一下", 0)
    library.remove([archive])
    library.close()
    again = opened()
    again.add([archive])
    again.index_pending()
    assert found(again, "tag:桥梁 is:noted") == [bridge.id]
