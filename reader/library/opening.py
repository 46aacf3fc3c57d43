"""Opening a library: the user's own, the samples shipped with the program, or just some files."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reader.catalogue import Catalogue, discard
from reader.config import Paths, samples_folder
from reader.errors import LibraryDamaged
from reader.journal import MarkBook, PositionBook
from reader.library.library import Library
from reader.library.registry import Registry
from reader.messages import _

CATALOGUE_NAME: Final = "catalogue.sqlite"
INDEX_NAME: Final = "index"


def open_library(paths: Paths, *, encoding: str | None = None) -> Library:
    """Open the user's library, making an empty one where there is none.

    A damaged catalogue is a lost cache: it is thrown away and an empty one begun, the library's
    ``notices`` say so, and what was registered is ``pending``. Raises LibraryTooNew and LibraryUnreadable.
    """
    return _open_at(paths.library, paths, encoding=encoding)


def open_samples(paths: Paths) -> Library:
    """Open the sample archive; its catalogue is a cache of its own beside the user's library."""
    library = _open_at(paths.cache / "samples", paths, sample=True)
    papers = [path for path in sorted(samples_folder().iterdir()) if path.is_dir()]
    stale = {Path(source.path) for source in library.sources()} - set(papers)
    if stale:
        library.remove(sorted(stale))
    library.add(papers)
    return library


def open_reading_room(paths: Paths) -> Library:
    """Open the user's library, or the samples as long as nothing has been added to it."""
    library = open_library(paths)
    if library.count() or library.sources() or library.pending:
        return library
    library.close()
    return open_samples(paths)


def open_files(files: Sequence[Path], paths: Paths, *, encoding: str | None = None) -> Library:
    """Open files and folders as they are, registering nothing; ``take_pending`` reads them."""
    return Library(
        Catalogue.open(None),
        MarkBook(paths.data),
        PositionBook(paths.state),
        pending=tuple(files),
        encoding=encoding,
    )


def _open_at(
    folder: Path, paths: Paths, *, sample: bool = False, encoding: str | None = None
) -> Library:
    notices: tuple[str, ...] = ()
    file = folder / CATALOGUE_NAME
    try:
        catalogue = Catalogue.open(file)
    except LibraryDamaged as error:
        notices = (str(error), _("It was thrown away and is being built anew."))
        discard(file)
        shutil.rmtree(folder / INDEX_NAME, ignore_errors=True)
        catalogue = Catalogue.open(file)
    registry = Registry(folder)
    pending: tuple[Path, ...] = ()
    if not sample:
        held = {source.path for source in catalogue.sources()}
        pending = tuple(Path(path) for path in registry.paths() if path not in held)
    return Library(
        catalogue,
        MarkBook(paths.data),
        PositionBook(paths.state),
        index_folder=folder / INDEX_NAME,
        registry=None if sample else registry,
        pending=pending,
        sample=sample,
        notices=notices,
        encoding=encoding,
    )
