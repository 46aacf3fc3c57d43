"""A reader over the sample archive, in folders of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from reader.config import Paths, Settings, load_settings
from reader.library import Library, open_library, open_samples
from reader.messages import choose_language
from reader.tui.app import ReaderApp
from reader.tui.keymap import choose_keys
from reader.tui.screens.live_search import DEBOUNCE


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English and take the built-in keys in tests, whatever the machine speaks."""
    choose_language("en")
    choose_keys({})
    yield
    choose_language("en")


def paths_in(folder: Path) -> Paths:
    """Return a user's folders, all of them in ``folder``."""
    kinds = ("cache", "data", "state", "config")
    return Paths.of_user({f"XDG_{kind.upper()}_HOME": str(folder / kind) for kind in kinds})


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders that belong to this test alone."""
    return paths_in(tmp_path)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of somebody who never wrote any."""
    return load_settings(tmp_path / "none.toml", {})[0]


@pytest.fixture
def library(paths: Paths, sample_shelf: Path) -> Iterator[Library]:
    """The sample archive, with marks and positions of this test alone."""
    shutil.copytree(sample_shelf, paths.cache)
    opened = open_samples(paths)
    yield opened
    opened.close()


@pytest.fixture
def app(library: Library, settings: Settings) -> ReaderApp:
    """The application on the sample archive."""
    return ReaderApp(library, replace(settings, theme="terminal"))


async def settled(pilot: Pilot[int]) -> None:
    """Wait until what was typed has been searched, listed and drawn."""
    await pilot.pause(DEBOUNCE + 0.02)
    with suppress(WorkerCancelled):
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@contextmanager
def library_of(paths: Paths, folder: Path) -> Iterator[Library]:
    """A library that took a folder in, all of it indexed."""
    opened = open_library(paths)
    opened.add([folder])
    opened.index_pending()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def park_shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a user whose library took the pages of ``parks`` in."""
    from tests.tui.parks import write_pages

    folder = tmp_path_factory.mktemp("parks")
    with library_of(paths_in(folder), write_pages(folder)):
        return folder


@pytest.fixture
def parks(park_shelf: Path) -> Iterator[Library]:
    """A library of two papers that print one park, and of a museum's visitors over three years."""
    library = open_library(paths_in(park_shelf))
    yield library
    library.close()


@pytest.fixture
def park_app(parks: Library, settings: Settings) -> ReaderApp:
    """The application on that library."""
    return ReaderApp(parks, replace(settings, theme="terminal"))
