"""Matches below each other: complete, aligned by cells, in three orders, opened where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import ConcordanceOrder, Library, Occurrence, ordered
from reader.model import HEADLINE_PARAGRAPH, Span
from reader.search.concord import CONTEXT
from reader.text.cells import cell_len, printable
from reader.tui.app import ReaderApp
from reader.tui.screens.concordance import ConcordanceScreen
from reader.tui.screens.folding import Pane
from reader.tui.widgets.concordance_rows import clip_left, columns, concordance_line
from tests.tui.hands import SMALL, led_to, press, screen_of

TEXT = st.text(st.sampled_from("的公里AB，。e\u0301 \u3000"), max_size=CONTEXT)


def found(library: Library, query: str) -> list[Occurrence]:
    """Return every occurrence of a query."""
    return [one for page in library.searches.concordance(query) for one in page]


@pytest.mark.parametrize("query", ["公里", "的", "公里 或 隧道", "公* -隧道", "公里 NEAR 隧道"])
def test_every_match_of_every_hit_is_there_once(library: Library, query: str) -> None:
    """The matches of an article are those its hit marks, and their wording stands there."""
    answer = library.search(query, limit=10_000)
    wanted = {
        (hit.article_id, span)
        for hit in answer.hits
        for span in hit.spans(library.article(hit.article_id).text)
    }
    occurrences = found(library, query)
    assert {(one.article_id, one.span) for one in occurrences} <= wanted
    assert len(occurrences) >= len(
        {hit.article_id for hit in answer.hits if hit.in_title or hit.in_text}
    )
    assert len({(one.article_id, one.number) for one in occurrences}) == len(occurrences)
    for one in occurrences:
        article = library.article(one.article_id)
        printed = article.wording(one.span)
        assert one.word.startswith(printed)


def test_contexts_are_what_stands_around(library: Library) -> None:
    """The words before and after a match are those of its paragraph and its neighbours."""
    for one in found(library, "公里"):
        article = library.article(one.article_id)
        if one.span.paragraph == HEADLINE_PARAGRAPH:
            text = article.headline.title
        else:
            text = article.paragraphs[one.span.paragraph].text
        assert one.left.endswith(text[: one.span.start][-CONTEXT:])
        assert one.right.startswith(text[one.span.stop :][:CONTEXT])


def test_orders_compare_the_words_after_or_before(library: Library) -> None:
    """Sorted by what follows, equal followers stand together; before, read from the match on."""
    occurrences = found(library, "公里")
    right = [one.right for one in ordered(occurrences, ConcordanceOrder.RIGHT)]
    left = [one.left[::-1] for one in ordered(occurrences, ConcordanceOrder.LEFT)]
    assert right == sorted(right)
    assert left == sorted(left)
    assert ordered(occurrences, ConcordanceOrder.PRINTED) == occurrences


@given(TEXT, st.integers(0, 80))
def test_the_left_context_is_clipped_by_cells(text: str, cells: int) -> None:
    """What is left fits, is a tail of the text, and does not begin with a lone combining mark."""
    clipped = clip_left(text, cells)
    assert cell_len(clipped) <= cells
    assert text.endswith(clipped)
    assert clipped == text or not clipped.startswith("\u0301")
    assert cell_len(text) > cells or clipped == text


@given(TEXT, TEXT, st.integers(20, 200))
def test_all_matches_begin_in_one_column(left: str, right: str, width: int) -> None:
    """Whatever stands before a match, it begins at the same cell, and the row fits."""
    one = Occurrence("a", "2024-03-01", "漓川日报", "07", Span(0, 0, 2), 0, left, "公里", right)
    line, (start, stop) = concordance_line(one, width)
    place, before = columns(width)
    assert cell_len(line) <= width
    assert cell_len(printable(line[:start])) == (place + 1 if place else 0) + before
    assert "公里".startswith(line[start:stop])


async def test_enter_opens_the_article_at_the_match(app: ReaderApp) -> None:
    """The chosen match is the current one in its article, with all others marked."""
    async with app.run_test(size=SMALL) as pilot:
        screen = await led_to(pilot, ConcordanceScreen, "slash", *"公里", "enter", "w")
        count = len(found(screen.library, "公里"))
        assert screen.rows.row_count == count > 3
        await press(pilot, "j", "j", "j")
        wanted = screen.rows.occurrence_at(3)
        assert wanted is not None
        await press(pilot, "enter")
        reading = screen_of(app)
        assert reading.article_id == wanted.article_id
        assert reading.matches[reading.article_pane.current_match] == wanted.span
        assert reading.focused_pane is Pane.ARTICLE


async def test_the_order_changes_and_the_cursor_stays_on_its_match(app: ReaderApp) -> None:
    """`o` sorts by the words after, then before, then as printed again."""
    async with app.run_test(size=SMALL) as pilot:
        screen = await led_to(pilot, ConcordanceScreen, "slash", *"公里", "enter", "w")
        await press(pilot, "j", "j")
        chosen = screen.rows.occurrence_at(2)
        for order in (ConcordanceOrder.RIGHT, ConcordanceOrder.LEFT, ConcordanceOrder.PRINTED):
            await press(pilot, "o")
            assert screen.order is order
            assert screen.rows.occurrence_at(screen.rows.cursor) == chosen
        await press(pilot, "escape")
        assert screen_of(app).hit_list.display


async def test_a_query_without_words_has_no_matches(app: ReaderApp) -> None:
    """A date finds articles but nothing in them; the screen says so."""
    async with app.run_test(size=SMALL) as pilot:
        screen = await led_to(pilot, ConcordanceScreen, "slash", *"-公里", "enter", "w")
        assert screen.rows.row_count == 0
        assert "no words" in screen.rows.empty_message
