"""The query language: what is understood, and what is said about what is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.messages import choose_language
from reader.search import describe, parse_query
from reader.search.dates import parse_dates
from reader.search.query import Dates
from reader.text.fold import fold

TODAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _english() -> None:
    choose_language("en")


UNDERSTOOD = [
    ("粮食", "“粮食”"),
    ("粮食 安全", "“粮食” and “安全”"),
    ("粮食　安全", "“粮食” and “安全”"),
    ("粮食 AND 安全", "“粮食” and “安全”"),
    ("粮食 OR 安全 产量", "“粮食” or (“安全” and “产量”)"),
    ("粮食 或 安全", "“粮食” or “安全”"),
    ("粮食|安全", "“粮食” or “安全”"),
    ("粮食｜安全", "“粮食” or “安全”"),
    ("（粮食 OR 安全） AND 生产", "(“粮食” or “安全”) and “生产”"),
    ("粮食 -安全", "“粮食” and without “安全”"),
    ("粮食 不含 安全", "“粮食” and without “安全”"),
    ("粮食 非 (安全|生产)", "“粮食” and without (“安全” or “生产”)"),
    ("粮食 NOT 安全", "“粮食” and without “安全”"),
    ('"粮食 安全"', "“粮食 安全”"),
    ("“粮食”", "“粮食”"),
    ("「粮食」", "“粮食”"),
    (r'"他说\"好\""', '“他说"好"”'),
    ("“新区”建设", "““新区”建设”"),
    ("专家（农科院）", "“专家（农科院）”"),
    ("5.2%", "“5.2%”"),
    ("19:00", "“19:00”"),
    ("http://a.cn", "“http://a.cn”"),
    ("林小舟：等了三年", "“林小舟：等了三年”"),
    ("怎么办？", "“怎么办？”"),
    ("或者", "“或者”"),
    ("标题：粮食", "title contains “粮食”"),
    ("title:(粮食 OR 安全)", "title contains “粮食” or title contains “安全”"),
    ("body:粮食", "text contains “粮食”"),
    ("作者:林小舟", "byline contains “林小舟”"),
    ("报纸:海州 版:1", "paper: 海州 and page: 1"),
    ("版名:要闻", "section: 要闻"),
    ("date:2026", "2026-01-01 to 2026-12-31"),
    ("日期：２０２６－０３", "2026-03-01 to 2026-03-31"),
    ("date:近10天", "2026-03-01 to 2026-03-10"),
    ("date:last 10", "2026-03-01 to 2026-03-10"),
    ("date:>=2026-02", "from 2026-02-01"),
    ("粮食*", "“粮食”"),
    ("econ*", "“econ*”"),
    ("第?届", "“第?届”"),
    ("粮食 NEAR 安全", "“粮食” within 10 characters of “安全”"),
    ("粮食 近邻/3 安全", "“粮食” within 3 characters of “安全”"),
    ("sort:date 粮食", "“粮食”; newest first"),
    ("is:unread 粮食", "is:unread and “粮食”"),
]


@pytest.mark.parametrize(("query", "said"), UNDERSTOOD)
def test_a_query_is_understood(query: str, said: str) -> None:
    """The echo of a query says what it means, with half- and full-width punctuation alike."""
    assert describe(parse_query(query, predicates={"is"}, today=TODAY)) == said


MISTAKES = [
    ("", 0, "nothing to search for"),
    ("   ", 3, "nothing to search for"),
    ("(粮食", 0, "never closed"),
    ("粮食 （安全", 3, "never closed"),
    ("粮食)", 2, "no opening one"),
    ("()", 0, "nothing between"),
    ('粮食 "安全', 3, "never ends"),
    ("粮食 OR", 3, "both sides"),
    ("OR 粮食", 0, "both sides"),
    ("粮食 AND", 3, "both sides"),
    ("粮食 NEAR", 3, "both sides"),
    ("粮食 NEAR (安全 生产)", 3, "only words"),
    ("粮食 NOT", 3, "needs a word after"),
    ("title:", 0, "nothing follows"),
    ("粮食 标题：", 3, "nothing follows"),
    ("date:昨天", 5, "no date"),
    ("date:2026-13", 5, "no date"),
    ("date:2026-02-30", 5, "no date"),
    ("date:>9999", 5, "no date"),
    ("date:(2026)", 5, "no brackets"),
    ("titel:粮食", 0, "“title:”"),
    ("标提:粮食", 0, "“标题:”"),
    ("foo:bar", 0, "no field “foo”"),
    ("is:unread", 0, "no field “is”"),
    ("sort:size 粮食", 5, "no order"),
    ("*", 0, "nothing to search for in it"),
    ('""', 0, "nothing to search for in it"),
    ("-" * 60 + "(" * 60, 60, "nested too deeply"),
    ("粮" * 2001, 2000, "2000 characters"),
]


@pytest.mark.parametrize(("query", "position", "said"), MISTAKES)
def test_a_mistake_is_told_with_its_place(query: str, position: int, said: str) -> None:
    """A wrong query gets one sentence that says what is wrong, and where."""
    with pytest.raises(QueryError) as caught:
        parse_query(query, today=TODAY)
    assert said in str(caught.value)
    if "(" * 60 not in query:
        assert caught.value.position == position


DATES = [
    ("2023", "2023-01-01", "2023-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-6-3", "2023-06-03", "2023-06-03"),
    ("2023/06/30", "2023-06-30", "2023-06-30"),
    ("2023年6月30日", "2023-06-30", "2023-06-30"),
    ("2023年6月", "2023-06-01", "2023-06-30"),
    ("202306", "2023-06-01", "2023-06-30"),
    ("20230630", "2023-06-30", "2023-06-30"),
    ("2023-01..2023-06", "2023-01-01", "2023-06-30"),
    ("2023-01～2023-06", "2023-01-01", "2023-06-30"),
    ("2023-06..2022", "2022-01-01", "2023-06-30"),
    ("..2023", "", "2023-12-31"),
    ("2023..", "2023-01-01", ""),
    (">2023-06", "2023-07-01", ""),
    ("<2023-06", "", "2023-05-31"),
    ("<=2023-06", "", "2023-06-30"),
    ("≥2023-06", "2023-06-01", ""),
    ("近30天", "2026-02-09", "2026-03-10"),
    ("最近2周", "2026-02-25", "2026-03-10"),
    ("last 1 day", "2026-03-10", "2026-03-10"),
]


@pytest.mark.parametrize(("wording", "first", "last"), DATES)
def test_dates_are_read(wording: str, first: str, last: str) -> None:
    """Years, months, days, ranges and bounds give a first and a last day."""
    assert parse_dates(wording, TODAY) == Dates(first, last)


@pytest.mark.parametrize(
    "wording", ["", "..", "0000", "2023-00", "近99999天", "近9999年", "abc", "<0001"]
)
def test_what_is_no_date_is_none(wording: str) -> None:
    """What cannot be a date is told so, never guessed."""
    assert parse_dates(wording, TODAY) is None


def _mistake(text: str) -> QueryError | None:
    """Return what is said about a query, or nothing when it is understood."""
    try:
        assert describe(parse_query(text, today=TODAY))
    except QueryError as error:
        return error
    return None


@given(st.text(st.sampled_from('粮食ab ()（）"“”「」|-*?:：\\ANDOR非近邻date:2title'), max_size=30))
def test_any_text_is_understood_or_explained(text: str) -> None:
    """No query ends in anything but a meaning or a sentence with a place in the query."""
    mistake = _mistake(text)
    assert mistake is None or (mistake.what and 0 <= mistake.position <= len(text))


@given(st.text(min_size=1, max_size=30).filter(fold))
def test_anything_can_be_quoted(text: str) -> None:
    """Any wording can be searched for literally, quoted and escaped."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("＂", "\\＂")
    assert getattr(parse_query(f'"{quoted}"', today=TODAY).node, "wording", None) == text
