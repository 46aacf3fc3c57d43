"""The folders that ship with the program: styles and sample articles."""

from functools import cache
from pathlib import Path
from typing import Final

from reader.errors import FileUnreadable
from reader.messages import _

PACKAGE: Final = Path(__file__).resolve().parent.parent


@cache
def styles_folder() -> Path:
    """Return the folder of style sheets and themes.

    Raises:
        FileUnreadable: the installation is incomplete.
    """
    return _shipped("styles", PACKAGE)


def samples_folder() -> Path:
    """Return the folder of the sample archive.

    Raises:
        FileUnreadable: the installation is incomplete.
    """
    return _shipped("articles", PACKAGE)


def _shipped(name: str, package: Path) -> Path:
    """Find ``name`` inside the installed ``package``, else beside it in a checkout.

    Beside an installed package lie other packages; a checkout is known by its pyproject.toml.
    """
    inside = package / name
    if inside.is_dir():
        return inside
    beside = package.parent / name
    if (package.parent / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    raise FileUnreadable(
        _("Incomplete installation"),
        _("{path} is missing.").format(path=inside),
        _("Install gxreader again."),
    )
