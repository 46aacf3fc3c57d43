"""Reading: lists, articles, figures and the keys between them."""

import pytest

from reader.library import Library
from reader.model import Mark
from reader.tui.app import ReaderApp
from reader.tui.screens.folding import Pane
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, TINY, WIDE, play, press, screen_of


async def test_enter_opens_the_article_and_marks_it_read(app: ReaderApp, library: Library) -> None:
    """Enter on a row shows that article, moves the focus to the text and marks it as read."""
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "j", "enter")
        row = screen.article_list.row_at(1)
        assert row is not None
        assert screen.article_id == row.id
        assert screen.article_pane.has_focus
        assert row.id in library.marked(Mark.READ)


@pytest.mark.parametrize("keys", [("j", "k"), ("down", "up"), ("ｊ", "ｋ")])
async def test_letters_arrows_and_full_width_letters_move(
    app: ReaderApp, keys: tuple[str, str]
) -> None:
    """The list moves by vim letters, by arrows and by the full-width forms of the letters."""
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        rows = screen_of(app).article_list
        start = rows.index
        await press(pilot, keys[0])
        assert rows.index == start + 1
        await press(pilot, keys[1])
        assert rows.index == start


async def test_cursor_never_stands_on_a_page_heading(app: ReaderApp) -> None:
    """Moving down through the whole list visits articles only, each once."""
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        rows = screen_of(app).article_list
        seen = [rows.index]
        for _step in range(rows.article_count - 1):
            rows.action_cursor_down()
            assert rows.can_choose(rows.cursor)
            seen.append(rows.index)
        assert seen == list(range(rows.article_count))


async def test_panel_moves_the_text_to_the_figure(app: ReaderApp) -> None:
    """Moving in the figures panel marks the figure in the text and brings its line into view."""
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "enter", "f", "f")
        screen.focus_pane(Pane.FIGURES)
        await pilot.pause()
        await press(pilot, "G")
        pane, panel = screen.article_pane, screen.figure_panel
        await press(pilot, "k")
        number = panel.figure_number(panel.cursor)
        reading = pane.reading
        assert reading is not None
        assert number is not None
        assert number == panel.shown[-1]
        span = reading.figures[number].span
        top = pane.scroll_offset.y
        visible = pane.lines[top : top + pane.size.height]
        assert any(
            line.paragraph == span.paragraph and line.start <= span.start < line.stop
            for line in visible
        )


async def test_next_figure_in_the_text_moves_the_panel(app: ReaderApp) -> None:
    """Stepping to the next figure in the text puts the panel's cursor on the same figure."""
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "enter", "full_stop", "full_stop")
        panel = screen.figure_panel
        assert panel.figure_number(panel.cursor) == screen.article_pane.marked_figure == 1


async def test_key_figures_first_and_all_on_one_key(app: ReaderApp) -> None:
    """The panel begins with the key figures; `a` shows every one, `o` in reading order."""
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        panel = screen.figure_panel
        await press(pilot, "enter")
        reading = screen.article_pane.reading
        assert reading is not None
        keys = [n for n, figure in enumerate(reading.figures) if figure.key]
        assert sorted(panel.shown) == keys
        assert 0 < len(keys) < len(reading.figures)
        screen.focus_pane(Pane.FIGURES)
        await pilot.pause()
        await press(pilot, "a")
        assert sorted(panel.shown) == list(range(len(reading.figures)))
        await press(pilot, "o")
        assert list(panel.shown) == list(range(len(reading.figures)))


async def test_search_while_typing_then_open_at_the_first_match(app: ReaderApp) -> None:
    """Hits appear as one types; Enter opens the best at its first match; n and N walk matches."""
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "slash", "漓", "川")
        await settled(pilot)
        assert screen.hit_list.display
        assert screen.hit_list.hits
        await press(pilot, "enter")
        await settled(pilot)
        reading = screen.article_pane.reading
        assert reading is not None
        assert reading.article.id == screen.hit_list.hits[0].article_id
        assert all(reading.article.wording(span) == "漓川" for span in reading.matches)
        assert screen.article_pane.current_match == 0
        if len(reading.matches) > 1:
            await press(pilot, "n")
            assert screen.article_pane.current_match == 1
            await press(pilot, "N")
            assert screen.article_pane.current_match == 0


async def test_a_wrong_query_is_answered_by_a_sentence(app: ReaderApp) -> None:
    """An unbalanced bracket is told in the status line; the hits before it stay."""
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "／", "left_parenthesis", "漓")
        await settled(pilot)
        assert screen.status.alert
        assert screen.status.left


async def test_find_in_article_marks_every_occurrence(app: ReaderApp) -> None:
    """Ctrl+F in the text marks what is typed; Enter goes to the first; Esc takes it back."""
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "enter", "ctrl+f", "的", "enter")
        reading = screen.article_pane.reading
        assert reading is not None
        text = reading.article.headline.title + reading.article.text
        assert len(reading.matches) == text.count("的")
        assert screen.article_pane.current_match == 0


async def test_q_goes_back_step_by_step_and_leaves_at_the_top(app: ReaderApp) -> None:
    """From the text `q` returns to the list; from the list it leaves."""
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "enter", "q")
        assert screen.article_list.has_focus
        await press(pilot, "q")
        assert app.return_code == 0
        assert not app.is_running


async def test_reader_resumes_where_it_stopped(app: ReaderApp, library: Library) -> None:
    """Leaving an article and coming back shows the same line at the top."""
    async with app.run_test(size=TINY) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "enter", "space", "space")
        before = screen.article_pane.position
        first = screen.article_id
        await press(pilot, "J", "K")
        assert screen.article_id == first
        assert screen.article_pane.position == before
        assert library.position(first) == before


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((200, 50), {Pane.LIST, Pane.ARTICLE, Pane.FIGURES}),
        ((120, 40), {Pane.LIST, Pane.ARTICLE, Pane.FIGURES}),
        ((80, 24), {Pane.LIST, Pane.ARTICLE}),
        ((40, 12), {Pane.LIST}),
    ],
)
async def test_panes_fold_with_the_width(
    app: ReaderApp, size: tuple[int, int], panes: set[Pane]
) -> None:
    """Figures fold away first, then the list; whatever has the focus is always in sight."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        assert set(screen.in_sight()) == panes
        for _step in range(4):
            await press(pilot, "tab")
            assert screen.focused_pane in screen.in_sight()


async def test_resizing_keeps_the_place(app: ReaderApp) -> None:
    """The words at the top of the pane stay at the top through any change of size."""
    async with app.run_test(size=TINY) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "enter", "space", "space")
        paragraph = screen.article_pane.position.paragraph
        for size in ((120, 40), (40, 12), (200, 12), (40, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert screen.article_pane.position.paragraph == paragraph


async def test_order_filter_and_unread(app: ReaderApp) -> None:
    """`o` changes the order, `i` filters by title words, `u` leaves read articles out."""
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        everything = screen.article_list.article_count
        newest = screen.article_list.row_at(0)
        await press(pilot, "o")
        oldest = screen.article_list.row_at(0)
        assert newest is not None
        assert oldest is not None
        assert oldest.issue_date < newest.issue_date
        await press(pilot, "enter", "q", "u")
        assert screen.article_list.article_count == everything - 1
        await press(pilot, "escape")
        some = screen.article_list.row_at(3)
        assert some is not None
        await press(pilot, "i", *some.name[:4], "enter")
        assert 0 < screen.article_list.article_count < everything


async def test_chinese_text_outside_an_input_is_explained(app: ReaderApp) -> None:
    """A character that only an input method can have sent asks to switch to English."""
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "你")
        assert screen_of(app).status.alert
        assert "input method" in screen_of(app).status.left


@pytest.mark.parametrize(
    ("before", "key", "told"),
    [
        ((), "W", "“Say which rules chose the headline” works in: Reading pane."),
        ((), "Ｗ", "works in: Reading pane."),
        ((), "V", "works in: Reading pane."),
        ((), "y", "works in: Figures panel."),
        (("enter",), "u", "works in: Article list."),
        (("enter",), "Y", "works in: Figures panel."),
        (("/", *"桥", "enter", "escape"), "x", "works in: Reading pane."),
        (("/", *"桥", "enter"), "u", "works in: Hits."),
        ((), "7", "No command has the key 7; ? shows all."),
        (("enter",), "f5", "works in: Article list."),
        ((), "ctrl+x", "No command has the key C-x; ? shows all."),
    ],
)
async def test_a_key_that_does_nothing_here_says_why(
    app: ReaderApp, before: tuple[str, ...], key: str, told: str
) -> None:
    """It is told where it works, or that it is no key of ours."""
    async with app.run_test(size=SMALL) as pilot:
        await play(pilot, *before)
        await press(pilot, key)
        assert told in screen_of(app).status.left


async def test_text_has_a_small_screen_to_itself_unless_the_list_is_pinned(app: ReaderApp) -> None:
    """At 80x24 reading folds the list away; `z` keeps it beside the text, `q` brings it back."""
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await press(pilot, "enter")
        assert screen.in_sight() == (Pane.ARTICLE,)
        await press(pilot, "z")
        assert screen.in_sight() == (Pane.LIST, Pane.ARTICLE)
        assert screen.article_pane.has_focus
        await press(pilot, "z")
        assert screen.in_sight() == (Pane.ARTICLE,)
        await press(pilot, "q")
        assert screen.in_sight() == (Pane.LIST, Pane.ARTICLE)
