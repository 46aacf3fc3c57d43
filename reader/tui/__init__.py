"""The terminal interface. The only importer of Textual."""

from reader.config import Settings
from reader.library import Library


def open_reader(library: Library, settings: Settings) -> int:
    """Open the reader on a library and return the exit code when it is left."""
    from reader.tui.app import ReaderApp

    return ReaderApp(library, settings).run(mouse=settings.mouse) or 0
