"""What a person said of an article stays with its print when its id changes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library, intake
from reader.model import Article, Mark, Page, Position
from reader.parsing.corrections import Deed, Wish
from reader.parsing.formats import dispatch
from tests.library.conftest import BRIDGE, RICE, Opened, ids, names, write

PAGE = "河湾日报/2024-06-01/01-要闻.txt"
BRIDGE_TITLE = "渡口新桥昨日合龙"
BELOW = """
校园食堂开放日

□本报记者 岑小满

　　昨天，区里12所小学的食堂向家长开放。家长们看了后厨，也尝了当天的午饭。
"""


def _with_other_rules(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Read headlines without their last character, and so give articles other ids."""
    read = dispatch.read_pages

    def otherwise(*args: Any, **kwargs: Any) -> Iterator[Any]:
        for page in read(*args, **kwargs):
            assert isinstance(page, Page)
            yield replace(page, articles=tuple(map(_cut, page.articles)))

    monkeypatch.setattr(intake, "read_pages", otherwise)
    monkeypatch.setattr(intake, "READ_WITH", number)


def _cut(article: Article) -> Article:
    headline = replace(article.headline, title=article.headline.title[:-1])
    return replace(article, id=f"x{article.id}"[:16], headline=headline)


def _mark_all(library: Library, article_id: str) -> None:
    """Say of an article whatever can be said."""
    library.set_mark(article_id, Mark.STAR, on=True)
    library.set_mark(article_id, Mark.READ, on=True)
    library.annotations.change_tags([article_id], add=["桥梁"])
    library.annotations.write(library.article(article_id), "全文可用")
    library.annotations.write(library.article(article_id), "怎么算的？", 1)
    library.set_position(article_id, Position(1, 3))


def _said(library: Library, article_id: str) -> tuple[object, ...]:
    notes = library.annotations.notes_to(library.article(article_id))
    return (
        {mark for mark in Mark if article_id in library.marked(mark)},
        library.annotations.tags_of(article_id),
        [(one.paragraph, one.note.text) for one in notes],
        library.position(article_id),
        library.last_article == article_id,
    )


ALL = (
    {Mark.STAR, Mark.READ},
    ("桥梁",),
    [(-1, "全文可用"), (1, "怎么算的？")],
    Position(1, 3),
    True,
)
NOTHING: tuple[object, ...] = (set(), (), [], Position(), False)


@pytest.fixture
def library(opened: Opened, archive: Path) -> Library:
    """A library that holds the archive, its first page with a second article."""
    write(archive / PAGE, BRIDGE + BELOW)
    held = opened()
    held.add([archive])
    return held


def test_other_rules_give_another_title_and_all_marks_stay(
    library: Library, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stars, read marks, tags, notes and positions go to the article at the same place."""
    _mark_all(library, ids(library)[BRIDGE_TITLE])
    _with_other_rules(monkeypatch, 98)
    library.refresh()
    now = ids(library)
    assert _said(library, now[BRIDGE_TITLE[:-1]]) == ALL
    assert _said(library, now["校园食堂开放"]) == NOTHING
    assert _said(opened(), now[BRIDGE_TITLE[:-1]]) == ALL, "kept in the journals"


def test_what_is_said_later_counts(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A star taken away after the upgrade does not come back when another machine upgrades."""
    bridge = ids(library)[BRIDGE_TITLE]
    library.set_mark(bridge, Mark.STAR, on=True)
    library.annotations.change_tags([bridge], add=["桥梁"])
    _with_other_rules(monkeypatch, 98)
    library.refresh()
    heir = ids(library)[BRIDGE_TITLE[:-1]]
    assert heir in library.marked(Mark.STAR)
    library.set_mark(heir, Mark.STAR, on=False)
    library.annotations.change_tags([heir], remove=["桥梁"])
    for book in (library._marks, *library.annotations.books()):  # another machine, too
        book.carry(bridge, heir)
    assert heir not in library.marked(Mark.STAR)
    assert library.annotations.tags_of(heir) == ()


def test_the_last_deed_is_taken_back_where_it_was_carried(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A carried tag or note is still one deed, and told by the article's name as it is now."""
    bridge = ids(library)[BRIDGE_TITLE]
    library.annotations.write(library.article(bridge), "全文可用")
    library.annotations.change_tags([bridge], add=["桥梁"])
    _with_other_rules(monkeypatch, 98)
    library.refresh()
    heir = ids(library)[BRIDGE_TITLE[:-1]]
    told = library.annotations.undo()
    assert "+#桥梁" in told
    assert BRIDGE_TITLE[:-1] in told
    assert library.annotations.tags_of(heir) == ()
    assert "全文可用" in library.annotations.undo()
    assert library.annotations.notes_to(library.article(heir)) == ()


def test_an_edited_headline_keeps_its_marks(library: Library, archive: Path) -> None:
    """Another headline in the page file is another id: the marks go with the text below it."""
    _mark_all(library, ids(library)[BRIDGE_TITLE])
    write(archive / PAGE, "\n\n" + BELOW + "\n" + BRIDGE.replace("昨日合龙", "合龙"))
    library.refresh()
    assert _said(library, ids(library)["渡口新桥合龙"]) == ALL


def test_another_page_under_the_same_name_inherits_nothing(library: Library, archive: Path) -> None:
    """Where the words have gone, so have their marks: a place in a file is no article."""
    _mark_all(library, ids(library)[BRIDGE_TITLE])
    write(archive / PAGE, RICE + BELOW)
    library.refresh()
    assert all(_said(library, one)[0] == set() for one in ids(library).values())


def test_a_merged_article_gives_its_marks_to_the_one_before(library: Library) -> None:
    """What was said of the end of an article is said of all of it."""
    below = ids(library)["校园食堂开放日"]
    library.set_mark(below, Mark.STAR, on=True)
    library.corrections.make(below, Wish(Deed.MERGE))
    assert "校园食堂开放日" not in names(library)
    assert ids(library)[BRIDGE_TITLE] in library.marked(Mark.STAR)


def test_a_story_has_the_marks_of_its_parts_and_copies(library: Library, archive: Path) -> None:
    """An article starred before its copy came first on another page is still seen to be starred."""
    bridge = ids(library)[BRIDGE_TITLE]
    library.set_mark(bridge, Mark.STAR, on=True)
    library.annotations.change_tags([bridge], add=["桥梁"])
    write(archive / "河湾日报/2024-06-01/00-头版.txt", BRIDGE)
    library.refresh()
    shown = ids(library)[BRIDGE_TITLE]
    assert shown != bridge
    assert shown in library.marked(Mark.STAR)
    assert library.annotations.tags_of(shown) == ("桥梁",)
