"""The command line: verbs for scripts, and the way into the terminal reader.

Data goes to stdout, narration to stderr; both are the same on a terminal and in a pipe, but for
colour. Nothing here imports Textual, and no verb loads more than it needs.
"""

import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the signal's number, as shells count."""


def run(argv: Sequence[str]) -> int:
    """Run gxreader on ``argv`` (without the program's name) and return its exit code."""
    if list(argv) in (["-V"], ["--version"]):
        return _version()
    try:
        from reader.cli.program import run_program

        return run_program(argv)
    except KeyboardInterrupt:
        return INTERRUPTED


def _version() -> int:
    """Say the version without loading anything else."""
    from reader import __version__

    if sys.stdout is not None:
        sys.stdout.write(f"gxreader {__version__}\n")
    return 0
