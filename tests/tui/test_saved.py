"""Saved searches: lists in the left pane with their counts, opened, kept and deleted."""

from textual.pilot import Pilot

from reader.config import Paths
from reader.library import SavedQuery, open_samples
from reader.model import Mark
from reader.tui.app import ReaderApp
from reader.tui.screens.folding import Pane
from reader.tui.widgets.saved_rows import SavedRows
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, WIDE, press, screen_of, typed


async def opened(pilot: Pilot[int]) -> SavedRows:
    """Show the saved searches."""
    await press(pilot, "v")
    await settled(pilot)
    rows = screen_of(pilot.app).saved_rows
    assert rows.has_focus
    return rows


async def test_a_search_is_kept_counted_and_listed(app: ReaderApp, paths: Paths) -> None:
    """`a` keeps the search under a name, with its articles now; Enter lists them."""
    async with app.run_test(size=SMALL) as pilot:
        await typed(pilot, "slash", *"公里", "tab")
        count = len(screen_of(app).hit_list.hits)
        await opened(pilot)
        await press(pilot, "a", "end", *"数", "enter")
        await settled(pilot)
        rows = screen_of(pilot.app).saved_rows
        assert rows.saved_at(1) == SavedQuery("公里数", "公里")
        assert rows.told_count(1) == str(count)
        assert rows.told_count(0) == str(app.library.count())
        await press(pilot, "down", "enter")
        await settled(pilot)
        screen = screen_of(app)
        assert screen.article_list.has_focus
        assert screen.article_list.article_count == count
        assert screen.list_title.left == "公里数"
    later = open_samples(paths)
    assert later.searches.named() == (SavedQuery("公里数", "公里"),)
    later.close()


async def test_the_list_of_a_search_is_read_like_any_list(app: ReaderApp) -> None:
    """It is opened, stepped through, ordered and filtered; Esc goes back to the lists, then to all."""
    app.library.searches.keep("路", "公里")
    count = app.library.searches.count("公里")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await opened(pilot)
        await press(pilot, "down", "enter")
        await settled(pilot)
        screen = screen_of(app)
        await press(pilot, "enter")
        first = screen.article_id
        await press(pilot, "J")
        assert screen.article_id != first
        await press(pilot, "escape", "o")
        await settled(pilot)
        assert screen.article_list.article_count == count
        await press(pilot, "u")
        await settled(pilot)
        assert screen.article_list.article_count == count - 2
        await press(pilot, "u", "escape")
        await settled(pilot)
        assert screen.saved_rows.has_focus
        await press(pilot, "escape")
        await settled(pilot)
        assert screen.article_list.has_focus
        assert screen.article_list.article_count == app.library.count()
        assert screen.list_title.left == "Samples"


async def test_counts_are_live(app: ReaderApp) -> None:
    """What is marked while the lists are in sight is counted again."""
    app.library.searches.keep("星", "is:starred")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        rows = await opened(pilot)
        assert rows.told_count(1) == "0"
        app.library.set_mark(screen_of(app).article_id, Mark.STAR, on=True)
        screen_of(app).library_changed()
        await settled(pilot)
        assert rows.told_count(1) == "1"


async def test_a_saved_search_is_deleted(app: ReaderApp) -> None:
    """`d` takes the search under the cursor away; the others, and all articles, stay."""
    app.library.searches.keep("甲", "公里")
    app.library.searches.keep("乙", "date:nonsense")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        rows = await opened(pilot)
        assert {rows.told_count(row) for row in (1, 2)} == {
            "?",
            str(app.library.searches.count("公里")),
        }
        await press(pilot, "d")
        assert len(app.library.searches.named()) == 2
        assert "no saved search" in screen_of(app).status.left
        await press(pilot, "down")
        at_cursor = rows.saved_at(1)
        assert at_cursor is not None
        await press(pilot, "d", "escape")
        assert len(app.library.searches.named()) == 2
        await press(pilot, "d", "enter")
        await settled(pilot)
        names = {one.name for one in app.library.searches.named()}
        assert names == {"甲", "乙"} - {at_cursor.name}


async def test_a_search_that_cannot_be_read_any_more_is_told(app: ReaderApp) -> None:
    """Its list stays what it was, and a sentence says why."""
    app.library.searches.keep("乙", "date:nonsense")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await opened(pilot)
        await press(pilot, "down", "enter")
        await settled(pilot)
        assert screen_of(app).status.alert
        assert "nonsense" in screen_of(app).status.left


async def test_the_hits_below_the_saved_searches_are_there_again(app: ReaderApp) -> None:
    """Escape from the saved searches goes back to the hits they were opened from."""
    async with app.run_test(size=SMALL) as pilot:
        await typed(pilot, "slash", *"公里", "tab")
        screen = screen_of(app)
        before = screen.hit_list.hits, screen.list_title.left, screen.list_title.right
        await opened(pilot)
        await press(pilot, "a", *"里程", "enter", "escape")
        await settled(pilot)
        assert screen.hit_list.has_focus
        assert before == (screen.hit_list.hits, screen.list_title.left, screen.list_title.right)
        assert [one.name for one in app.library.searches.named()] == ["里程"]
        await press(pilot, "escape")
        assert screen.article_list.has_focus


async def test_leaving_the_name_keeps_nothing(app: ReaderApp) -> None:
    """Esc closes the bar; the lists stay in front."""
    async with app.run_test(size=SMALL) as pilot:
        await typed(pilot, "slash", *"公里", "tab")
        rows = await opened(pilot)
        await press(pilot, "a", "escape")
        assert rows.has_focus
        assert screen_of(app).focused_pane is Pane.LIST
        assert not app.library.searches.named()


async def test_without_a_search_there_is_nothing_to_keep(app: ReaderApp) -> None:
    """The key says so."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await opened(pilot)
        await press(pilot, "a")
        assert not screen_of(app).word_bar.display
        assert "searched" in screen_of(app).status.left


async def test_newest_hits_first_and_back(app: ReaderApp) -> None:
    """`o` on the hits orders them by date, and again by how well they answer."""
    async with app.run_test(size=SMALL) as pilot:
        await typed(pilot, "slash", *"公里", "tab")
        screen = screen_of(app)
        best = screen.hit_list.hits
        await press(pilot, "o")
        await settled(pilot)
        dates = [hit.issue_date for hit in screen.hit_list.hits]
        assert dates == sorted(dates, reverse=True)
        await press(pilot, "o")
        await settled(pilot)
        assert screen.hit_list.hits == best
