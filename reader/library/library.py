"""The library as one object: lists, articles, figures, search, marks and intake."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.catalogue import Catalogue, Listing
from reader.config import Paths
from reader.journal import MarkBook, PositionBook
from reader.library.annotating import Annotations
from reader.library.answers import OwnAnswers
from reader.library.carrying import Carrier
from reader.library.correcting import Corrections
from reader.library.finding import find_in
from reader.library.missing import no_article
from reader.library.predicates import LibraryPredicates
from reader.library.searcher import Searcher
from reader.library.searches import KeptQueries, Searches
from reader.library.similar import Similar
from reader.library.sources import Sources
from reader.library.steps import OwnTaking, Taking
from reader.library.values import Values
from reader.library.watching import Watcher, never
from reader.model import (
    Article,
    ArticleRow,
    Figure,
    FigureEntry,
    FigureFilter,
    FigureOrder,
    ImportReport,
    ListFilter,
    ListOrder,
    Mark,
    Position,
    SearchAnswer,
    Sort,
    Source,
    Span,
    TagCount,
)

if TYPE_CHECKING:
    from reader.library.holdings import Holdings


class Library:
    """Articles to list, read and search, with what a person marked on them.

    ``index_folder`` is None for files opened without registering them: search then scans their
    text. ``sample`` says that this is the archive shipped with the program; ``place`` is where
    other processes find the library, if it is on disk, and ``taking`` takes in what is pending.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        marks: MarkBook,
        positions: PositionBook,
        sources: Sources,
        kept: KeptQueries,
        *,
        corrections: Corrections,
        annotations: Annotations,
        index_folder: Path | None = None,
        paths: Paths | None = None,
        sample: bool = False,
        notices: Sequence[str] = (),
    ) -> None:
        self._catalogue = catalogue
        self._marks = marks
        self._positions = positions
        self._sources = sources
        self.corrections = corrections
        self.annotations = annotations
        sources.carrier = Carrier(catalogue, annotations.books, (marks,), (positions,))
        self.similar = Similar(catalogue)
        self.sample = sample
        self.notices = list(notices)
        self._predicates = LibraryPredicates(catalogue, marks, annotations)
        self._searcher = Searcher(catalogue, index_folder, sources.turns, self.notices)
        values = Values(catalogue, annotations)
        answers = OwnAnswers(catalogue, self._searcher, self._predicates, values, self.similar)
        self.searches = Searches(answers, self._predicates, kept)
        self.place = (paths, index_folder.parent) if paths and index_folder else None
        self.taking: Taking = OwnTaking(self)

    # Lists and articles

    def count(self) -> int:
        """Return how many articles there are."""
        return self._catalogue.count()

    @property
    def generation(self) -> int:
        """Return a number that changes whenever anybody changed the catalogue."""
        return self._catalogue.generation

    def listing(
        self, order: ListOrder = ListOrder.NEWEST, where: ListFilter | None = None
    ) -> Listing:
        """Return the keys of the articles that pass ``where``, ordered and grouped by page."""
        return self._catalogue.listing(order, where or ListFilter())

    def beginning(self, order: ListOrder, most: int) -> Listing:
        """Return how the list of all articles begins: at least ``most`` of them, or all."""
        return self._catalogue.beginning(order, most)

    def rows(self, keys: Sequence[int]) -> list[ArticleRow]:
        """Return the list rows of ``keys`` in their order."""
        return self._catalogue.rows(keys)

    def holdings(self) -> "Holdings":
        """Return the editions and pages held, copies among them, and doubtful files."""
        from reader.library.holdings import Holdings, editions_of, suspects_of

        held = self._catalogue.editions
        return Holdings(
            tuple(editions_of(held.held_pages())),
            held.copied_pages(),
            held.repeats(),
            tuple(suspects_of(held.held_files())),
        )

    def key_of(self, article_id: str) -> int | None:
        """Return the key of an article, or None when it has gone."""
        return self._catalogue.key_of(article_id)

    def article(self, article_id: str) -> Article:
        """Return an article. Raises NotFound when the library does not hold it."""
        article = self._catalogue.article(article_id)
        if article is None:
            raise no_article(article_id)
        return article

    def figures(self, article_id: str) -> tuple[Figure, ...]:
        """Return an article's figures in reading order."""
        return self._catalogue.figures(article_id)

    # Search

    def search(
        self,
        query: str,
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 50,
        cancelled: Callable[[], bool] = never,
    ) -> SearchAnswer:
        """Return the articles that answer ``query``. Raises QueryError when it cannot be read."""
        return self.searches.search(query, sort, limit, cancelled)

    @property
    def index_lost(self) -> bool:
        """Whether the index turned out to be damaged since the library was opened."""
        return self._searcher.lost

    def find_in(self, article_id: str, words: str) -> tuple[Span, ...]:
        """Return where ``words`` occur in an article, title first, folded as in search.

        Words that a person corrected are found as they were printed, too.
        """
        return find_in(self.article(article_id), words) if words and article_id else ()

    # Figures over the library

    def figure_places(
        self,
        where: FigureFilter,
        query: str = "",
        order: FigureOrder = FigureOrder.OLDEST,
    ) -> Sequence[tuple[int, int]]:
        """Return the places of the figures that pass ``where`` in the articles ``query`` finds.

        A place is an article's key and the figure's number in it. Raises QueryError.
        """
        if query:
            where = replace(where, articles=frozenset(self.searches.keys(query)))
        return self._catalogue.figure_places(where, order)

    def labelled_places(
        self, where: FigureFilter, wanted: Callable[[str], bool]
    ) -> list[tuple[int, int]]:
        """Return the places of the figures with a ``wanted`` label, the newest first."""
        return self._catalogue.labelled_places(where, wanted)

    def figure_entries(self, places: Sequence[tuple[int, int]]) -> list[FigureEntry]:
        """Return the figures at ``places`` with where they were printed."""
        return self._catalogue.figure_entries(places)

    # Marks and positions

    def marked(self, mark: Mark) -> AbstractSet[str]:
        """Return the ids of the articles that carry ``mark``."""
        return self._marks.marked(mark)

    def set_mark(self, article_id: str, mark: Mark, *, on: bool) -> None:
        """Set or clear a mark. Raises LibraryUnreadable when it cannot be written."""
        if (article_id in self._marks.marked(mark)) != on:
            self._marks.set(article_id, mark, on)

    def refresh_marks(self) -> bool:
        """Read what other sessions marked meanwhile; return whether anything changed."""
        return any((self._marks.refresh(), self.annotations.refresh()))

    def tags(self) -> tuple[TagCount, ...]:
        """Return every tag with its number of articles, the most frequent first."""
        return self.annotations.tags()

    def position(self, article_id: str) -> Position:
        """Return where the reader stopped in an article, else its beginning."""
        return self._positions.position(article_id) or Position()

    def set_position(self, article_id: str, position: Position) -> None:
        """Remember where the reader stopped. Raises LibraryUnreadable when it cannot be kept."""
        self._positions.put(article_id, position)

    @property
    def last_article(self) -> str:
        """Return the id of the article read last, or nothing."""
        return self._positions.last_article

    # Intake

    @property
    def pending(self) -> tuple[Path, ...]:
        """The paths to take in that nobody has yet: see ``take_pending``."""
        return self._sources.pending

    def pending_taken(self) -> None:
        """Note that another process has taken in what was pending."""
        self._sources.pending = ()

    @property
    def behind(self) -> bool:
        """Whether there are files to take in or articles to index."""
        return bool(self.pending) or self._searcher.behind()

    @property
    def busy(self) -> bool:
        """Whether another process is changing this library right now."""
        return self._sources.turns.busy

    def sources(self) -> tuple[Source, ...]:
        """Return the registered files and folders."""
        return self._sources.all()

    def add(
        self,
        paths: Sequence[Path],
        *,
        watch: Watcher | None = None,
        stopped: Callable[[], bool] = never,
    ) -> ImportReport:
        """Register files and folders and take in what they hold.

        A path inside a registered folder is taken in as part of it; a folder around registered
        paths replaces them.
        """
        return self._sources.add(paths, watch, stopped)

    def refresh(
        self, *, watch: Watcher | None = None, stopped: Callable[[], bool] = never
    ) -> ImportReport:
        """Take in what changed, appeared or went in every registered file and folder."""
        return self.corrections.renewing(lambda: self._sources.refresh(watch, stopped))

    def remove(self, paths: Sequence[Path]) -> int:
        """Forget files; return how many articles left. Raises NotFound for unregistered paths."""
        removed = self._sources.remove(paths)
        self.index_pending()
        return removed

    def take_pending(
        self, *, watch: Watcher | None = None, stopped: Callable[[], bool] = never
    ) -> ImportReport:
        """Take in the files opened without registering them, and those a lost catalogue held."""
        return self._sources.take_pending(watch, stopped)

    def take_text(self, raw: bytes, name: str) -> ImportReport:
        """Take in a page that came as bytes. Raises FileUnreadable when it is no text."""
        return self._sources.take_text(raw, name)

    def index_pending(
        self,
        *,
        progress: Callable[[int, int], None] | None = None,
        stopped: Callable[[], bool] = never,
    ) -> int:
        """Bring the search index up to date, batch by batch; return how many articles it took."""
        taken = self._searcher.index_pending(progress, stopped)
        self.similar.catch_up(stopped)
        return taken

    def close(self) -> None:
        """Release files and locks."""
        self._searcher.close()
        self._catalogue.close()
