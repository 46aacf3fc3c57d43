"""Hits counted by date, paper, page and section, and searches narrowed to a count."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.catalogue.facets import Place
from reader.library import Facet, FacetKind, Library
from reader.library.facets import count_places, date_step
from reader.search import find_keys, narrowed, parse_query, plain_page, search
from reader.text.cells import cell_len, set_ambiguous_wide
from reader.tui.app import ReaderApp
from reader.tui.screens.facets import FacetsScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.facet_rows import HEADINGS, bar, facet_line, measure_of
from tests.search.shelf import SHELF
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, WIDE, led_to, press, screen_of

QUERIES = ("公里", "的", "隧道 或 公路", "-公里", "title:的", "(公里 或 的) -隧道")


@pytest.fixture
def wide_blocks() -> Iterator[None]:
    """A terminal on which ambiguous characters take two cells."""
    set_ambiguous_wide(on=True)
    yield
    set_ambiguous_wide(on=False)


@pytest.mark.parametrize(
    ("dates", "step"),
    [
        (("2022-01-02", "2023-01-02"), 4),
        (("2023-01-02", "2023-06-02", ""), 7),
        (("2023-06-01", "2023-06-02"), 10),
        (("",), 10),
    ],
)
def test_time_is_counted_in_the_greatest_steps_that_tell_hits_apart(
    dates: tuple[str, ...], step: int
) -> None:
    """Years; within one year months; within one month days."""
    assert date_step(dates) == step


PLACES = st.builds(
    Place,
    st.sampled_from(["", "海州日报", "海州晚报"]),
    st.sampled_from(["", "2023-06-01", "2023-07-02", "2024-01-01"]),
    st.sampled_from(["", "01", "1", "A12"]),
    st.sampled_from(["", "要闻"]),
    st.integers(1, 50),
)


@given(st.lists(PLACES))
def test_counts_of_every_kind_add_up(places: list[Place]) -> None:
    """No hit is lost or counted twice, whichever way the hits are counted."""
    facets = count_places("公里", places, plain_page)
    assert facets.count == sum(place.articles for place in places)
    for kind in FacetKind:
        assert sum(facet.count for facet in facets.of(kind)) == facets.count
        assert len({facet.value for facet in facets.of(kind)}) == len(facets.of(kind))


@pytest.mark.parametrize("query", QUERIES)
def test_a_facet_counts_what_the_narrowed_query_finds(library: Library, query: str) -> None:
    """The number beside a date, paper, page or section is the number of hits after Enter."""
    facets = library.searches.facets(query)
    assert facets is not None
    assert facets.count == library.search(query).count
    for facet in (one for kind in HEADINGS for one in facets.of(kind)):
        if facet.value:
            narrower = library.searches.narrowed(query, facet)
            assert library.search(narrower).count == facet.count


@pytest.mark.parametrize(
    ("query", "field", "value", "written"),
    [
        ("桥", "date", "2023", "桥 date:2023"),
        ("桥 date:2023", "date", "2023-06", "桥 date:2023-06"),
        ("date:2023", "date", "2023-06", "date:2023-06"),
        ("桥 date:2023", "date", "2022", "桥 date:2023 date:2022"),
        ("桥 或 路", "paper", "海州日报", '(桥 或 路) paper:"海州日报"'),
        ("桥", "section", '新"声', '桥 section:“新"声”'),
        ("桥 sort:date", "page", "a12", '桥 sort:date page:"a12"'),
    ],
)
def test_narrowed_queries_are_what_one_would_type(
    query: str, field: str, value: str, written: str
) -> None:
    """Alternatives are bracketed, a month takes the place of its year, names are quoted."""
    assert narrowed(query, field, value) == written
    assert parse_query(written)


@pytest.mark.parametrize(
    ("written", "papers"),
    [
        ('paper:"海州晚报"', {"海州晚报"}),
        ('paper:"海州"', set()),
        ("paper:海州", {"海州晚报", "海州日报"}),
    ],
)
def test_a_quoted_paper_is_the_whole_name(written: str, papers: set[str]) -> None:
    """paper:"…" finds that paper alone, paper:… every paper whose name holds the words."""
    found = search(written, SHELF)
    assert {hit.paper for hit in found.hits} & {"海州晚报", "海州日报"} == papers
    assert found.count == len(find_keys(written, SHELF))


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 200))
def test_bars_fit_and_never_vanish(count: int, most: int, cells: int) -> None:
    """A bar is at most as long as there is room, and any count has one where there is."""
    drawn = bar(min(count, most), most, cells)
    assert cell_len(drawn) <= cells
    assert bool(drawn) == (count > 0 and cells > 0)


@pytest.mark.usefixtures("wide_blocks")
@pytest.mark.parametrize("width", [24, 40, 80])
def test_rows_fit_where_blocks_are_wide(width: int) -> None:
    """On such a terminal bars are made of number signs, and rows keep their cells."""
    facets = [Facet(FacetKind.PAPER, name, 10 * n) for n, name in enumerate(("海州日报", "晚报"))]
    lines = [facet_line(facet, measure_of(facets, width), width) for facet in facets]
    assert all(cell_len(line) <= width for line in lines)
    assert cell_len(lines[1]) == width
    assert "#" in lines[1]
    assert "█" not in lines[1]


async def test_enter_narrows_and_back_widens(app: ReaderApp) -> None:
    """Enter on a count shows those hits; Esc shows those before, and then the list."""
    async with app.run_test(size=WIDE) as pilot:
        facets = await led_to(pilot, FacetsScreen, "slash", *"公里", "enter", "c")
        chosen = facets.rows.facet_at(facets.rows.cursor)
        assert chosen is not None
        await press(pilot, "enter")
        await settled(pilot)
        screen = screen_of(app)
        assert screen.hit_list.has_focus
        assert len(screen.hit_list.hits) == chosen.count
        assert "公里 date:" in screen.list_title.left
        await press(pilot, "escape")
        await settled(pilot)
        assert screen.list_title.left == "Hits: 公里"
        await press(pilot, "escape")
        assert screen.article_list.display


async def test_leaving_the_counts_changes_nothing(app: ReaderApp) -> None:
    """Esc in the counts comes back to the same hits."""
    async with app.run_test(size=SMALL) as pilot:
        await led_to(pilot, FacetsScreen, "slash", *"公里", "enter", "c")
        screen = app.screen_stack[-2]
        assert isinstance(screen, ReadingScreen)
        before = screen.hit_list.hits
        await press(pilot, "escape")
        assert screen_of(app) is screen
        assert screen.hit_list.hits == before


async def test_without_a_search_there_is_nothing_to_count(app: ReaderApp) -> None:
    """The key says so and opens nothing."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        assert "searched" in screen_of(app).status.left


def test_cancelled_counting_counts_nothing(library: Library) -> None:
    """A question called off has no answer."""
    assert library.searches.facets("公里", cancelled=lambda: True) is None
