"""Files of the program's cache folder that are believed like a ``.pyc``.

Only what nobody but its reader can have written is opened, and a file is written whole or not at
all. What is kept in one is good for one build of Python only.
"""

import os
import stat
import sys
from _thread import get_ident
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import _bootstrap_external
from typing import Final

FOLDER: Final = "gxreader"
BUILD: Final = repr(
    (
        *(3, sys.version, sys.implementation.cache_tag, sys.flags.optimize, sys.maxsize),
        *(_bootstrap_external.MAGIC_NUMBER, sys.byteorder),
    )
).encode()
"""What kept code is good for: this format, this Python, this bytecode."""


def has_owners() -> bool:
    """Whether files have owners here, so that it can be known who wrote them."""
    return hasattr(os, "geteuid")


def opened(environ: Mapping[str, str], name: str) -> int:
    """Return a descriptor of the file ``name``.

    Raises:
        OSError: it is missing, or somebody else can have written it.
    """
    place = _opened(_folder(environ))
    try:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # a pipe would be waited for
        kept = os.open(_file(name), flags, dir_fd=place)
    finally:
        os.close(place)
    if _trusted(os.fstat(kept)):
        return kept
    os.close(kept)
    raise PermissionError(name)


def written(
    environ: Mapping[str, str], name: str, parts: Iterable[bytes], beside: tuple[str, int]
) -> None:
    """Write the file ``name`` beside its place first. Raises OSError, and leaves nothing about.

    Of the files whose names begin with the words of ``beside`` so many are left as it says, the
    newest.
    """
    folder = _folder(environ)
    os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - pathlib is not imported yet at the start
    place = _opened(folder)
    draft = f"{_file(name)}.{os.getpid()}.{get_ident()}"
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(draft, flags, 0o600, dir_fd=place), "wb") as new:
            new.writelines(parts)
        os.rename(draft, _file(name), src_dir_fd=place, dst_dir_fd=place)
        _thin_out(place, *beside)
    finally:
        with suppress(OSError):
            os.unlink(draft, dir_fd=place)
        os.close(place)


def _thin_out(place: int, beginning: str, most: int) -> None:
    """Leave the ``most`` newest files whose names begin so, and what is being written just now."""
    found = (name for name in os.listdir(place) if name.startswith(beginning))
    whole = [name for name in found if not name.rpartition(".")[2].isdigit()]
    ages = {name: os.stat(name, dir_fd=place, follow_symlinks=False).st_mtime_ns for name in whole}
    for name in sorted(whole, key=ages.__getitem__)[:-most]:
        os.unlink(name, dir_fd=place)


def _folder(environ: Mapping[str, str]) -> str:
    """Return the program's folder among the user's caches."""
    chosen = environ.get("XDG_CACHE_HOME", "")
    caches = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    folder = chosen if os.path.isabs(chosen) else os.path.expanduser(caches)  # noqa: PTH111, PTH117 - pathlib is not imported yet at the start
    return f"{folder}/{FOLDER}"


def _file(name: str) -> str:
    return f"{name}.{sys.implementation.cache_tag}"


def _opened(folder: str) -> int:
    """Return a descriptor of ``folder``.

    Raises:
        OSError: it is missing, a link, of somebody else, or anybody may write in it.
    """
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    status = os.fstat(opened)
    if status.st_uid != os.geteuid() or status.st_mode & stat.S_IWOTH:
        os.close(opened)
        raise PermissionError(folder)
    return opened


def _trusted(status: os.stat_result) -> bool:
    """Whether a file is a plain one that only its owner, who runs this, can have written."""
    alone = status.st_uid == os.geteuid() and status.st_nlink == 1
    return alone and stat.S_ISREG(status.st_mode) and not status.st_mode & 0o022
