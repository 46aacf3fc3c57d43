"""Themes: one TOML file each in ``styles/themes``; the only place where colours are written."""

import difflib
import tomllib
from pathlib import Path
from typing import Final

from textual.theme import Theme

from reader.errors import ConfigError
from reader.messages import _, listed

DEFAULT_THEME: Final = "terminal"

ANSI_NEEDS: Final = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-background": "ansi_default",
}
"""Variables that Textual's own sheets expect of a theme in the terminal's colours."""


def theme_names(folder: Path) -> list[str]:
    """Return the names of the themes in ``folder``, sorted."""
    return sorted(path.stem for path in folder.glob("*.toml"))


def load_theme(folder: Path, name: str) -> Theme:
    """Return a theme of ``folder``. Raises ConfigError when it cannot be read."""
    path = folder / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        colours = {f"gx-{name}".replace("_", "-"): str(c) for name, c in table["gx"].items()}
        if table.get("ansi", False):
            colours |= ANSI_NEEDS
        return Theme(
            name=path.stem,
            primary=table["primary"],
            background=table["background"],
            foreground=table["foreground"],
            surface=table.get("surface"),
            panel=table.get("surface"),
            boost=table.get("surface"),
            dark=table["dark"],
            ansi=table.get("ansi", False),
            variables=colours,
        )
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            _("Theme unreadable"),
            _("{path}: {error}").format(path=path, error=error),
            _("Install gxreader anew, or mend the file."),
        ) from error


def theme_to_begin_with(wanted: str, names: list[str], notices: list[str]) -> str:
    """Return the theme that the settings ask for; say so when there is no such theme."""
    if wanted in names:
        return wanted
    if wanted != "auto":
        near = difflib.get_close_matches(wanted, names, 1)
        told = near[0] if near else listed(names)
        notices.append(
            _("There is no theme {name}; there is {names}.").format(name=wanted, names=told)
        )
    return DEFAULT_THEME
