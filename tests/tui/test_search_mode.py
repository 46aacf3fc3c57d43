"""The switch between exact wordings, words of the dictionary, and words near each other."""

from reader.messages import choose_language
from reader.tui.app import ReaderApp
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, press, screen_of, typed

QUERY = "县级工会补助"
"""Both words are printed in the samples, but never one behind the other."""


async def test_a_key_takes_the_next_mode_of_the_hits(app: ReaderApp) -> None:
    """`*` goes from exact to words, near and back; the query says which, and the hits follow."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *QUERY, "down")
        screen = screen_of(app)
        exact = len(screen.hit_list.hits)
        await typed(pilot, "*")
        assert screen.live_search.asked == f"{QUERY} mode:words"
        by_words = len(screen.hit_list.hits)
        assert by_words > exact
        await typed(pilot, "'")
        assert screen.live_search.asked == f"{QUERY} mode:near"
        assert exact <= len(screen.hit_list.hits) <= by_words
        await typed(pilot, "＊")
        assert screen.live_search.asked == QUERY


async def test_the_bar_writes_the_mode_into_its_words(app: ReaderApp) -> None:
    """In the chosen language, so that it can be kept with the query."""
    choose_language("en")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *QUERY, "ctrl+t")
        bar = screen_of(app).word_bar
        assert bar.value == f"{QUERY} mode:words"
        assert bar.cursor_position == len(bar.value)
        assert screen_of(app).hit_list.hits
        await typed(pilot, "f5", "f5")
        assert bar.value == QUERY


async def test_without_a_search_there_is_no_mode(app: ReaderApp) -> None:
    """The key says so."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "*")
        assert "searched" in screen_of(app).status.left
