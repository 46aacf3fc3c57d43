"""Claims about folders: where they are, who may see them, and what is told when they fail."""

import errno
import stat
from pathlib import Path

import pytest

from reader.config import (
    Paths,
    make_folder,
    resources,
    samples_folder,
    styles_folder,
    write_failure,
)
from reader.errors import DiskFull, FileUnreadable, LibraryUnreadable

KINDS = ("cache", "data", "state", "config")


def test_xdg_variables_are_kept(tmp_path: Path) -> None:
    """Each XDG variable moves its own folder, and asking creates nothing."""
    environ = {f"XDG_{kind.upper()}_HOME": str(tmp_path / kind) for kind in KINDS}
    paths = Paths.of_user(environ)
    for kind in KINDS:
        assert getattr(paths, kind) == tmp_path / kind / "gxreader"
    assert paths.library == tmp_path / "cache" / "gxreader" / "library"
    assert paths.settings_file == tmp_path / "config" / "gxreader" / "config.toml"
    assert list(tmp_path.iterdir()) == []


def test_a_relative_xdg_variable_is_ignored() -> None:
    """XDG 0.8: paths must be absolute, others are ignored."""
    assert Paths.of_user({"XDG_CACHE_HOME": "here"}).cache.is_absolute()


def test_the_library_may_be_elsewhere(tmp_path: Path) -> None:
    """The option goes before the variable, the variable before the cache."""
    environ = {"GXREADER_LIBRARY": str(tmp_path / "shared")}
    assert Paths.of_user(environ).library == tmp_path / "shared"
    assert Paths.of_user(environ, str(tmp_path / "mine")).library == tmp_path / "mine"


def test_a_folder_is_made_private(tmp_path: Path) -> None:
    """Every folder created on the way is its owner's alone; making it again is harmless."""
    folder = make_folder(tmp_path / "one" / "two")
    assert make_folder(folder) == folder
    for path in (folder, folder.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """A folder that cannot be made gives a sentence with its name."""
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryUnreadable, match="file"):
        make_folder(tmp_path / "file" / "folder")


def test_a_full_disk_is_its_own_error(tmp_path: Path) -> None:
    """ENOSPC and a full quota are told apart from missing permissions."""
    assert isinstance(write_failure(OSError(errno.ENOSPC, "full"), tmp_path), DiskFull)
    assert not isinstance(write_failure(OSError(errno.EACCES, "denied"), tmp_path), DiskFull)


def test_shipped_folders_are_found_in_the_checkout() -> None:
    """A checkout has styles and samples beside the package."""
    assert styles_folder().name == "styles"
    assert samples_folder().name == "articles"


def test_a_package_holds_its_folders_itself(tmp_path: Path) -> None:
    """Inside the package goes first; beside it counts only next to a pyproject.toml."""
    package = tmp_path / "reader"
    beside = tmp_path / "styles"
    package.mkdir()
    beside.mkdir()
    with pytest.raises(FileUnreadable, match="styles"):
        resources._shipped("styles", package)
    (tmp_path / "pyproject.toml").write_text("")
    assert resources._shipped("styles", package) == beside
    (package / "styles").mkdir()
    assert resources._shipped("styles", package) == package / "styles"
