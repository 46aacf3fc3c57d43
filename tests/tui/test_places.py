"""Words for the cells there are: names of places, bars, and where the cursor goes."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.config import Paths, Settings
from reader.library import open_files
from reader.model import ArticleRow
from reader.text.cells import cell_len
from reader.tui.app import ReaderApp
from reader.tui.render.places import place_name
from reader.tui.screens.folding import Pane
from reader.tui.screens.panes import CALM_SECONDS
from reader.tui.screens.too_small import TooSmallScreen
from reader.tui.widgets.bars import fitting
from tests.tui.conftest import library_of, settled
from tests.tui.hands import SMALL, TINY, press, screen_of, typed
from tests.tui.parks import write_pages


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (40, "2024-03-01 漓川日报 page 07 要闻"),
        (27, "2024-03-01 漓川日报 page 07"),
        (26, "2024-03-01 漓川日… page 07"),
        (24, "2024-03-01 漓川… page 07"),
        (23, "2024-03-01 page 07"),
        (20, "2024-03-01 page 07"),
        (13, "03-01 page 07"),
    ],
)
def test_the_page_gives_way_last(width: int, told: str) -> None:
    """First the section goes, then the paper's name, then the year; the page never."""
    name = place_name("2024-03-01", "漓川日报", "07", "要闻", width=width)
    assert name == told
    assert cell_len(name) <= width


@pytest.mark.parametrize(
    ("width", "pair"),
    [
        (20, ("漓川日报 第七版", "90%")),
        (24, ("漓川日报 第七版", "90% ? help")),
        (12, ("漓川日报", "90%")),
        (9, ("漓川日报", "")),
    ],
)
def test_bars_take_the_longest_words_that_fit(width: int, pair: tuple[str, str]) -> None:
    """The right end gets shorter first, then the left; at last the left stands alone."""
    assert fitting(("漓川日报 第七版", "漓川日报"), ("90% ? help", "90%"), width + 2) == pair


def test_a_shorter_left_leaves_its_room_to_the_right() -> None:
    """What the left end gives up, the right end may use."""
    assert fitting(("漓川日报 第十七版 要闻", "漓川日报"), ("90% ? help", "90%"), 22) == (
        "漓川日报",
        "90% ? help",
    )


async def test_long_sentences_take_the_lines_they_need(app: ReaderApp) -> None:
    """A message longer than the line is shown whole, on more lines, and they go with it."""
    async with app.run_test(size=TINY) as pilot:
        await settled(pilot)
        screen = screen_of(app)
        screen.say("这份文件读不出来，因为它不是文字。" * 3, alert=True)
        await settled(pilot)
        assert screen.status.size.height == 3
        told = "".join(screen.status.line(y, 40).strip() for y in range(3))
        assert told == screen.status.left
        screen.say_place()
        await settled(pilot)
        assert screen.status.size.height == 1


async def test_small_windows_say_so_and_come_back(app: ReaderApp) -> None:
    """Below 20 x 5 cells there is one sentence; with more room everything is as it was."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        screen = screen_of(app)
        await press(pilot, "j", "enter", "space")
        before = screen.article_pane.position
        for size in ((19, 24), (80, 4), (1, 1)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert isinstance(app.screen, TooSmallScreen)
        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        assert app.screen is screen
        assert screen.article_pane.has_focus
        assert screen.article_pane.position == before


def row_under_cursor(app: ReaderApp) -> ArticleRow:
    """Return the article under the list's cursor."""
    rows = screen_of(app).article_list
    row = rows.row_at(rows.index)
    assert row is not None
    return row


async def test_cursor_goes_to_the_next_article_that_is_left(app: ReaderApp) -> None:
    """Where a filter takes the article under the cursor away, the cursor goes to the next one."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "j", "m", "j")
        below = row_under_cursor(app).id
        await press(pilot, "k", "u")
        assert row_under_cursor(app).id == below


async def test_next_article_goes_on_from_the_cursor_where_the_open_one_is_hidden(
    app: ReaderApp,
) -> None:
    """With the open article filtered out, the next one is the one the cursor is on."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "j", "enter", "tab", "u")
        wanted = row_under_cursor(app).id
        await press(pilot, "J")
        assert screen_of(app).article_id == wanted


async def test_next_article_walks_the_hits(app: ReaderApp) -> None:
    """While hits are shown, J and K open the next and the previous hit at its first match."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"公里", "enter")
        screen = screen_of(app)
        hits = screen.hit_list.hits
        assert len(hits) > 2
        for key, at in (("J", 1), ("J", 2), ("K", 1)):
            await press(pilot, key)
            assert screen.article_id == hits[at].article_id
            assert screen.article_pane.current_match == 0
        assert screen.focused_pane is Pane.ARTICLE


async def test_leaving_find_gives_the_search_back(app: ReaderApp) -> None:
    """Finding in an article that a search opened ends, with Esc, in the search's own matches."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"公里", "enter")
        screen = screen_of(app)
        before = screen.matches
        await press(pilot, "ctrl+f", "的")
        assert screen.matches != before
        await press(pilot, "escape")
        assert screen.matches == before


async def test_rows_open_by_a_click(app: ReaderApp) -> None:
    """A click on a row opens it; a click on a heading does nothing."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        screen = screen_of(app)
        opened = screen.article_id
        await pilot.click("#articles", offset=(3, 0))
        assert screen.article_id == opened
        await pilot.click("#articles", offset=(3, 2))
        await settled(pilot)
        row = screen.article_list.row_at(1)
        assert row is not None
        assert screen.article_id == row.id


async def test_an_empty_list_says_why(paths: Paths, settings: Settings, tmp_path: Path) -> None:
    """Files that are still to be read are told; the library is not called empty."""
    with library_of(paths, tmp_path) as empty:
        app = ReaderApp(empty, settings)
        async with app.run_test(size=SMALL) as pilot:
            await settled(pilot)
            assert screen_of(app).article_list.empty_message == "Nothing here yet."
    with closing(open_files([write_pages(tmp_path)], paths)) as library:
        app = ReaderApp(library, settings)
        async with app.run_test(size=SMALL) as pilot:
            assert screen_of(app).article_list.empty_message == "Reading files…"
            await pilot.pause(2 * CALM_SECONDS)
            await settled(pilot)
            assert screen_of(app).article_list.article_count
