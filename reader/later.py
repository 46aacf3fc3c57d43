"""Put off importing what a start never uses, until somebody does.

Textual, Rich and the standard library import modules at their top for work that a reader rarely asks
of them: a tenth of a start. Here others stand in their places meanwhile, which import the true ones
when anything of them is used. They fit the releases that are pinned, and a Python that imports them
otherwise only starts more slowly; GXREADER_STOCK_START=1 does without.
"""

import os
import sys
import typing
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import Any, Final

STOCK_SWITCH: Final = "GXREADER_STOCK_START"
"""Set to 1, a start imports, compiles and forgets like any other program's."""

FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ast": ("literal_eval",),  # for styles in markup
        "asyncio.sslproto": (),
        "difflib": ("get_close_matches",),  # what a wrong name was meant to be
        "mimetypes": (),
        "pickle": ("dumps", "loads"),  # for what Rich's styles carry
        "platformdirs": ("user_downloads_path",),
        "tokenize": (),  # for linecache: the encoding of source files
        "urllib.parse": ("quote_from_bytes",),  # for paths as addresses
        "uuid": ("uuid4",),
    }
)
"""Modules, and the functions that are taken out of them when they are imported."""
FLAGS: Final = MappingProxyType(
    dict(
        zip(
            (1 << bit for bit in range(10)),
            (
                *("OPTIMIZED", "NEWLOCALS", "VARARGS", "VARKEYWORDS", "NESTED"),
                *("GENERATOR", "NOFREE", "COROUTINE", "ITERABLE_COROUTINE", "ASYNC_GENERATOR"),
            ),
            strict=True,
        )
    )
)
"""The flags of code as ``dis`` names them in the Pythons of ``FLAGGED``."""
FLAGGED: Final = ((3, 11), (3, 12))
SAME: Final = MappingProxyType(
    {
        "typing_extensions": (
            *("Coroutine", "Final", "Literal", "ParamSpec", "Protocol", "Self", "TypeAlias"),
            *("TypedDict", "TypeGuard", "get_args", "runtime_checkable"),
        )
    }
)
"""Modules whose names are those of ``typing`` as well."""


class NodeVisitor:
    """Stands for the class of that name in ``ast`` where it is a base."""

    def visit(self, node: Any) -> Any:
        """Visit a node, as the true class does."""
        return _true("ast").NodeVisitor.visit(self, node)

    def generic_visit(self, node: Any) -> Any:
        """Visit what is below a node, as the true class does."""
        return _true("ast").NodeVisitor.generic_visit(self, node)


def _bits(count: int) -> int:
    """Return a random number of so many bits."""
    return int.from_bytes(os.urandom((count + 7) // 8)) % (1 << count)


VALUES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "ast": {"NodeVisitor": NodeVisitor},  # inspect derives from it
        **({"dis": {"COMPILER_FLAG_NAMES": FLAGS}} if sys.version_info[:2] in FLAGGED else {}),
        "random": {"getrandbits": _bits},  # where Rich begins to number links
    }
)
"""Modules, and what is used of them when they are imported."""


class _Later(ModuleType):
    """Stands for a module until something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name == "__path__":  # asked of every module that something is imported from
            raise AttributeError(name)
        return getattr(_true(self.__name__), name)


def _true(name: str) -> ModuleType:
    if isinstance(sys.modules.get(name), _Later):
        del sys.modules[name]
    return import_module(name)


def _function(module: str, name: str) -> Any:
    """Return what calls the function ``name`` of ``module``."""

    def called(*args: Any, **kwargs: Any) -> Any:
        return getattr(_true(module), name)(*args, **kwargs)

    return called


def _stand_ins() -> Iterator[_Later]:
    for module in {**FUNCTIONS, **VALUES, **SAME}:
        place = _Later(module)
        vars(place).update({name: _function(module, name) for name in FUNCTIONS.get(module, ())})
        vars(place).update(VALUES.get(module, {}))
        vars(place).update({name: getattr(typing, name) for name in SAME.get(module, ())})
        yield place


@contextmanager
def put_off(environ: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Import within: what is never used comes later, or never."""
    places = [] if environ.get(STOCK_SWITCH) == "1" else list(_missing(_stand_ins()))
    sys.modules.update({place.__name__: place for place in places})
    try:
        yield
    finally:
        for place in places:
            if sys.modules.get(place.__name__) is place:
                del sys.modules[place.__name__]


def _missing(places: Iterable[_Later]) -> Iterator[_Later]:
    return (place for place in places if place.__name__ not in sys.modules)
