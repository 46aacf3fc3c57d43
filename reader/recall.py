"""Remember what Python compiled at an earlier start: a fifth of a start is compiling the same again.

A dataclass compiles six small functions from text, and every regular expression its pattern, each
time the program starts; files of bytecode (.pyc) keep neither. Here they are kept, in one file of
the cache folder: by the very text they were compiled from, and for one build of Python only, so
nothing in it can be out of date. Where anything is amiss, Python compiles as always.
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

FOLDER: Final = "gxreader"
NAME: Final = "compiled"
MOST: Final = 4_000_000
"""Bytes beyond which the file begins anew."""

_BUILD: Final = f"1 {sys.version} {sys.implementation.cache_tag}".encode()
_compiler: Final[Any] = getattr(re, "_compiler", None)

Pattern = tuple[str | bytes, int]
"""A regular expression and its flags."""

_codes: dict[str, bytes] = {}
"""Marshalled code by its text."""
_patterns: dict[Pattern, bytes] = {}
"""What the engine is given (marshalled), by what was asked for."""
_state = {"fresh": 0}


def recall(environ: Mapping[str, str] = os.environ) -> None:
    """Load what was kept and use it from here on."""
    if "exec" in vars(dataclasses) or not hasattr(_compiler, "_sre"):
        return
    codes, patterns = _kept(_file(environ))
    _codes.update(codes)
    _patterns.update(patterns)
    vars(dataclasses)["exec"] = _exec
    _compiler.compile = _Patterns(_compiler).compile


def keep(environ: Mapping[str, str] = os.environ) -> None:
    """Write what was compiled anew, if anything was; whole, or not at all."""
    if not _state["fresh"]:
        return
    file = _file(environ)
    whole = _packed()
    beside = f"{file}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120 - pathlib is not imported yet at the start
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(whole)
        os.replace(beside, file)  # noqa: PTH105 - as above
        _state["fresh"] = 0


def _file(environ: Mapping[str, str]) -> str:
    """Return the file of this Python in the user's cache folder."""
    chosen = environ.get("XDG_CACHE_HOME", "")
    caches = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    folder = chosen if os.path.isabs(chosen) else os.path.expanduser(caches)  # noqa: PTH111, PTH117 - pathlib is not imported yet at the start
    return f"{folder}/{FOLDER}/{NAME}.{sys.implementation.cache_tag}"


def _kept(file: str) -> tuple[dict[str, bytes], dict[Pattern, bytes]]:
    """Return what ``file`` holds, if it is ours alone, whole, and of this Python; else nothing."""
    try:
        with open(file, "rb") as kept:  # noqa: PTH123 - pathlib is not imported yet at the start
            status = os.fstat(kept.fileno())
            whole = kept.read(MOST) if status.st_uid == os.getuid() else b""
        if status.st_mode & 0o022 or whole[: len(_BUILD)] != _BUILD:
            return {}, {}
        body = whole[len(_BUILD) + 4 :]
        if zlib.crc32(body) != int.from_bytes(whole[len(_BUILD) : len(_BUILD) + 4]):
            return {}, {}
        codes, patterns = marshal.loads(body)  # noqa: S302 - written by the same user for himself, as .pyc files are
    except (OSError, ValueError, EOFError, TypeError):
        return {}, {}
    else:
        return codes, patterns


def _packed() -> bytes:
    body = marshal.dumps((_codes, _patterns))
    if len(body) > MOST // 2:
        _codes.clear()
        _patterns.clear()
        body = marshal.dumps((_codes, _patterns))
    return _BUILD + zlib.crc32(body).to_bytes(4) + body


def _exec(text: Any, space: Any = None, names: Any = None) -> None:
    """Do what ``exec`` does for the dataclasses module, compiling a text only once for ever."""
    known = _codes.get(text)
    if known is None:
        code = compile(text, "<string>", "exec")
        _codes[text] = marshal.dumps(code)
        _state["fresh"] += 1
    else:
        code = marshal.loads(known)  # noqa: S302 - as below
    builtins.exec(code, space, names)  # noqa: S102 - what dataclasses would do


class _Patterns:
    """Makes patterns from what is kept, and notes what the compiler makes of those that are new."""

    def __init__(self, compiler: Any) -> None:
        self._engine = compiler._sre  # noqa: SLF001 - there is no public way in; tested for being there
        self._compile = compiler.compile
        self._asked: dict[int, Pattern] = {}
        noting = {"compile": self._note}
        compiler._sre = SimpleNamespace(  # noqa: SLF001 - as above
            **{**vars(self._engine), **noting}
        )

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Do what ``re._compiler.compile`` does."""
        if not isinstance(pattern, (str, bytes)) or flags & re.DEBUG:
            return self._compile(pattern, flags)
        key = pattern, int(flags)
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
        if key is not None:
            _patterns[key] = marshal.dumps((pattern, int(flags), code, *rest))
            _state["fresh"] += 1
        return self._engine.compile(pattern, flags, code, *rest)
