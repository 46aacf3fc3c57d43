"""What a library is made from: registering files and folders, taking them in, forgetting them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.catalogue import Catalogue
from reader.errors import FileUnreadable, ReaderError, UsageError
from reader.library.carrying import Carrier
from reader.library.missing import never_added
from reader.library.registry import Registry
from reader.library.replaying import Replay
from reader.library.stitching import settle
from reader.library.turns import Turns
from reader.library.watching import Stopped, Watcher, never
from reader.messages import _
from reader.model import Article, ImportReport, Page, Progress, Source

if TYPE_CHECKING:
    from reader.library.intake import Intake
    from reader.library.tally import Tally


class Sources:
    """The registered paths of a catalogue and what was taken in from them.

    ``registry`` is None where nothing is registered for good. ``pending`` are paths to take in
    that nobody has: opened just now, lost with a damaged catalogue, or cut off by a kill.
    ``names`` is asked for the pattern of file names that holds where none was named.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        registry: Registry | None = None,
        turns: Turns | None = None,
        *,
        pending: Sequence[Path] = (),
        encoding: str | None = None,
        asked: Mapping[str, str] | None = None,
        names: Callable[[], str] = str,
    ) -> None:
        self._catalogue = catalogue
        self._registry = registry
        self.turns = turns or Turns(None)
        self.pending = tuple(pending)
        self._encoding = encoding
        self._asked = dict(asked or {})
        self._names = names
        self.replay = Replay(None)
        self.carrier = Carrier(catalogue)
        self._texts: set[str] = set()

    def all(self) -> tuple[Source, ...]:
        """Return the registered paths, those still to be taken in at the end."""
        held = self._catalogue.sources()
        known = {source.path for source in held}
        waiting = (str(path) for path in self.pending if self._registry is not None)
        return held + tuple(Source(path, 0, 0, "") for path in waiting if path not in known)

    def add(self, paths: Sequence[Path], watch: Watcher | None, stopped: Stopped) -> ImportReport:
        """Register files and folders and take them in, and what is pending before them.

        A path inside a registered folder is taken in as part of it; a folder around registered
        paths replaces them.
        """
        with self._turn(watch, stopped) as mine:
            if not mine:
                return ImportReport()
            pending = self._pending_sources()
            sources = dict.fromkeys(self._register(path) for path in paths)
            return self._take(dict.fromkeys([*pending, *sources]), watch, stopped)

    def refresh(self, watch: Watcher | None, stopped: Stopped) -> ImportReport:
        """Take in what changed, appeared or went in every registered file and folder."""
        with self._turn(watch, stopped) as mine:
            if not mine:
                return ImportReport()
            self._pending_sources()
            held = [Path(source.path) for source in self._catalogue.sources()]
            return self._take(held, watch, stopped)

    def take_pending(self, watch: Watcher | None, stopped: Stopped) -> ImportReport:
        """Take in what is pending."""
        with self._turn(watch, stopped) as mine:
            return self._take(self._pending_sources(), watch, stopped) if mine else ImportReport()

    def take_text(self, raw: bytes, name: str) -> ImportReport:
        """Take in a page that came as bytes."""
        self._catalogue.add_source(name)
        self._texts.add(name)
        intake = self._intake(None, never)
        intake.take_text(raw, name, *self._ways(name))
        self._settle(intake.tally)
        return intake.tally.report()

    def remove(self, paths: Sequence[Path]) -> int:
        """Forget registered paths; return how many articles left.

        Raises NotFound when one is not registered, UsageError when it is part of a registered
        folder; then none is forgotten.
        """
        known = {source.path for source in self.all()}
        for path in paths:
            if str(path) not in known:
                raise self._unknown(path)
        with self.turns.taken():
            self.pending = tuple(path for path in self.pending if path not in set(paths))
            removed = self._forget(paths)
            self._settle()
            return removed

    def _unknown(self, path: Path) -> ReaderError:
        """Return the error of removing what is not registered by itself."""
        folder = next((one for one in self.all() if Path(one.path) in path.parents), None)
        if folder is None:
            return never_added(path)
        return UsageError(
            _("Part of a registered folder"),
            _("{path} was taken in as part of {folder}.").format(path=path, folder=folder.path),
            _("Move it out of the folder and refresh, or remove the folder."),
        )

    def _turn(self, watch: Watcher | None, stopped: Stopped) -> AbstractContextManager[bool]:
        def waiting() -> None:
            if watch is not None:
                watch(Progress(0, 0, _("another gxreader is changing this library")))

        return self.turns.taken(stopped, waiting)

    def _register(self, path: Path) -> Path:
        """Register ``path`` and return the source that now covers it."""
        registered = [Path(source.path) for source in self._catalogue.sources()]
        around = next((one for one in registered if one in path.parents), None)
        if around is not None:
            if self._asked:
                raise _part_of(path, around)
            return around
        if self._registry is not None:
            self._registry.begin(str(path), self._encoding, self._asked)
        self._catalogue.add_source(str(path))
        self._absorb([one for one in registered if path in one.parents], path)
        return path

    def _absorb(self, inside: Sequence[Path], around: Path) -> None:
        """Make the files of sources inside another one its own, with their articles."""
        for source in inside:
            for record in self._catalogue.files(str(source)).values():
                self._catalogue.touch_file(replace(record, source=str(around)))
        self._forget(inside)

    def _forget(self, paths: Iterable[Path]) -> int:
        names = [str(path) for path in paths]
        if self._registry is not None:
            self._registry.remove(names)
        return sum(self._catalogue.remove_source(name) for name in names)

    def _pending_sources(self) -> list[Path]:
        for path in self.pending:
            if self._registry is not None:
                self._registry.begin(str(path))
            self._catalogue.add_source(str(path))
        return list(self.pending)

    def _take(
        self, sources: Iterable[Path], watch: Watcher | None, stopped: Stopped
    ) -> ImportReport:
        intake = self._intake(watch, stopped)
        for source in sources:
            if stopped():
                break
            self._take_one(intake, source)
            if not stopped():
                self.pending = tuple(path for path in self.pending if path != source)
        self._settle(intake.tally, stopped)
        return intake.tally.report()

    def _intake(self, watch: Watcher | None, stopped: Stopped) -> "Intake":
        from reader.library.intake import Intake

        return Intake(
            self._catalogue, watch=watch, stopped=stopped, replay=self.replay, carrier=self.carrier
        )

    def _settle(self, tally: "Tally | None" = None, stopped: Stopped = never) -> None:
        settle(self._catalogue, tally, stopped, self.carrier.into_story)

    def take_again(self, path: Path) -> None:
        """Take in a file of a registered path though it may be as it was.

        Raises FileUnreadable and OSError when it cannot be read, NotFound when it is nobody's.
        """
        with self.turns.taken():
            source = self._source_of(path)
            self._intake(None, never).take_again(path, source, *self._ways(source))
            self._settle()

    def take_record_again(self, path: Path, record: Article, old: AbstractSet[str]) -> None:
        """Put one article of a collection in the place of the articles ``old`` that it was.

        Raises NotFound when the file is nobody's.
        """
        from reader.library.workers import with_figures

        with self.turns.taken():
            self.replay.begin()
            items = with_figures(self.replay.article(record), 1)
            carried = self.carrier.instead(str(path), items, old)
            self._catalogue.replace_articles(str(path), old, carried)

    def record(self, path: Path, number: int) -> Article | None:
        """Return the article of one record of a collection, None unless the file is as it was.

        Raises FileUnreadable when it cannot be read.
        """
        known = self._catalogue.files(self._source_of(path)).get(str(path))
        try:
            status = path.stat()
        except OSError:
            return None
        if known is None or (known.size, known.mtime_ns) != (status.st_size, status.st_mtime_ns):
            return None
        from reader.parsing import read_record
        from reader.parsing.naming import told_place

        _encoding, asked = self._ways(known.source)
        return read_record(path, number, told_place(asked, path))

    def pages(self, path: Path) -> Iterator[Page]:
        """Yield the pages of a file as they are parsed, of a collection one for every article.

        Raises FileUnreadable when it cannot be read, NotFound when it is nobody's.
        """
        if str(path) in self._texts:
            raise FileUnreadable(
                _("No page file"),
                _("{path} is no file, so nothing of it can be looked at again.").format(path=path),
                _("Save it to a file and open that."),
            )
        from reader.library.pages import raw_pages

        yield from raw_pages(path, *self._ways(self._source_of(path)))

    def _source_of(self, path: Path) -> str:
        around = {str(path), *map(str, path.parents)}
        for source in self._catalogue.sources():
            if source.path in around:
                return source.path
        raise never_added(path)

    def _ways(self, source: str) -> tuple[str | None, Mapping[str, str]]:
        """Return the encoding and the place that were named for a source."""
        registry = self._registry
        encoding = self._encoding or (registry.encoding(source) if registry else None)
        asked = registry.place(source) if registry else self._asked
        names = self._names()
        return encoding, {"names": names, **asked} if names else asked

    def _take_one(self, intake: "Intake", source: Path) -> None:
        """Take in one source; it stays noted as begun until its end was reached."""
        name, registry = str(source), self._registry
        encoding, asked = self._ways(name)
        if registry is None:
            intake.take_source(source, encoding, asked=asked)
            return
        if intake.take_source(source, encoding, lambda: registry.begin(name), asked):
            self._settle(intake.tally)
            registry.finish(name)


def _part_of(path: Path, around: Path) -> UsageError:
    """Return the error of a place asked for where the folder around it is registered already."""
    return UsageError(
        _("Part of a registered folder"),
        _("{path} is taken in as part of {folder}, so no place can be named for it alone.").format(
            path=path, folder=around
        ),
        _("Say paper, date and page in its name, or remove the folder first."),
    )
