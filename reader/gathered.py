"""Import what a start needs from one file: its modules are spread over five hundred.

Python looks for each module in several folders, and opens, checks and reads a file for it: an eighth
of a start. Here the bytecode of all that a start imported is kept in one file of the cache folder,
and taken from there as long as nobody has touched the sources: their status has the time at which
it last changed, which nobody can set back. It holds for one build of Python and one path of places.
Where anything is amiss, or GXREADER_STOCK_START=1 is set, Python imports as always.
"""

import marshal
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import _bootstrap_external
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType
from typing import Final

from reader.later import STOCK_SWITCH
from reader.pieces import NOWHERE, Damaged, Pieces, keep_pieces, pieces_in
from reader.trusted import BUILD, has_owners

NAME: Final = "modules"
"""The file's name."""
MOST: Final = 20_000_000
"""Bytes beyond which the file begins anew; all that a start imports is a third of it."""

Kept = tuple[str, int, int, bool, int, int, int]
"""A module's source, when it was last changed (ns) and its size, whether it is a package; where its
code is among the pieces."""


class Gathered:
    """Finds modules in the file; one of ``sys.meta_path``."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.before = frozenset(sys.modules)
        """What was imported before there was a file to import from."""

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,  # noqa: ARG002 - Python's own way to ask
    ) -> ModuleSpec | None:
        """Return where a module is, if it is in the file and its source as it was."""
        kept = self.pieces.contents.get(name)
        if kept is None or not _fits(kept, path):
            return None
        try:
            code = self.pieces.piece(name)
        except (KeyError, OSError, Damaged):
            return None
        source, package = kept[0], kept[3]
        return _bootstrap_external.spec_from_file_location(
            name,
            source,
            loader=_Loader(name, source, code),
            submodule_search_locations=[os.path.dirname(source)] if package else None,  # noqa: PTH120 - pathlib is not imported yet
        )


class _Loader(SourceFileLoader):
    """Runs a module's code from the file."""

    def __init__(self, name: str, source: str, code: bytes) -> None:
        super().__init__(name, source)
        self._code = code

    def exec_module(self, module: ModuleType) -> None:
        marshalled, self._code = self._code, b""  # it lives no longer than Python needs it
        code = marshal.loads(marshalled)  # noqa: S302 - written by the same user for himself, as .pyc files are
        exec(code, vars(module))  # noqa: S102 - as every loader does


def _fits(kept: Kept, path: Sequence[str] | None = None) -> bool:
    """Whether a source is as it was, and the places to look in lead to it."""
    try:
        status = os.stat(kept[0])  # noqa: PTH116 - as above
    except OSError:
        return False
    same = (status.st_ctime_ns, status.st_size) == kept[1:3]
    return same and (path is None or any(map(kept[0].startswith, path)))


def gather(environ: Mapping[str, str] = os.environ) -> None:
    """Import from the file from here on; where there is none, remember that one is wanted."""
    if environ.get(STOCK_SWITCH) == "1" or not has_owners() or _finder() is not None:
        return
    sys.meta_path.insert(0, Gathered(pieces_in(environ, NAME, _good_for())))


def _finder() -> Gathered | None:
    return next((one for one in sys.meta_path if isinstance(one, Gathered)), None)


def _good_for() -> bytes:
    return BUILD + repr(sys.path).encode("utf-8", "surrogateescape")


def keep_gathered(environ: Mapping[str, str] = os.environ) -> None:
    """Write what was imported that the file has not; from here on, import as always."""
    finder = _finder()
    if finder is None:
        return
    try:
        sys.meta_path.remove(finder)
    except ValueError:  # another thread keeps it
        return
    new = dict(_imported(finder.before))
    if new and not sys.dont_write_bytecode:
        with suppress(OSError):
            kept = dict(_still_good(finder.pieces)) | new
            keep_pieces(environ, NAME, _good_for(), kept)
    finder.pieces.close()


def _imported(before: frozenset[str]) -> Iterator[tuple[str, tuple[Kept, bytes]]]:
    """Yield what was imported from ``.pyc`` files of its own, by name, with its code."""
    for name, module in list(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if name in before or not isinstance(spec, ModuleSpec) or spec.name != name:
            continue
        if type(spec.loader) is SourceFileLoader and spec.origin and spec.cached:
            with suppress(OSError, Damaged):
                yield name, _from_pyc(spec.origin, spec.cached, package=spec.parent == name)


def _from_pyc(source: str, pyc: str, *, package: bool) -> tuple[Kept, bytes]:
    """Return a module's code. Raises Damaged where it is not that of its source as it is now."""
    status = os.stat(source)  # noqa: PTH116 - as above
    with open(pyc, "rb") as file:  # noqa: PTH123 - as above
        whole = file.read()
    numbers = 0, int(status.st_mtime) & 0xFFFFFFFF, status.st_size & 0xFFFFFFFF
    head = _bootstrap_external.MAGIC_NUMBER + b"".join(one.to_bytes(4, "little") for one in numbers)
    if not whole.startswith(head):
        raise Damaged
    code = whole[len(head) :]
    return (source, status.st_ctime_ns, status.st_size, package, *NOWHERE), code


def _still_good(pieces: Pieces) -> Iterator[tuple[str, tuple[Kept, bytes]]]:
    """Yield what is in the file and as it was, with its code, unless it would be too much."""
    if sum(kept[-1] for kept in pieces.contents.values()) < MOST:
        for name, kept in pieces.contents.items():
            if _fits(kept):
                with suppress(OSError, Damaged):
                    yield name, (kept, pieces.piece(name))
