"""The files that corrections belong to: found, read, corrected, taken in again."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from reader.catalogue import Catalogue
from reader.errors import FileUnreadable, NotFound
from reader.library.replaying import page_around
from reader.library.sources import Sources
from reader.library.tally import UNREADABLE
from reader.messages import _
from reader.model import Article, Page

if TYPE_CHECKING:
    from reader.parsing.corrections import Corrected, Correction

_PDF_PAGE = re.compile(r"(?<=\.pdf)#page=\d+$", re.IGNORECASE)
"""What stands behind a PDF file in the source of an article, where it has several pages."""

MEMBER: Final = "!/"
"""What stands between an archive and its member in the source of an article."""


class CorrectedFiles:
    """The page files of a library as corrections see them."""

    def __init__(self, catalogue: Catalogue, sources: Sources) -> None:
        self._catalogue = catalogue
        self._sources = sources

    def page_of(self, article: Article, held: "list[Correction]") -> Page:
        """Return the page of an article as it is parsed, without corrections.

        Of a collection that is as it was, only the article's record is read.
        """
        record = self._record_of(article, held)
        if record is not None:
            return record
        others: list[Page] = []
        for page, corrected in self.corrected(path_in(article.source), held):
            if any(one.id == article.id for one in corrected.page.articles):
                return page
            if page.file.path == article.source:
                others.append(page)
        if others and len(others) == 1:
            return others[0]
        raise NotFound(
            _("No such article"),
            _("{path} does not hold the article any more.").format(path=article.source),
            _("`gxreader refresh` takes in what changed."),
        )

    def _record_of(self, article: Article, held: "list[Correction]") -> Page | None:
        """Return the record of a collection that became an article, None where that is not sure."""
        from reader.parsing import article_collection
        from reader.parsing.corrections import apply

        path = path_in(article.source)
        if MEMBER in article.source or not article_collection(path) or not article.lines:
            return None
        record = self._sources.record(path, article.lines[0])
        if record is None:
            return None
        known = any(one.place.article == record.id for one in held)
        if record.id != article.id and not known:  # the same record stood in the file before
            record = replace(record, id=article.id)
        page = page_around(record)
        made = apply(page, _own(page, held)).page.articles
        return page if any(one.id == article.id for one in made) else None

    def ids_of(self, page: Page, held: "list[Correction]") -> frozenset[str]:
        """Return the ids of the articles that corrections make of a page."""
        from reader.parsing.corrections import apply

        return frozenset(one.id for one in apply(page, _own(page, held)).page.articles)

    def page_at(self, correction: "Correction", held: "list[Correction]") -> Page | None:
        """Return the record of a collection that a correction was made on; None for other pages."""
        article = self._catalogue.article(correction.place.article)
        return self._record_of(article, held) if article is not None else None

    def corrected(self, path: Path, held: "list[Correction]") -> Iterator[tuple[Page, "Corrected"]]:
        """Yield the pages of a file, each as parsed and as corrected."""
        from reader.parsing.corrections import apply

        for page in self._sources.pages(path):
            yield page, apply(page, _own(page, held))

    def corrected_by(
        self, corrections: "Iterable[Correction]", held: "list[Correction]"
    ) -> "Iterator[tuple[Page, Corrected]]":
        """Yield the pages that ``corrections`` may belong to, as parsed and as corrected.

        Of collections only the records that they name are read; files that cannot be read are
        passed over.
        """
        from reader.parsing.corrections import apply

        paths: set[Path] = set()
        for one in corrections:
            page = self.page_at(one, held)
            if page is None:
                paths.update(self.paths(one))
            else:
                yield page, apply(page, _own(page, held))
        for path in sorted(paths):
            with suppress(FileUnreadable, OSError):
                yield from self.corrected(path, held)

    def paths(self, correction: "Correction") -> list[Path]:
        """Return the files of the library that a correction may belong to."""
        place = correction.place
        found: set[Path | None] = set()
        told = place.page.rsplit(" ", 2)
        if len(told) == len(("paper", "issue date", "page")):
            paper, issue_date, page = told
            files = self._catalogue.editions.files_of_page(paper, issue_date, page)
            found |= {path_in(file) for file in files}
        found.add(_path_of(self.printed(place.article)))
        for source in self._catalogue.sources():
            names = self._catalogue.files(source.path)
            found |= {Path(one) for one in names if PurePath(one).name == place.file}
        return sorted(path for path in found if path is not None)

    def printed(self, article_id: str) -> Article | None:
        """Return an article as its own page prints it, or None."""
        part = self._catalogue.editions.part(article_id)
        return part if part is not None else self._catalogue.article(article_id)

    def renew(self, page: Page, path: Path, old: AbstractSet[str]) -> bool:
        """Take in again what ``page`` was made of, where it is the articles ``old`` now.

        Tell whether it could be read, else the next refresh says why.
        """
        if not is_alone(page):
            return self.take_again([path])
        with suppress(*UNREADABLE):
            self._sources.take_record_again(path, page.articles[0], old)
            return True
        return False

    def take_again(self, paths: Iterable[Path]) -> bool:
        """Take in files again; tell whether all could be read, else the next refresh says why."""
        taken = [self._taken_again(path) for path in paths]
        return all(taken)

    def _taken_again(self, path: Path) -> bool:
        with suppress(*UNREADABLE):
            self._sources.take_again(path)
            return True
        return False


def _own(page: Page, held: "list[Correction]") -> "list[Correction]":
    """Return the corrections to try on a page; those of an article of a collection name it."""
    if not is_alone(page):
        return held
    return [one for one in held if one.place.article == page.articles[0].id]


def path_in(source: str) -> Path:
    """Return the path of the file that an article came from: the archive around it, or its PDF."""
    return Path(_PDF_PAGE.sub("", source.split(MEMBER, maxsplit=1)[0]))


def _path_of(article: Article | None) -> Path | None:
    return path_in(article.source) if article is not None else None


def is_alone(page: Page) -> bool:
    """Tell whether a page is only put around an article of a collection."""
    return len(page.articles) == 1 and not page.file.text and not page.file.encoding
