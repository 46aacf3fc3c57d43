"""An article's tags and notes as ``show`` prints them, and a note as data."""

from collections.abc import Iterator

from reader.cli.plain import GAP
from reader.cli.records import Record
from reader.library import Library, PlacedNote, wording_of
from reader.messages import _
from reader.model import Article
from reader.text.cells import printable
from reader.text.citation import citation


def annotation_record(library: Library, article: Article) -> Record:
    """Return the tags and notes of an article."""
    notes = library.annotations.notes_to(article)
    return {
        "tags": list(library.annotations.tags_of(article.id)),
        "notes": [note_record(article, one) for one in notes],
    }


def annotation_lines(library: Library, article: Article) -> Iterator[str]:
    """Yield the tags and notes of an article, after an empty line; nothing where there are none."""
    tags = library.annotations.tags_of(article.id)
    notes = library.annotations.notes_to(article)
    if tags or notes:
        yield ""
    if tags:
        yield printable(_("Tags: {tags}").format(tags=" ".join(f"#{tag}" for tag in tags)))
    for one in notes:
        quote = quotation(article, one)
        yield printable(_("Note: {text}").format(text=one.note.text.replace("\n", " ")))
        if quote:
            yield printable(f"{GAP}“{quote}”")


def quotation(article: Article, placed: PlacedNote) -> str:
    """Return the paragraph that a note is to, as it is now; nothing for the whole article."""
    if placed.note.paragraph < 0 or placed.paragraph < 0:
        return placed.note.quote if placed.note.paragraph >= 0 else ""
    if placed.paragraph < len(article.paragraphs):
        return wording_of(article, placed.paragraph)
    return placed.note.quote


def note_record(article: Article, placed: PlacedNote) -> Record:
    """Return a note; ``paragraph`` counts from 0, -1 is the whole article."""
    note = placed.note
    return {
        "id": note.id,
        "article": note.article_id,
        "title": article.headline.title,
        "paper": article.paper,
        "date": article.issue_date,
        "page": article.page,
        "paragraph": placed.paragraph,
        "quote": quotation(article, placed),
        "text": note.text,
        "written": note.written,
        "citation": citation(article),
    }
