"""Where a reader stopped in each article, and which article was open last."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.journal.book import ArticleBook
from reader.journal.lines import Record, Stamp, stamp_of
from reader.model import Position

LIMIT: Final = 1_000_000
"""Bytes of our own file above which older positions of the same article are dropped."""


class PositionBook(ArticleBook):
    """The reading positions, shared with every other process and host that uses the folder."""

    def __init__(self, folder: Path, *, host: str = "", limit: int = LIMIT) -> None:
        self._positions: dict[str, tuple[Stamp, Position]] = {}
        self._last: tuple[Stamp, str] = (("", ""), "")
        self._limit = limit
        super().__init__(folder, "positions", host=host)

    @property
    def last_article(self) -> str:
        """The id of the article that was read last, or nothing."""
        return self._last[1]

    def position(self, article_id: str) -> Position | None:
        """Return where reading stopped in an article, or None if it was never opened."""
        known = self._positions.get(article_id)
        return known[1] if known else None

    def put(self, article_id: str, position: Position) -> None:
        """Keep where reading stopped.

        Raises:
            DiskFull, LibraryUnreadable: told once; the position holds in this process all the same.
        """
        with self._lock:
            if self.last_article == article_id and self.position(article_id) == position:
                return
            records = self._journal.stamp(
                [{"id": article_id, "paragraph": position.paragraph, "offset": position.offset}]
            )
            self._keep(records)
            self._limit = self._journal.compact_beyond(
                self._limit, lambda record: str(record.get("id"))
            )

    def _words_on(self, article_id: str) -> Iterator[Record]:
        known = self._positions.get(article_id)
        if known is not None:
            (at, host), place = known
            words = {"id": article_id, "paragraph": place.paragraph, "offset": place.offset}
            yield {**words, "at": at, "host": host}

    def _take(self, record: Record) -> bool:
        """Apply one record unless a later one on its article is known."""
        article_id, place = record.get("id"), (record.get("paragraph"), record.get("offset"))
        if not isinstance(article_id, str) or not all(isinstance(one, int) for one in place):
            return False  # written by a later version, or by hand
        stamp = stamp_of(record)
        self._last = max(self._last, (stamp, article_id))
        known = self._positions.get(article_id)
        if known is not None and stamp <= known[0]:
            return False
        paragraph, offset = place
        self._positions[article_id] = (stamp, Position(int(paragraph or 0), int(offset or 0)))
        return True
