"""Saved searches: kept under a name, counted, opened and deleted."""

from textual.pilot import Pilot

from reader.config import Paths
from reader.library import SavedQuery, open_samples
from reader.tui.app import ReaderApp
from reader.tui.screens.saved import SavedScreen
from tests.tui.conftest import settled
from tests.tui.test_reading import SMALL, press, screen_of


async def opened(pilot: Pilot[int]) -> SavedScreen:
    """Open the saved searches."""
    await press(pilot, "v")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, SavedScreen)
    return screen


async def search(pilot: Pilot[int], words: str) -> None:
    """Search for ``words`` and go into the hits."""
    await settled(pilot)
    for key in ("slash", *words, "tab"):
        await pilot.press(key)
        await settled(pilot)


async def test_a_search_is_kept_counted_and_opened(app: ReaderApp, paths: Paths) -> None:
    """`a` keeps the search under a name, with its hits now; Enter searches for it again."""
    async with app.run_test(size=SMALL) as pilot:
        await search(pilot, "公里")
        count = len(screen_of(app).hit_list.hits)
        await opened(pilot)
        await press(pilot, "a", "end", *"数", "enter")
        await settled(pilot)
        saved = app.screen
        assert isinstance(saved, SavedScreen)
        assert saved.rows.saved_at(0) == SavedQuery("公里数", "公里")
        assert saved.rows.told_count(0) == str(count)
        await press(pilot, "escape", "escape")
        await settled(pilot)
        assert screen_of(app).article_list.display
        await opened(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert len(screen_of(app).hit_list.hits) == count
        assert screen_of(app).hit_list.has_focus
    later = open_samples(paths)
    assert later.searches.named() == (SavedQuery("公里数", "公里"),)
    later.close()


async def test_a_saved_search_is_deleted(app: ReaderApp) -> None:
    """`d` takes the search under the cursor away; the others stay."""
    app.library.searches.keep("甲", "公里")
    app.library.searches.keep("乙", "date:nonsense")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        saved = await opened(pilot)
        assert {saved.rows.told_count(row) for row in range(2)} == {
            "?",
            str(app.library.searches.count("公里")),
        }
        at_cursor = saved.rows.saved_at(0)
        assert at_cursor is not None
        await press(pilot, "d")
        await settled(pilot)
        names = {one.name for one in app.library.searches.named()}
        assert names == {"甲", "乙"} - {at_cursor.name}


async def test_without_a_search_there_is_nothing_to_keep(app: ReaderApp) -> None:
    """The key says so."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        saved = await opened(pilot)
        await press(pilot, "a")
        assert not saved.words.display
        assert "searched" in saved.hint.left


async def test_newest_hits_first_and_back(app: ReaderApp) -> None:
    """`o` on the hits orders them by date, and again by how well they answer."""
    async with app.run_test(size=SMALL) as pilot:
        await search(pilot, "公里")
        screen = screen_of(app)
        best = screen.hit_list.hits
        await press(pilot, "o")
        await settled(pilot)
        dates = [hit.issue_date for hit in screen.hit_list.hits]
        assert dates == sorted(dates, reverse=True)
        await press(pilot, "o")
        await settled(pilot)
        assert screen.hit_list.hits == best
