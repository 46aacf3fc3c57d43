"""How things look, read from the style sheets without Textual: for the picture painted before it.

Only what the rules for rows, text and bars need is understood: ``color``, ``background`` and
``text-style``, with the theme's ``$gx-`` variables. What is not understood is drawn plain.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from rich.color import ColorParseError
from rich.style import Style

_RULE: Final = re.compile(r"^([\w#:]+) > \.(\w+)--([\w-]+) \{([^}]*)\}", re.MULTILINE)
_DECLARATION: Final = re.compile(r"([\w-]+):\s*([^;]+);")
_FOCUSED: Final = "RowList:focus"
"""The list has the focus when the program starts."""
_STATUS: Final = "#status"


class Looks:
    """The styles of component classes by their names: ``rows--cursor``, ``article--title``.

    ``status--`` names stand for the bars' rules at the foot of the screen.
    """

    def __init__(self, folder: Path, theme: str) -> None:
        """Read the sheets and a theme of ``folder``. Raises OSError where one is not there."""
        self._rules: dict[str, dict[str, str]] = {}
        words = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.tcss")))
        for name, declarations in _rules("\n".join(words)):
            self._rules.setdefault(name, {}).update(declarations)
        table = tomllib.loads((folder / "themes" / f"{theme}.toml").read_text(encoding="utf-8"))
        self._theme: Mapping[str, str] = table.get("gx", {})
        self._styles: dict[str, Style] = {}

    def __call__(self, name: str) -> Style:
        """Return the style of a component class."""
        if name not in self._styles:
            self._styles[name] = self._made(self._rules_of(name))
        return self._styles[name]

    def of(self, names: Iterable[str]) -> Style:
        """Return the style of several component classes, the last on top."""
        return Style.combine(map(self, names))

    def _rules_of(self, name: str) -> Mapping[str, str]:
        bar = self._rules.get(name.replace("status--", "bar--"), {})
        return {**bar, **self._rules.get(name, {})}

    def _made(self, declarations: Mapping[str, str]) -> Style:
        said = {name: self._value(value) for name, value in declarations.items()}
        attributes = {word: True for word in said.get("text-style", "").split() if word != "none"}
        try:
            return Style(
                color=said.get("color"),
                bgcolor=said.get("background"),
                **attributes,  # type: ignore[arg-type]  # Style has a switch of each name
            )
        except (ColorParseError, TypeError):
            return Style()

    def _value(self, value: str) -> str:
        """Put in the theme's variables; the terminal's own colours have other names in Rich."""
        if value.startswith("$gx-"):
            value = str(self._theme.get(value[4:].replace("-", "_"), "default"))
        return value.removeprefix("ansi_")


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    for widget, family, name, body in _RULE.findall(sheet):
        if ":" in widget and widget != _FOCUSED:
            continue
        first = "status" if widget == _STATUS else family
        yield f"{first}--{name}", {key: value.strip() for key, value in _DECLARATION.findall(body)}
