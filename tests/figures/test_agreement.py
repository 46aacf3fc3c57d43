"""Articles that print different values of one thing."""

import pytest

from reader.figures import extract_figures
from reader.figures.agreement import disagreements
from reader.model import FigureEntry, FigureKind

FIRST = "2023年，灌江县柑橘种植面积达到28万亩，产量创下新高。"


def entry(title: str, sentence: str, issue_date: str) -> FigureEntry:
    """Return the first amount of a sentence as a library prints it."""
    found = extract_figures([sentence], issue_date)
    figure = next(one for one in found if one.kind is not FigureKind.DATE)
    name = f"{title} {issue_date}"
    return FigureEntry(figure, name, name, title, "日报", issue_date, "1", sentence)


def test_two_values_of_one_thing_disagree() -> None:
    """Same label, same year, same county, other number: both places are named, earlier first."""
    entries = [
        entry("灌江县柑橘种植面积再创新高", FIRST, "2024-02-03"),
        entry(
            "灌江县柑橘种植迎来丰收",
            "据介绍，2023年灌江县柑橘种植面积为31万亩。",
            "2024-01-12",
        ),
    ]
    (found,) = disagreements(entries)
    assert (found.first, found.second, found.period) == (1, 0, "2023")
    assert found.arithmetic == "31万亩 ≠ 28万亩"


def test_the_next_rounded_amount_disagrees() -> None:
    """516万亩 is another amount than 515万亩, 515.4万亩 the same one rounded less."""
    title = "灌江县柑橘种植面积再创新高"
    sentence = "2023年，灌江县柑橘种植面积为{}万亩。"
    one, other, finer = (
        entry(title, sentence.format(amount), f"2024-01-1{number}")
        for number, amount in enumerate(("515", "516", "515.4"))
    )
    (found,) = disagreements([one, other])
    assert found.arithmetic == "515万亩 ≠ 516万亩"
    assert disagreements([one, finer]) == ()


def test_a_period_that_is_not_over_is_of_another_year() -> None:
    """一季度 in January is that of the year before, whatever the issue's year says."""
    title = "灌江县经济运行平稳"
    sentence = "分季度看，一季度灌江县生产总值增长{}%，二季度增长4.7%。"
    one = entry(title, sentence.format("5.3"), "2025-01-20")
    other = entry(title, sentence.format("5.9"), "2025-07-20")
    assert disagreements([one, other]) == ()


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("灌江县柑橘种植面积再创新高", "2022年，灌江县柑橘种植面积达到21万亩。"),
        ("灌江县柑橘种植面积再创新高", "2023年，灌江县柑橘种植面积达到近29万亩。"),
        ("漓水县柑橘种植面积再创新高", "2023年，漓水县柑橘种植面积达到12万亩。"),
        ("灌江县柑橘种植面积再创新高", "2023年，灌江县生姜种植面积达到2万亩。"),
        ("灌江县柑橘种植面积再创新高", "2023年，灌江县柑橘种植面积达到28万亩。"),
    ],
    ids=["another year", "hedged", "another county", "another crop", "the same"],
)
def test_other_things_do_not_disagree(title: str, sentence: str) -> None:
    """Another year, place or thing, and a value within the hedge, are no reason to look."""
    entries = [
        entry("灌江县柑橘种植面积再创新高", FIRST, "2024-02-03"),
        entry(title, sentence, "2024-03-01"),
    ]
    assert disagreements(entries) == ()


def test_the_owner_may_stand_a_clause_earlier() -> None:
    """Whose profit it is, an earlier clause says: two firms do not disagree, one with itself does."""
    firm = "{}公布年报，去年生产经营平稳，主要产品供不应求，2023年全年净利润总额为{}亿元。"
    one, other, again = (
        entry("上市公司陆续公布业绩", firm.format(name, amount), f"2024-03-0{number}")
        for number, (name, amount) in enumerate(
            [("长虹机械公司", 12), ("南津钢铁公司", 31), ("长虹机械公司", 19)], 1
        )
    )
    assert disagreements([one, other]) == ()
    assert [(found.first, found.second) for found in disagreements([one, again])] == [(0, 1)]


def test_a_label_that_many_share_proves_nothing() -> None:
    """A column head (净利润) that every company prints on one day is known by its company."""
    entries = [
        entry(
            f"第{number}家公司公布年报业绩",
            f"2023年归属于股东的净利润为{number}亿元。",
            "2024-03-01",
        )
        for number in range(3, 9)
    ]
    assert disagreements(entries) == ()
