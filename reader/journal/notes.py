"""Notes that a person writes to articles and their paragraphs."""

from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Final

from reader.journal.deeds import DEED, DeedBook, Thing
from reader.journal.lines import Record
from reader.model import Note

WORDS: Final = tuple(one.name for one in fields(Note) if one.name not in {"paragraph", "written"})
"""The fields of a note that are words."""


class NoteBook(DeedBook):
    """The notes to all articles; a later text of a note takes the place of the earlier one."""

    def __init__(self, folder: Path, *, host: str = "") -> None:
        self._notes: dict[str, Note] = {}
        self._by_article: dict[str, set[str]] = {}
        super().__init__(folder, "notes", host=host)

    def all(self) -> tuple[Note, ...]:
        """Return every note, in the order they were begun."""
        with self._lock:
            return tuple(note for _id, note in sorted(self._notes.items()))

    def of(self, article_id: str) -> tuple[Note, ...]:
        """Return the notes to an article, in the order they were begun."""
        with self._lock:
            return tuple(self._notes[one] for one in sorted(self._by_article.get(article_id, ())))

    def noted(self) -> frozenset[str]:
        """Return the ids of the articles with notes."""
        with self._lock:
            return frozenset(one for one, notes in self._by_article.items() if notes)

    def put(self, note: Note) -> str:
        """Keep a note, a new one where it has no id; an empty text deletes it. Return the deed.

        Raises:
            DiskFull, LibraryUnreadable: told once; it holds in this process all the same.
        """
        record = asdict(note)
        del record["written"]
        return self.say([record])

    def _words_on(self, article_id: str) -> Iterator[Record]:
        notes = sorted(self._by_article.get(article_id, ()))
        return self._words_of_things((one,) for one in notes)

    def _said_of(self, article_id: str, record: Record) -> Record:
        return {**record, "article_id": article_id, "id": record["id"] or record[DEED]}

    def thing_of(self, record: Record) -> Thing | None:
        """A word is about one note; a new note is called after the deed that began it."""
        if not all(isinstance(record.get(name), str) for name in WORDS):
            return None
        paragraph = record.get("paragraph")
        if (
            not isinstance(paragraph, int)
            or isinstance(paragraph, bool)
            or not record["article_id"]
        ):
            return None
        name = str(record["id"] or record.get(DEED) or "")
        return (name,) if name else None

    def hold(self, thing: Thing, record: Record | None) -> None:
        """Take a text for the note's own."""
        (name,) = thing
        before = self._notes.pop(name, None)
        if before is not None:
            self._by_article[before.article_id].discard(before.id)
        if record is None or not record["text"]:
            return
        words = {name: record[name] for name in WORDS}
        note = Note(**words, paragraph=record["paragraph"], written=record["at"])
        self._notes[name] = replace(note, id=name)
        self._by_article.setdefault(note.article_id, set()).add(name)
