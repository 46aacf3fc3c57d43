"""What a fault of our own leaves behind: a sentence on the terminal, the places in a file.

Neither holds article text: no local variables, no exception message.
"""

import traceback
from pathlib import Path
from typing import Final

from textual.worker import WorkerFailed

from reader.config import Paths, make_folder
from reader.errors import ReaderError
from reader.messages import _, joined

REPORT_NAME: Final = "fault.txt"


def places_of(error: BaseException) -> list[str]:
    """Return where ``error`` went through, innermost last: file, line, function."""
    return [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]


def report_fault(error: BaseException, paths: Paths) -> str:
    """Write where ``error`` happened into the state folder and return a sentence about it."""
    if isinstance(error, WorkerFailed):
        error = error.error
    places = places_of(error)
    kind = type(error).__name__
    last = places[-1] if places else "?"
    told = _("gxreader met a fault of its own ({kind} at {place}) and had to stop.").format(
        kind=kind, place=last
    )
    report = paths.state / REPORT_NAME
    try:
        make_folder(paths.state)
        report.write_text("\n".join([kind, *places, ""]), encoding="utf-8")
    except (OSError, ReaderError):
        return told
    where = _("{path} says where; please send it with a bug report.").format(path=report)
    return joined(told, where)
