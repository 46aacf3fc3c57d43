"""The command table: the one truth for keys, help and palette."""

from dataclasses import replace

import pytest

from reader.config import Settings
from reader.library import Library
from reader.tui.app import ReaderApp
from reader.tui.commands import COMMANDS, Command, Scope, full_width, with_full_width
from reader.tui.keymap import choose_keys, matching_commands, shown_key
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.comparing import ComparingScreen
from reader.tui.screens.concordance import ConcordanceScreen
from reader.tui.screens.corrector import Corrector
from reader.tui.screens.figure_table import FigureTableScreen
from reader.tui.screens.plot import PlotScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.similar import SimilarScreen
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_pane import ArticlePane
from reader.tui.widgets.figure_panel import FigurePanel
from reader.tui.widgets.hit_list import HitList
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.word_bar import WordBar

HOMES: dict[Scope, type] = {
    Scope.ALWAYS: ReaderApp,
    Scope.APP: ReadingScreen,
    Scope.ROWS: RowList,
    Scope.LIST: ArticleList,
    Scope.ARTICLE: ArticlePane,
    Scope.FIGURES: FigurePanel,
    Scope.SEARCH: WordBar,
    Scope.HITS: HitList,
    Scope.TABLE: FigureTableScreen,
    Scope.PLOT: PlotScreen,
    Scope.CONCORDANCE: ConcordanceScreen,
    Scope.SIMILAR: SimilarScreen,
    Scope.COMPARING: ComparingScreen,
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_command_does_something(command: Command) -> None:
    """Each command names an action that its home really has."""
    name = command.action.rpartition(".")[2].partition("(")[0]
    if command.by == "correct":
        assert callable(getattr(Corrector, command.id.replace("-", "_"), None))
        return
    home = ReadingScreen if command.by else HOMES[command.scope]
    assert callable(getattr(home, f"action_{name}", None))


def test_keys_that_change_articles_mean_nothing_else() -> None:
    """No key that corrects an article does something else in another pane, letter or not."""
    correcting = {one.id for one in COMMANDS if one.by == "correct"} - {"open-file", "why-headline"}
    others = {key for one in COMMANDS if one.id not in correcting for key in one.keys}
    for command in COMMANDS:
        if command.id in correcting:
            assert not others.intersection(command.keys), command.id


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_command_is_reachable_without_letters(command: Command) -> None:
    """A Chinese input method swallows letters: each command has a key that is none."""
    assert any(len(key) > 1 or not key.isalpha() for key in command.keys)


def test_no_key_means_two_things_in_one_place() -> None:
    """Within a pane and the screen around it, a key has one meaning."""
    for scope in (Scope.LIST, Scope.HITS, Scope.ARTICLE, Scope.FIGURES):
        around = {scope, Scope.ALWAYS, Scope.APP} | (
            set() if scope is Scope.ARTICLE else {Scope.ROWS}
        )
        keys = [
            key
            for command in COMMANDS
            if command.scope in around
            for key in with_full_width(command.keys)
        ]
        assert len(keys) == len(set(keys))


def test_full_width_forms_are_their_keys() -> None:
    """／ ？ ： ｊ stand for / ? : j."""
    assert [full_width(key) for key in "/?:j"] == ["／", "？", "：", "ｊ"]


def test_keymap_from_config_and_wrong_names() -> None:
    """A command in [keys] takes the new keys; a name that is no command is told with the nearest."""
    keymap, notices = choose_keys({"star": ("x",), "serach": ("y",)})
    assert keymap == {"star": "x,ｘ"}
    assert len(notices) == 1
    assert "search" in notices[0]


def test_keys_are_shown_as_people_write_them() -> None:
    """Control is C-, shift is S-, and the long names are short."""
    assert [shown_key(key) for key in ("ctrl+d", "shift+tab", "pagedown", "f1", "/")] == [
        "C-d",
        "S-Tab",
        "PgDn",
        "F1",
        "/",
    ]


def test_help_finds_commands_by_words_ids_and_keys() -> None:
    """Every word must occur in a command's description, id or keys."""
    assert {c.id for c in matching_commands("next figure")} == {"next-figure"}
    assert "search" in {c.id for c in matching_commands("f3")}
    assert matching_commands("nothing like this") == []


async def test_remapped_key_works_and_help_shows_it(library: Library, settings: Settings) -> None:
    """A key from config.toml runs its command, the old one does not, and help tells the new."""
    app = ReaderApp(library, replace(settings, keys={"search": ("x",)}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await pilot.press("slash")
        await pilot.pause()
        assert not screen.word_bar.display
        await pilot.press("x")
        await pilot.pause()
        assert screen.word_bar.display


async def test_help_opens_searches_and_runs(app: ReaderApp) -> None:
    """`?` lists every command; typing narrows them; Enter runs the one under the cursor."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        reading = app.screen
        assert isinstance(reading, ReadingScreen)
        await pilot.press("？")
        await pilot.pause()
        help_screen = app.screen
        assert isinstance(help_screen, CommandScreen)
        await pilot.press(*"oldest")
        await pilot.pause()
        assert help_screen.rows.row_count == 0
        await pilot.press(*["backspace"] * 6, *"order")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen_stack == [reading]
        assert reading.list_state.order.value == "oldest"
