"""Screens are left once, however often their key was typed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.screen import Screen

from reader.library import Library
from reader.model import Mark
from reader.tui.app import ReaderApp
from reader.tui.screens.choosing import ChoiceScreen
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.folding import Pane
from reader.tui.screens.leaving import LeavingScreen
from tests.terminal.pseudo import PseudoTerminal, clean_environ
from tests.tui.conftest import settled
from tests.tui.hands import screen_of

MADE: dict[str, Callable[[], Screen[Any]]] = {
    "a list of commands": lambda: CommandScreen("Commands"),
    "a choice": lambda: ChoiceScreen("Role", ("note", "caption")),
    "a whole screen": LeavingScreen[None],
}


@pytest.mark.parametrize("name", MADE)
async def test_a_screen_that_is_left_twice_leaves_the_one_below(app: ReaderApp, name: str) -> None:
    """Keys that wait behind the one that closed a screen close nothing else."""
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        below = app.screen
        screen = MADE[name]()
        app.push_screen(screen)
        await pilot.pause()
        for _time in range(3):
            screen.dismiss(None)
        await pilot.pause()
        assert app.is_running
        assert app.screen is below


@pytest.mark.parametrize("way_out", [("ctrl+q",), ("ctrl+c",), ("escape", "q"), ("escape", "f10")])
async def test_nothing_typed_before_leaving_is_lost(
    app: ReaderApp, library: Library, way_out: tuple[str, ...]
) -> None:
    """Keys that come in one burst do their work before the one that leaves."""
    first, second = (library.rows([key])[0].id for key in library.listing().keys[:2])
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for key in ("s", "J", "s", *way_out):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
    assert app.return_code == 0
    assert library.marked(Mark.STAR) == {first, second}


async def test_keys_behind_the_one_that_leaves_are_late(app: ReaderApp, library: Library) -> None:
    """What is typed while the program is being left does nothing."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for key in ("ctrl+q", "s"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
    assert not library.marked(Mark.STAR)


async def test_a_correction_made_just_before_leaving_is_kept(
    app: ReaderApp, library: Library
) -> None:
    """What is done beside the event loop is finished when the program ends."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        screen_of(app).focus_pane(Pane.ARTICLE)
        for key in ("A", "ctrl+q"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
    assert len(library.corrections.all()) == 1


def test_keys_in_one_burst_go_to_what_the_ones_before_opened(tmp_path: Path) -> None:
    """A note and a tag typed ahead, as when a slow line stalls, are written; then it is left."""
    page = tmp_path / "page.txt"
    page.write_text("渡口新桥昨日合龙\n\n　　本报讯 昨日，渡口新桥主跨合龙。\n", "utf-8")
    environ = clean_environ(HOME=str(tmp_path), GXREADER_LANG="en")
    argv = [sys.executable, "-m", "reader", str(page)]
    with PseudoTerminal(argv, columns=100, rows=30, environ=environ) as terminal:
        terminal.wait_for("渡口新桥")
        terminal.settle()
        os.write(terminal.master, b'"\rword\rs#ab\r\x11')
        assert terminal.process.wait(10) == 0
    said = {path.name.split(".")[0] for path in tmp_path.rglob("*.jsonl")}
    assert {"tags", "notes", "marks"} <= said
