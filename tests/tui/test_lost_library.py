"""A library that fails while one reads is told in a sentence; the reading goes on."""

import pytest

from reader.library import Library
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import settled


@pytest.mark.parametrize("keys", [["ctrl+f", "的"], ["o"], ["u"], ["J"], ["s"]])
async def test_a_library_that_cannot_be_read_ends_nothing(
    app: ReaderApp, library: Library, keys: list[str]
) -> None:
    """With the catalogue closed under it, every key is answered and the text stays on the screen."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        library.close()
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        assert app.is_running
        assert screen.article_pane.reading is not None
