"""Similar articles on the screen: listed, compared change by change, and folded in the hits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from reader.config import Paths, Settings
from reader.library import Library
from reader.text.beside import bands
from reader.text.cells import cell_len, set_ambiguous_wide
from reader.text.difference import difference
from reader.tui.app import ReaderApp
from reader.tui.render.comparing import column, first_rows, plain_lines, set_bands
from reader.tui.screens.annotating import ALIKE_SECONDS, FOLD_SECONDS
from reader.tui.screens.comparing import ComparingScreen
from reader.tui.screens.similar import SimilarScreen
from tests.library.test_similar import page
from tests.text.test_difference import TEXTS
from tests.text.test_likeness import OTHER, STORY
from tests.tui.conftest import library_of, settled
from tests.tui.hands import SMALL, WIDE, press, screen_of, typed


@pytest.fixture
def library(paths: Paths, tmp_path: Path) -> Iterator[Library]:
    """One story in three papers, and another one."""
    folder = tmp_path / "papers"
    for name, text in (
        ("河湾日报/2024-06-01/01-要闻.txt", page("渡口新桥昨日合龙", STORY)),
        ("江城晚报/2024-06-02/03-社会.txt", page("两岸菜农盼来新桥", STORY[:110])),
        ("江城晚报/2024-06-02/04-社会.txt", page("新桥合龙", STORY.replace("860", "680"))),
        ("农村报/2024-06-03/02-综合.txt", page("早稻开镰", OTHER)),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with library_of(paths, folder) as opened:
        yield opened


@pytest.fixture
def app(library: Library, settings: Settings) -> ReaderApp:
    """The application on that library."""
    return ReaderApp(library, replace(settings, theme="terminal"))


async def open_article(pilot: Pilot[int], name: str) -> None:
    """Open an article of the list by its name."""
    await settled(pilot)
    screen = screen_of(pilot.app)
    rows = screen.article_list
    index = next(i for i in range(rows.article_count) if (r := rows.row_at(i)) and r.name == name)
    screen.read_index(index)
    await pilot.pause()


@pytest.mark.parametrize("key", ["~", "～"])
async def test_similar_articles_are_listed_and_read(app: ReaderApp, key: str) -> None:
    """The most alike first, with percent, place and length; Enter opens one."""
    async with app.run_test(size=SMALL) as pilot:
        await open_article(pilot, "渡口新桥昨日合龙")
        await press(pilot, key)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, SimilarScreen)
        found = [screen.rows.article_at(row) for row in range(screen.rows.row_count)]
        names = [one.row.name for one in found if one]
        assert set(names) == {"两岸菜农盼来新桥", "新桥合龙"}
        line = "".join(segment.text for segment in screen.rows.render_line(0))
        assert "%" in line
        assert "characters" in line
        place = "".join(segment.text for segment in screen.rows.render_line(1))
        assert "2024-06-02 江城晚报" in place
        assert "holds" in place
        await press(pilot, "enter")
        await settled(pilot)
        assert screen_of(app).article_pane.has_focus
        assert app.library.article(screen_of(app).article_id).headline.title == names[0]


async def test_the_status_line_says_how_many_are_like_the_open_article(app: ReaderApp) -> None:
    """After a moment, with the key that lists them; nothing of it where there are none."""
    async with app.run_test(size=SMALL) as pilot:
        await open_article(pilot, "渡口新桥昨日合龙")
        await pilot.pause(2 * ALIKE_SECONDS)
        await settled(pilot)
        assert screen_of(app).status.right.startswith("~ 2 similar  ")
        await open_article(pilot, "早稻开镰")
        await pilot.pause(2 * ALIKE_SECONDS)
        await settled(pilot)
        assert "similar" not in screen_of(app).status.right


async def test_an_article_like_no_other_is_told(app: ReaderApp) -> None:
    """Both keys say so, and Esc goes back."""
    async with app.run_test(size=SMALL) as pilot:
        await open_article(pilot, "早稻开镰")
        await press(pilot, "~")
        await settled(pilot)
        assert isinstance(app.screen, SimilarScreen)
        assert "No similar article." in app.screen.rows.empty_message
        await press(pilot, "D", "enter", "escape", "&")
        await settled(pilot)
        assert "No similar article" in screen_of(app).status.left


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_two_articles_are_compared_change_by_change(
    app: ReaderApp, size: tuple[int, int]
) -> None:
    """`D` compares with the one under the cursor; n and N step; y copies; q goes back."""
    async with app.run_test(size=size) as pilot:
        await open_article(pilot, "渡口新桥昨日合龙")
        await press(pilot, "~")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, SimilarScreen)
        row = next(
            n for n in range(2) if (one := screen.rows.article_at(n)) and one.row.name == "新桥合龙"
        )
        await press(pilot, *("down",) * row, "D")
        await settled(pilot)
        comparing = app.screen
        assert isinstance(comparing, ComparingScreen)
        assert comparing.hint.left == "2 changes"
        await press(pilot, "n", "n")
        assert comparing.hint.left == "Change 2 of 2"
        text = "\n".join(
            "".join(segment.text for segment in comparing.pane.render_line(y))
            for y in range(comparing.pane.size.height)
        )
        assert "[-860-]" in text
        assert "{+680+}" in text
        await press(pilot, ".")
        assert comparing.hint.left == "No change below."
        await press(pilot, "N", "N")
        assert comparing.hint.left in {"Change 1 of 2", "No change above."}
        await press(pilot, "y")
        assert "[-860-]" in app.clipboard
        assert "河湾日报" in app.clipboard
        await press(pilot, "space", "g", "G", "q")
        assert isinstance(app.screen, SimilarScreen)


async def test_the_most_alike_is_compared_at_once(app: ReaderApp) -> None:
    """`D` in the text needs no list; resizing keeps the change in sight."""
    async with app.run_test(size=WIDE) as pilot:
        await open_article(pilot, "渡口新桥昨日合龙")
        await press(pilot, "D")
        await settled(pilot)
        comparing = app.screen
        assert isinstance(comparing, ComparingScreen)
        await press(pilot, "n")
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        assert comparing.pane.current == 0
        assert comparing.pane.change_count > 0


async def test_hits_of_one_story_are_folded(app: ReaderApp) -> None:
    """They stand under one row with their number; `u` and `=` show them one by one."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await typed(pilot, "slash", *"桥面", "tab")
        await pilot.pause(FOLD_SECONDS)
        await settled(pilot)
        hits = screen_of(app).hit_list
        assert len(hits.stories.hits) == 3
        assert len(hits.hits) == 1
        line = "".join(segment.text for segment in hits.render_line(1))
        assert "+2 similar" in line
        assert "3" in screen_of(app).list_title.right
        screen_of(app).say_place()
        assert screen_of(app).status.left.endswith("u shows 2 similar")
        await press(pilot, "=")
        shown = len(hits.hits)
        assert shown == 3
        assert "similar" not in "".join(segment.text for segment in hits.render_line(1))
        await press(pilot, "j", "u")
        assert hits.cursor == 0
        await press(pilot, "enter")
        assert screen_of(app).article_id == hits.hits[0].article_id


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS, st.sampled_from([30, 78, 80, 100, 121, 160]), st.booleans())
def test_rows_fit_their_columns_and_show_every_change(
    first: str, second: str, width: int, wide: bool
) -> None:
    """At any width, narrow or wide ambiguous characters: nothing runs over, no change is hidden."""
    set_ambiguous_wide(wide)
    try:
        compared = difference(first, second)
        rows = set_bands(bands(compared), width)
        assert len(first_rows(rows)) == len(compared.changes)
        for row in rows:
            room = width - 3 if row.right is None else column(width)
            for cells in (row.left, row.right):
                if cells is not None:
                    assert cell_len(cells.text) <= max(room, 2) or len(cells.text) == 1
                    assert all(0 <= m.start < m.stop for m in cells.marks)
        assert all(line == line.rstrip() for line in plain_lines(rows))
    finally:
        set_ambiguous_wide(False)


async def test_hits_that_were_not_typed_are_folded_at_once(app: ReaderApp) -> None:
    """A saved search or a tag opens its hits folded."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        screen_of(app).show_hits_of("桥面")
        await settled(pilot)
        await settled(pilot)
        assert len(screen_of(app).hit_list.hits) == 1
