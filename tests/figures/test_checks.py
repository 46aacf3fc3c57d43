"""Arithmetic inside an article: sums of parts and percentages, rounding and hedges included."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.figures import check_figures, extract_figures
from reader.figures.bounds import bounds_of

CASES = [
    ("园区占地630多亩，分两期建设，一期占地130亩，二期占地500亩。", "sum", True),
    ("园区占地630亩，分两期建设，一期130亩，二期400亩。", "sum", False),
    ("今年新开工项目47个，其中工业项目29个、农业项目18个、文旅项目6个。", "sum", False),
    ("协会共有会员120人，其中女性130人。", "part", False),
    ("全年完成投资86.3亿元，比上年同期多完成9.5亿元，增长12.4%。", "percent", True),
    ("全年完成投资86.3亿元，比上年同期多完成9.5亿元，增长14.2%。", "percent", False),
    ("产量由5.2万吨增长到6.5万吨，增长25%。", "percent", True),
    ("产量由6.5万吨下降到5.2万吨，下降35%。", "percent", False),
]

SILENT = [
    "今年新开工项目47个，其中工业项目29个、农业项目8个。",
    "共有换电站1638座，其中高速公路换电站449座，充电站2892座。",
    "雪道数量从64条增至74条，雪道面积增加15%。",
    "会议有两项议程，其中听取报告3个。",
    "移送73人，处分1647人，其中厅局级54人、县处级285人。",
    "减税金额从263亿元提高到1022亿元，年均增长超过30%。",
]


@pytest.mark.parametrize(("text", "rule", "holds"), CASES)
def test_arithmetic_is_found_and_judged(text: str, rule: str, holds: bool) -> None:
    """The one check that a sentence invites is found, and comes out or does not."""
    checks = check_figures([text], extract_figures([text]))
    assert [(one.rule, one.holds) for one in checks] == [(rule, holds)]


@pytest.mark.parametrize("text", SILENT)
def test_ordinary_sentences_raise_no_doubt(text: str) -> None:
    """Incomplete parts, other subjects and averages over years are no reason to look."""
    checks = check_figures([text], extract_figures([text]))
    assert [one for one in checks if not one.holds] == []


def test_the_arithmetic_is_written_out() -> None:
    """A check shows the sum in one line, with the printed wordings."""
    text = CASES[1][0]
    (check,) = check_figures([text], extract_figures([text]))
    assert check.arithmetic == "130亩 + 400亩 = 530亩 ≠ 630亩"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("共17个县", "17", "17"),
        ("投资86.3亿元", "8625000000", "8635000000"),
        ("占地630多亩", "630", "693"),
        ("近100人参加", "90", "100"),
        ("栽种3至5个品种", "3", "5"),
    ],
)
def test_printed_amounts_lie_between_bounds(text: str, low: str, high: str) -> None:
    """Counted numbers are exact, rounded ones lose half a digit, hedges loosen to one side."""
    (figure,) = extract_figures([text])
    assert bounds_of(figure) == (Decimal(low), Decimal(high))


@given(st.integers(2, 400), st.integers(2, 400))
def test_true_sums_of_phases_always_hold(first: int, second: int) -> None:
    """Whatever the two phases are, their true sum raises no doubt, and a larger one does."""
    for total, expected in ((first + second, True), (first + second + 1, False)):
        text = f"园区占地{total}亩，分两期建设，一期{first}亩，二期{second}亩。"
        (check,) = check_figures([text], extract_figures([text]))
        assert check.holds is expected
