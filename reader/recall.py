"""Remember what Python compiled at an earlier start: a fifth of a start is compiling the same again.

A dataclass compiles six small functions from text, and every regular expression its pattern, each
time the program starts; files of bytecode (.pyc) keep neither. Here they are kept, in one file of
the cache folder: by the very text they were compiled from, and for one build of Python only, so
nothing in it can be out of date. The file is believed like a .pyc: only if nobody but its reader can
have written it. Where anything is amiss, or GXREADER_STOCK_START=1 is set, Python compiles as always.

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
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import Any, Final

from reader.later import STOCK_SWITCH
from reader.trusted import BUILD, has_owners, opened, written

NAME: Final = "compiled"
"""The file's name."""
MOST: Final = 6_000_000
"""Bytes beyond which the file begins anew; all that the program and Textual compile is half of it."""
MOST_NEW: Final = 4_000
"""Texts and patterns that one run remembers at most: some programs make patterns without end."""

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

_codes: dict[str, bytes] = {}
"""Marshalled code by its text."""
_patterns: dict[Pattern, bytes] = {}
"""What the engine is given (marshalled), by what was asked for."""
_state = {"fresh": 0}


def recall(environ: Mapping[str, str] = os.environ) -> None:
    """Load what was kept and use it from here on."""
    if _recalls() or environ.get(STOCK_SWITCH) == "1" or not _fits():
        return
    codes, patterns = _kept(environ)
    _codes.update(codes)
    _patterns.update(patterns)
    vars(dataclasses)["exec"] = _exec
    _Patterns(_compiler)


def keep(environ: Mapping[str, str] = os.environ) -> None:
    """Write what was compiled anew, if anything was, whole or not at all; and remember no more."""
    if not _recalls():
        return
    if _state["fresh"] and not sys.dont_write_bytecode:
        with suppress(OSError):
            written(environ, NAME, [_packed()])
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
    _compiler.compile, _compiler._sre = _stock  # noqa: SLF001 - there is no public way in; tested for being there
    _codes.clear()
    _patterns.clear()
    _state["fresh"] = 0


def _kept(environ: Mapping[str, str]) -> tuple[dict[str, bytes], dict[Pattern, bytes]]:
    """Return what was kept, if it is ours alone, whole, and of this Python."""
    try:
        with os.fdopen(opened(environ, NAME), "rb") as kept:
            whole = kept.read(2 * MOST)
        head, body = whole[: len(_GOOD_FOR) + 4], whole[len(_GOOD_FOR) + 4 :]
        if head != _GOOD_FOR + zlib.crc32(body).to_bytes(4):
            return {}, {}
        codes, patterns = marshal.loads(body)  # noqa: S302 - written by the same user for himself, as .pyc files are
    except (OSError, ValueError, EOFError, TypeError):
        return {}, {}
    else:
        return codes, patterns


def _packed() -> bytes:
    body = marshal.dumps((_codes, _patterns))
    if len(body) > MOST:
        body = marshal.dumps(({}, {}))
    return _GOOD_FOR + zlib.crc32(body).to_bytes(4) + body


def _exec(text: Any, space: Any = None, names: Any = None) -> None:
    """Do what ``exec`` does for the dataclasses module, compiling a text only once for ever."""
    known = _codes.get(text)
    if known is None:
        code = compile(text, "<string>", "exec", dont_inherit=True)
        if _state["fresh"] < MOST_NEW:
            _codes[text] = marshal.dumps(code)
            _state["fresh"] += 1
    else:
        code = marshal.loads(known)  # noqa: S302 - as below
    builtins.exec(code, vars(dataclasses) if space is None else space, names)  # noqa: S102 - what dataclasses would do


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
        known = _patterns.get(key)
        if known is not None:
            return self._engine.compile(*marshal.loads(known))  # noqa: S302 - as above
        self._asked[get_ident()] = key
        try:
            return self._compile(pattern, flags)
        finally:
            self._asked.pop(get_ident(), None)

    def _note(self, pattern: Any, flags: int, code: Iterable[int], *rest: Any) -> Any:
        code = [int(one) for one in code]  # named numbers, some of them
        key = self._asked.pop(get_ident(), None)
        asked = key is not None and key[0] is pattern and not flags & _APART
        if key is not None and asked and _state["fresh"] < MOST_NEW:
            _patterns[key] = marshal.dumps((pattern, int(flags), code, *rest))
            _state["fresh"] += 1
        return self._engine.compile(pattern, flags, code, *rest)
