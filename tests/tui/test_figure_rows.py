"""The rows of the figures panel: grouping, folding, and what is told beside a wording."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import converted, figures_of_article, parsed_text
from reader.model import (
    Approx,
    Change,
    Figure,
    FigureKind,
    Quantity,
    Series,
    SeriesAxis,
    SeriesPoint,
    Span,
)
from reader.text.cells import cell_len, set_ambiguous_wide
from reader.tui.render.figure_notes import (
    change_mark,
    figure_note,
    series_shares,
    share_bar,
)
from reader.tui.render.figure_rows import (
    KIND_ORDER,
    OTHERS,
    DoubtRow,
    FigureRow,
    Group,
    Heading,
    LabelRow,
    PanelView,
    group_of,
    panel_rows,
)

PLACE = Span(0, 0, 1)

KINDS = list(FigureKind)


def some_figures(draws: list[int]) -> list[Figure]:
    """Return a figure for each number: its kind, whether it is a key one, whether it has a label."""
    return [
        Figure(
            KINDS[number // 4],
            Quantity(Decimal(1)),
            "1",
            PLACE,
            PLACE,
            label="游客" if number % 2 else "",
            key=bool(number // 2 % 2),
        )
        for number in draws
    ]


figures_of_any_kind = st.lists(st.integers(0, 4 * len(KINDS) - 1), max_size=30).map(some_figures)

groups = st.builds(Group, st.sampled_from(FigureKind), st.booleans())
views = st.builds(PanelView, st.booleans(), st.booleans(), st.frozensets(groups, max_size=6))


def figure(kind: FigureKind, value: str, unit: str = "", **more: object) -> Figure:
    """Return a figure of a kind and amount."""
    plain = Figure(kind, Quantity(Decimal(value), unit), value + unit, PLACE, PLACE)
    return replace(plain, **more)  # type: ignore[arg-type]


def test_every_kind_has_its_place() -> None:
    """No kind of figure is missing from the order of the groups, and none stands there twice."""
    assert sorted(KIND_ORDER) == sorted(FigureKind)


@settings(deadline=None)
@given(figures_of_any_kind, views)
def test_every_figure_is_shown_once_or_folded(figures: list[Figure], view: PanelView) -> None:
    """Whatever is folded: no figure twice, headings count theirs, open groups show all of theirs."""
    rows = panel_rows(figures, view, {})
    shown = [row.number for row in rows if isinstance(row, FigureRow)]
    assert len(shown) == len(set(shown))
    assert [row.number for row in rows if isinstance(row, LabelRow)] == [
        number for number in shown if figures[number].label
    ]
    for row in rows:
        if isinstance(row, Heading) and row.group != OTHERS:
            members = [n for n in range(len(figures)) if group_of(figures, n) == row.group]
            assert row.count == len(members)
            assert row.open == (set(members) <= set(shown))
    key = {n for n, one in enumerate(figures) if one.key} or set(range(len(figures)))
    open_key = {n for n in key if group_of(figures, n) not in view.folded}
    assert open_key <= set(shown) if view.grouped else key <= set(shown)


@settings(deadline=None)
@given(figures_of_any_kind, views, st.integers(0, 29))
def test_a_figure_can_always_be_brought_into_sight(
    figures: list[Figure], view: PanelView, number: int
) -> None:
    """After unfolding the group of a figure, the figure is shown; folding twice changes nothing."""
    if number >= len(figures):
        return
    group = group_of(figures, number)
    rows = panel_rows(figures, view.showing(group), {})
    assert FigureRow(number) in rows
    assert view.toggled(group).toggled(group) == view


def test_key_figures_stand_first_by_kind_and_others_fold_away() -> None:
    """Key figures stand under their kinds, the others under a heading of their own."""
    figures = [
        figure(FigureKind.DATE, "2023", key=True),
        figure(FigureKind.MONEY, "5", "元", key=True, label="投资"),
        figure(FigureKind.COUNT, "3", "个"),
        figure(FigureKind.MONEY, "7", "元", key=True),
    ]
    rows = panel_rows(figures, PanelView(), {1: [0]})
    assert rows == [
        Heading(Group(FigureKind.MONEY), 2, open=True),
        FigureRow(1),
        LabelRow(1),
        DoubtRow(1, 0),
        FigureRow(3),
        Heading(Group(FigureKind.DATE), 1, open=True),
        FigureRow(0),
        Heading(OTHERS, 1, open=False),
    ]
    unfolded = panel_rows(figures, PanelView().toggled(OTHERS), {})
    assert unfolded[-2:] == [
        Heading(Group(FigureKind.COUNT, other=True), 1, open=True),
        FigureRow(2),
    ]
    reading = panel_rows(figures, PanelView(grouped=False, all_shown=True), {})
    assert [row.number for row in reading if isinstance(row, FigureRow)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (figure(FigureKind.AREA, "630", "亩", approx=Approx.OVER), "> 630亩 = 42公顷"),
        (figure(FigureKind.WEIGHT, "5", "斤"), "5斤 = 2.5千克"),
        (figure(FigureKind.MONEY, "5150000", "元"), "5,150,000元"),
        (figure(FigureKind.RATIO, "3", "成"), "3成 = 30%"),
        (figure(FigureKind.DURATION, "2", "年"), "2年"),
        (
            replace(figure(FigureKind.DATE, "1"), quantity=Quantity("2022-09/2023-09")),
            "2022-09/2023-09",
        ),
        (replace(figure(FigureKind.MONEY, "1"), quantity=Quantity(None)), ""),
    ],
)
def test_amounts_are_written_out_and_converted(one: Figure, told: str) -> None:
    """万 and 亿 are multiplied out, 亩 told in hectares, 斤 in kilograms, 成 in per cent; not years in days."""
    assert figure_note(one, converted(one.quantity)) == told


def test_changes_are_told_by_arrows_that_fit() -> None:
    """A rise is an arrow with its basis, a rate a stroke; no mark is ambiguous where that is wide."""
    rise = figure(FigureKind.PERCENT, "12.6", "%", change=Change.UP, basis="同比")
    assert change_mark(rise) == "↑同比"
    assert change_mark(figure(FigureKind.PEOPLE, "8000", "人", per="年")) == "/年"
    set_ambiguous_wide(True)
    try:
        for change in Change:
            assert cell_len(change_mark(replace(rise, change=change, basis=""))) == 1
        assert set(share_bar(0.4)) == set(share_bar(0.4, plain=True)) == {"#"}
    finally:
        set_ambiguous_wide(False)


@settings(deadline=None)
@given(st.floats(0, 1), st.integers(1, 40))
def test_bars_keep_their_measure(share: float, cells: int) -> None:
    """A bar is never longer than its cells, never shorter for more, and none only for nothing."""
    bar = share_bar(share, cells)
    assert cell_len(bar) <= cells
    assert bool(bar) == (share > 0)
    assert cell_len(bar) <= cell_len(share_bar(1.0, cells)) == cells


def test_figures_of_a_series_have_bars_in_proportion() -> None:
    """The greatest amount of a series has the whole bar, the others their share of it."""
    points = tuple(
        SeriesPoint(str(year), Decimal(value), (number,), str(year))
        for number, (year, value) in enumerate([(2020, 12), (2021, 18), (2022, 36)])
    )
    series = Series(SeriesAxis.TIME, FigureKind.PEOPLE, "人", "游客", points)
    assert series_shares([series]) == pytest.approx({0: 1 / 3, 1: 0.5, 2: 1.0})


def test_series_are_found_in_an_article() -> None:
    """Three years of visitors in one paragraph are a series; its points name the right figures."""
    from reader.library import series_of_article

    text = "漓川古镇游客增多\n\n本报讯（记者田一禾）古镇2020年接待游客12万人，2021年接待游客18万人，2022年接待游客36万人。\n"
    (article,) = parsed_text(text.encode(), "page.txt").articles
    figures = figures_of_article(article)
    (series,) = series_of_article(article, figures)
    wordings = [figures[number].wording for point in series.points for number in point.figures]
    assert wordings == ["12万人", "18万人", "36万人"]
