"""The command that opens a file at a line in a person's editor."""

import os
import shlex
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

FALLBACK: Final = "vi"
"""What POSIX has everywhere."""

AT_LINE: Final = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor"), ("-w", "-g", "{path}:{line}")),
    **dict.fromkeys(("subl", "hx", "helix", "zed"), ("{path}:{line}",)),
}
"""How editors that do not take ``+LINE`` are told the line."""

PLUS: Final = ("+{line}", "{path}")


def editor_command(
    wished: str, path: str, line: int, environ: Mapping[str, str] | None = None
) -> list[str]:
    """Return the command of the editor ``wished``, else of $VISUAL or $EDITOR, at a 1-based line."""
    environ = os.environ if environ is None else environ
    words = wished or environ.get("VISUAL") or environ.get("EDITOR") or FALLBACK
    try:
        command = shlex.split(words)
    except ValueError:  # an open quotation mark
        command = [words]
    command = command or [FALLBACK]
    told = AT_LINE.get(PurePath(command[0]).name, PLUS)
    return [*command, *(word.format(path=path, line=max(line, 1)) for word in told)]
