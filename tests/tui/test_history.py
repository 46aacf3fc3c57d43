"""Queries asked before: walked with up and down, suggested while typing, kept over sessions."""

import pytest

from reader.config import Paths
from reader.library import open_samples, query_words
from reader.tui.app import ReaderApp
from reader.tui.screens.folding import Pane
from reader.tui.widgets.past import Walk, completed
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, press, screen_of, typed

PAST = ("粮食 增产", "title:开工", "粮食")


def test_walking_goes_to_the_oldest_and_back_to_the_draft() -> None:
    """Older steps stop at the oldest query, newer ones end at what was being typed."""
    walk = Walk(PAST, "草稿")
    shown = []
    for _step in range(4):
        walk = walk.older()
        shown.append(walk.shown)
    assert shown == [*PAST, PAST[-1]]
    back: Walk | None = walk
    shown = []
    while back is not None:
        shown.append(back.shown)
        back = back.newer()
    assert shown == [*reversed(PAST), "草稿"]


def test_walking_passes_over_the_query_that_is_shown() -> None:
    """With the newest query already in the bar, the first step leads to another one."""
    assert Walk(PAST, PAST[0]).older().shown == PAST[1]
    assert Walk((), "草稿").older().shown == "草稿"


def test_what_is_typed_anew_is_the_draft_to_come_back_to() -> None:
    """Changing a query of the past begins a new walk with it as the draft."""
    walk = Walk(PAST).older().from_("粮食 增产 2023")
    assert (walk.at, walk.shown) == (-1, "粮食 增产 2023")


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("粮", "粮食 增产"),
        ("TIT", "TITle:开工"),
        ("水利 标", "水利 标题:"),
        ("水利 -(byl", "水利 -(byline:"),
        ("is:u", "is:unread"),
        ("是：星", "是：星标"),
        ("kind:mo", "kind:money"),
        ("类别:面", "类别:面积"),
        ("sort:", "sort:date"),
        ("水利", None),
        ("水利 ", None),
        ("title:", "title:开工"),
    ],
)
def test_history_is_suggested_before_fields_and_their_values(
    typed: str, suggested: str | None
) -> None:
    """A query asked before comes first, then fields in both languages, then their values."""
    assert completed(typed, PAST, query_words()) == suggested


async def test_up_and_down_walk_the_queries_asked_before(app: ReaderApp) -> None:
    """Up takes older queries and shows their hits; down comes back and then goes into the hits."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        for words in ("公里", "隧道"):
            await typed(pilot, "slash", "ctrl+a", "ctrl+k", *words, "enter")
            await typed(pilot, "escape", "escape")
        screen = screen_of(app)
        assert screen.library.searches.asked() == ("隧道", "公里")
        await typed(pilot, "slash", "up", "up")
        assert screen.word_bar.value == "公里"
        assert screen.hit_list.display
        await typed(pilot, "down")
        assert screen.word_bar.value == "隧道"
        await typed(pilot, "down")
        assert screen.word_bar.value == ""
        await typed(pilot, "up", "down", "up", "tab")
        assert screen.focused_pane is Pane.LIST
        assert screen.hit_list.has_focus


async def test_a_query_is_known_to_the_next_session(app: ReaderApp, paths: Paths) -> None:
    """What was asked is kept in the state folder; what was only typed is not."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"公里", "enter")
        await typed(pilot, "slash", *"隧道", "escape")
    later = open_samples(paths)
    assert later.searches.asked() == ("公里",)
    later.close()
    assert list(paths.state.glob("searches.*.jsonl"))


async def test_right_takes_what_is_suggested(app: ReaderApp) -> None:
    """The rest of a field's name stands behind the cursor, and the right arrow takes it."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", "标", "right")
        assert screen_of(app).word_bar.value == "标题:"


async def test_find_and_filter_have_no_history(app: ReaderApp) -> None:
    """Up does nothing in the bar that filters the list; down leads into the list."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"公里", "enter", "escape", "escape")
        await press(pilot, "ctrl+f", "up")
        screen = screen_of(app)
        assert screen.word_bar.value == ""
        await press(pilot, "down")
        assert screen.article_list.has_focus
