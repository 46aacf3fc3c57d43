"""Taking files in: read, parse, extract figures, store; one file is one transaction."""

import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from reader.catalogue import Catalogue, FileRecord
from reader.errors import FileUnreadable
from reader.library.carrying import Carrier
from reader.library.filed import Asked, described_by, digest_of, placed, stands_elsewhere
from reader.library.looking import Known, look_into
from reader.library.replaying import Replay
from reader.library.revision import READ_WITH
from reader.library.tally import NOT_A_FILE, UNREADABLE, Tally, damage_notice, reason_of
from reader.library.watching import Stopped, Watcher, never, unwatched
from reader.library.workers import Item, with_figures
from reader.messages import N_, _, joined
from reader.model import Article, Page, Progress, Rejected
from reader.parsing import article_collection, read_articles
from reader.parsing.formats.dispatch import pages_of, read_pages
from reader.parsing.naming import owner_of, told_place

KEPT: Final = N_("It stays among the sources, and its articles stay.")
LACKING: Final = N_("It stays among the sources, but until then nothing of it is held.")
"""What becomes of a source that is out of reach; a lost catalogue holds nothing of it."""

TOLD_EVERY: Final = 100
"""Articles of a collection between two reports of progress."""


class _Stopped(Exception):
    """Somebody asked to stop in the middle of a file."""


class Intake:
    """Takes page files and article collections into a catalogue.

    ``stopped`` is asked before every file and now and then in a collection; what was begun then
    leaves no trace. ``processes`` is how many find figures, as many as there are cores if not given.
    ``replay`` puts right what a person corrected, ``carrier`` carries over what a person marked.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        watch: Watcher | None = None,
        stopped: Stopped = never,
        processes: int | None = None,
        replay: Replay | None = None,
        carrier: Carrier | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._watch = watch or unwatched
        self._stopped = stopped
        self._processes = processes
        self._replay = replay or Replay(None)
        self._replay.begin()
        self._carrier = carrier or Carrier(catalogue)
        self._encoding: str | None = None
        self._asked: Asked = {}
        self.tally = Tally()

    def take_source(
        self,
        source: Path,
        encoding: str | None = None,
        begin: Callable[[], None] = lambda: None,
        asked: Asked | None = None,
    ) -> bool:
        """Bring the catalogue up to date with a file or folder: new, changed and deleted files.

        Files that have gone are dropped first, so that a renamed file's articles keep their ids. So
        is a named file that its folder does not hold any more. A source whose place is out of
        reach (a disk not mounted) is rejected, and nothing is dropped.
        ``encoding`` is the one its page files are in, if named, ``asked`` their place; ``begin``
        is called before the first change. Return whether the end was reached.
        """
        self._encoding = encoding
        self._asked = asked or {}
        known = self._catalogue.files(str(source))
        try:
            found = look_into(source, known, self._reject)
        except OSError as error:
            self._reject(source, joined(reason_of(error), _(KEPT if known else LACKING)))
            return False
        gone = found.gone(known)
        news = [path for path in found.paths if not self._unchanged(path, known.get(str(path)))]
        if gone or news:
            begin()
        for path in gone:
            self._catalogue.remove_file(path)
            self.tally.removed += 1
        self.tally.notices += found.notices
        return self._take_all(news, str(source), known)

    def _unchanged(self, path: Path, known: FileRecord | None) -> bool:
        """Tell by size and time, without reading, and count a file that is as it was."""
        if known is None or self._read_otherwise(known):
            return False
        try:
            status = path.stat()
        except OSError:
            return False
        same = (known.size, known.mtime_ns) == (status.st_size, status.st_mtime_ns)
        self.tally.unchanged += same
        return same

    def _read_otherwise(self, known: FileRecord) -> bool:
        """Tell whether a file was read with other rules, encoding, place or corrections."""
        if known.revision != READ_WITH or known.path in self._replay.stale:
            return True
        if self._asked and stands_elsewhere(known, self._asked):
            return True
        return bool(self._encoding) and known.kind == "page" and known.encoding != self._encoding

    def _take_all(self, paths: list[Path], source: str, known: Known) -> bool:
        for done, path in enumerate(paths):
            if self._stopped():
                return False
            self._watch(Progress(done, len(paths), str(path)))
            try:
                self._take(path, source, known.get(str(path)))
            except _Stopped:
                return False
            except UNREADABLE as error:
                self._reject(path, reason_of(error))
        self._watch(Progress(len(paths), len(paths)))
        return True

    def _take(self, path: Path, source: str, known: FileRecord | None) -> None:
        """Take in one file, unless only its time changed.

        The status is read before the bytes: a file that grows meanwhile is seen to have changed.
        """
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            self._reject(path, _(NOT_A_FILE))
            return
        record = FileRecord(
            path=str(path),
            source=source,
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
            digest=digest_of(path),
            revision=READ_WITH,
        )
        if known and known.digest == record.digest and not self._read_otherwise(known):
            touched = replace(known, size=record.size, mtime_ns=record.mtime_ns)
            self._catalogue.touch_file(touched)
            self.tally.unchanged += 1
        elif article_collection(path):
            place = told_place(self._asked, path)
            named = placed(replace(record, kind="collection"), place)
            self._store(named, self._collected(path))
        else:
            owner = owner_of(self._asked)
            self._store_pages(read_pages(path, encoding=self._encoding, **owner), record)

    def take_again(self, path: Path, source: str, encoding: str | None, asked: Asked) -> None:
        """Take in a file though it may be as it was. Raises FileUnreadable and OSError."""
        self._encoding, self._asked = encoding, asked
        self._take(path, source, None)

    def take_text(
        self, raw: bytes, name: str, encoding: str | None = None, asked: Asked | None = None
    ) -> None:
        """Take in pages that came as bytes (standard input)."""
        pages = pages_of(raw, name, encoding=encoding, **owner_of(asked))
        self._store_pages(pages, FileRecord(path=name, source=name))

    def _store_pages(self, found: Iterator[Page | Rejected], record: FileRecord) -> None:
        """Store what a file holds, one page or many; the first tells its encoding and place."""
        counts = Tally()
        pages = self._accepted(found, counts)
        first = next(pages, None)
        described = replace(record, kind="pages") if first is None else described_by(record, first)
        held = chain(() if first is None else (first,), pages)
        del first  # of a large file one part is held at a time
        self._store(described, self._articles(held, counts), counts)

    def _articles(self, pages: Iterator[Page], counts: Tally) -> Iterator[Article]:
        """Yield the articles of a file's pages; progress is told between the parts of a large one."""
        number = 0
        for page in pages:
            if page.file.first_line > 1:
                self._tell(number, Path(page.file.path))
            number += len(page.articles)
            counts.furniture += len(page.furniture)
            yield from page.articles
            del page  # before the next is made
        counts.notices += self._replay.notices()

    def _accepted(self, found: Iterator[Page | Rejected], counts: Tally) -> Iterator[Page]:
        for item in found:
            if self._stopped():
                raise _Stopped
            if isinstance(item, Rejected):
                self.tally.rejected.append(item)
                continue
            counts.unsure += item.unsure
            if item.file.damaged_lines and item.file.first_line <= 1:
                counts.notices.append(damage_notice(item.file, item.file.path))
            yield self._replay.page(item)
            del item  # before the next is made

    def _store(
        self,
        record: FileRecord,
        articles: Iterable[Article],
        counts: Tally | None = None,
    ) -> None:
        counts = counts or Tally()
        items = _counted(with_figures(articles, self._processes), counts)
        self._catalogue.replace_file(record, self._carrier.instead(record.path, items))
        self._replay.taken(record.path)
        self.tally.add(counts)

    def _collected(self, path: Path) -> Iterator[Article]:
        """Yield the articles of a collection; what comes before damage to the file is kept."""
        number = 0
        try:
            for item in read_articles(path, told_place(self._asked, path)):
                if isinstance(item, Rejected):
                    self.tally.rejected.append(item)
                    continue
                number += 1
                if number % TOLD_EVERY == 0:
                    self._tell(number, path)
                yield from self._replay.article(item)
            self.tally.notices += self._replay.notices()
        except FileUnreadable as error:
            if not number:
                raise
            self._reject(path, reason_of(error))

    def _tell(self, number: int, path: Path) -> None:
        self._watch(Progress(number, 0, str(path)))
        if self._stopped():
            raise _Stopped

    def _reject(self, path: Path, reason: str) -> None:
        self.tally.rejected.append(Rejected(str(path), reason))


def _counted(items: Iterable[Item], counts: Tally) -> Iterator[Item]:
    for article, figures in items:
        counts.count(article, figures)
        yield article, figures
