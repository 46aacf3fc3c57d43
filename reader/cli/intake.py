"""``add``, ``refresh``, ``remove`` and ``sources``: what the library holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from reader.cli.codes import NOTHING, REJECTED
from reader.cli.narration import ProgressLine, report_sentences, say, unsure_sentences
from reader.cli.options import asked_place
from reader.cli.program import Call
from reader.cli.records import VERSION, report_record, source_record
from reader.cli.streams import speak_utf8, write_json, write_lines
from reader.errors import FileUnreadable
from reader.library import Library, open_files, open_library
from reader.messages import _, ended, joined
from reader.model import ImportReport, Progress, Rejected

Watcher = Callable[[Progress], None]

ASKED: Final = {"help": "-h", "version": "-V"}
"""Options that are commands elsewhere."""


def add(call: Call) -> int:
    """Register files and folders, take them in, index them, and count."""
    paths, missing = _present(call.operands)
    if call.options.dry_run:
        return _tried(call, paths, missing)
    with own_library(call, asked_place(call.options)) as library:
        return _taken(call, library, lambda watch: library.add(paths, watch=watch), missing)


def _present(words: Sequence[str]) -> tuple[list[Path], tuple[Rejected, ...]]:
    """Return the paths that are there, and those that are not; if none is, raise FileUnreadable."""
    paths: list[Path] = []
    missing: list[Rejected] = []
    for word in words:
        try:
            paths += existing([word])
        except FileUnreadable as error:
            if len(words) == 1 or (len(missing) + 1 == len(words)):
                raise
            missing.append(Rejected(word, joined(ended(error.what), error.remedy)))
    return paths, tuple(missing)


def _tried(call: Call, paths: Sequence[Path], missing: tuple[Rejected, ...]) -> int:
    """Take files into memory, count, and forget them."""
    library = open_files(
        paths, call.paths, encoding=call.options.encoding, asked=asked_place(call.options)
    )
    with closing(library), ProgressLine(_("Reading files")) as line:
        report = library.take_pending(watch=line.watch)
    code = _counted(call, _with(report, missing))
    say(_("This was a dry run: nothing was kept."))
    return code


def refresh(call: Call) -> int:
    """Bring the library up to date with the registered files and folders; what it lost counts, too."""
    with held_library(call) as library:
        if not library.sources():
            say(_("Nothing has been added yet; `gxreader add PATH` does."))
        return _taken(call, library, lambda watch: library.refresh(watch=watch))


def remove(call: Call) -> int:
    """Forget files and folders."""
    paths = [absolute(word) for word in call.operands]
    with held_library(call) as library:
        removed = library.remove(paths)
    write_lines([_("articles removed: {count}").format(count=removed)])
    return 0


def sources(call: Call) -> int:
    """List what is registered."""
    with held_library(call) as library:
        held = library.sources()
    if call.options.json:
        speak_utf8()
        records = [source_record(source) for source in held]
        write_json({"version": VERSION, "count": len(held), "sources": records})
    elif held:
        from reader.cli.plain import table

        head = (_("added"), _("files"), _("articles"), _("path"))
        rows = [(one.added[:10], str(one.files), str(one.articles), one.path) for one in held]
        write_lines(table([head, *rows]))
    else:
        say(_("Nothing has been added yet; `gxreader add PATH` does."))
    return 0 if held else NOTHING


@contextmanager
def own_library(call: Call, asked: Mapping[str, str] | None = None) -> Iterator[Library]:
    """Open the user's library as ``held_library`` does, and take in again what it lost."""
    with held_library(call, asked) as library:
        restore(library)
        yield library


@contextmanager
def held_library(call: Call, asked: Mapping[str, str] | None = None) -> Iterator[Library]:
    """Open the user's library as it is, close it afterwards, and say what it noticed.

    ``asked`` is the place of what is added now; only then may a library begin in a folder that is
    missing. No file is read: what is registered can be listed and removed whatever is in it.
    """
    begin = asked is not None
    library = open_library(call.paths, encoding=call.options.encoding, asked=asked, begin=begin)
    try:
        with closing(library):
            yield library
    finally:
        for notice in library.notices:
            say(ended(notice))


def restore(library: Library) -> None:
    """Take in again what is registered but not held, after a cache was lost."""
    if not library.pending:
        return
    with ProgressLine(_("Reading again")) as line:
        report = library.take_pending(watch=line.watch)
    for sentence in report_sentences(report):
        say(sentence)
    with ProgressLine(_("Indexing")) as line:
        library.index_pending(progress=line.count)


def existing(words: Sequence[str]) -> list[Path]:
    """Return the paths that ``words`` name. Raises FileUnreadable for the first that is missing."""
    paths = [absolute(word) for word in words]
    for word, path in zip(words, paths, strict=True):
        require(word, path)
    return paths


def require(word: str, path: Path) -> None:
    """Raise FileUnreadable when ``path``, given as ``word``, does not exist or is out of reach."""
    try:
        path.stat()
    except FileNotFoundError:
        raise FileUnreadable(
            _("File not found"), _("{path} does not exist.").format(path=word), _remedy(word)
        ) from None
    except OSError as error:
        remedy = _("Check the path and its permissions.")
        raise FileUnreadable.because(word, error, remedy) from error


def _remedy(word: str) -> str:
    """Return what to do about a missing path; it may be a command with a slip in it."""
    from difflib import get_close_matches

    from reader.cli.commands import COMMANDS

    near = get_close_matches(word, (*COMMANDS, *ASKED), n=1)
    if near:
        command = ASKED.get(near[0], near[0])
        return _("Did you mean the command `gxreader {command}`?").format(command=command)
    return _("Check the path.")


def absolute(word: str) -> Path:
    """Return the path that ``word`` names, as the library registers it. Raises FileUnreadable."""
    try:
        return Path(word).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, a NUL
        raise FileUnreadable.because(word, error, _("Check the path.")) from error


def _taken(
    call: Call,
    library: Library,
    take: Callable[[Watcher], ImportReport],
    missing: tuple[Rejected, ...] = (),
) -> int:
    """Take in and index with a progress line, then count and say what was rejected."""
    try:
        with ProgressLine(_("Reading files")) as line:
            report = take(line.watch)
        with ProgressLine(_("Indexing")) as line:
            library.index_pending(progress=line.count)
    except KeyboardInterrupt:
        say(_("Interrupted; `gxreader refresh` goes on where it stopped."))
        raise
    return _counted(call, _with(report, missing))


def _with(report: ImportReport, missing: tuple[Rejected, ...]) -> ImportReport:
    """Return a report that also tells what was asked for and is not there."""
    return replace(report, rejected=(*missing, *report.rejected)) if missing else report


def _counted(call: Call, report: ImportReport) -> int:
    """Write the counts, as lines or as JSON, and say what was noticed; return the exit code."""
    if call.options.json:
        speak_utf8()
        write_json(report_record(report))
    else:
        write_lines(report_lines(report))
        for sentence in chain(report_sentences(report), unsure_sentences(report)):
            say(sentence)
    return REJECTED if report.rejected else 0


def report_lines(report: ImportReport) -> Iterator[str]:
    """Yield the counts of an import, one a line, leaving out what did not happen."""
    counts = (
        (_("files"), report.files, True),
        (_("articles"), report.articles, True),
        (_("figures"), report.figures, True),
        (_("joined paragraphs"), report.joined, False),
        (_("joined jumps"), report.jumps, False),
        (_("page furniture"), report.furniture, False),
        (_("copies"), report.copies, False),
        (_("unchanged files"), report.unchanged, False),
        (_("removed files"), report.removed, False),
        (_("rejected"), len(report.rejected), False),
        (_("not sure"), len(report.unsure), False),
    )
    for words, count, always in counts:
        if always or count:
            yield _("{what}: {count}").format(what=words, count=count)
