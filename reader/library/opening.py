"""Opening a library: the user's own, the samples shipped with the program, or just some files."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import reader
from reader.catalogue import Catalogue, discard, sources_in
from reader.config import Paths, load_settings, samples_folder
from reader.errors import LibraryDamaged, LibraryUnreadable
from reader.journal import CorrectionBook, MarkBook, PositionBook
from reader.library.annotating import Annotations
from reader.library.correcting import Corrections
from reader.library.library import Library
from reader.library.losses import Book, loss_notices
from reader.library.registry import Registry
from reader.library.revision import READ_WITH
from reader.library.searches import KeptQueries
from reader.library.sources import Sources
from reader.library.turns import Turns
from reader.messages import _

CATALOGUE_NAME: Final = "catalogue.sqlite"
INDEX_NAME: Final = "index"
STAMP_NAME: Final = "taken-in"
"""Holds what the samples were like when all of them were taken in."""


def open_library(
    paths: Paths,
    *,
    encoding: str | None = None,
    asked: Mapping[str, str] | None = None,
    begin: bool = True,
) -> Library:
    """Open the user's library, making an empty one where there is none.

    A folder that was chosen for it and is missing is made only to ``begin`` a library. ``encoding``
    and ``asked`` (``paper``, ``issue_date``, ``page``, ``names``) hold for what is added now.
    A damaged catalogue is a lost cache: it is thrown away and an empty one begun, the library's
    ``notices`` say so, and what was registered is ``pending``; so is what a killed import left
    unfinished. Raises LibraryTooNew and LibraryUnreadable.
    """
    beginning = _beginning(paths, begin=begin)
    registry = Registry(_registry_folder(paths))
    catalogue, notices = _open_catalogue(paths.library, registry)
    if not catalogue.read_only:
        with suppress(LibraryUnreadable):  # what cannot be written now is put right later
            _agree(catalogue, registry)
    held = set(catalogue.source_paths())
    unfinished = registry.unfinished()
    pending = [path for path in registry.paths() if path not in held or path in unfinished]
    turns = Turns(paths.library)
    sources = Sources(
        catalogue,
        registry,
        turns,
        pending=list(map(Path, pending)),
        encoding=encoding,
        asked=asked,
        names=lambda: _name_pattern(paths),
    )
    return _library(catalogue, sources, paths, paths.library, notices=(*beginning, *notices))


def _beginning(paths: Paths, *, begin: bool) -> tuple[str, ...]:
    """Say that a library begins in a folder that was chosen and is missing: it may be a slip.

    Raises LibraryUnreadable where none is to ``begin``.
    """
    if paths.cache in paths.library.parents or paths.library.exists():
        return ()
    if begin:
        return (_("A new library begins in {path}.").format(path=paths.library),)
    raise LibraryUnreadable(
        _("No such library"),
        _("{path} does not exist.").format(path=paths.library),
        _("Check the name; `gxreader add PATH --library DIR` begins a library there."),
    )


def _name_pattern(paths: Paths) -> str:
    """Return the pattern of file names that the settings hold; a mistake in them is told elsewhere."""
    return load_settings(paths.settings_file)[0].name_pattern


def _registry_folder(paths: Paths) -> Path:
    """Return where the registered paths are kept: beside the library, or safe from a cleaned cache."""
    return paths.library if paths.cache not in paths.library.parents else paths.state


def _agree(catalogue: Catalogue, registry: Registry) -> None:
    """Settle what a kill or a lost journal left between the catalogue and the registry."""
    forgotten, registered = registry.forgotten(), set(registry.paths())
    for path in catalogue.source_paths():
        if path in forgotten:
            catalogue.remove_source(path)
        elif path not in registered:
            registry.finish(path)


def open_samples(paths: Paths) -> Library:
    """Open the sample archive; its catalogue is a cache of its own beside the user's library.

    Where that cache cannot be used, the samples are taken into memory.
    """
    try:
        return _kept_samples(paths, paths.cache / "samples")
    except LibraryUnreadable as error:
        catalogue = Catalogue.open(None)
        sources = Sources(catalogue)
        sources.add(_sample_papers(), None, lambda: False)
        return _library(catalogue, sources, paths, None, sample=True, notices=(str(error),))


def _kept_samples(paths: Paths, folder: Path) -> Library:
    catalogue, notices = _open_catalogue(folder)
    library = _library(
        catalogue,
        Sources(catalogue, turns=Turns(folder)),
        paths,
        folder,
        sample=True,
        notices=notices,
    )
    stamp, now = folder / STAMP_NAME, _stamp().encode("utf-8", "surrogateescape")
    if not library.count() or _content(stamp) != now:
        _take_samples(library)
        with suppress(OSError):
            stamp.write_bytes(now)
    return library


def _content(file: Path) -> bytes:
    """Return the bytes of a file, none where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _take_samples(library: Library) -> None:
    papers = _sample_papers()
    stale = {Path(source.path) for source in library.sources()} - set(papers)
    if stale:
        library.remove(sorted(stale))
    library.add(papers)


def _sample_papers() -> list[Path]:
    return [path for path in sorted(samples_folder().iterdir()) if path.is_dir()]


def _stamp() -> str:
    """Return what tells one state of the samples from another: versions, names, sizes, times."""
    folder = samples_folder()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    states = ((path, path.stat()) for path in files)
    lines = (f"{path} {status.st_size} {status.st_mtime_ns}" for path, status in states)
    return "\n".join((f"{reader.__version__} {READ_WITH}", *lines))


def open_reading_room(paths: Paths) -> Library:
    """Open the user's library, or the samples as long as nothing has been added to it.

    Raises what ``open_library`` does; LibraryUnreadable also where the chosen folder is missing.
    """
    library = open_library(paths, begin=False)
    if library.count() or library.sources():
        return library
    library.close()
    return open_samples(paths)


def open_to_read(paths: Paths) -> Library:
    """Open the library in ``paths.library`` only to read it; another process has it open, too.

    Raises LibraryUnreadable and its children where that is not possible.
    """
    folder = paths.library
    catalogue = Catalogue.open(folder / CATALOGUE_NAME, read_only=True)
    return _library(catalogue, Sources(catalogue, turns=Turns(folder)), paths, folder)


def open_to_index(paths: Paths) -> Library:
    """Open the library in ``paths.library`` to index it; what it registers is left alone."""
    folder = paths.library
    catalogue = Catalogue.open(folder / CATALOGUE_NAME)
    return _library(catalogue, Sources(catalogue, turns=Turns(folder)), paths, folder)


def open_files(
    files: Sequence[Path],
    paths: Paths,
    *,
    encoding: str | None = None,
    asked: Mapping[str, str] | None = None,
) -> Library:
    """Open files and folders as they are, registering nothing; ``take_pending`` reads them."""
    catalogue = Catalogue.open(None)
    sources = Sources(
        catalogue,
        pending=files,
        encoding=encoding,
        asked=asked,
        names=lambda: _name_pattern(paths),
    )
    return _library(catalogue, sources, paths, None)


def _open_catalogue(
    folder: Path, registry: Registry | None = None
) -> tuple[Catalogue, tuple[str, ...]]:
    """Open the catalogue in ``folder``; one that is damaged is begun anew, and a notice says so.

    What only the damaged one knew to be a source goes into the ``registry`` before.
    """
    file = folder / CATALOGUE_NAME
    with suppress(LibraryDamaged):
        return _sound(file), ()
    from reader.search.folder import remove_index

    with Turns(folder).taken():
        try:
            return _sound(file), ()  # somebody else was faster
        except LibraryDamaged as error:
            notices = (str(error), _("It was thrown away and is being built anew."))
        if registry is not None:
            _rescue(file, registry)
        _discard(file)
        remove_index(folder / INDEX_NAME)
        return Catalogue.open(file), notices


def _rescue(file: Path, registry: Registry) -> None:
    """Register the sources of a catalogue that is thrown away. Raises LibraryUnreadable."""
    known = {*registry.paths(), *registry.forgotten()}
    for path in sources_in(file):
        if path not in known:
            registry.begin(path)


def _sound(file: Path) -> Catalogue:
    """Open a catalogue and read what every start reads. Raises LibraryDamaged, and others."""
    catalogue = Catalogue.open(file)
    try:
        _glance(catalogue)
    except LibraryUnreadable:
        catalogue.close()
        raise
    return catalogue


def _glance(catalogue: Catalogue) -> tuple[object, ...]:
    return (catalogue.generation, catalogue.count(), catalogue.source_paths(), catalogue.pending())


def _discard(file: Path) -> None:
    """Delete a catalogue. Raises LibraryUnreadable when that is not possible."""
    try:
        discard(file)
    except OSError as error:
        raise LibraryUnreadable(
            _("Damaged catalogue"),
            _("{path} cannot be deleted: {reason}.").format(path=file, reason=error.strerror),
            _("Delete it, or use another library with --library DIR."),
        ) from error


def _library(
    catalogue: Catalogue,
    sources: Sources,
    paths: Paths,
    folder: Path | None,
    *,
    sample: bool = False,
    notices: Sequence[str] = (),
) -> Library:
    marks, positions = MarkBook(paths.data), PositionBook(paths.state)
    corrections = CorrectionBook(paths.data)
    books: dict[Path, Book] = {
        paths.data / "marks.*.jsonl": marks,
        paths.state / "positions.*.jsonl": positions,
        paths.data / "corrections.*.jsonl": corrections,
    }
    return Library(
        catalogue,
        marks,
        positions,
        sources,
        KeptQueries.of(paths),
        corrections=Corrections(catalogue, sources, corrections, folder),
        annotations=Annotations(catalogue, paths.data),
        index_folder=folder / INDEX_NAME if folder is not None else None,
        paths=paths,
        sample=sample,
        notices=(*notices, *loss_notices(books, paths.state)),
    )
