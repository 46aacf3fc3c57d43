"""What the screen looks like: the sample archive in a fixed theme, at the sizes that matter."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

import pytest
from textual.pilot import Pilot

from reader.config import Settings
from reader.library import Library
from reader.messages import choose_language
from reader.tui.app import ReaderApp
from reader.tui.screens import panes
from reader.tui.screens.panes import CALM_SECONDS
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, TINY, typed

LARGE: Final = (120, 40)

SCENES: Final = {
    "list and article": ("en", SMALL, ("j", "enter")),
    "all panes": ("zh", LARGE, ("enter",)),
    "figure marked": ("zh", LARGE, ("enter", "full_stop", "full_stop", "full_stop")),
    "figures by kind": ("zh", SMALL, ("enter", "f", "a", "down", "down")),
    "figures in reading order": ("en", LARGE, ("enter", "f", "f", "o", "a")),
    "table of figures": ("zh", LARGE, ("t", "slash", *"类别:金额", "enter", "4")),
    "same quantity": ("en", SMALL, ("t", "slash", *"515万元", "enter", "equals_sign")),
    "hits": ("en", LARGE, ("slash", *"公里")),
    "match in an article": ("zh", SMALL, ("slash", *"隧道", "down", "enter", "n")),
    "help": ("en", SMALL, ("question_mark", *"figure")),
    "list alone": ("zh", TINY, ("j", "j")),
    "article alone": ("en", TINY, ("enter", "space")),
}
"""Language, size in cells, and keys that lead to the picture."""


async def play(pilot: Pilot[int], keys: Iterable[str]) -> None:
    """Press keys; let searches and bars come to rest after each."""
    await settled(pilot)
    await typed(pilot, *keys)
    await pilot.pause(2 * CALM_SECONDS)  # what is looked for once an article is open
    await settled(pilot)


@pytest.fixture(autouse=True)
def messages_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the clock out of the pictures: a message does not give way while a scene is played."""
    monkeypatch.setattr(panes, "MESSAGE_SECONDS", 3600.0)


@pytest.mark.parametrize("scene", SCENES)
def test_screen_looks_as_it_did(
    library: Library, settings: Settings, snap_compare: Callable[..., bool], scene: str
) -> None:
    """Layout, words and marks of a scene are those of its picture."""
    language, size, keys = SCENES[scene]
    choose_language(language)
    app = ReaderApp(library, replace(settings, theme="newsprint"))
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: play(pilot, keys))
