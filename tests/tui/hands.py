"""What tests do at the keyboard, and what they see in front of them."""

from typing import Any, Final, TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import settled

WIDE: Final = (160, 45)
SMALL: Final = (80, 24)
TINY: Final = (40, 12)

Shown = TypeVar("Shown", bound=Screen[Any])


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one by one, letting each take effect."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def typed(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one by one, letting answers arrive after each."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def play(pilot: Pilot[int], *keys: str) -> None:
    """Press keys; let answers arrive after those that ask for something."""
    for key in keys:
        await pilot.press(key)
        if len(key) > 1:
            await settled(pilot)
    await settled(pilot)


async def led_to(pilot: Pilot[int], kind: type[Shown], *keys: str) -> Shown:
    """Type keys that lead to a kind of screen, and return it."""
    await settled(pilot)
    await typed(pilot, *keys)
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


def screen_of(app: App[Any]) -> ReadingScreen:
    """Return the reading screen, which is in front."""
    assert isinstance(app.screen, ReadingScreen)
    return app.screen
