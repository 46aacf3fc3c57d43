"""Where gxreader keeps its own: cache, data, state and config, by the XDG rules."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self

APPLICATION: Final = "gxreader"
LIBRARY_VARIABLE: Final = "GXREADER_LIBRARY"
SETTINGS_FILE: Final = "config.toml"
LINUX: Final = sys.platform == "linux"
XDG_FOLDERS: Final = MappingProxyType(
    {"cache": ".cache", "data": ".local/share", "state": ".local/state", "config": ".config"}
)
"""Where the kinds of folders are below the home folder unless a variable says otherwise (XDG 0.8)."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user; none is created before something is written into it.

    ``cache`` may be deleted at any time; ``data`` holds what the person wrote (marks), ``state``
    reading positions, ``config`` the settings. ``library`` holds the catalogue and the index.
    """

    cache: Path
    data: Path
    state: Path
    config: Path
    library: Path

    @classmethod
    def of_user(cls, environ: Mapping[str, str] | None = None, library: str | None = None) -> Self:
        """Return the folders that ``environ`` (the process's own by default) asks for.

        The library is ``library`` (``--library``), else ``GXREADER_LIBRARY``, else in the cache.
        """
        variables = os.environ if environ is None else environ
        cache = _xdg(variables, "cache")
        chosen = library or variables.get(LIBRARY_VARIABLE, "")
        return cls(
            cache=cache,
            data=_xdg(variables, "data"),
            state=_xdg(variables, "state"),
            config=_xdg(variables, "config"),
            library=Path(chosen).expanduser().absolute() if chosen else cache / "library",
        )

    @property
    def settings_file(self) -> Path:
        """The file the person keeps settings in; gxreader never writes it."""
        return self.config / SETTINGS_FILE


def _xdg(variables: Mapping[str, str], kind: str) -> Path:
    """Return the application's ``kind`` folder; a relative XDG variable is ignored (XDG 0.8)."""
    chosen = variables.get(f"XDG_{kind.upper()}_HOME", "")
    return Path(chosen) / APPLICATION if os.path.isabs(chosen) else _of_system(kind)  # noqa: PTH117 - a str, not yet a path


def _of_system(kind: str) -> Path:
    """Return the system's own folder of that kind: ``~/.cache/gxreader``, unless it is no Linux."""
    if LINUX:
        return Path.home() / XDG_FOLDERS[kind] / APPLICATION
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APPLICATION, appauthor=False)
    return Path(getattr(folders, f"user_{kind}_path"))
