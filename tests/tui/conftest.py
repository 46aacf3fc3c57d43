"""A reader over the sample archive, in folders of its own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.config import Paths, Settings, load_settings, samples_folder
from reader.library import Library, open_files
from reader.messages import choose_language
from reader.tui.app import ReaderApp


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English in tests, whatever the machine speaks."""
    choose_language("en")
    yield
    choose_language("en")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders that belong to this test alone."""
    return Paths.of_user(
        {
            "HOME": str(tmp_path),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of somebody who never wrote any."""
    return load_settings(tmp_path / "none.toml", {})[0]


@pytest.fixture
def library(paths: Paths) -> Iterator[Library]:
    """The sample archive, opened without registering it."""
    papers = [path for path in samples_folder().iterdir() if path.is_dir()]
    opened = open_files(papers, paths)
    opened.take_pending()
    yield opened
    opened.close()


@pytest.fixture
def app(library: Library, settings: Settings) -> ReaderApp:
    """The application on the sample archive."""
    return ReaderApp(library, replace(settings, theme="terminal"))
