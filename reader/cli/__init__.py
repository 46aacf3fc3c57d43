"""The command line: verbs for scripts, and the way into the terminal reader.

Data goes to stdout, narration to stderr; both are the same on a terminal and in a pipe, but for
colour. Nothing here imports Textual, and no verb loads more than it needs.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.cli.program import Announcer, Opener

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the signal's number, as shells count."""

WORTH_KEEPING = 16
"""New patterns and functions from which on a verb keeps them for the next one: what was asked for
may be new every time, what the program itself compiles is new once."""


def run(argv: Sequence[str], open_reader: "Opener", announced: "Announcer | None" = None) -> int:
    """Run gxreader on ``argv`` (without the program's name) and return its exit code.

    ``open_reader`` opens the screen, ``announced`` shows a page file until then: the command line
    does not know what is drawn there.
    """
    if list(argv) in (["-V"], ["--version"]):
        return _version()
    try:
        from reader.later import put_off

        with put_off():
            from reader.gathered import gather

            gather()
            from reader.recall import keep, recall

            recall()  # before what it makes faster is imported
            from reader.cli.program import run_program

        code = run_program(argv, open_reader, announced)
        keep(least=WORTH_KEEPING)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _version() -> int:
    """Say the version without loading anything else."""
    from reader import __version__

    if sys.stdout is not None:
        try:
            sys.stdout.write(f"gxreader {__version__}\n")
            sys.stdout.flush()
        except OSError:  # nobody listens, and nothing is lost
            from reader.cli.streams import seal

            seal()
    return 0
