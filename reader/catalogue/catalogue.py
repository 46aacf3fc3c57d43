"""The catalogue as one object: what the library holds, and what the index has not seen."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from reader.catalogue import facets, figuring, reading, storing, waiting
from reader.catalogue.database import Database
from reader.catalogue.editions import Editions
from reader.catalogue.listing import Lists
from reader.catalogue.names import Names
from reader.catalogue.payload import bound
from reader.catalogue.sketches import Sketches
from reader.catalogue.values import FileRecord, Listing, SearchText
from reader.model import (
    Article,
    ArticleRow,
    Figure,
    FigureEntry,
    FigureFilter,
    FigureOrder,
    ListFilter,
    ListOrder,
    Source,
)

EVERYTHING: Final = ListFilter()
LARGE: Final = 100_000
"""Bytes of a file whose articles may need more room than there is."""
TEXTS_AT_ONCE: Final = 200
"""Articles read together on their way to the index."""


class Catalogue:
    """What the library holds; may be used by any number of threads and processes at once.

    A *key* is an article's number in this catalogue: it is never given twice, and an article keeps
    it as long as its id is unchanged and it is shown by itself or begins a story. Every method may
    raise LibraryDamaged (delete the catalogue and build it again) and LibraryUnreadable; writing
    also DiskFull, and then nothing has changed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._serial = 0
        self._lists = Lists()
        self.sketches = Sketches(database)
        self.editions = Editions(database)
        self.names = Names(database)

    @classmethod
    def open(cls, path: Path | None = None, *, read_only: bool = False) -> Self:
        """Open or create the catalogue at ``path``, or one in memory.

        One opened ``read_only`` must be there; what others write is seen in it.

        Raises:
            LibraryTooNew, LibraryDamaged, DiskFull, LibraryUnreadable: with file and remedy.
        """
        return cls(Database(path, read_only=read_only))

    def close(self) -> None:
        """Close the file; it stays whole without this, too."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether every write would be refused."""
        return self._database.read_only

    @property
    def generation(self) -> int:
        """A number that grows with every write of any process."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT generation FROM state").fetchone()[0])

    # sources and files

    def sources(self) -> tuple[Source, ...]:
        """Return the registered paths, sorted, with what was found there."""
        with self._database.reading() as connection:
            return reading.sources_of(connection)

    def source_paths(self) -> list[str]:
        """Return the registered paths, sorted, without looking at what was found there."""
        with self._database.reading() as connection:
            return reading.source_paths(connection)

    def add_source(self, path: str) -> bool:
        """Register a path; tell whether it is new."""
        with self._database.writing() as connection:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            added = connection.execute(
                "INSERT OR IGNORE INTO sources (path, added) VALUES (?, ?)", (bound(path), now)
            )
            return added.rowcount > 0

    def remove_source(self, path: str) -> int:
        """Forget a path with all its files; return the number of articles that went with it."""
        with self._database.writing() as connection:
            rows = connection.execute(
                "SELECT files.key FROM files JOIN sources ON sources.key = source"
                " WHERE sources.path = ?",
                (bound(path),),
            ).fetchall()
            count = storing.drop_files(connection, [key for (key,) in rows])
            connection.execute("DELETE FROM sources WHERE path = ?", (bound(path),))
            return count

    def files(self, source: str) -> Mapping[str, FileRecord]:
        """Return the files of a registered path as they were when taken in, by their own path."""
        with self._database.reading() as connection:
            return {one.path: one for one in reading.files_of(connection, source)}

    def replace_file(
        self,
        record: FileRecord,
        items: Iterable[tuple[Article, tuple[Figure, ...]]] = (),
    ) -> int:
        """Take in a file anew, all or nothing, and return the number of its articles.

        ``items`` are taken one by one, so a file may be larger than memory. An article whose id
        belongs to another file gets one derived from its id and the file's path.

        Raises:
            NotFound: the record's source is not registered.
        """
        if self._database.in_memory:
            items = list(items)  # made before the only connection is taken
        if record.size > LARGE:
            self._database.settle()
        with self._database.writing() as connection:
            return storing.replace_file(connection, record, items)

    def replace_articles(
        self,
        path: str,
        old: Iterable[str],
        items: Iterable[tuple[Article, tuple[Figure, ...]]],
    ) -> None:
        """Put ``items`` in the place of the articles ``old`` of a file, all or nothing.

        Raises:
            NotFound: no such file is held.
        """
        items = list(items)
        with self._database.writing() as connection:
            storing.replace_articles(connection, path, old, items)

    def touch_file(self, record: FileRecord) -> None:
        """Note a file's new size and time; its articles stay.

        Raises:
            NotFound: the record's source is not registered.
        """
        with self._database.writing() as connection:
            storing.put_file(connection, record)

    def remove_file(self, path: str) -> int:
        """Forget a file; return the number of articles that went with it."""
        with self._database.writing() as connection:
            file = storing.file_key(connection, path)
            return storing.drop_files(connection, [file]) if file is not None else 0

    # lists

    def count(self) -> int:
        """Return the number of articles."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])

    def listing(
        self, order: ListOrder = ListOrder.NEWEST, where: ListFilter = EVERYTHING
    ) -> Listing:
        """Return the keys of the articles that ``where`` lets through, and their page groups."""
        with self._database.reading() as connection:
            return self._lists.made(connection, order, where)

    def beginning(self, order: ListOrder, most: int) -> Listing:
        """Return how the list of all articles begins: at least ``most`` of them, or all."""
        with self._database.reading() as connection:
            return self._lists.begun(connection, order, most)

    def keys(
        self, order: ListOrder = ListOrder.NEWEST, where: ListFilter = EVERYTHING
    ) -> "array[int]":
        """Return only the keys of ``listing``."""
        return self.listing(order, where).keys

    def rows(self, keys: Sequence[int]) -> list[ArticleRow]:
        """Return what a list shows of the articles, in the order of ``keys``; gone ones left out."""
        with self._database.reading() as connection:
            return reading.rows_of(connection, keys)

    def ids(self, keys: Sequence[int]) -> list[str]:
        """Return the ids of the articles, in the order of ``keys``; gone ones left out."""
        with self._database.reading() as connection:
            return reading.ids_of(connection, keys)

    def places(self, keys: Sequence[int]) -> list[facets.Place]:
        """Return where the articles were printed, and how many of them at each place."""
        with self._database.reading() as connection:
            return facets.places_of(connection, keys)

    def days(self) -> tuple[tuple[str, int], ...]:
        """Return every issue date with the number of articles of that day, in order of time."""
        with self._database.reading() as connection:
            return facets.days_of(connection)

    # single articles

    def key_of(self, article_id: str) -> int | None:
        """Return the key of an article, or None."""
        with self._database.reading() as connection:
            return reading.key_of(connection, article_id)

    def article(self, article_id: str) -> Article | None:
        """Return the article with this id, or None."""
        key = self.key_of(article_id)
        return None if key is None else self.article_at(key)

    def article_at(self, key: int) -> Article | None:
        """Return the article with this key, or None."""
        with self._database.reading() as connection:
            return reading.articles_of(connection, (key,)).get(key)

    def figures(self, article_id: str) -> tuple[Figure, ...]:
        """Return an article's figures in reading order; none for an unknown id."""
        with self._database.reading() as connection:
            key = reading.key_of(connection, article_id)
            return () if key is None else reading.figures_of(connection, key)

    # figures over the library

    def figure_keys(self, where: FigureFilter) -> set[int]:
        """Return the keys of the articles with a figure that passes ``where``."""
        with self._database.reading() as connection:
            return figuring.article_keys(connection, where)

    def figure_places(
        self, where: FigureFilter, order: FigureOrder = FigureOrder.OLDEST
    ) -> Sequence[tuple[int, int]]:
        """Return (article key, ordinal) of the figures that pass ``where``, in ``order``."""
        with self._database.reading() as connection:
            return figuring.places(connection, where, order)

    def labelled_places(
        self, where: FigureFilter, wanted: Callable[[str], bool]
    ) -> list[tuple[int, int]]:
        """Return the places of the figures with a ``wanted`` label, the newest first."""
        with self._database.reading() as connection:
            return figuring.labelled(connection, where, wanted)

    def figure_entries(self, places: Sequence[tuple[int, int]]) -> list[FigureEntry]:
        """Return the figures at ``places`` with where they were printed; gone ones left out."""
        with self._database.reading() as connection:
            return list(figuring.entries(connection, places))

    # the search index

    def texts(self, keys: Sequence[int]) -> Iterator[SearchText]:
        """Yield what the index needs of the articles, in the order of ``keys``; gone ones left out."""
        for start in range(0, len(keys), TEXTS_AT_ONCE):
            part = keys[start : start + TEXTS_AT_ONCE]
            with self._database.reading() as connection:
                found = reading.articles_of(connection, part)
            yield from (reading.search_text(key, found[key]) for key in part if key in found)

    def pending(self) -> tuple["array[int]", "array[int]"]:
        """Return the keys the index must add and those it must remove first.

        A changed article is among both.
        """
        with self._database.reading() as connection:
            added, removed, self._serial = waiting.pending(connection)
            return added, removed

    def indexed(self, added: Iterable[int], removed: Iterable[int]) -> None:
        """Note what the index has taken in; a change made after ``pending`` stays pending."""
        with self._database.writing() as connection:
            waiting.indexed(connection, added, removed, self._serial)

    def mark_all_pending(self) -> None:
        """Have all articles indexed again, for an index that was thrown away."""
        with self._database.writing() as connection:
            waiting.mark_all(connection)
