"""The style sheets: one for what the first frame shows, the others for what comes later."""

from pathlib import Path
from typing import Any, Final

from textual.app import App

from reader.config import styles_folder

FIRST: Final = "screen.tcss"


def first_sheet() -> Path:
    """Return the style sheet that the first frame needs."""
    return styles_folder() / FIRST


def complete_sheets(app: App[Any]) -> None:
    """Have an app read the style sheets of what comes after its first frame, unless it has."""
    for path in sorted(styles_folder().glob("*.tcss")):
        if not app.stylesheet.has_source(str(path)):
            sheet = path.read_text(encoding="utf-8")
            app.stylesheet.add_source(sheet, read_from=(str(path), ""))
