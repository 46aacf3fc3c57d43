"""Keep Textual from importing what the reader never uses: a fifth of the time its import takes.

Stand-ins take the places of a few modules while Textual is imported, and leave them afterwards, so
that whoever else wants the true module gets it. They fit the Textual release that is pinned;
GXREADER_STOCK_OUTPUT=1 does without them.
"""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType, ModuleType
from typing import Final

from reader.later import put_off
from reader.tui.terminal.environment import STOCK_SWITCH

STAND_INS: Final = MappingProxyType(
    {
        "textual.command": (  # the command palette, with option lists and trees; ours is another
            *("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits"),
            *("Provider", "SimpleProvider"),
        ),
        "rich.table": ("Table",),  # how colours print themselves
        "rich.tree": ("Tree",),  # how nodes print themselves
        "textual.widgets._toast": ("ToastRack",),  # notifications, which the status line tells
        "textual.widgets._tooltip": ("Tooltip",),
    }
)
"""Modules and the names that Textual takes from them."""
MISSING: Final = ("ssl",)
"""Modules that asyncio does without where they are missing; nothing here speaks to a network."""


@contextmanager
def lean_imports(*, stock: bool | None = None) -> Iterator[None]:
    """Import Textual within: without what is never used, and without collecting garbage."""
    if stock is None:
        stock = os.environ.get(STOCK_SWITCH) == "1"
    places = {} if stock else dict(_stand_ins())
    sys.modules.update(places)  # type: ignore[arg-type]  # None is Python's own sign for missing
    gc.disable()
    try:
        with put_off():
            yield
    finally:
        for name, module in places.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def end_of_start() -> None:
    """Collect garbage again; what the start made stays for good and is never looked at."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)  # short pauses
    gc.enable()


def _stand_ins() -> Iterator[tuple[str, ModuleType | None]]:
    for name, wanted in STAND_INS.items():
        if name not in sys.modules:
            module = ModuleType(name)
            vars(module).update({one: type(one, (), {}) for one in wanted})
            yield name, module
    for name in MISSING:
        if name not in sys.modules:
            yield name, None
