"""Remember what Python compiled at an earlier start: a fifth of a start is compiling the same again.

A dataclass compiles six small functions from text, and every regular expression its pattern, each
time the program starts; files of bytecode (.pyc) keep neither. Here they are kept, in one file of
the cache folder: by the very text they were compiled from, and for one build of Python only, so
nothing in it can be out of date. The file is believed like a .pyc: only if nobody but its reader can
have written it. Where anything is amiss, or GXREADER_STOCK_START=1 is set, Python compiles as always.

Of those six functions a start calls few: but for ``__init__``, each is made when it is first called.

Only the start is remembered: once it is kept, nothing stands between Python and its compilers.
"""

import builtins
import dataclasses
import marshal
import os
import re
import sys
import zlib
from _thread import get_ident
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import Any, Final

from reader.later import STOCK_SWITCH
from reader.pieces import NOWHERE, Damaged, Pieces, keep_pieces, pieces_in
from reader.trusted import BUILD, has_owners

NAME: Final = "compiled"
"""The file's name."""
MOST: Final = 5_000_000
"""Bytes beyond which only what this run used is kept; all that the program and Textual compile is
half of it."""
MOST_NEW: Final = 4_000
"""Texts and patterns that one run remembers at most: some programs make patterns without end."""

_create_fn: Final[Any] = getattr(dataclasses, "_create_fn", None)
"""What makes the functions of a dataclass, one by one, up to Python 3.12."""
_compiler: Final[Any] = getattr(re, "_compiler", None)
_engine: Final[Any] = getattr(_compiler, "_sre", None)
_stock: Final[tuple[Any, Any]] = getattr(_compiler, "compile", None), _engine
"""Python's own compiler of patterns, and the engine they are made in."""
_GOOD_FOR: Final = (
    BUILD + repr((getattr(_engine, "MAGIC", 0), getattr(_engine, "CODESIZE", 0))).encode()
)
"""What the kept code is good for: this Python, and this pattern engine."""
_APART: Final = int(re.DEBUG | re.LOCALE)
"""Flags of patterns that are left alone: one prints, the other asks for the user's locale."""

Pattern = tuple[str | bytes, int]
"""A regular expression and its flags."""

_MANNERS: Final = {str: 0, bytes: 1 << 30}
"""What tells apart, in the checksum that a piece goes by, the kinds of what was asked for."""


class _Memory:
    """What was kept, what of it this run used, and what it compiled anew, by checksums."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self.used: set[int] = set()
        self.fresh: dict[int, bytes] = {}

    def recalled(self, asked: str | Pattern) -> Any:
        """Return what was made of ``asked`` at an earlier start, or None."""
        key = _key(asked)
        try:
            told, made = marshal.loads(self.pieces.piece(key))  # noqa: S302 - as in reader.pieces
        except (KeyError, OSError, Damaged):
            return None
        self.used.add(key)
        return made if told == asked else None

    def note(self, asked: str | Pattern, made: Any) -> None:
        """Note what was made of ``asked``."""
        if len(self.fresh) < MOST_NEW:
            self.fresh[_key(asked)] = marshal.dumps((asked, made))

    def worth_keeping(self) -> dict[int, bytes]:
        """Return everything; or what this run used, where that would be too much; or nothing."""
        for keys in (self.pieces.contents.keys(), self.used):
            kept = dict(self._read(keys)) | self.fresh
            if sum(map(len, kept.values())) <= MOST:
                return kept
        return {}

    def _read(self, keys: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        for key in keys:
            with suppress(OSError, Damaged):
                yield key, self.pieces.piece(key)

    def clear(self) -> None:
        """Forget all of it."""
        self.pieces.close()
        self.used.clear()
        self.fresh.clear()


def _key(asked: str | Pattern) -> int:
    words, flags = (asked, 1 << 29) if isinstance(asked, str) else asked
    told = words if isinstance(words, bytes) else words.encode("utf-8", "surrogatepass")
    return zlib.crc32(told, flags | _MANNERS[type(words)])


_memory: Final = _Memory()


def recall(environ: Mapping[str, str] = os.environ) -> None:
    """Load what was kept and use it from here on."""
    if _recalls() or environ.get(STOCK_SWITCH) == "1" or not _fits():
        return
    _memory.pieces = pieces_in(environ, NAME, _GOOD_FOR)
    vars(dataclasses)["exec"] = _exec
    if _create_fn is not None:
        vars(dataclasses)["_create_fn"] = _create
    _Patterns(_compiler)


def keep(environ: Mapping[str, str] = os.environ, *, least: int = 1) -> None:
    """Write what was compiled anew, if it is ``least`` or more, whole or not at all; and remember no more."""
    if not _recalls():
        return
    if len(_memory.fresh) >= least and not sys.dont_write_bytecode:
        kept = _memory.worth_keeping().items()
        with suppress(OSError):
            pieces = {key: (NOWHERE, piece) for key, piece in kept}
            keep_pieces(environ, NAME, _GOOD_FOR, pieces)
    forget()


def _recalls() -> bool:
    return vars(dataclasses).get("exec") is _exec


def _fits() -> bool:
    """Whether this Python has the private names that are needed, and files have owners."""
    names = all(hasattr(_compiler, name) for name in ("compile", "_sre"))
    return names and has_owners() and hasattr(_engine, "compile")


def forget() -> None:
    """Give Python its compilers back, and the memory too; what is new is not kept."""
    if not _recalls():
        return
    vars(dataclasses).pop("exec", None)
    if _create_fn is not None:
        vars(dataclasses)["_create_fn"] = _create_fn
    _compiler.compile, _compiler._sre = _stock  # noqa: SLF001 - there is no public way in; tested for being there
    _memory.clear()


def _exec(text: Any, space: Any = None, names: Any = None) -> None:
    """Do what ``exec`` does for the dataclasses module, compiling a text only once for ever."""
    code = _memory.recalled(text)
    if code is None:
        code = compile(text, "<string>", "exec", dont_inherit=True)
        _memory.note(text, code)
    builtins.exec(code, vars(dataclasses) if space is None else space, names)  # noqa: S102 - what dataclasses would do


def _create(name: str, *texts: Any, **spaces: Any) -> Any:
    """Return the function ``name`` of a dataclass, or what becomes it when it is first called."""
    if name == "__init__":
        return _create_fn(name, *texts, **spaces)
    made: list[Any] = []

    def method(*given: Any) -> Any:
        if not made:
            made.append(_create_fn(name, *texts, **spaces))
            _take_place(type(given[0]), method, made[0])
        return made[0](*given)

    method.__name__ = name
    return method


def _take_place(kind: type, before: Any, after: Any) -> None:
    """Put a method in the place of another, in whatever class of ``kind`` that stands."""
    name, after.__qualname__ = before.__name__, before.__qualname__
    for owner in [one for one in kind.__mro__ if vars(one).get(name) is before]:
        type.__setattr__(owner, name, after)


class _Patterns:
    """Makes patterns from what is kept, and notes what the compiler makes of those that are new."""

    def __init__(self, compiler: Any) -> None:
        self._compile, self._engine = _stock
        self._asked: dict[int, Pattern] = {}
        compiler.compile = self.compile
        noting = {"compile": self._note}
        compiler._sre = SimpleNamespace(  # noqa: SLF001 - as above
            **{**vars(self._engine), **noting}
        )

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Do what ``re._compiler.compile`` does."""
        key = pattern, int(flags)
        if type(pattern) not in (str, bytes) or flags & _APART:
            return self._compile(pattern, flags)
        known = _memory.recalled(key)
        if known is not None:
            return self._engine.compile(*known)
        self._asked[get_ident()] = key
        try:
            return self._compile(pattern, flags)
        finally:
            self._asked.pop(get_ident(), None)

    def _note(self, pattern: Any, flags: int, code: Iterable[int], *rest: Any) -> Any:
        code = [int(one) for one in code]  # named numbers, some of them
        key = self._asked.pop(get_ident(), None)
        if key is not None and key[0] is pattern and not flags & _APART:
            _memory.note(key, (pattern, int(flags), code, *rest))
        return self._engine.compile(pattern, flags, code, *rest)
