"""The editions of a catalogue: what is held, what their pages print, what is shown put together."""

from collections.abc import Iterable

from reader.catalogue import holdings, stories
from reader.catalogue.database import Database
from reader.catalogue.values import EditionKey
from reader.model import Article, Story


class Editions:
    """Articles as their own pages print them, and the stories that are shown in their place.

    Every method may raise LibraryDamaged and LibraryUnreadable; writing also DiskFull.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def unsettled(self) -> list[EditionKey]:
        """Return the editions whose files changed since their stories were put together."""
        with self._database.reading() as connection:
            return stories.unsettled(connection)

    def printed(self, edition: EditionKey) -> list[Article]:
        """Return the articles of an edition as their pages print them; none if it is one page."""
        with self._database.reading() as connection:
            return stories.printed(connection, edition)

    def settle(self, edition: EditionKey, found: Iterable[Story]) -> list[Story]:
        """Show the stories of an edition put together; return those not shown before.

        The figures of a story are those of its parts.
        """
        with self._database.writing() as connection:
            return stories.settle(connection, edition, found)

    def part(self, article_id: str) -> Article | None:
        """Return an article as its own page prints it, if it is shown within a story, or None."""
        with self._database.reading() as connection:
            return stories.part_of(connection, article_id)

    def parts(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of the articles that a story is made of; none for any other article."""
        with self._database.reading() as connection:
            return tuple(stories.parts_shown(connection, article_id))

    def of_file(self, path: str) -> list[str]:
        """Return the ids of the articles that the pages of a file print."""
        with self._database.reading() as connection:
            return stories.ids_of_file(connection, path)

    def files_of_page(self, paper: str, issue_date: str, page: str) -> tuple[str, ...]:
        """Return the files that hold something of a page."""
        with self._database.reading() as connection:
            return tuple(stories.files_of_page(connection, paper, issue_date, page))

    # what is held

    def held_pages(self) -> tuple[holdings.HeldPage, ...]:
        """Return every page with articles, by paper, day and page."""
        with self._database.reading() as connection:
            return tuple(holdings.pages_of(connection))

    def copied_pages(self) -> tuple[holdings.CopiedPage, ...]:
        """Return the pages of which several files hold the same articles."""
        with self._database.reading() as connection:
            return tuple(holdings.copies_of(connection))

    def repeats(self) -> tuple[holdings.Repeat, ...]:
        """Return the articles that two pages of an edition print."""
        with self._database.reading() as connection:
            return tuple(holdings.repeats_of(connection))

    def held_files(self) -> tuple[holdings.HeldFile, ...]:
        """Return every file taken in, by path."""
        with self._database.reading() as connection:
            return tuple(holdings.files_of(connection))
