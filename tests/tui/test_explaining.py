"""A search explained: its conditions alone, what ranks the first hit, and what would hit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.library import Library
from reader.library.explaining import Held, months_around
from reader.model import Sort
from reader.search import find_keys, parse_query, search
from reader.search.explain import explain
from reader.search.writing import written
from reader.tui.app import ReaderApp
from reader.tui.screens.explaining import ExplainScreen
from tests.search.shelf import SHELF
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, led_to, press, screen_of

QUERIES = (
    "粮食 增长",
    "粮食 OR 码头",
    "粮食 -(码头 OR 夜校)",
    '"等了三年" title:北港',
    "粮* NEAR/5 增长",
    'paper:"海州晚报" page:1 section:要闻',
    "date:2025-12..2026-03 夜校",
    "date:>=2026-03 新",
    "byline:林小舟 sort:date",
    '“新"码头”',
    r"粮\*食",
)


@pytest.mark.parametrize("query", QUERIES)
def test_a_written_query_finds_the_same(query: str) -> None:
    """What is made of a query's meaning is read as that meaning again."""
    again = written(parse_query(query).node)
    assert find_keys(again, SHELF) == find_keys(query, SHELF)
    assert written(parse_query(again).node) == again


@given(st.text('粮食 ORNOTand-()*?:"“”「」\\年12', min_size=1, max_size=14))
def test_whatever_is_understood_can_be_written(query: str) -> None:
    """Odd signs included, writing and reading again changes no meaning."""
    try:
        node = parse_query(query).node
    except QueryError:
        return
    assert find_keys(written(node), SHELF) == find_keys(query, SHELF)


@pytest.mark.parametrize("query", QUERIES)
def test_every_condition_is_counted_alone(query: str) -> None:
    """Beside each condition stands what a search for it alone finds."""
    explanation = explain(query, SHELF, cancelled=lambda: False)
    assert explanation.count == search(query, SHELF).count
    assert explanation.conditions
    for condition in explanation.conditions:
        assert condition.alone.count == search(condition.alone.query, SHELF).count


def test_shares_of_the_first_hit_add_up() -> None:
    """What the wordings add to the first hit is all there is; its title is the first hit's."""
    explanation = explain("粮食 增长 安全", SHELF, cancelled=lambda: False)
    first = search("粮食 增长 安全", SHELF).hits[:1]
    assert explanation.first_title == (first[0].title if first else "")
    explanation = explain("粮食 增长", SHELF, cancelled=lambda: False)
    assert sum(rank.share for rank in explanation.ranks) == pytest.approx(1)
    assert explanation.first_title == search("粮食 增长", SHELF).hits[0].title


def test_by_date_nothing_is_ranked_by_words() -> None:
    """Where the newest come first, no wording has a share in it."""
    explanation = explain("粮食 sort:date", SHELF, cancelled=lambda: False)
    newest = search("粮食", SHELF, sort=Sort.DATE).hits[0]
    assert (explanation.first_title, explanation.ranks) == (newest.title, ())


@pytest.mark.parametrize(
    ("query", "without", "instead"),
    [
        ("粮食 飞船", {"粮食"}, set()),
        ("粮食 飞船 火箭", set(), set()),
        ("title:货轮", set(), {"货轮"}),
        ("粮食总产量下降", set(), {"粮食总产量"}),
        ("粮食总铲量", set(), {"粮食总产量", "粮食总"}),
        ("北岗新码头", set(), {"北港新码头", "新码头"}),
        ("粮食 date:2020", {"粮食"}, set()),
    ],
)
def test_no_hits_say_what_would_hit(query: str, without: set[str], instead: set[str]) -> None:
    """Fewer conditions, other fields, the part of a wording that occurs; each with its count."""
    explanation = explain(query, SHELF, cancelled=lambda: False)
    assert explanation.count == 0
    assert {one.query for one in explanation.without} == without
    assert {one.query for one in explanation.instead} == instead
    for one in (*explanation.without, *explanation.instead):
        assert one.count == search(one.query, SHELF).count > 0


def test_months_held_around_a_date_are_told() -> None:
    """The last month before the dates, first and last within, the first after."""
    months = [Held(f"2023-{month:02}", month) for month in (1, 2, 5, 6, 7, 11)]
    asked = [
        (("2023-03-01", "2023-03-31"), ["2023-02", "2023-05"]),
        (("2023-05-01", "2023-07-31"), ["2023-02", "2023-05", "2023-07", "2023-11"]),
        (("2023-12-01", ""), ["2023-11"]),
        (("", "2022-12-31"), ["2023-01"]),
    ]
    for dates, wanted in asked:
        assert [one.month for one in months_around(dates, months)] == wanted


async def test_an_explanation_leads_to_what_would_hit(app: ReaderApp) -> None:
    """From the bar with no hits, one key explains, and Enter on a line searches for it."""
    async with app.run_test(size=SMALL) as pilot:
        screen = await led_to(
            pilot, ExplainScreen, "slash", *"公里", "space", *"飞船火箭", "ctrl+r"
        )
        rows = range(screen.rows.row_count)
        wanted = next(row for row in rows if screen.rows.query_at(row) == "公里")
        screen.rows.move_cursor(wanted)
        await press(pilot, "enter")
        await settled(pilot)
        reading = screen_of(app)
        assert reading.hit_list.hits
        assert reading.hit_list.has_focus
        await press(pilot, "escape")
        await settled(pilot)
        assert not reading.hit_list.hits


def test_an_explanation_called_off_is_none(library: Library) -> None:
    """A question called off has no answer."""
    assert library.searches.explain("公里", cancelled=lambda: True) is None
