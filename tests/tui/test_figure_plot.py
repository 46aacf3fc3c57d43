"""Figures over the library: the sorted and filtered table, the plot of a label, doubts in place."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from reader.config import Paths, Settings
from reader.library import Library, open_library
from reader.text.cells import cell_len, set_ambiguous_wide
from reader.tui.app import ReaderApp
from reader.tui.render.figure_rows import DoubtRow, Heading, LabelRow
from reader.tui.screens.figure_table import FigureTableScreen
from reader.tui.screens.folding import Pane
from reader.tui.screens.plot import PlotScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import settled

PAGES: Final = {
    "早报/2023-06-28/01-要闻.txt": """东湖公园昨日开园

　　本报讯 东湖公园昨日开园。东湖公园规划面积630多亩，东湖公园项目总投资1.8亿元，占地630亩，其中一期130亩，二期400亩。
""",
    "晚报/2023-06-28/02-城事.txt": """东湖公园迎来首批游客

　　本报讯 东湖公园6月28日开园迎客。东湖公园规划面积635亩，东湖公园项目总投资2.6亿元。
""",
    **{
        f"早报/{year + 1}-01-05/01-要闻.txt": f"""博物馆公布{year}年客流

　　本报讯 市博物馆公布，{year}年博物馆接待游客{people}万人次，同比增长{people}%。
"""
        for year, people in ((2020, "9.5"), (2021, "12"), (2022, "18"))
    },
}

WIDE: Final = (160, 45)
SMALL: Final = (80, 24)


@pytest.fixture(scope="session")
def own_shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder in which those pages were taken in once."""
    folder = tmp_path_factory.mktemp("own")
    for name, text in PAGES.items():
        path = folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    library = open_library(Paths.of_user({"HOME": str(folder)}))
    library.add([folder / "pages"])
    library.index_pending()
    library.close()
    return folder


@pytest.fixture
def own(own_shelf: Path) -> Iterator[Library]:
    """A library of two papers that print one park, and of a museum's visitors over three years."""
    library = open_library(Paths.of_user({"HOME": str(own_shelf)}))
    yield library
    library.close()


@pytest.fixture
def own_app(own: Library, settings: Settings) -> ReaderApp:
    """The application on that library."""
    return ReaderApp(own, replace(settings, theme="terminal"))


async def play(pilot: Pilot[int], *keys: str) -> None:
    """Press keys; let answers arrive after those that ask for something."""
    for key in keys:
        await pilot.press(key)
        if len(key) > 1:
            await settled(pilot)
    await settled(pilot)


def reading_of(app: ReaderApp) -> ReadingScreen:
    """Return the reading screen, which is in front."""
    assert isinstance(app.screen, ReadingScreen)
    return app.screen


def table_of(app: ReaderApp) -> FigureTableScreen:
    """Return the table, which is in front."""
    assert isinstance(app.screen, FigureTableScreen)
    return app.screen


def shown(screen: FigureTableScreen) -> list[str]:
    """Return the wordings of a table's rows."""
    entries = [screen.table.entry_at(row) for row in range(screen.table.row_count)]
    return [entry.figure.wording for entry in entries if entry]


def place_of(library: Library, wording: str) -> tuple[int, int]:
    """Return the article's key and the number of a figure."""
    from reader.model import FigureFilter

    places = library.figure_places(FigureFilter())
    entries = library.figure_entries(places)
    return next(p for p, e in zip(places, entries, strict=True) if e.figure.wording == wording)


# The table


async def test_columns_sort_by_their_number_and_turn_round(own_app: ReaderApp) -> None:
    """4 sorts by amount, the same again turns it round, 1 sorts by date; full-width digits too."""
    async with own_app.run_test(size=WIDE) as pilot:
        await play(pilot, "t", "slash", *"label:总投资", "enter", "4")
        table = table_of(own_app)
        assert shown(table) == ["2.6亿元", "1.8亿元"]
        await play(pilot, "4")
        assert shown(table) == ["1.8亿元", "2.6亿元"]
        assert "Amount^" in table.head.line(0, 160)
        await play(pilot, "１")
        assert "Datev" in table.head.line(0, 160)


async def test_filter_line_stays_in_sight(own_app: ReaderApp) -> None:
    """What was typed stands below the table; kinds, papers and amounts combine; mistakes are told."""
    async with own_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"kind:area paper:晚报 >=600亩", "enter")
        table = table_of(own_app)
        assert shown(table) == ["635亩"]
        assert table.filter_bar.left == "Filter: kind:area paper:晚报 >=600亩"
        await play(pilot, "slash", *" kind:none")
        assert table.sentence.alert
        assert "none" in table.sentence.left


async def test_same_quantity_is_listed_with_sentences(own_app: ReaderApp) -> None:
    """`=` on 630多亩 lists 635亩 too, oldest first, each with its sentence below it."""
    async with own_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"630亩", "enter", "equals_sign")
        table = table_of(own_app)
        assert set(shown(table)) >= {"630多亩", "630亩", "635亩"}
        strip = table.table.render_line(1)
        assert "亩" in strip.text


async def test_a_figure_marked_in_the_text_is_asked_about_there(own_app: ReaderApp) -> None:
    """`=` in the text says that no figure is marked, or lists who else printed the marked one."""
    async with own_app.run_test(size=SMALL) as pilot:
        await play(pilot, "enter", "equals_sign")
        assert "marked" in reading_of(own_app).status.left
        reading_of(own_app)._open_place(place_of(own_app.library, "635亩"))
        await play(pilot, "equals_sign")
        assert "635亩" in shown(table_of(own_app))


async def test_table_is_written_into_a_file(
    own_app: ReaderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    r"""`\` asks for a name and writes what the table shows, in its order."""
    monkeypatch.chdir(tmp_path)
    async with own_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"label:总投资", "enter", "backslash", "enter")
        assert "figures.csv" in table_of(own_app).sentence.left
        await play(pilot, "backslash", "enter")
        assert table_of(own_app).sentence.alert
    lines = (tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "1.8亿元" in lines[1]


# The plot


@pytest.mark.parametrize("size", [SMALL, WIDE, (50, 20)])
async def test_plot_of_a_label_and_back_to_the_article(
    own_app: ReaderApp, size: tuple[int, int]
) -> None:
    """`%` plots what the figure counts; the cursor marks its point; Enter opens the article."""
    async with own_app.run_test(size=size) as pilot:
        await play(pilot, "t", "slash", *"kind:people label:游客", "enter", "percent_sign")
        screen = own_app.screen
        assert isinstance(screen, PlotScreen)
        assert [point.period for point in screen.points._points] == ["2020", "2021", "2022"]
        rows = [screen.plot.render_line(y).text for y in range(screen.plot.size.height)]
        assert sum(row.count("o") for row in rows) == 3
        assert any("⠀" < char <= "⣿" for row in rows for char in row)
        picture = unescape(own_app.export_screenshot()).replace("\xa0", " ")
        assert "游客 (人次)" in picture
        assert "2020-01-01" in picture
        await play(pilot, "j", "enter")
        reading = reading_of(own_app)
        assert "2021年" in reading.article_pane.reading.article.headline.title  # type: ignore[union-attr]
        figure = reading.article_pane.reading.figures[reading.article_pane.marked_figure]  # type: ignore[union-attr]
        assert figure.wording == "12万人次"


async def test_plot_is_written_into_a_file(
    own_app: ReaderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    r"""`\` writes the plot; a table of its points needs no extra."""
    monkeypatch.chdir(tmp_path)
    async with own_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"label:游客", "enter", "V", "backslash", "ctrl+u")
        await play(pilot, *"a.tsv", "enter")
    assert (tmp_path / "a.tsv").read_text().count("\n") == 4


async def test_a_label_without_a_series_says_so(own_app: ReaderApp) -> None:
    """Where nothing was printed for two dates, the plot says so and `q` goes back."""
    async with own_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"label:规划面积", "enter", "percent_sign")
        screen = own_app.screen
        assert isinstance(screen, PlotScreen)
        assert "not printed for two dates" in screen.sentence.left
        await play(pilot, "backslash", "o", "q")
        table_of(own_app)


@pytest.mark.parametrize("size", [SMALL, WIDE, (40, 12)])
async def test_rows_keep_their_width_where_symbols_are_wide(
    own_app: ReaderApp, size: tuple[int, int]
) -> None:
    """Where the terminal draws ambiguous symbols in two cells, no row is longer or shorter than its pane."""
    set_ambiguous_wide(True)
    try:
        async with own_app.run_test(size=size) as pilot:
            await play(pilot, "enter", "f4")
            reading_of(own_app).focus_pane(Pane.FIGURES)
            await pilot.pause(0.3)
            check_rows(reading_of(own_app).figure_panel)
            await play(pilot, "t", "slash", *"kind:people label:游客", "enter")
            check_rows(table_of(own_app).table)
            check_rows(table_of(own_app).head)
            await play(pilot, "percent_sign")
            screen = own_app.screen
            assert isinstance(screen, PlotScreen)
            check_rows(screen.plot)
            check_rows(screen.points)
    finally:
        set_ambiguous_wide(False)


def check_rows(widget: Widget) -> None:
    """Check that every line of a widget has the cells of its width."""
    for y in range(widget.size.height):
        assert cell_len(widget.render_line(y).text) == widget.size.width


# The panel


async def test_another_value_stands_below_its_figure_and_leads_to_its_article(
    own_app: ReaderApp,
) -> None:
    """1.8亿元 has the other paper's 2.6亿元 below it; Enter there opens that article at it."""
    async with own_app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reading = reading_of(own_app)
        reading._open_place(place_of(own_app.library, "1.8亿元"))
        await pilot.pause(0.3)
        await settled(pilot)
        reading.focus_pane(Pane.FIGURES)
        panel = reading.figure_panel
        doubts = [n for n, row in enumerate(panel._rows) if isinstance(row, DoubtRow)]
        texts = [panel.render_line(n).text for n in doubts]
        (other,) = (n for n, text in zip(doubts, texts, strict=True) if "2.6亿元" in text)
        assert any("130亩 + 400亩" in text for text in texts)
        panel.move_cursor(other)
        await settled(pilot)
        assert "2.6亿元  晚报 2023-06-28" in reading.status.left
        await play(pilot, "enter")
        found = reading.article_pane.reading
        assert found is not None
        assert found.article.paper == "晚报"
        assert found.figures[reading.article_pane.marked_figure].wording == "2.6亿元"


async def test_headings_fold_and_the_note_converts(own_app: ReaderApp) -> None:
    """Enter on a heading folds its figures away and back; the note tells 亩 in hectares."""
    async with own_app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reading = reading_of(own_app)
        reading._open_place(place_of(own_app.library, "630多亩"))
        await settled(pilot)
        assert reading.figure_note.left == "> 630亩 = 42公顷"
        reading.focus_pane(Pane.FIGURES)
        panel = reading.figure_panel
        heading = next(n for n, row in enumerate(panel._rows) if isinstance(row, Heading))
        before = panel.shown
        panel.move_cursor(heading)
        await play(pilot, "enter")
        assert len(panel.shown) < len(before)
        assert isinstance(panel._rows[panel.cursor], Heading)
        await play(pilot, "equals_sign")
        assert "heading" in reading.status.left
        await play(pilot, "enter")
        assert panel.shown == before


async def test_a_click_on_a_label_goes_to_its_figure(own_app: ReaderApp) -> None:
    """The mouse on a figure's label marks the figure in the text."""
    async with own_app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reading = reading_of(own_app)
        reading._open_place(place_of(own_app.library, "9.5万人次"))
        await settled(pilot)
        rows = reading.figure_panel._rows
        label = next(n for n, row in enumerate(rows) if isinstance(row, LabelRow))
        await pilot.click("#figures", offset=(3, label))
        await settled(pilot)
        assert reading.article_pane.marked_figure == rows[label].number  # type: ignore[union-attr]


async def test_changes_and_bars_are_drawn(own_app: ReaderApp) -> None:
    """A rise has its arrow and basis at the right end of its row."""
    async with own_app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reading = reading_of(own_app)
        reading._open_place(place_of(own_app.library, "9.5%"))
        await settled(pilot)
        rows = [reading.figure_panel.render_line(y).text for y in range(20)]
        assert any(row.startswith("9.5%") and row.endswith("↑同比") for row in rows)
