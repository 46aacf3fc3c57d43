"""``gxreader locate``: where gxreader keeps its own."""

from typing import Final

from reader.cli.program import Call
from reader.cli.streams import write_lines

FOLDERS: Final = ("config", "data", "state", "cache", "library")


def locate(call: Call) -> int:
    """Print the folder asked for, or all of them by name."""
    if call.operands:
        write_lines([str(getattr(call.paths, call.operands[0]))])
    else:
        write_lines(f"{name:<8} {getattr(call.paths, name)}" for name in FOLDERS)
    return 0
