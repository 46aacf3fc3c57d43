"""Correcting in the reading pane: keys, choosers, what is shown afterwards, and the editor."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.config import Paths, Settings
from reader.journal import CorrectionBook
from reader.library import Deed, Library, Wish
from reader.model import Role
from reader.parsing.corrections import record_of
from reader.tui.app import ReaderApp
from reader.tui.render.editing import editor_command
from reader.tui.screens.choosing import ChoiceScreen, FieldScreen
from reader.tui.screens.folding import Pane
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.writing import WritingScreen
from tests.parsing.corrections.examples import NAME, TEXT
from tests.tui.conftest import library_of, settled
from tests.tui.hands import press

PAGE = TEXT[: TEXT.index("图书馆")]
"""Two articles."""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page file of two articles."""
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def library(paths: Paths, page: Path) -> Iterator[Library]:
    """A library with that page."""
    with library_of(paths, page.parent.parent) as opened:
        yield opened


@pytest.fixture
def app(library: Library, settings: Settings) -> ReaderApp:
    """The application on it."""
    return ReaderApp(library, replace(settings, theme="terminal"))


async def opened(pilot: Pilot[int], title: str) -> ReadingScreen:
    """Open an article by its title and go to the reading pane."""
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    rows = screen.library.rows(screen.library.listing().keys)
    screen.show_article(next(row.id for row in rows if row.name == title))
    screen.focus_pane(Pane.ARTICLE)
    await settled(pilot)
    return screen


def names(screen: ReadingScreen) -> list[str]:
    """Return the names in the list."""
    return [row.name for row in screen.library.rows(screen.library.listing().keys)]


async def test_role_is_marked_and_taken_back(app: ReaderApp) -> None:
    """Two choosers, the paragraph and what it is; U takes it back."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press("r")
        assert isinstance(app.screen, ChoiceScreen)
        await pilot.press("down", "enter")
        await pilot.press("down", "down", "down", "down", "enter")
        await settled(pilot)
        reading = screen.article_pane.reading
        assert reading is not None
        assert reading.article.paragraphs[1].role is Role.NOTE
        assert "U" in screen.status.left
        await pilot.press("U")
        await settled(pilot)
        reading = screen.article_pane.reading
        assert reading is not None
        assert reading.article.paragraphs[1].role is Role.BODY


async def test_what_another_session_corrected_is_taken_back_only_if_meant(
    app: ReaderApp, library: Library, paths: Paths
) -> None:
    """U tells a correction that was not made just now, and asks."""
    rice = next(row for row in library.rows(library.listing().keys) if row.name == "早稻开镰")
    library.corrections.make(rice.id, Wish(Deed.HEADLINE, title="晚稻开镰"))
    undone = library.corrections.undo()
    CorrectionBook(paths.data).add(record_of(undone))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, "早稻开镰")
        for answer, left in (("escape", 1), ("enter", 0)):
            await pilot.press("U")
            await settled(pilot)
            assert isinstance(app.screen, ChoiceScreen)
            await pilot.press(answer)
            await settled(pilot)
            assert len([one for one in library.corrections.all() if not one.undone]) == left


async def test_headline_is_edited(app: ReaderApp) -> None:
    """Three fields hold the headline; Enter takes what stands in them."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press("H")
        assert isinstance(app.screen, FieldScreen)
        assert app.focused is app.screen.inputs[1]
        app.screen.inputs[1].value = "晚稻开镰"
        await pilot.press("enter")
        await settled(pilot)
        assert "晚稻开镰" in names(screen)
        reading = screen.article_pane.reading
        assert reading is not None
        assert reading.article.headline.title == "晚稻开镰"
        assert screen.library.search("早稻开镰").count == 1


async def test_match_is_put_right(app: ReaderApp) -> None:
    """With a match marked, the field holds its words; both readings are found afterwards."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        screen.article_pane.show_matches(screen.library.find_in(screen.article_id, "天气"))
        screen.article_pane.go_to_match(0)
        await pilot.press("E")
        assert isinstance(app.screen, WritingScreen)
        field = app.screen.words
        assert field.text == "天气"
        field.text = "年\n景"
        await pilot.press("enter")
        await settled(pilot)
        for words in ("今年的天气", "今年的年景"):
            assert screen.library.search(words).count == 1


async def test_paragraph_is_put_right(app: ReaderApp) -> None:
    """Without a match, a paragraph is chosen and the field holds all of it."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press("E", "down", "enter")
        assert isinstance(app.screen, WritingScreen)
        field = app.screen.words
        assert field.text.startswith("农技人员")
        field.text = field.text.replace("农技", "农业")
        await pilot.press("enter")
        await settled(pilot)
        reading = screen.article_pane.reading
        assert reading is not None
        assert reading.article.paragraphs[1].text.startswith("农业人员")


async def test_split_and_merge(app: ReaderApp) -> None:
    """An article is split and merged again; the article shown holds the place."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press("x", "down", "enter")
        await settled(pilot)
        assert len(names(screen)) == 3
        reading = screen.article_pane.reading
        assert reading is not None
        assert reading.article.paragraphs[0].text.startswith("农技人员")
        await pilot.press("M")
        await settled(pilot)
        assert len(names(screen)) == 2
        reading = screen.article_pane.reading
        assert reading is not None
        assert reading.article.headline.title == "早稻开镰"


async def test_join_and_break(app: ReaderApp) -> None:
    """Two paragraphs become one, and one becomes two at words."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press("p", "enter")
        await settled(pilot)
        reading = screen.article_pane.reading
        assert reading is not None
        assert len(reading.article.paragraphs) == 1
        await pilot.press("P", "enter")
        field = app.screen.query_one(Input)
        field.value = "收割机"
        await pilot.press("enter")
        await settled(pilot)
        reading = screen.article_pane.reading
        assert reading is not None
        assert [one.text[:3] for one in reading.article.paragraphs] == ["全县早", "收割机"]


async def test_words_that_begin_no_new_paragraph_are_told(app: ReaderApp) -> None:
    """Words that the paragraph does not hold, or begins with, break nothing; it is said."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        for words in ("没有的字", "全县"):
            await press(pilot, "P", "enter", *words, "enter")
            await settled(pilot)
            assert "not inside the paragraph" in screen.status.left


async def test_advertisement_leaves_the_list(app: ReaderApp) -> None:
    """The article goes; another one is shown; U brings it back and shows it."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press("A")
        await settled(pilot)
        assert names(screen) == ["渡口新桥昨日合龙"]
        assert screen.article_id
        await pilot.press("U")
        await settled(pilot)
        reading = screen.article_pane.reading
        assert reading is not None
        assert reading.article.headline.title == "早稻开镰"
        await pilot.press("U")
        await settled(pilot)
        assert screen.status.alert


async def test_leaving_a_question_changes_nothing(app: ReaderApp) -> None:
    """Escape goes back from every question."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        for key in ("r", "x", "p", "P", "E", "H"):
            await pilot.press(key, "escape")
            await pilot.pause()
            assert app.screen is screen
        assert screen.library.corrections.all() == ()


async def test_what_cannot_be_done_is_said(app: ReaderApp) -> None:
    """The first article of a page has none before it."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "渡口新桥昨日合龙")
        await pilot.press("M")
        await settled(pilot)
        assert screen.status.alert
        assert len(names(screen)) == 2


async def test_rules_of_a_headline(app: ReaderApp) -> None:
    """W tells what spoke for the headline."""
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press("W")
        await pilot.pause()
        assert "byline" in screen.status.left


@pytest.mark.parametrize("key", ["o", "O", ")"])
async def test_file_is_opened_at_its_line(
    app: ReaderApp, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """The editor gets line and path; what it changed is shown when it is left."""
    told = tmp_path / "told"
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}\nsed -i s/260台/261台/ "$2"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))

    @contextmanager
    def suspend() -> Iterator[None]:
        yield

    monkeypatch.setattr(app, "suspend", suspend)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press(key)
        await settled(pilot)
        assert told.read_text().split("\n")[:2] == ["+9", str(page)]
        reading = screen.article_pane.reading
        assert reading is not None
        assert "261台" in reading.article.text


async def test_editor_that_is_not_there(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that cannot be started is said; so is a terminal that cannot be given away."""
    monkeypatch.setenv("VISUAL", "/nowhere/editor")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "早稻开镰")
        await pilot.press("O")
        await settled(pilot)
        assert screen.status.alert


EDITORS = [
    ("", {}, ["vi", "+3", "a.txt"]),
    ("", {"EDITOR": "nano"}, ["nano", "+3", "a.txt"]),
    ("", {"EDITOR": "nano", "VISUAL": "vim -R"}, ["vim", "-R", "+3", "a.txt"]),
    ("code", {"EDITOR": "nano"}, ["code", "-w", "-g", "a.txt:3"]),
    ("/usr/bin/hx", {}, ["/usr/bin/hx", "a.txt:3"]),
    ('"open', {}, ['"open', "+3", "a.txt"]),
]


@pytest.mark.parametrize(("wished", "environ", "command"), EDITORS)
def test_commands_of_editors(wished: str, environ: dict[str, str], command: list[str]) -> None:
    """The setting goes before $VISUAL, that before $EDITOR; each is told the line its own way."""
    assert editor_command(wished, "a.txt", 3, environ) == command
