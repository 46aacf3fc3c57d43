"""Claims about lists: the order a person expects, groups that fit, filters that hold."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.catalogue import Catalogue, listing
from reader.catalogue.natural import page_order
from reader.model import (
    Article,
    ArticleKind,
    ListFilter,
    ListOrder,
    PageGroup,
)
from tests.catalogue.examples import FIGURE, SOURCE, article, put, record

PAGES = ["1", "02", "２", "2", "10", "010A", "A1", "a2", "A10", "B1", "特刊1", "特刊12", ""]
"""In natural order; neighbours that differ only in form may stand either way."""

SHELF = (
    article("old", paper="甲报", issue_date="2024-01-01", page="01", text="甘" * 300),
    article("ten", paper="甲报", issue_date="2024-05-02", page="10", title="ＧＤＰ 增长"),
    article("two", paper="甲报", issue_date="2024-05-02", page="2", section="要闻"),
    article("two again", paper="甲报", issue_date="2024-05-02", page="2", kind=ArticleKind.PHOTO),
    article("other", paper="乙报", issue_date="2024-05-02", page="A1", text="荔浦的芋头。"),
    article("undated", paper="甲报"),
)

ORDERS = [
    (ListOrder.NEWEST, ["other", "two", "two again", "ten", "old", "undated"]),
    (ListOrder.OLDEST, ["old", "other", "two", "two again", "ten", "undated"]),
    (ListOrder.PAPER, ["other", "two", "two again", "ten", "old", "undated"]),
    (ListOrder.LONGEST, ["old", "other", "two", "two again", "ten", "undated"]),
    (ListOrder.FIGURES, ["two", "other", "two again", "ten", "old", "undated"]),
]

FILTERS = [
    (ListFilter(), {"old", "ten", "two", "two again", "other", "undated"}),
    (ListFilter(words="gdp"), {"ten"}),
    (ListFilter(words="标题 芋头"), {"other"}),
    (ListFilter(words="ＧＤＰ增"), set()),
    (ListFilter(words="%"), set()),
    (ListFilter(paper="乙报"), {"other"}),
    (ListFilter(issue_date="2024-05-02", paper="甲报"), {"ten", "two", "two again"}),
    (ListFilter(page="2"), {"two", "two again"}),
    (ListFilter(kind=ArticleKind.PHOTO), {"two again"}),
    (ListFilter(only=frozenset({"old", "nobody"})), {"old"}),
    (ListFilter(only=frozenset()), set()),
    (
        ListFilter(without=frozenset({"old", "nobody"}), paper="甲报"),
        {"ten", "two", "two again", "undated"},
    ),
]


@pytest.fixture
def shelf() -> Iterator[Catalogue]:
    """A catalogue with six articles of two papers; ``two`` has most figures."""
    with Catalogue.open() as catalogue:
        catalogue.add_source(SOURCE)
        catalogue.replace_file(
            record(), [(one, (FIGURE,) if one.id == "two" else ()) for one in SHELF]
        )
        yield catalogue


@pytest.mark.parametrize(("order", "expected"), ORDERS)
def test_lists_are_in_order(shelf: Catalogue, order: ListOrder, expected: list[str]) -> None:
    """Each order puts articles where a person looks for them, pages as printed, undated last."""
    assert shelf.ids(shelf.keys(order)) == expected


@pytest.mark.parametrize("most", [1, 2, 4, 9])
@pytest.mark.parametrize("order", [order for order, _ids in ORDERS])
def test_the_beginning_of_a_list_is_the_list_itself(
    shelf: Catalogue, order: ListOrder, most: int
) -> None:
    """Whole pages of it, at least as many articles as were asked for, or all there are."""
    whole, begun = shelf.listing(order), shelf.beginning(order, most)
    count = len(begun.keys)
    assert count >= min(most, len(whole.keys))
    assert begun.keys == whole.keys[:count]
    assert begun.groups == whole.groups[: len(begun.groups)]
    assert sum(group.count for group in begun.groups) == count


@pytest.mark.parametrize(("where", "expected"), FILTERS)
@pytest.mark.parametrize("order", [ListOrder.NEWEST, ListOrder.LONGEST])
def test_filters_hold(
    shelf: Catalogue, order: ListOrder, where: ListFilter, expected: set[str]
) -> None:
    """Only what the filter lets through is listed, whatever the order."""
    assert set(shelf.ids(shelf.keys(order, where))) == expected


def test_a_list_is_remembered_until_something_changes(shelf: Catalogue) -> None:
    """The same list is not made twice; a change, another order or a filter is always seen."""
    newest = shelf.listing()
    assert shelf.listing() is newest
    assert shelf.ids(shelf.keys(ListOrder.OLDEST)) == ORDERS[1][1]
    assert shelf.ids(shelf.keys(where=ListFilter(paper="乙报"))) == ["other"]
    assert shelf.listing() == newest
    begun = shelf.beginning(ListOrder.NEWEST, 1)
    assert shelf.beginning(ListOrder.NEWEST, 1) is begun
    assert len(shelf.beginning(ListOrder.NEWEST, 3).keys) > len(begun.keys)
    put(shelf, article("new", paper="甲报", issue_date="2025-01-01"), path=f"{SOURCE}/b.txt")
    assert shelf.ids(shelf.keys())[0] == "new"
    assert shelf.ids(shelf.beginning(ListOrder.NEWEST, 1).keys) == ["new"]
    shelf.remove_source(SOURCE)
    assert not shelf.keys()


def test_groups_are_pages(shelf: Catalogue) -> None:
    """Each group names its page and section and says where its rows are."""
    assert shelf.listing().groups == (
        PageGroup("乙报", "2024-05-02", "A1", "", 0, 1),
        PageGroup("甲报", "2024-05-02", "2", "要闻", 1, 2),
        PageGroup("甲报", "2024-05-02", "10", "", 3, 1),
        PageGroup("甲报", "2024-01-01", "01", "", 4, 1),
        PageGroup("甲报", "", "", "", 5, 1),
    )
    assert shelf.listing(ListOrder.LONGEST).groups == (PageGroup("", "", "", "", 0, 6),)
    assert shelf.listing(where=ListFilter(paper="none")).groups == ()


def test_rows_come_in_the_order_asked(shelf: Catalogue) -> None:
    """Rows follow the keys, repeated and many at once."""
    keys = list(reversed(shelf.keys())) * 200
    assert [row.id for row in shelf.rows(keys)][:6] == [
        "undated",
        "old",
        "ten",
        "two again",
        "two",
        "other",
    ]
    assert len(shelf.rows(keys)) == len(keys)


def test_pages_are_in_natural_order() -> None:
    """2 before 10, 10 before A1, A2 before A10, words after numbers, no page last."""
    assert sorted(PAGES, key=lambda page: (page_order(page), PAGES.index(page))) == PAGES
    assert page_order("02") == page_order("２") == page_order("2")


PLACES = st.builds(
    lambda paper, day, page: (paper, day, page),
    st.sampled_from(["甲报", "乙报", ""]),
    st.sampled_from(["2024-01-01", "2024-01-02", ""]),
    st.sampled_from(["1", "2", "10", ""]),
)


@given(places=st.lists(PLACES, max_size=12), order=st.sampled_from(ListOrder))
def test_groups_cover_all_rows(places: list[tuple[str, str, str]], order: ListOrder) -> None:
    """Every article is listed once, and groups follow each other without a gap."""
    articles: list[Article] = [
        article(f"a{number}", paper=paper, issue_date=day, page=page)
        for number, (paper, day, page) in enumerate(places)
    ]
    with Catalogue.open() as catalogue:
        put(catalogue, *articles)
        shown = catalogue.listing(order)
        rows = catalogue.rows(shown.keys)
    assert sorted(row.id for row in rows) == sorted(one.id for one in articles)
    assert sum(group.count for group in shown.groups) == len(rows)
    starts = [group.start for group in shown.groups]
    assert starts == [sum(g.count for g in shown.groups[:n]) for n in range(len(starts))]
    if order in {ListOrder.NEWEST, ListOrder.OLDEST, ListOrder.PAPER}:
        runs = [place for place, _rows in groupby((r.paper, r.issue_date, r.page) for r in rows)]
        assert runs == [(group.paper, group.issue_date, group.page) for group in shown.groups]
        assert len(set(runs)) == len(runs)


@pytest.mark.parametrize("count", [listing.FEW, listing.FEW + 1])
def test_large_sets_of_ids_hold_as_small_ones(shelf: Catalogue, count: int) -> None:
    """Whichever way a set of ids is looked up, the same articles are listed in the same order."""
    ids = frozenset({"two", "old", "\ud800", *(f"nobody{number}" for number in range(count - 3))})
    assert len(ids) == count
    assert shelf.ids(shelf.keys(where=ListFilter(only=ids))) == ["two", "old"]
    others = ["other", "two again", "ten", "undated"]
    assert shelf.ids(shelf.keys(where=ListFilter(without=ids))) == others
