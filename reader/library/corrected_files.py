"""The files that corrections belong to: found, read, corrected, taken in again."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from reader.catalogue import Catalogue
from reader.errors import NotFound
from reader.library.sources import Sources
from reader.library.tally import UNREADABLE
from reader.messages import _
from reader.model import Article, ListFilter, Page

if TYPE_CHECKING:
    from reader.parsing.corrections import Corrected, Correction

MEMBER: Final = "!/"
"""What stands between an archive and its member in the source of an article."""


class CorrectedFiles:
    """The page files of a library as corrections see them."""

    def __init__(self, catalogue: Catalogue, sources: Sources) -> None:
        self._catalogue = catalogue
        self._sources = sources

    def page_of(self, article: Article, held: "list[Correction]") -> Page:
        """Return the page of an article as it is parsed, without corrections."""
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

    def corrected(self, path: Path, held: "list[Correction]") -> Iterator[tuple[Page, "Corrected"]]:
        """Yield the pages of a file, each as parsed and as corrected."""
        from reader.parsing.corrections import apply

        for page in self._sources.pages(path):
            ours = held
            if is_alone(page):  # an article of a collection: its corrections name it
                ours = [one for one in held if one.place.article == page.articles[0].id]
            yield page, apply(page, ours)

    def paths(self, correction: "Correction") -> list[Path]:
        """Return the files of the library that a correction may belong to."""
        place = correction.place
        found: set[Path | None] = set()
        told = place.page.rsplit(" ", 2)
        if len(told) == len(("paper", "issue date", "page")):
            paper, issue_date, page = told
            where = ListFilter(paper=paper, issue_date=issue_date, page=page)
            keys = self._catalogue.listing(where=where).keys
            found |= {_path_of(self._catalogue.article_at(key)) for key in keys}
        found.add(_path_of(self._catalogue.article(place.article)))
        for source in self._catalogue.sources():
            names = self._catalogue.files(source.path)
            found |= {Path(one) for one in names if PurePath(one).name == place.file}
        return sorted(path for path in found if path is not None)

    def take_again(self, paths: Iterable[Path]) -> bool:
        """Take in files again; tell whether all could be read, else the next refresh says why."""
        taken = [self._taken_again(path) for path in paths]
        return all(taken)

    def _taken_again(self, path: Path) -> bool:
        with suppress(*UNREADABLE):
            self._sources.take_again(path)
            return True
        return False


def path_in(source: str) -> Path:
    """Return the path of the file that an article came from, the archive around it if any."""
    return Path(source.split(MEMBER, maxsplit=1)[0])


def _path_of(article: Article | None) -> Path | None:
    return path_in(article.source) if article is not None else None


def is_alone(page: Page) -> bool:
    """Tell whether a page is only put around an article of a collection."""
    return len(page.articles) == 1 and not page.file.text and not page.file.encoding
