"""How a widget's words look in the theme that is shown, looked up once for each theme."""

from typing import Final

from rich.style import Style
from textual.widget import Widget

from reader.config import styles_folder
from reader.tui.render.looks import looks_of

CURSOR: Final = "cursor"
CURSOR_LEFT: Final = "cursor-left"
"""The cursor of a widget that has not the focus."""


class StyleBook:
    """The Rich styles of a widget's kinds of words, by the last part of their names."""

    def __init__(self, widget: Widget, family: str) -> None:
        self._widget = widget
        self._family = family
        self._styles: dict[str, Style] = {}

    def __call__(self, name: str) -> Style:
        """Return the style of the words ``family--name``; a cursor shows who has the focus."""
        if name == CURSOR and not self._widget.has_focus:
            name = CURSOR_LEFT
        style = self._styles.get(name)
        if style is None:
            looks = looks_of(styles_folder(), self._widget.app.theme)
            style = self._styles[name] = looks(f"{self._family}--{name}")
        return style

    def forget(self) -> None:
        """Look every style up anew: the theme has changed."""
        self._styles.clear()
