"""Series: what an article puts side by side, and what a library prints over time."""

from decimal import Decimal

import pytest

from reader.figures import extract_figures
from reader.figures.series import find_series, library_series
from reader.model import FigureEntry, Series, SeriesAxis

SERIES = [
    (
        "2019年、2020年、2021年，全县茶叶产量分别为5.2吨、6.3吨和7.1吨。",
        ("time", "全县茶叶产量", "吨", [("2019年", "5.2"), ("2020年", "6.3"), ("2021年", "7.1")]),
    ),
    (
        "产值从2012年的54亿元增长到2021年的114亿元。",
        ("time", "产值", "元", [("2012年", "5400000000"), ("2021年", "11400000000")]),
    ),
    (
        "去年产量5吨，今年产量8吨。",
        ("time", "产量", "吨", [("去年", "5"), ("今年", "8")]),
    ),
    (
        "户均年收入由5.2万元增长到38.6万元。",
        ("change", "户均年收入增长", "元", [("", "52000"), ("", "386000")]),
    ),
    (
        "一、二、三季度工业增加值分别增长5.4%、4.8%、5.1%。",
        (
            "name",
            "工业增加值",
            "%",
            [("一季度", "5.4"), ("二季度", "4.8"), ("三季度", "5.1")],
        ),
    ),
    (
        "项目总投资6亿元，其中中央补助1亿元，省级配套2亿元，市县自筹3亿元。",
        (
            "name",
            "项目总投资",
            "元",
            [("中央补助", "100000000"), ("省级配套", "200000000"), ("市县自筹", "300000000")],
        ),
    ),
    (
        "第一产业产值8亿元，增长3.1%；第二产业产值20亿元，下降5.2%；第三产业产值31亿元，增长6.4%。",
        ("name", "产业产值", "%", [("第一", "3.1"), ("第二", "-5.2"), ("第三", "6.4")]),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SERIES, ids=[case[0][:12] for case in SERIES])
def test_a_sentence_gives_a_series(sentence: str, expected: tuple[object, ...]) -> None:
    """Dates, names and changes become points in order, each leading back to its figure."""
    figures = extract_figures([sentence], "2023-06-30")
    found = find_series([sentence], figures, "2023-06-30")
    assert expected in [_shape(series) for series in found]
    for series in found:
        for point in series.points:
            assert figures[point.figures[0]].quantity.unit == series.unit


@pytest.mark.parametrize(
    "sentence",
    [
        "开展调研186个，完成课题75个，解决难题34个。",
        "今年产量8吨，比2019年增长5%。",
        "全村有286户，1102人。",
        "",
    ],
)
def test_things_that_cannot_be_compared_are_no_series(sentence: str) -> None:
    """Different things under one classifier, a base year and two unlike counts make nothing."""
    assert find_series([sentence], extract_figures([sentence], "2023-06-30"), "2023-06-30") == ()


def entry(sentence: str, issue_date: str, number: int = -1) -> FigureEntry:
    """Return a figure of a sentence, the last one if not told, as a library prints it."""
    figure = extract_figures([sentence], issue_date)[number]
    name = f"{issue_date}:{sentence}"
    return FigureEntry(figure, name, name, sentence[:12], "日报", issue_date, "1", sentence)


def test_a_library_tells_one_label_over_time() -> None:
    """Points are dated by their sentence, else by the issue; one value twice is one point."""
    entries = [
        entry("2021年全县茶园面积12万亩。", "2022-01-05"),
        entry("2022年全县茶园面积13万亩。", "2023-01-06"),
        entry("去年，全县茶园面积13万亩。", "2023-02-07"),
        entry("2023年全县茶园面积10000公顷。", "2024-01-05"),
        entry("全村罗汉果面积300亩。", "2024-01-05"),
    ]
    (series,) = library_series(entries)
    assert series.label == "茶园面积"
    assert [(point.period, point.figures) for point in series.points] == [
        ("2021", (0,)),
        ("2022", (1, 2)),
        ("2023", (3,)),
    ]
    assert series.points[2].value == Decimal(10_000)


def test_amounts_of_two_owners_are_two_points() -> None:
    """The 总投资 of two projects in one year are two points, though the amounts be equal."""
    entries = [
        entry("2022年漓白高速总投资96.8亿元。", "2022-12-05"),
        entry("2023年漓白高速总投资97.2亿元。", "2023-12-05"),
        entry("2022年清漓大桥总投资96.8亿元。", "2022-12-06"),
    ]
    (series,) = library_series(entries)
    assert [point.figures for point in series.points] == [(0,), (2,), (1,)]


def _shape(series: Series) -> tuple[object, ...]:
    points = [(point.x, str(point.value)) for point in series.points]
    assert series.axis in SeriesAxis
    return series.axis.value, series.label, series.unit, points
