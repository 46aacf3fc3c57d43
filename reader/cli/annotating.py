"""``tag``, ``note`` and ``notes``: what a person wrote to articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.cli.annotations import annotation_lines, note_record, quotation
from reader.cli.arguments import wrong_usage
from reader.cli.naming import named_article
from reader.cli.narration import say
from reader.cli.plain import GAP, table
from reader.cli.program import Call
from reader.cli.reading import reading_room
from reader.cli.records import VERSION
from reader.cli.streams import STDIN, read_stdin, speak_utf8, write, write_json, write_lines
from reader.errors import NotFound, UsageError
from reader.library import Library, PlacedNote, tags_in
from reader.messages import _
from reader.model import Article, Headline, Note, name_of
from reader.text.cells import printable
from reader.text.citation import citation

SIGNS = ("+", "-", "＋", "－")
"""What stands before a tag to be put on or taken off; full width too."""


def tag(call: Call) -> int:
    """Put tags on articles and take them off; print the tags of articles, or all there are."""
    changes = [word for word in call.operands if word.startswith(SIGNS) and word != STDIN]
    for word in changes:
        if not tags_in(word[1:]):
            raise wrong_usage("tag", _("{word} names no tag").format(word=word))
    named = [word for word in call.operands if word not in changes]
    with reading_room(call) as library:
        if call.options.undo:
            write_lines([library.annotations.undo()])
            return 0
        if changes and not named:
            raise wrong_usage("tag", _("no article is named"))
        if not named:
            return _write_tags(library, call)
        articles = [named_article(library, word, call.options.encoding) for word in named]
        add, remove = _signed(changes, SIGNS[::2]), _signed(changes, SIGNS[1::2])
        library.annotations.change_tags([article.id for article in articles], add, remove)
        tagged = [(article, library.annotations.tags_of(article.id)) for article in articles]
    _write_tagged(tagged, call)
    return 0 if any(tags for _article, tags in tagged) or changes else 1


def _signed(changes: Sequence[str], signs: Sequence[str]) -> list[str]:
    return [one for word in changes if word[0] in signs for one in tags_in(word[1:])]


def _write_tags(library: Library, call: Call) -> int:
    """Print every tag with its number of articles."""
    tags = library.annotations.tags()
    if call.options.json:
        speak_utf8()
        records = [{"tag": one.name, "count": one.count} for one in tags]
        write_json({"version": VERSION, "count": len(tags), "tags": records})
    else:
        write_lines(table([(str(one.count), one.name) for one in tags]))
    if not tags:
        say(_("No tags yet."))
    return 0 if tags else 1


def _write_tagged(tagged: Sequence[tuple[Article, Sequence[str]]], call: Call) -> None:
    if call.options.json:
        speak_utf8()
        for article, tags in tagged:
            write_json({"version": VERSION, "article": article.id, "tags": list(tags)})
        return
    rows = [(one.id, name_of(one), " ".join(f"#{tag}" for tag in tags)) for one, tags in tagged]
    write_lines(table(rows))


# Notes


def note(call: Call) -> int:
    """Write a note to an article, or to a paragraph of it."""
    name, *words = call.operands
    text = read_stdin().decode("utf-8", "replace") if words == [STDIN] else " ".join(words)
    if not text.strip():
        raise wrong_usage("note", _("the note has no words"))
    with reading_room(call) as library:
        article = named_article(library, name, call.options.encoding)
        library.annotations.write(article, text, _paragraph(call.options.paragraph, article))
        write_lines(annotation_lines(library, article))
    return 0


def _paragraph(word: str | None, article: Article) -> int:
    """Return the paragraph that a word names, counted from 0; the article as a whole is -1."""
    number = -1 if word is None else int(word) - 1 if word.isascii() and word.isdecimal() else None
    if number is None or number >= len(article.paragraphs):
        raise UsageError(
            _("Wrong command line"),
            _("{word} is no number of a paragraph").format(word=word),
            _("`gxreader correct ID` lists them."),
        )
    return number


@dataclass(frozen=True, slots=True)
class Noted:
    """An article with its notes; one that has gone is made of what the notes know of it."""

    article: Article
    notes: tuple[PlacedNote, ...]


def notes(call: Call) -> int:
    """Print the notes, all or those to the articles that a query finds."""
    with reading_room(call) as library:
        if call.options.undo:
            write_lines([library.annotations.undo()])
            return 0
        noted = list(_noted(library, " ".join(call.operands)))
    if call.options.json:
        speak_utf8()
        records = [note_record(one.article, note) for one in noted for note in one.notes]
        write_json({"version": VERSION, "count": len(records), "notes": records})
    else:
        lines = _markdown if call.options.md else _plain
        for number, one in enumerate(noted):
            write("\n" if number else "")
            write_lines(lines(one))
    if not noted:
        say(_("No notes."))
    return 0 if noted else 1


def _noted(library: Library, query: str) -> Iterator[Noted]:
    """Yield the articles with notes in the order of the first note to each; every note once."""
    found = None
    if query:
        found = frozenset(row.id for row in library.rows(library.searches.keys(query)))
    by_article: dict[str, list[Note]] = {}
    for note in library.annotations.notes(found):
        by_article.setdefault(note.article_id, []).append(note)
    held = {one: noted for one in by_article if (noted := _held(library, one)) is not None}
    adopted = {placed.note.id for noted in held.values() for placed in noted.notes}
    for article_id, those in by_article.items():
        left = tuple(PlacedNote(one, one.paragraph) for one in those if one.id not in adopted)
        if article_id in held:
            yield held[article_id]
        elif left:
            yield Noted(_remembered(those[0]), left)


def _held(library: Library, article_id: str) -> Noted | None:
    """Return an article of the library with its notes, those that strayed to it too."""
    try:
        article = library.article(article_id)
    except NotFound:
        return None
    return Noted(article, library.annotations.notes_to(article))


def _remembered(note: Note) -> Article:
    """Return what a note knows of an article that has gone."""
    return Article(
        note.article_id,
        headline=Headline(title=note.title),
        paper=note.paper,
        issue_date=note.issue_date,
        page=note.page,
    )


def source_text(article: Article) -> str:
    """Return the citation by GB/T 7714, or what is known where a part of it is missing."""
    known = (name_of(article), article.paper, article.issue_date, article.page)
    return citation(article) or GAP.join(filter(None, known))


def _plain(one: Noted) -> Iterator[str]:
    yield printable(f"{one.article.id}{GAP}{source_text(one.article)}")
    for placed in one.notes:
        quote = quotation(one.article, placed)
        if quote:
            yield printable(f"{GAP}“{quote}”")
        yield from (printable(f"{GAP}{line}") for line in placed.note.text.splitlines())


def _markdown(one: Noted) -> Iterator[str]:
    """Yield headline, quotations with the notes to them, and the citation."""
    yield f"## {_escaped(name_of(one.article))}"
    yield ""
    for placed in one.notes:
        quote = quotation(one.article, placed)
        if quote:
            yield f"> {_escaped(quote)}"
            yield ""
        yield from (_escaped(line) for line in placed.note.text.splitlines())
        yield ""
    yield _escaped(source_text(one.article))


def _escaped(text: str) -> str:
    """Return text that Markdown takes for nothing but text."""
    shown = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|" else sign for sign in printable(text))
    return f"\\{shown}" if shown[:1] in {"-", "+", "="} else shown
