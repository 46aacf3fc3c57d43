"""One run of gxreader: settings, language, arguments, the verb, and what goes wrong on the way."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Final, cast

from reader.cli.arguments import Request, Scan, scan, understand
from reader.cli.commands import OPEN
from reader.cli.grammar import PROGRAM
from reader.cli.narration import say, say_error
from reader.cli.streams import flush, prepare_streams, seal, styled
from reader.config import Paths, Settings, load_settings
from reader.errors import ReaderError
from reader.messages import LANGUAGES, _, choose_language

if TYPE_CHECKING:
    from reader.library import Library

FOUND: Final = 0
INTERNAL_ERROR: Final = 3
PACKAGE: Final = Path(__file__).resolve().parent.parent
DEBUG_VARIABLE: Final = "GXREADER_DEBUG"

VERBS: Final = MappingProxyType(
    {
        "": "opening.open_reader_or_print",
        "add": "intake.add",
        "refresh": "intake.refresh",
        "remove": "intake.remove",
        "sources": "intake.sources",
        "holdings": "holdings.holdings",
        "parse": "pages.parse",
        "figures": "figuring.figures",
        "list": "reading.list_articles",
        "show": "reading.show",
        "search": "searching.search",
        "check": "checking.check",
        "correct": "correcting.correct",
        "corrections": "correcting.corrections",
        "similar": "comparing.similar",
        "diff": "comparing.diff",
        "tag": "annotating.tag",
        "note": "annotating.note",
        "notes": "annotating.notes",
        "locate": "places.locate",
        "completion": "completion.completion",
    }
)
"""Where each command lives, loaded when it is asked for."""


Opener = Callable[["Library", Settings], int]
"""Opens the screen on a library and returns the exit code when it is left."""

Announcer = Callable[[Path, Settings], AbstractContextManager[None]]
"""Shows the head of a page file until the screen opens, or it turns out that it cannot."""


@dataclass(frozen=True, slots=True)
class Call:
    """What a verb is called with.

    ``styled`` says whether standard output takes colour; ``complaints`` are mistakes in the
    settings, which have been told unless the reader may open: it tells them on the screen.
    """

    operands: tuple[str, ...]
    options: Namespace
    settings: Settings
    paths: Paths
    open_reader: Opener
    announced: Announcer | None = None
    styled: bool = False
    complaints: tuple[str, ...] = ()


Verb = Callable[[Call], int]


def run_program(
    argv: Sequence[str], open_reader: Opener, announced: Announcer | None = None
) -> int:
    """Run a command line and return its exit code; every failure is a sentence on stderr.

    A closed pipe is no failure: who stops reading has read enough.
    """
    sys.excepthook = _tell_bug
    prepare_streams()
    try:
        code = _dispatched(argv, open_reader, announced)
        flush()
    except ReaderError as error:
        say_error(error)
        return error.exit_code
    except BrokenPipeError:
        return FOUND
    except SystemExit as leaving:  # argparse after -h and -V
        return leaving.code if isinstance(leaving.code, int) else FOUND
    else:
        return code
    finally:
        seal()


def _dispatched(argv: Sequence[str], open_reader: Opener, announced: Announcer | None) -> int:
    found = scan(argv)
    settings, complaints = _settings(found)
    request = understand(found)
    if found.command is not OPEN:
        for complaint in complaints:
            say(complaint)
    call = _call(request, settings, open_reader)
    return _verb(found.command.name)(replace(call, complaints=complaints, announced=announced))


def _settings(found: Scan) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings and choose the language, in which mistakes are then told."""
    path = Paths.of_user().settings_file
    settings, complaints = load_settings(path)
    if found.lang in LANGUAGES:
        settings = replace(settings, language=found.lang)
    choose_language(settings.language)
    return settings, load_settings(path)[1] if complaints else ()


def _call(request: Request, settings: Settings, open_reader: Opener) -> Call:
    options = request.options
    return Call(
        operands=request.operands,
        options=options,
        settings=settings,
        paths=Paths.of_user(library=options.library),
        styled=styled(options.color, os.environ),
        open_reader=open_reader,
    )


def _verb(name: str) -> Verb:
    module, function = VERBS[name].split(".")
    return cast("Verb", getattr(import_module(f"reader.cli.{module}"), function))


def _tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell a bug without a traceback and without article text, which an error may quote."""
    if os.environ.get(DEBUG_VARIABLE):
        sys.__excepthook__(kind, error, trace)
    else:
        say(
            _("Internal error: {kind} in {place}. {variable}=1 shows the traceback.").format(
                kind=kind.__name__, place=_place(trace), variable=DEBUG_VARIABLE
            )
        )
    seal()
    os._exit(INTERNAL_ERROR)  # the interpreter would leave with 1, which means nothing found


def _place(trace: TracebackType | None) -> str:
    """Return our own file and line that were the last before the error arose."""
    place = PROGRAM
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(PACKAGE):
            place = f"{file.relative_to(PACKAGE.parent)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
