"""Tags and notes: put on articles, found again after every import, counted and taken back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from reader.catalogue import Catalogue
from reader.errors import NotFound
from reader.journal import NoteBook, TagBook, tags_in
from reader.messages import _
from reader.model import HEADLINE_PARAGRAPH, Article, ListFilter, Note, TagCount

__all__ = ["ANNOTATION_WORDS", "Annotations", "PlacedNote", "tags_in", "wording_of"]

TOLD_CELLS: Final = 30
"""Cells of a note that are told when it is taken back."""

QUOTED: Final = 200
"""Code points of a paragraph that a note keeps."""

ANNOTATION_WORDS: Final = {
    "noted": "note",
    "有批注": "note",
    "批注": "note",
    "tagged": "tag",
    "有标签": "tag",
    "标签": "tag",
}
"""What ``is:`` may say of tags and notes."""


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and the paragraph of the article as it is now; -1 is the whole article."""

    note: Note
    paragraph: int


@dataclass(frozen=True, slots=True)
class LastDeed:
    """What was done last with tags or notes, as it is told; ``own`` if this process did it."""

    deed: str
    told: str
    own: bool


class Annotations:
    """The tags and notes of a person, kept in ``folder`` and read when they are first asked for."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        self._catalogue = catalogue
        self._folder = folder

    @cached_property
    def _tags(self) -> TagBook:
        return TagBook(self._folder)

    @cached_property
    def _notes(self) -> NoteBook:
        return NoteBook(self._folder)

    def books(self) -> tuple[TagBook, NoteBook]:
        """Return the books of tags and of notes."""
        return self._tags, self._notes

    def refresh(self) -> bool:
        """Read what other sessions wrote meanwhile; return whether anything changed."""
        return any((self._tags.refresh(), self._notes.refresh()))

    # Tags

    def tags(self) -> tuple[TagCount, ...]:
        """Return every tag with its number of articles here, the most frequent first.

        The tags are the person's own; articles that bear them may be in other libraries.
        """
        held = frozenset(self._catalogue.ids(sorted(self.keys(self._tags.tagged()))))
        named = (one.name for one in self._tags.tags())
        counted = (TagCount(name, len(held & self._tags.tagged(name))) for name in named)
        return tuple(sorted(counted, key=lambda one: (-one.count, one.name)))

    def tags_of(self, article_id: str) -> tuple[str, ...]:
        """Return the tags of an article by name."""
        return self._tags.of(article_id)

    def change_tags(
        self,
        article_ids: Collection[str],
        add: Collection[str] = (),
        remove: Collection[str] = (),
    ) -> bool:
        """Put tags on articles and take others off, as one deed; tell whether anything changed.

        Raises LibraryUnreadable when it cannot be written.
        """
        return bool(self._tags.change(article_ids, add, remove))

    def tagged(self, tag: str = "") -> frozenset[str]:
        """Return the ids of the articles that bear a tag, or any."""
        return self._tags.tagged(tag)

    # Notes

    def noted(self) -> frozenset[str]:
        """Return the ids of the articles with notes."""
        return self._notes.noted()

    @property
    def noted_count(self) -> int:
        """How many articles of this library have notes."""
        return len(self.keys(self.noted()))

    def notes(self, article_ids: frozenset[str] | None = None) -> tuple[Note, ...]:
        """Return every note, or those to some articles, in the order they were begun."""
        notes = self._notes.all()
        return (
            notes if article_ids is None else tuple(n for n in notes if n.article_id in article_ids)
        )

    def notes_with(self, words: str) -> frozenset[str]:
        """Return the ids of the articles with a note that holds ``words``, folded as in search."""
        from reader.text.fold import fold

        wanted = fold(words)
        return frozenset(note.article_id for note in self._notes.all() if wanted in fold(note.text))

    def notes_to(self, article: Article) -> tuple[PlacedNote, ...]:
        """Return the notes to an article at their paragraphs, in reading order.

        A note whose article has gone belongs to the one on the same page that holds its quotation:
        another headline in the page file gives an article another id.
        """
        placed = [PlacedNote(one, place_in(article, one)) for one in self._notes.of(article.id)]
        placed += self._strayed(article)
        return tuple(sorted(placed, key=lambda one: (one.paragraph, one.note.id)))

    def _strayed(self, article: Article) -> Iterator[PlacedNote]:
        here = (article.paper, article.issue_date, article.page)
        for note in self._notes.all():
            if note.article_id == article.id or not any(here):
                continue
            if (note.paper, note.issue_date, note.page) == here and note.quote:
                paragraph = holding(article, note.quote)
                if paragraph is not None and self._catalogue.key_of(note.article_id) is None:
                    yield PlacedNote(note, paragraph)

    def write(self, article: Article, text: str, paragraph: int = HEADLINE_PARAGRAPH) -> None:
        """Write a note to an article, or to a paragraph of it.

        Raises LibraryUnreadable when it cannot be written.
        """
        self._notes.put(
            Note(
                id="",
                article_id=article.id,
                text=text.strip(),
                paragraph=paragraph,
                quote=wording_of(article, paragraph)[:QUOTED],
                title=article.headline.title,
                paper=article.paper,
                issue_date=article.issue_date,
                page=article.page,
            )
        )

    def rewrite(self, note: Note, text: str) -> None:
        """Give a note another text; an empty one deletes it.

        Raises LibraryUnreadable when it cannot be written.
        """
        if text.strip() != note.text:
            self._notes.put(replace(note, text=text.strip()))

    # Taking back

    def last(self) -> LastDeed:
        """Return the last deed, of tags or of notes, that was not taken back.

        Raises NotFound when there is none.
        """
        self.refresh()
        book = max(self.books(), key=lambda one: one.last_deed)
        deed = book.last_deed
        if not deed:
            raise NotFound(
                _("Nothing to undo"),
                _("there is no tag or note to take back."),
                _("`gxreader notes` and `gxreader tag` list what there is."),
            )
        told = self._tags_told if book is self._tags else self._note_told
        return LastDeed(deed, told(book.words_of(deed)).rstrip(), own=book.wrote(deed))

    def undo(self, deed: str = "") -> str:
        """Take a deed back, the last one if none is named; return a sentence that says what it was.

        Raises NotFound when there is none, LibraryUnreadable when it cannot be written.
        """
        last = self.last()
        if deed and last.deed != deed:
            raise NotFound(
                _("Nothing to undo"), _("another session has tagged or noted something since.")
            )
        next(one for one in self.books() if one.last_deed == last.deed).undo(last.deed)
        return _("Undone: {sentence}").format(sentence=last.told)

    def _tags_told(self, records: Sequence[Mapping[str, Any]]) -> str:
        words = (f"{'+' if one['on'] else '-'}#{one['tag']}" for one in records)
        ids = list(dict.fromkeys(str(one["id"]) for one in records))
        return f"{' '.join(dict.fromkeys(words))}  {self._named(ids)}"

    def _note_told(self, records: Sequence[Mapping[str, Any]]) -> str:
        from reader.text.cells import clip

        return f"{clip(records[-1]['text'] or '-', TOLD_CELLS, '…')}  {records[-1]['title']}"

    def _named(self, article_ids: list[str]) -> str:
        """Return the name of the first of some articles, and how many are held besides."""
        found = (self._catalogue.key_of(one) for one in article_ids)
        keys = [key for key in found if key is not None]
        rows = self._catalogue.rows(keys[:1])
        name, more = rows[0].name if rows else "", len(keys) - 1
        return _("{title} and {count} more").format(title=name, count=more) if more > 0 else name

    # Queries

    def keys(self, article_ids: frozenset[str]) -> set[int]:
        """Return the keys of those of the articles that the library holds."""
        return set(self._catalogue.keys(where=ListFilter(only=article_ids)))

    def annotated(self, word: str) -> set[int]:
        """Return the articles with notes or tags; ``word`` is one of ``ANNOTATION_WORDS``."""
        noted = ANNOTATION_WORDS[word] == "note"
        return self.keys(self.noted() if noted else self.tagged())


def wording_of(article: Article, paragraph: int) -> str:
    """Return the wording of a paragraph, or the title for the whole article."""
    if paragraph == HEADLINE_PARAGRAPH:
        return article.headline.title
    return article.paragraphs[paragraph].text


def place_in(article: Article, note: Note) -> int:
    """Return the paragraph that a note belongs to now: where its quotation stands.

    Where that is nowhere, the note is one to the whole article.
    """
    at = note.paragraph
    if at == HEADLINE_PARAGRAPH or not note.quote:
        return HEADLINE_PARAGRAPH
    if at < len(article.paragraphs) and note.quote in article.paragraphs[at].text:
        return at
    found = holding(article, note.quote)
    return HEADLINE_PARAGRAPH if found is None else found


def holding(article: Article, quote: str) -> int | None:
    """Return the first paragraph that holds a quotation, -1 for the title, or None.

    A paragraph that was split since holds the beginning of it.
    """
    texts = [article.headline.title, *(one.text for one in article.paragraphs)]
    for number, text in enumerate(texts, HEADLINE_PARAGRAPH):
        if text and (quote in text or (number >= 0 and quote.startswith(text))):
            return number
    return None
