"""How words look: what ``looks.css`` says of each kind of them, in the colours of a theme.

It is read without Textual, for the picture painted before it is imported, and serves the app as
well. Only what words need is understood: ``color``, ``background`` and ``text-style``, with the
theme's ``$gx-`` variables. What is not understood is drawn plain.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from rich.color import ColorParseError
from rich.style import Style

SHEET: Final = "looks.css"
_RULE: Final = re.compile(r"^\.([\w-]+) \{([^}]*)\}", re.MULTILINE)
_DECLARATION: Final = re.compile(r"([\w-]+):\s*([^;]+);")


class Looks:
    """The styles of words by what these are: ``rows--cursor``, ``article--title``."""

    def __init__(self, folder: Path, theme: str) -> None:
        """Read the sheet and a theme of ``folder``. Raises OSError where one is not there."""
        sheet = (folder / SHEET).read_text(encoding="utf-8")
        self._rules = dict(_RULE.findall(sheet))
        table = tomllib.loads((folder / "themes" / f"{theme}.toml").read_text(encoding="utf-8"))
        self._theme: Mapping[str, str] = table.get("gx", {})
        self._styles: dict[str, Style] = {}

    def __call__(self, name: str) -> Style:
        """Return the style of one kind of words, without any where no rule is for them."""
        if name not in self._styles:
            declarations = _DECLARATION.findall(self._rules.get(name, ""))
            self._styles[name] = self._made(dict(declarations))
        return self._styles[name]

    def of(self, names: Iterable[str]) -> Style:
        """Return the style of several kinds in one, the last on top."""
        return Style.combine(map(self, names))

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


@lru_cache(maxsize=4)
def looks_of(folder: Path, theme: str) -> Looks:
    """Return the looks of a theme, read when it is first wanted. Raises OSError where there are none."""
    return Looks(folder, theme)
