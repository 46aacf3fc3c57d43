"""No command: open the terminal reader, or print the articles where there is no terminal."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Final, TextIO

from reader.cli.codes import FAILED, NOTHING, REJECTED
from reader.cli.intake import existing
from reader.cli.narration import ProgressLine, report_sentences, say
from reader.cli.program import Call
from reader.cli.streams import STDIN, read_stdin, terminal, write, write_lines
from reader.config import Settings
from reader.errors import LibraryUnreadable
from reader.library import Library, open_files
from reader.messages import _
from reader.model import ImportReport

TERMINAL: Final = "/dev/tty"

SMALL_BYTES: Final = 512 * 1024
SMALL_FILES: Final = 20
"""What is no more than this is taken in before the screen opens; the rest while one reads."""

PACKED: Final = (".gz", ".xz")


def open_reader_or_print(call: Call) -> int:
    """Open the reader on the library or on the files named; in a pipe, print them."""
    if terminal(sys.stdout, os.environ):
        return _open_named(call) if call.operands else _open_room(call)
    _say_all(call.complaints)
    return _print_named(call) if call.operands else _print_room(call)


def _open_room(call: Call) -> int:
    from reader.library import open_reading_room

    with closing(open_reading_room(call.paths)) as library:
        return _read(library, call)


def _print_room(call: Call) -> int:
    from reader.cli.reading import reading_room, write_listing

    with reading_room(call) as library:
        keys = library.listing(call.settings.list_order).keys
        write_listing(library, keys, len(keys))
    return 0 if keys else 1


def _open_named(call: Call) -> int:
    files = _files(call.operands)
    with closing(_library(call, files)) as library:
        if not small(files):
            return _read(library, call)
        with _announced(files, call):
            report = library.take_pending()
            if library.count():
                library.notices.extend(report_sentences(report))
                return _read(library, call)
        return _nothing(report)


def _announced(files: Sequence[Path], call: Call) -> AbstractContextManager[None]:
    """Show the head of the file that is being read, if it is one file."""
    if call.announced is None or len(files) != 1 or STDIN in call.operands:
        return nullcontext()
    _colour(call.options.color)
    return call.announced(files[0], _settings(call))


def _print_named(call: Call) -> int:
    """Print the articles of the files named; what was rejected is said."""
    with closing(_library(call, _files(call.operands))) as library:
        with ProgressLine(_("Reading files")) as line:
            report = library.take_pending(watch=line.watch)
        if not library.count():
            return _nothing(report)
        _print_articles(library, call)
        _say_all(report_sentences(report))
    return REJECTED if report.rejected else 0


def _print_articles(library: Library, call: Call) -> None:
    from reader.cli.plain import article_text

    for number, key in enumerate(library.listing(call.settings.list_order).keys):
        if number:
            write("\n")
        for row in library.rows([key]):
            write_lines(article_text(library.article(row.id), styled=call.styled))


def _say_all(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        say(sentence)


def _files(words: Sequence[str]) -> list[Path]:
    return existing([word for word in words if word != STDIN])


def _library(call: Call, files: Sequence[Path]) -> Library:
    """Open the files, and a page that comes through standard input."""
    library = open_files(files, call.paths, encoding=call.options.encoding)
    if STDIN in call.operands:
        library.take_text(read_stdin(), _("standard input"))
    return library


def _nothing(report: ImportReport) -> int:
    """Say why there is nothing to read; return the exit code."""
    _say_all(report_sentences(report))
    if report.rejected:
        return FAILED
    say(_("There is no article in that."))
    return NOTHING


def small(files: Sequence[Path]) -> bool:
    """Tell whether ``files`` can be taken in faster than anybody would notice."""
    room = SMALL_BYTES
    for number, path in enumerate(_all_files(files), 1):
        if number > SMALL_FILES or path.name.lower().endswith(PACKED):
            return False
        room -= _size(path)
        if room < 0:
            return False
    return True


def _all_files(files: Sequence[Path]) -> Iterator[Path]:
    for path in files:
        if path.is_dir():
            yield from (below for below in path.rglob("*") if below.is_file())
        else:
            yield path


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(library: Library, call: Call) -> int:
    """Open the screen on ``library`` and return what it returns."""
    library.notices.extend(call.complaints)
    _keyboard()
    _colour(call.options.color)
    return call.open_reader(library, _settings(call))


def _settings(call: Call) -> Settings:
    """Return the settings with what the command line says over them."""
    lang = call.options.lang
    return replace(call.settings, language=lang) if lang else call.settings


def _colour(when: str) -> None:
    """Tell the screen about colour the way it asks: whether NO_COLOR is there, even if empty."""
    if when == "never":
        os.environ["NO_COLOR"] = "1"
    elif when == "always" or not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)


def _keyboard() -> None:
    """Read keys from the terminal when standard input was something else.

    Raises:
        LibraryUnreadable: there is no terminal to read from.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        keyboard = os.open(TERMINAL, os.O_RDWR)
    except OSError as error:
        raise LibraryUnreadable(
            _("No keyboard"),
            _("{path}: {reason}.").format(path=TERMINAL, reason=error.strerror),
            _("Start gxreader in a terminal, or send its output into a pipe."),
        ) from error
    if keyboard:
        os.dup2(keyboard, 0)
        os.close(keyboard)
    if sys.stdin is None:
        vars(sys).update(stdin=_keys(), __stdin__=_keys())


def _keys() -> TextIO:
    return open(0, encoding="utf-8", closefd=False)
