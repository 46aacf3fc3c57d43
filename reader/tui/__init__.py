"""The terminal interface. The only importer of Textual."""

import os
import sys
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.messages import _

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.library import Library


def open_reader(library: "Library", settings: "Settings") -> int:
    """Open the reader on a library and return the exit code when it is left.

    How wide the terminal draws ambiguous characters is asked before Textual is imported, and the
    answer is read after: the imports hide its way.

    Raises:
        UsageError: there is no terminal that could show it.
    """
    from reader.tui.terminal.environment import prepare_environment, usable_terminal
    from reader.tui.terminal.probe import WidthProbe

    reason = usable_terminal(os.environ, sys.stdin.isatty() and sys.stderr.isatty())
    if reason:
        raise UsageError(_("No usable terminal"), reason)
    prepare_environment(os.environ)
    probe = WidthProbe(settings.ambiguous_width)
    try:
        from reader.tui.app import ReaderApp
    finally:
        wide = probe.answer()
    from reader.text.cells import set_ambiguous_wide

    set_ambiguous_wide(wide)
    app = ReaderApp(library, settings)
    app.run(mouse=settings.mouse)
    return app.return_code or 0
