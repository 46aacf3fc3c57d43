"""The figures panel on the screen: doubts in place, headings that fold, changes, the mouse."""

from reader.tui.app import ReaderApp
from reader.tui.render.figure_rows import DoubtRow, Heading, LabelRow
from reader.tui.screens.folding import Pane
from tests.tui.conftest import settled
from tests.tui.hands import WIDE, play, screen_of
from tests.tui.parks import place_of


async def test_another_value_stands_below_its_figure_and_leads_to_its_article(
    park_app: ReaderApp,
) -> None:
    """1.8亿元 has the other paper's 2.6亿元 below it; Enter there opens that article at it."""
    async with park_app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reading = screen_of(park_app)
        reading._open_place(place_of(park_app.library, "1.8亿元"))
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
        panel.move_cursor(0)
        await settled(pilot)
        assert "晚报" not in reading.status.left
        panel.move_cursor(other)
        await settled(pilot)
        await play(pilot, "enter")
        found = reading.article_pane.reading
        assert found is not None
        assert found.article.paper == "晚报"
        assert found.figures[reading.article_pane.marked_figure].wording == "2.6亿元"


async def test_headings_fold_and_the_note_converts(park_app: ReaderApp) -> None:
    """Enter on a heading folds its figures away and back; the note tells 亩 in hectares."""
    async with park_app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reading = screen_of(park_app)
        reading._open_place(place_of(park_app.library, "630多亩"))
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


async def test_a_click_on_a_label_goes_to_its_figure(park_app: ReaderApp) -> None:
    """The mouse on a figure's label marks the figure in the text."""
    async with park_app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reading = screen_of(park_app)
        reading._open_place(place_of(park_app.library, "9.5万人次"))
        await settled(pilot)
        rows = reading.figure_panel._rows
        label = next(n for n, row in enumerate(rows) if isinstance(row, LabelRow))
        await pilot.click("#figures", offset=(3, label))
        await settled(pilot)
        assert reading.article_pane.marked_figure == rows[label].number  # type: ignore[union-attr]


async def test_changes_and_bars_are_drawn(park_app: ReaderApp) -> None:
    """A rise has its arrow and basis at the right end of its row."""
    async with park_app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reading = screen_of(park_app)
        reading._open_place(place_of(park_app.library, "9.5%"))
        await settled(pilot)
        rows = [reading.figure_panel.render_line(y).text for y in range(20)]
        assert any(row.startswith("9.5%") and row.endswith("↑同比") for row in rows)
