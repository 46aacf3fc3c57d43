"""Screens are left once, however often their key was typed."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from reader.tui.app import ReaderApp
from reader.tui.screens.choosing import ChoiceScreen
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.leaving import LeavingScreen

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
