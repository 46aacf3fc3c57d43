"""Taking files in: read, parse, extract figures, store; one file is one transaction."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.catalogue import Catalogue, FileRecord
from reader.errors import FileUnreadable
from reader.figures import extract_figures
from reader.messages import _
from reader.model import Article, Figure, ImportReport, Page, Progress, Rejected
from reader.parsing import (
    article_collection,
    decode_page,
    page_paths,
    parse_page,
    read_articles,
    read_page_file,
)

Item = tuple[Article, tuple[Figure, ...]]
Watcher = Callable[[Progress], None]


@dataclass
class Tally:
    """Counts of an import while it runs."""

    files: int = 0
    unchanged: int = 0
    removed: int = 0
    articles: int = 0
    figures: int = 0
    joined: int = 0
    furniture: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def report(self) -> ImportReport:
        """Return the counts as the value that front ends show."""
        return ImportReport(
            files=self.files,
            unchanged=self.unchanged,
            removed=self.removed,
            articles=self.articles,
            figures=self.figures,
            joined=self.joined,
            furniture=self.furniture,
            rejected=tuple(self.rejected),
            notices=tuple(self.notices),
        )

    def count(self, article: Article, figures: tuple[Figure, ...]) -> Item:
        """Count an article and return it with its figures."""
        self.articles += 1
        self.figures += len(figures)
        self.joined += sum(len(paragraph.lines) > 1 for paragraph in article.paragraphs)
        return article, figures


class Intake:
    """Takes page files and article collections into a catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        watch: Watcher | None = None,
        stopped: Callable[[], bool] = lambda: False,
        encoding: str | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._watch = watch or (lambda _progress: None)
        self._stopped = stopped
        self._encoding = encoding
        self.tally = Tally()

    def take_source(self, source: Path) -> None:
        """Bring the catalogue up to date with a file or folder: new, changed and deleted files.

        Files that have gone are dropped first, so that a renamed file's articles keep their ids.
        A source that is itself missing (a disk not mounted) is rejected, and nothing is dropped.
        """
        known = self._catalogue.files(str(source))
        try:
            paths = _files_of(source)
        except OSError as error:
            self._reject(source, error.strerror or str(error))
            return
        for gone in sorted(set(known) - {str(path) for path in paths}):
            self.tally.removed += self._catalogue.remove_file(gone)
        for done, path in enumerate(paths):
            if self._stopped():
                return
            self._watch(Progress(done, len(paths), str(path)))
            self._take_changed(path, str(source), known.get(str(path)))
        self._watch(Progress(len(paths), len(paths)))

    def take_text(self, raw: bytes, name: str) -> None:
        """Take in a page that came as bytes (standard input)."""
        self._store_page(parse_page(decode_page(raw, name, encoding=self._encoding)), name, b"")

    def _take_changed(self, path: Path, source: str, known: FileRecord | None) -> None:
        try:
            status = path.stat()
            if known and (known.size, known.mtime_ns) == (status.st_size, status.st_mtime_ns):
                self.tally.unchanged += 1
                return
            digest = digest_of(path)
            record = FileRecord(
                path=str(path),
                source=source,
                size=status.st_size,
                mtime_ns=status.st_mtime_ns,
                digest=digest,
            )
            if known and known.digest == digest:
                self._catalogue.touch_file(
                    replace(known, size=record.size, mtime_ns=record.mtime_ns)
                )
                self.tally.unchanged += 1
                return
            self._take_file(path, record)
        except FileUnreadable as error:
            self.tally.rejected.append(Rejected(str(path), error.what))
        except OSError as error:
            self._reject(path, error.strerror or str(error))

    def _take_file(self, path: Path, record: FileRecord) -> None:
        if article_collection(path):
            self._catalogue.replace_file(
                replace(record, kind="collection"), self._collected(path), ()
            )
            self.tally.files += 1
            return
        page = parse_page(read_page_file(path, encoding=self._encoding))
        self._store_page(page, str(path), record)

    def _store_page(self, page: Page, name: str, record: FileRecord | bytes) -> None:
        file = page.file
        base = record if isinstance(record, FileRecord) else FileRecord(path=name, source=name)
        if file.damaged_lines:
            self.tally.notices.append(
                _(
                    "{path}: {count} lines held bytes that are not {encoding}, first line {line}"
                ).format(
                    path=name,
                    count=len(file.damaged_lines),
                    encoding=file.encoding,
                    line=file.damaged_lines[0],
                )
            )
        self._catalogue.replace_file(
            replace(
                base,
                encoding=file.encoding,
                paper=file.paper,
                issue_date=file.issue_date,
                page=file.page,
                section=file.section,
                damaged_lines=file.damaged_lines,
            ),
            (self._with_figures(article) for article in page.articles),
            page.furniture,
        )
        self.tally.files += 1
        self.tally.furniture += len(page.furniture)

    def _collected(self, path: Path) -> Iterator[Item]:
        for number, item in enumerate(read_articles(path), 1):
            if isinstance(item, Rejected):
                self.tally.rejected.append(item)
                continue
            if number % 100 == 0:
                self._watch(Progress(number, 0, str(path)))
            yield self._with_figures(item)

    def _with_figures(self, article: Article) -> Item:
        texts = [paragraph.text for paragraph in article.paragraphs]
        return self.tally.count(article, extract_figures(texts, article.issue_date))

    def _reject(self, path: Path, reason: str) -> None:
        self.tally.rejected.append(Rejected(str(path), reason))


def _files_of(source: Path) -> list[Path]:
    """Return the files of a source. Raises OSError when it is missing or cannot be read."""
    source.stat()
    return list(page_paths(source)) if source.is_dir() else [source]


def digest_of(path: Path) -> str:
    """Return a short fingerprint of a file's bytes (BLAKE2b, 16 bytes, hexadecimal).

    Raises OSError when the file cannot be read.
    """
    hasher = hashlib.blake2b(digest_size=16)
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            hasher.update(chunk)
    return hasher.hexdigest()
