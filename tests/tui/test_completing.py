"""What the search bar offers: fields, their values, searches kept and asked; and who takes a key."""

import pytest

from reader.library import query_words
from reader.tui.app import ReaderApp
from reader.tui.widgets.choice_list import ChoiceList
from reader.tui.widgets.completing import Known, Unfinished
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, press, screen_of, typed

NAMES = {"署名": ("田一禾", "田小满"), "paper": ("河湾日报",)}
KNOWN = Known(
    past=("粮食 增产", "title:开工"),
    saved=(("夏粮", "粮食 date:2023-06"),),
    words=query_words,
    values=lambda name, typed: [one for one in NAMES.get(name, ()) if one.startswith(typed)],
)


@pytest.mark.parametrize(
    ("value", "offered"),
    [
        ("", ["粮食 date:2023-06", "粮食 增产", "title:开工"]),
        ("水利 署名:田", ["水利 署名:田一禾", "水利 署名:田小满"]),
        ("水利 -(署名：田小", ["水利 -(署名：田小满"]),
        ("署名:田一禾", []),
        ("paper:", ["paper:河湾日报"]),
        ("is:un", ["is:unread"]),
        ("水利 夏", ["水利 粮食 date:2023-06"]),
        ("水利", []),
        ("水利 ", []),
        ("byl", ["byline:"]),
        ("标", ["标题:", "标签:"]),
        ("nofield:x", []),
    ],
)
async def test_what_words_may_become(value: str, offered: list[str]) -> None:
    """Fields by either name, values of fields, kept searches by name; nothing for plain words."""
    choices = await KNOWN.choices(value)
    assert [one.text for one in choices] == offered


def test_the_last_word_is_taken_apart() -> None:
    """What stands before it is kept as typed."""
    assert Unfinished.of("水利 -(署名：田") == Unfinished("水利 -(", "署名：", "田")
    assert Unfinished.of("水利").typed == "水利"


async def test_tab_lists_choices_and_enter_takes_one(app: ReaderApp) -> None:
    """Up, down and Tab walk the list, Enter takes a line, Esc closes it; the bar stays open."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"署名:", "tab")
        bar, listed = screen_of(app).word_bar, screen_of(app).query_one(ChoiceList)
        names = [one.shown for one in bar.choices]
        assert len(names) > 3
        await typed(pilot, "tab", "down", "up")
        assert listed.cursor == bar.chosen == 1
        await typed(pilot, "enter")
        assert bar.value == f"署名:{names[1]}"
        assert bar.has_focus
        await typed(pilot, *" 报纸:", "tab", "escape")
        assert not listed.display
        assert bar.has_focus
        await typed(pilot, "tab", "enter")
        assert bar.value == f"署名:{names[1]} 报纸:漓川日报"
        assert screen_of(app).hit_list.hits


async def test_the_list_follows_what_is_typed(app: ReaderApp) -> None:
    """Typing narrows it; where nothing is left, it closes."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"署名:", "tab")
        bar = screen_of(app).word_bar
        before = len(bar.choices)
        await typed(pilot, bar.choices[0].shown[0])
        assert 0 < len(bar.choices) < before
        await typed(pilot, *"没有这人")
        assert not bar.choices


async def test_tab_leads_to_the_hits_where_nothing_can_be_completed(app: ReaderApp) -> None:
    """A plain word is no beginning of anything."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"公里", "tab")
        assert screen_of(app).hit_list.has_focus


async def test_a_value_is_suggested_behind_the_cursor(app: ReaderApp) -> None:
    """The most frequent value that begins so; the right arrow takes it, and then lists others."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"paper:漓", "right")
        assert screen_of(app).word_bar.value == "paper:漓川日报"


async def test_keys_after_enter_are_not_for_the_bar(app: ReaderApp) -> None:
    """They arrive before the answer does, and change neither the query nor what opens."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"公里")
        await press(pilot, "ctrl+a", "ctrl+k", *"隧道", "enter", "j", "k")
        await settled(pilot)
        screen = screen_of(app)
        assert screen.word_bar.value == "隧道"
        assert not screen.word_bar.display
        assert screen.library.searches.asked()[0] == "隧道"
        assert screen.article_id == screen.hit_list.hits[0].article_id


async def test_a_submitted_mistake_is_put_right_in_the_bar(app: ReaderApp) -> None:
    """The bar opens again with the cursor where the query goes wrong."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"公里 nofield:", "enter")
        await settled(pilot)
        bar = screen_of(app).word_bar
        assert bar.has_focus
        assert bar.value == "公里 nofield:"
        assert bar.cursor_position == 3
        assert "nofield" in screen_of(app).status.left


async def test_a_search_for_nothing_held_stays_in_the_bar(app: ReaderApp) -> None:
    """Without hits there is nothing to open, and the query can be changed at once."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"没有这个词", "enter")
        await settled(pilot)
        assert screen_of(app).word_bar.has_focus
        assert screen_of(app).word_bar.value == "没有这个词"
