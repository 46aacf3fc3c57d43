"""The terminal interface. The only importer of Textual."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.messages import _

if TYPE_CHECKING:
    from pathlib import Path

    from reader.config import Settings
    from reader.library import Library


def open_reader(library: "Library", settings: "Settings") -> int:
    """Open the reader on a library and return the exit code when it is left.

    A first picture is painted, and the terminal is asked how wide it draws ambiguous characters,
    before Textual is imported; what it answers is read after: the imports hide its way.

    Raises:
        UsageError: there is no terminal that could show it.
    """
    from reader.tui.terminal.environment import prepare_environment, usable_terminal

    reason = usable_terminal(os.environ, sys.stdin.isatty() and sys.stderr.isatty())
    if reason:
        raise UsageError(_("No usable terminal"), reason)
    prepare_environment(os.environ)
    from reader.later import put_off

    with put_off():
        from reader.tui.terminal.hold import held

    try:
        return _run(library, settings)
    finally:
        held.give_back()


@contextmanager
def announced(file: "Path", settings: "Settings") -> Iterator[None]:
    """Show the head of a page file until the reader opens, or give the terminal back.

    Nothing is shown where no reader could open, or the file is no plain text.
    """
    from reader.tui.terminal.environment import usable_terminal
    from reader.tui.terminal.hold import held

    if usable_terminal(os.environ, sys.stdin.isatty() and sys.stderr.isatty()) is None:
        _announce(file, settings)
    try:
        yield
    finally:
        held.give_back()


def _announce(file: "Path", settings: "Settings") -> None:
    from reader.text.cells import set_ambiguous_wide
    from reader.tui.picture import page_picture
    from reader.tui.terminal.probe import WidthProbe

    set_ambiguous_wide(settings.ambiguous_width == "wide")
    picture = page_picture(file, settings)
    if any(picture):
        WidthProbe(settings.ambiguous_width, *picture)


def _run(library: "Library", settings: "Settings") -> int:
    from reader.text.cells import set_ambiguous_wide
    from reader.tui.terminal.spare import lean_imports

    set_ambiguous_wide(settings.ambiguous_width == "wide")
    with lean_imports():
        from reader.tui.picture import first_picture
        from reader.tui.terminal.probe import WidthProbe

        probe = WidthProbe(settings.ambiguous_width, *first_picture(library, settings))
        from reader.tui.app import ReaderApp
    set_ambiguous_wide(probe.answer())
    app = ReaderApp(library, settings)
    app.run(mouse=settings.mouse)
    app.keep_start()  # if it was left before that
    return app.return_code or 0
