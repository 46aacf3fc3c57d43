"""Figures asked for in one line, who else printed a quantity, orders, series and what disagrees."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reader.errors import LibraryUnreadable, QueryError, UsageError
from reader.library import (
    COLUMNS,
    Library,
    PrintedOtherwise,
    entry_cells,
    figure_question,
    label_series,
    printed_otherwise,
    same_quantity,
    table_lines,
    write_entries,
    write_series,
)
from reader.library.plotted import held_at
from reader.model import (
    Approx,
    Figure,
    FigureEntry,
    FigureFilter,
    FigureKind,
    FigureOrder,
    FigureRange,
    Quantity,
    Span,
)
from tests.library.conftest import Opened, write

MORNING = """东湖公园昨日开园

　　本报讯 东湖公园昨日开园。东湖公园规划面积630多亩，东湖公园项目总投资1.8亿元，栽种乔木3200株。
"""
EVENING = """东湖公园迎来首批游客

　　本报讯 东湖公园6月28日开园迎客。东湖公园规划面积635亩，东湖公园项目总投资2.6亿元。
"""
YEARS = (("2021", "12万"), ("2022", "18万"), ("2023", "31.5万"))


@pytest.fixture
def library(tmp_path: Path, opened: Opened) -> Library:
    """A library of two papers of one day, and of one museum's visitors over three years."""
    folder = tmp_path / "pages"
    write(folder / "早报/2023-06-28/01-要闻.txt", MORNING)
    write(folder / "晚报/2023-06-28/02-城事.txt", EVENING)
    for year, people in YEARS:
        text = f"博物馆公布客流\n\n　　本报讯 市博物馆公布，{year}年博物馆接待游客{people}人次。\n"
        write(folder / f"早报/{int(year) + 1}-01-05/01-要闻.txt", text)
    found = opened()
    found.add([folder])
    return found


def entries(library: Library, where: FigureFilter, *order: FigureOrder) -> list[FigureEntry]:
    """Return the figures that pass a filter."""
    return library.figure_entries(library.figure_places(where, "", *order))


# One line of words


@pytest.mark.parametrize(
    ("line", "kinds", "ranges", "label", "query"),
    [
        ("", set(), 0, "", ""),
        ("kind:money >=500万元", {FigureKind.MONEY}, 1, "", ""),
        ("类别：金额 所指：总投资", {FigureKind.MONEY}, 0, "总投资", ""),
        ('label:"总投资" kind:“money”', {FigureKind.MONEY}, 0, "总投资", ""),
        ("kind:area paper:早报 date:2023-06", {FigureKind.AREA}, 0, "", "paper:早报 date:2023-06"),
        ("2023 图书馆 110指挥中心", set(), 0, "", "2023 图书馆 110指挥中心"),
        ("label:游客 12万人次", set(), 1, "游客", ""),
    ],
)
def test_a_line_says_which_figures(
    line: str, kinds: set[FigureKind], ranges: int, label: str, query: str
) -> None:
    """Kinds, amounts and labels are taken out of the line; what is left is a query for articles."""
    asked = figure_question(line)
    assert asked.where.kinds == kinds
    assert len(asked.where.ranges) >= ranges
    assert bool(asked.where.ranges) == bool(ranges)
    assert asked.where.label == label
    assert asked.query == query


def test_two_amounts_are_the_ends_of_one_range() -> None:
    """>=100亩 <=200亩 asks for what lies between; in any spelling of the signs."""
    asked = figure_question(">=100亩 <=200亩").where.ranges[0]
    assert asked == FigureRange("亩", Decimal(100), Decimal(200))
    assert figure_question("min:100 max:200 unit:亩") == figure_question(">=100亩 <=200亩")
    assert figure_question("≥100亩 ＜＝200亩") == figure_question(">=100亩 <=200亩")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("kind:colour", "No such kind"),
        (">=许多", "No amount"),
        ("unit:许多", "No such unit"),
        (">=5 unit:许多", "No such unit"),
    ],
)
def test_what_cannot_be_meant_is_told(line: str, title: str) -> None:
    """A kind or a unit that there is not, and an amount that is none, raise QueryError."""
    with pytest.raises(QueryError) as caught:
        figure_question(line)
    assert caught.value.title == title


# Who else printed it


def amount(value: str, approx: Approx | None = None) -> Figure:
    """Return a figure of so many 亩."""
    quantity = Quantity(Decimal(value), "亩")
    return Figure(FigureKind.AREA, quantity, value, Span(0, 0, 1), Span(0, 0, 1), approx)


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        (amount("630", Approx.OVER), {"630多亩", "635亩"}),
        (amount("635"), {"635亩"}),
        (amount("630"), {"630多亩"}),
        (amount("640", Approx.NEARLY), {"630多亩", "635亩"}),
        (amount("700", Approx.NEARLY), {"630多亩", "635亩"}),
        (amount("600", Approx.ABOUT), {"630多亩", "635亩"}),
        (amount("620", Approx.OVER), set()),
    ],
)
def test_hedged_amounts_find_what_they_may_mean(
    library: Library, figure: Figure, found: set[str]
) -> None:
    """630多亩 finds 635亩 and itself; an amount beyond its last printed digit is another."""
    assert {one.figure.wording for one in entries(library, same_quantity(figure))} == found


def test_dates_find_who_else_printed_them(library: Library) -> None:
    """A date is looked for as itself, in time order with sentences."""
    day = Quantity("2023-06-28")
    figure = Figure(FigureKind.DATE, day, "6月28日", Span(0, 0, 1), Span(0, 0, 1))
    found = entries(library, same_quantity(figure))
    assert "6月28日" in {one.figure.wording for one in found}
    assert {one.figure.quantity.value for one in found} == {"2023-06-28"}
    assert all(one.figure.wording in one.sentence for one in found)


# Order


KEYS: dict[FigureOrder, Callable[[FigureEntry], object]] = {
    FigureOrder.OLDEST: lambda one: one.issue_date,
    FigureOrder.PAPER: lambda one: (one.paper, one.issue_date),
    FigureOrder.KIND: lambda one: one.figure.kind.value,
    FigureOrder.LABEL: lambda one: (not one.figure.label, one.figure.label),
    FigureOrder.TITLE: lambda one: one.title,
}


@pytest.mark.parametrize("order", KEYS)
def test_tables_are_sorted_by_any_column(library: Library, order: FigureOrder) -> None:
    """Every order sorts by its column, unknown ones last, and shows the same figures."""
    found = entries(library, FigureFilter(), order)
    keys = [KEYS[order](one) for one in found]
    assert keys == sorted(keys)  # type: ignore[type-var]
    everything = library.figure_places(FigureFilter())
    assert sorted(library.figure_places(FigureFilter(), "", order)) == sorted(everything)


def test_amounts_stand_by_kind_and_unit_the_greatest_first(library: Library) -> None:
    """Within one unit amounts fall; what is no amount stands last."""
    found = entries(library, FigureFilter(kinds=frozenset({FigureKind.MONEY})), FigureOrder.AMOUNT)
    assert [one.figure.wording for one in found] == ["2.6亿元", "1.8亿元"]
    newest = entries(library, FigureFilter(), FigureOrder.NEWEST)
    assert newest[0].issue_date == "2024-01-05"


def test_exact_labels_and_issue_dates_narrow_a_table(library: Library) -> None:
    """``labels`` are whole labels, ``printed`` is from one day to another."""
    label = entries(library, FigureFilter(label="总投资"))[0].figure.label
    exact = FigureFilter(labels=frozenset({label}), printed=("2023-06-01", "2023-06-30"))
    assert {one.figure.wording for one in entries(library, exact)} == {"1.8亿元", "2.6亿元"}
    assert not entries(library, FigureFilter(labels=frozenset({label[:-1]})))
    assert not entries(
        library, FigureFilter(labels=exact.labels, printed=("2023-07-01", "2024-01-01"))
    )


# Series and disagreement


def test_a_label_makes_a_series_over_time(library: Library) -> None:
    """Three articles of three years make one series, each point at the year it speaks of."""
    series = label_series(library, FigureFilter(label="游客"))[0]
    assert [(point.period, point.value) for point in series.points] == [
        ("2021", Decimal(120000)),
        ("2022", Decimal(180000)),
        ("2023", Decimal(315000)),
    ]
    assert series.unit == "人次"
    for point in series.points:
        (entry,) = library.figure_entries([point.place])
        assert entry == point.entry
    assert label_series(library, FigureFilter(label="没有这样的名目")) == ()


def test_another_paper_of_the_day_that_prints_another_value_is_named(library: Library) -> None:
    """1.8亿元 and 2.6亿元 for one project are set side by side; 630多亩 and 635亩 agree."""
    key = library.figure_places(FigureFilter(label="总投资"))[0][0]
    article_id = library.rows([key])[0].id
    found = printed_otherwise(library, library.article(article_id), library.figures(article_id))
    assert len(found) == 1
    (one,) = found
    assert isinstance(one, PrintedOtherwise)
    own = library.figures(article_id)[one.number].wording
    (other,) = library.figure_entries([one.place])
    assert {own, other.figure.wording} == {"1.8亿元", "2.6亿元"}
    assert one.arithmetic.startswith(f"{own} ≠ {other.figure.wording}")
    assert other.paper in one.arithmetic
    assert other.article_id != article_id


# Files


def test_tables_are_written_and_never_over_a_file(library: Library, tmp_path: Path) -> None:
    """CSV for spreadsheets, TSV as it is printed; an existing file and a strange ending are refused."""
    found = entries(library, FigureFilter())
    printed = list(table_lines(COLUMNS, map(entry_cells, found), "\t"))
    tsv, csv = tmp_path / "a.tsv", tmp_path / "a.csv"
    assert write_entries(tsv, found) == write_entries(csv, found) == len(found)
    assert tsv.read_text().splitlines(keepends=True) == printed
    assert csv.read_text("utf-8-sig").splitlines()[0] == ",".join(COLUMNS)
    for path in (tsv, tmp_path / "a.xlsx"):
        with pytest.raises(UsageError):
            write_entries(path, found)


@pytest.mark.parametrize("ending", [".png", ".svg", ".csv", ".tsv"])
def test_series_are_written_as_drawings_and_tables(
    library: Library, tmp_path: Path, ending: str
) -> None:
    """A series is a file of the kind that its name says; its text stays text in an SVG."""
    series = label_series(library, FigureFilter(label="游客"))[0]
    if ending in {".png", ".svg"}:
        fonts = pytest.importorskip("matplotlib.font_manager", reason="the extra is not installed")
        from reader.library.plot_files import FAMILIES

        if ending == ".png" and not {one.name for one in fonts.fontManager.ttflist} & set(FAMILIES):
            pytest.skip("no Chinese font on this machine")
    path = tmp_path / f"plot{ending}"
    write_series(path, series)
    content = path.read_bytes()
    if ending == ".png":
        assert content.startswith(b"\x89PNG")
    elif ending == ".svg":
        assert series.label in content.decode()
    else:
        assert "31.5万人次" in content.decode("utf-8-sig")


def test_a_missing_extra_is_named_with_its_command(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without matplotlib a drawing is refused with the command that installs it; nothing is written."""
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    series = label_series(library, FigureFilter(label="游客"))[0]
    with pytest.raises(UsageError, match=r"pip install 'gxreader\[plot\]'"):
        write_series(tmp_path / "plot.png", series)
    assert not list(tmp_path.glob("plot.*"))


@pytest.mark.parametrize("chinese", [True, False])
def test_a_drawing_needs_a_chinese_font(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, chinese: bool
) -> None:
    """A font of another name will do if it has Chinese; without any, a PNG is refused, an SVG not."""
    manager = pytest.importorskip("matplotlib.font_manager", reason="the extra is not installed")
    from reader.library import plot_files

    fonts = [font for font in manager.fontManager.ttflist if plot_files._has_chinese(font.fname)]
    if chinese and not fonts:
        pytest.skip("no Chinese font on this machine")
    latin = [font for font in manager.fontManager.ttflist if font not in fonts]
    monkeypatch.setattr(plot_files, "FAMILIES", ())
    monkeypatch.setattr(manager.fontManager, "ttflist", [*latin, *(fonts if chinese else ())])
    series = label_series(library, FigureFilter(label="游客"))[0]
    write_series(tmp_path / "plot.svg", series)
    if chinese:
        write_series(tmp_path / "plot.png", series)
    else:
        with pytest.raises(LibraryUnreadable, match="Chinese"):
            write_series(tmp_path / "plot.png", series)


def test_figures_that_have_gone_are_left_out(library: Library) -> None:
    """Each of the others keeps its own place."""
    places = library.figure_places(FigureFilter())[:3]
    entries = library.figure_entries(places)
    pairs = list(zip(places, entries, strict=True))
    assert held_at(library, places) == pairs
    assert held_at(library, [places[0], (10**9, 0), *places[1:]]) == pairs
