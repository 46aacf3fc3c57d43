"""Component styles as Rich styles, looked up once and kept until the theme changes."""

from rich.style import Style
from textual.widget import Widget


class StyleBook:
    """The Rich styles of a widget's component classes, by the last part of their names."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget = widget
        self._prefix = prefix
        self._styles: dict[str, Style] = {}

    def __call__(self, name: str) -> Style:
        """Return the style of the component class ``prefix--name``."""
        style = self._styles.get(name)
        if style is None:
            known = f"{self._prefix}--{name}"
            style = self._widget.get_component_rich_style(known, partial=name.startswith("on-"))
            self._styles[name] = style
        return style

    def forget(self) -> None:
        """Look every style up anew: the theme has changed."""
        self._styles.clear()
