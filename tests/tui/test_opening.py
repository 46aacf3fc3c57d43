"""The first frame: drawn once, as it stays; what it does not show comes before the first key."""

from dataclasses import replace
from typing import Any

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from reader.config import Settings
from reader.library import Library
from reader.tui.app import ReaderApp
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, TINY, WIDE, press, screen_of


class WatchedApp(ReaderApp):
    """Notes what is seen in each frame, and how many articles are listed by then."""

    frames: list[tuple[list[str], int]]

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if renderable is not None:
            strips = screen._compositor.render_strips()
            listed = len(screen_of(self).article_list._listed.keys)
            self.frames.append(([strip.text for strip in strips], listed))
        super()._display(screen, renderable)


@pytest.fixture
def watched(library: Library, settings: Settings) -> WatchedApp:
    """The application on the sample archive, watched."""
    app = WatchedApp(library, replace(settings, theme="terminal"))
    app.frames = []
    return app


@pytest.mark.parametrize("size", [SMALL, WIDE, TINY])
async def test_the_first_frame_is_as_it_stays(watched: WatchedApp, size: tuple[int, int]) -> None:
    """List, text, figures and what the status line says are all there at once, in their places."""
    async with watched.run_test(size=size) as pilot:
        await settled(pilot)
        first, _listed = watched.frames[0]
        last, _listed = watched.frames[-1]
        assert first == last
        assert any("79 articles" in line for line in first)
        assert "? help" in first[-1]


async def test_the_rest_of_the_list_comes_behind_the_first_frame(watched: WatchedApp) -> None:
    """Only what can be seen is listed for it; all is there before any key is heard."""
    async with watched.run_test(size=SMALL) as pilot:
        count = watched.library.count()
        assert SMALL[1] <= watched.frames[0][1] < count
        await press(pilot, "G")
        rows = screen_of(watched).article_list
        assert (rows.whole, rows.index, rows.article_count) == (True, count - 1, count)
