"""Figures over the library: the sorted and filtered table, and the plot of a label."""

from html import unescape
from pathlib import Path

import pytest
from textual.widget import Widget

from reader.model import FigureFilter, FigureKind, FigureRange
from reader.text.cells import cell_len, set_ambiguous_wide
from reader.tui.app import ReaderApp
from reader.tui.screens import figure_table
from reader.tui.screens.figure_questions import Question
from reader.tui.screens.folding import Pane
from reader.tui.screens.plot import PlotScreen
from reader.tui.widgets.row_list import RowList
from tests.tui.hands import SMALL, WIDE, play, screen_of
from tests.tui.parks import place_of, shown, table_of

# The table


async def test_columns_sort_by_their_number_and_turn_round(park_app: ReaderApp) -> None:
    """4 sorts by amount, the same again turns it round, 1 sorts by date; full-width digits too."""
    async with park_app.run_test(size=WIDE) as pilot:
        await play(pilot, "t", "slash", *"label:总投资", "enter", "4")
        table = table_of(park_app)
        assert shown(table) == ["2.6亿元", "1.8亿元"]
        await play(pilot, "4")
        assert shown(table) == ["1.8亿元", "2.6亿元"]
        assert "Amount^" in table.head.line(0, 160)
        await play(pilot, "１")
        assert "Datev" in table.head.line(0, 160)


async def test_filter_line_stays_in_sight(park_app: ReaderApp) -> None:
    """What was typed stands below the table; kinds, papers and amounts combine; mistakes are told."""
    async with park_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"kind:area paper:晚报 >=600亩", "enter")
        table = table_of(park_app)
        assert shown(table) == ["635亩"]
        assert table.filter_bar.left == "Filter: kind:area paper:晚报 >=600亩"
        await play(pilot, "slash", *" kind:none")
        assert table.sentence.alert
        assert "none" in table.sentence.left


async def test_same_quantity_is_listed_with_sentences(park_app: ReaderApp) -> None:
    """`=` on 630多亩 lists 635亩 too, oldest first, each with its sentence below it."""
    async with park_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"630亩", "enter", "equals_sign")
        table = table_of(park_app)
        assert set(shown(table)) >= {"630多亩", "630亩", "635亩"}
        strip = table.table.render_line(1)
        assert "亩" in strip.text


async def test_a_figure_marked_in_the_text_is_asked_about_there(park_app: ReaderApp) -> None:
    """`=` in the text says that no figure is marked, or lists who else printed the marked one."""
    async with park_app.run_test(size=SMALL) as pilot:
        await play(pilot, "enter", "equals_sign")
        assert "marked" in screen_of(park_app).status.left
        screen_of(park_app)._open_place(place_of(park_app.library, "635亩"))
        await play(pilot, "equals_sign")
        assert "635亩" in shown(table_of(park_app))


async def test_table_is_written_into_a_file(
    park_app: ReaderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    r"""`\` asks for a name and writes what the table shows, in its order."""
    monkeypatch.chdir(tmp_path)
    async with park_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"label:总投资", "enter", "backslash", "enter")
        assert "figures.csv" in table_of(park_app).sentence.left
        await play(pilot, "backslash", "enter")
        assert table_of(park_app).sentence.alert
    lines = (tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "1.8亿元" in lines[1]


# The plot


@pytest.mark.parametrize("size", [SMALL, WIDE, (50, 20)])
async def test_plot_of_a_label_and_back_to_the_article(
    park_app: ReaderApp, size: tuple[int, int]
) -> None:
    """`%` plots what the figure counts; the cursor marks its point; Enter opens the article."""
    async with park_app.run_test(size=size) as pilot:
        await play(pilot, "t", "slash", *"kind:people label:游客", "enter", "percent_sign")
        screen = park_app.screen
        assert isinstance(screen, PlotScreen)
        assert [point.period for point in screen.points._points] == ["2020", "2021", "2022"]
        rows = [screen.plot.render_line(y).text for y in range(screen.plot.size.height)]
        assert sum(row.count("o") for row in rows) == 3
        assert any("⠀" < char <= "⣿" for row in rows for char in row)
        picture = unescape(park_app.export_screenshot()).replace("\xa0", " ")
        assert "游客 (人次)" in picture
        assert "2020-01-01" in picture
        await play(pilot, "j", "enter")
        reading = screen_of(park_app)
        assert "2021年" in reading.article_pane.reading.article.headline.title  # type: ignore[union-attr]
        figure = reading.article_pane.reading.figures[reading.article_pane.marked_figure]  # type: ignore[union-attr]
        assert figure.wording == "12万人次"


async def test_plot_is_written_into_a_file(
    park_app: ReaderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    r"""`\` writes the plot; a table of its points needs no extra."""
    monkeypatch.chdir(tmp_path)
    async with park_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"label:游客", "enter", "V", "backslash", "ctrl+u")
        await play(pilot, *"a.tsv", "enter")
    assert (tmp_path / "a.tsv").read_text().count("\n") == 4


async def test_a_step_heard_late_is_about_the_series_shown(park_app: ReaderApp) -> None:
    """A message from a longer series, read after the next one is shown, changes nothing."""
    async with park_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"label:游客", "enter", "V")
        screen = park_app.screen
        assert isinstance(screen, PlotScreen)
        screen.points.post_message(RowList.Moved(screen.points, 99))
        await pilot.pause()
        assert screen.plot.chosen == screen.points.cursor
        assert screen.plot.render_line(0).cell_length == screen.plot.size.width


def test_what_is_typed_narrows_what_the_table_is_about() -> None:
    """A fixed kind, amount or date stays until another is typed."""
    fixed = FigureFilter(frozenset({FigureKind.AREA}), (FigureRange("亩"),), moment="2023")
    assert Question(fixed).asked() == (fixed, "")
    where, query = Question(fixed, "kind:money 公园").asked()
    assert where.kinds == {FigureKind.MONEY}
    assert (where.ranges, where.moment) == (fixed.ranges, "2023")
    assert query == "公园"


async def test_a_long_table_is_copied_in_part_and_says_so(
    park_app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More rows than go through a terminal: the first of them, and the key that writes all."""
    monkeypatch.setattr(figure_table, "COPIED", 2)
    async with park_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"没有这样的词", "enter", "Y")
        assert "to be copied" in table_of(park_app).sentence.left
        await play(pilot, "slash", "ctrl+u", "enter", "Y")
        assert table_of(park_app).sentence.left == (
            "Copied the first 2 figures; W or \\ writes all into a file."
        )
        assert park_app.clipboard.count("\n") == 3


async def test_a_label_without_a_series_says_so(park_app: ReaderApp) -> None:
    """Where nothing was printed for two dates, the plot says so and `q` goes back."""
    async with park_app.run_test(size=SMALL) as pilot:
        await play(pilot, "t", "slash", *"label:规划面积", "enter", "percent_sign")
        screen = park_app.screen
        assert isinstance(screen, PlotScreen)
        assert "not printed for two dates" in screen.sentence.left
        await play(pilot, "backslash", "o", "q")
        table_of(park_app)


@pytest.mark.parametrize("size", [SMALL, WIDE, (40, 12)])
async def test_rows_keep_their_width_where_symbols_are_wide(
    park_app: ReaderApp, size: tuple[int, int]
) -> None:
    """Where the terminal draws ambiguous symbols in two cells, no row is longer or shorter than its pane."""
    set_ambiguous_wide(True)
    try:
        async with park_app.run_test(size=size) as pilot:
            await play(pilot, "enter", "f4")
            screen_of(park_app).focus_pane(Pane.FIGURES)
            await pilot.pause(0.3)
            check_rows(screen_of(park_app).figure_panel)
            await play(pilot, "t", "slash", *"kind:people label:游客", "enter")
            check_rows(table_of(park_app).table)
            check_rows(table_of(park_app).head)
            await play(pilot, "percent_sign")
            screen = park_app.screen
            assert isinstance(screen, PlotScreen)
            check_rows(screen.plot)
            check_rows(screen.points)
    finally:
        set_ambiguous_wide(False)


def check_rows(widget: Widget) -> None:
    """Check that every line of a widget has the cells of its width."""
    for y in range(widget.size.height):
        assert cell_len(widget.render_line(y).text) == widget.size.width
