"""Join the layers and run."""

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reader.config import Settings
    from reader.library import Library


def main() -> int:
    """Run gxreader on the command line's arguments and return its exit code."""
    gc.set_threshold(100_000, 20, 20)  # imports make much that lasts, and little garbage
    from reader.cli import run

    return run(sys.argv[1:], _open_reader, _announced)


def _open_reader(library: "Library", settings: "Settings") -> int:
    """Open the terminal interface; it is imported only when it is wanted.

    While it is open, another process searches the library.
    """
    from reader.library import searching_aside
    from reader.tui import open_reader

    with searching_aside(library, settings.language):
        return open_reader(library, settings)


def _announced(file: "Path", settings: "Settings") -> "AbstractContextManager[None]":
    """Show a page file's head while it is being read."""
    from reader.tui import announced

    return announced(file, settings)


if __name__ == "__main__":
    sys.exit(main())
