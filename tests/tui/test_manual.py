"""The pages of keys and settings say what the tables say."""

from pathlib import Path

import pytest

from reader.tui.manual import PAGES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_current(name: str) -> None:
    """`python -m reader.tui.manual docs` would change nothing."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]()
