"""Figures beyond the article: the table over the library, who else printed it, copying."""

from decimal import Decimal

import pytest

from reader.library import Library, converted
from reader.tui.app import ReaderApp
from reader.tui.render.copying import figure_text, figures_table, figures_text, value_text
from reader.tui.screens.figure_table import FigureTableScreen
from reader.tui.screens.folding import Pane
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import settled
from tests.tui.hands import led_to


async def test_table_lists_every_figure_and_opens_the_chosen_one(app: ReaderApp) -> None:
    """`t` lists all figures of the library; Enter opens the article with that figure marked."""
    async with app.run_test(size=(120, 40)) as pilot:
        table = await led_to(pilot, FigureTableScreen, "t")
        counts = [row.figure_count for row in app.library.rows(app.library.listing().keys)]
        assert table.table.row_count == sum(counts)
        await pilot.press("j", "j")
        place = table.table.place_at(2)
        assert place is not None
        await pilot.press("enter")
        await pilot.pause()
        reading = app.screen
        assert isinstance(reading, ReadingScreen)
        assert app.library.key_of(reading.article_id) == place[0]
        assert reading.article_pane.marked_figure == place[1]
        assert reading.focused_pane is Pane.ARTICLE


async def test_amount_typed_in_the_table_filters_it(app: ReaderApp) -> None:
    """`>=5亿元` leaves exactly the amounts of money from 500 million up."""
    async with app.run_test(size=(120, 40)) as pilot:
        table = await led_to(pilot, FigureTableScreen, "t")
        await pilot.press("i", *">=5亿元")
        await settled(pilot)
        entries = [table.table.entry_at(row) for row in range(table.table.row_count)]
        assert entries
        for entry in entries:
            assert entry is not None
            assert entry.figure.quantity.unit == "元"
            value = entry.figure.quantity.value
            high = value[1] if isinstance(value, tuple) else value
            assert isinstance(high, Decimal)
            assert high >= 500_000_000


async def test_equals_lists_who_else_printed_the_quantity(app: ReaderApp) -> None:
    """`=` on a figure lists that quantity wherever it stands, itself included."""
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await pilot.press("enter")
        await pilot.pause()
        reading = screen.article_pane.reading
        assert reading is not None
        amount = next(
            n for n, f in enumerate(reading.figures) if isinstance(f.quantity.value, Decimal)
        )
        screen.figure_panel.select(amount)
        screen.focus_pane(Pane.FIGURES)
        await pilot.press("equals_sign")
        await settled(pilot)
        table = app.screen
        assert isinstance(table, FigureTableScreen)
        wordings = [table.table.entry_at(row) for row in range(table.table.row_count)]
        assert reading.figures[amount] in [entry.figure for entry in wordings if entry]


def test_copied_figure_names_its_sentence_and_source(library: Library) -> None:
    """A copied figure carries wording, label, amount, sentence and a GB/T 7714 citation."""
    keys = library.listing().keys
    row = next(row for row in library.rows(keys) if row.figure_count > 3)
    article = library.article(row.id)
    figure = library.figures(row.id)[0]
    text = figure_text(article, figure, converted(figure.quantity))
    assert figure.wording in text
    assert article.wording(figure.sentence) in text
    assert f"[N].{article.paper},{article.issue_date}(" in text
    table = figures_table(article, library.figures(row.id))
    assert table.count("\n") == row.figure_count + 1
    heading, *lines = [line.split("\t") for line in table.splitlines()[:-1]]
    assert {len(line) for line in lines} == {len(heading)}
    first = dict(zip(heading, lines[0], strict=True))
    assert first["wording"] == figure.wording
    assert first["sentence"] == " ".join(article.wording(figure.sentence).split())
    assert (first["paper"], first["date"]) == (article.paper, article.issue_date)
    told = figures_text(article, library.figures(row.id))
    assert told.splitlines()[-1] == table.splitlines()[-1]
    assert all(one.wording in told for one in library.figures(row.id))
    assert told.count(article.wording(figure.sentence)) == 1


@pytest.mark.parametrize("wanted", ["数字:>=5亿元", "figure:>=5亿元"])
def test_amounts_are_search_terms(library: Library, wanted: str) -> None:
    """A figure's amount is a field of the search bar, in both languages, and combines with words."""
    answer = library.search(wanted)
    assert answer.count > 0
    for hit in answer.hits:
        values = [figure.quantity for figure in library.figures(hit.article_id)]
        assert any(
            q.unit == "元"
            and isinstance(q.value, (Decimal, tuple))
            and (q.value[1] if isinstance(q.value, tuple) else q.value) >= 500_000_000
            for q in values
        )
    assert library.search(f"{wanted} 漓川").count <= answer.count


def test_values_are_written_without_exponents(library: Library) -> None:
    """Eight hundred million is 800000000 in a copied table."""
    keys = library.listing().keys
    texts = [
        value_text(figure)
        for row in library.rows(keys)
        for figure in library.figures(row.id)
        if figure.quantity.unit == "元"
    ]
    assert texts
    assert not [text for text in texts if "E" in text]
