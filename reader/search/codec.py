"""How a segment is written: Whoosh's codec, pool and field type with forms of our own.

Whoosh calls a function per term and article and pickles a block per term; here an article's terms
arrive as one set, and a segment's sets are written at once in the forms of ``postings``.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from whoosh import fields, formats
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment

from reader.search.alphabet import SEPARATOR, Alphabet
from reader.search.contents import DOCUMENTS, TERMS
from reader.search.levels import LEVELS
from reader.search.pool import Collected, Key, term_of
from reader.search.postings import encode
from reader.search.sections import write_sections
from reader.search.terms import Group, write_terms

FEWEST: Final = 16
"""A word held by fewer articles of a segment has no sets: all its hits are scored exactly."""

PAIRED: Final = frozenset({"text", "title", "byline"})
"""The fields whose terms are two characters each."""

PROVEN: Final = 3
"""Words of this length keep their whole set: pairs of characters alone do not prove them."""


class TermsField(fields.FieldType):  # type: ignore[misc]
    """A field whose value is the article's set of terms, passed on as one."""

    indexed = True
    stored = False
    scorable = False
    unique = False

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = None

    def index(self, value: Any, **_options: Any) -> list[tuple[Any, int, float, bytes]]:
        """Return the one posting that stands for all."""
        return [(value, 1, 1.0, b"")]


class Pool:
    """The terms of a segment's articles, by field, while the segment is written."""

    def __init__(self) -> None:
        self.fields: defaultdict[str, Collected] = defaultdict(Collected)

    def add(self, posting: tuple[str, Any, int, float, bytes]) -> None:
        """Take the terms that one field of one article has."""
        field, terms, number, _weight, _value = posting
        levels = terms.values() if isinstance(terms, Mapping) else ()
        self.fields[field].add(number, terms, levels)

    def iter_postings(self) -> "Pool":
        """Return what the field writer wants: all of it."""
        return self

    def cleanup(self) -> None:
        """Let go of everything."""
        self.fields.clear()

    def written(self, field: str) -> Iterator[Group]:
        """Yield a field's terms by their first character, with the bytes to keep for each."""
        collected = self.fields.pop(field)
        keep = _words_kept if field == "words" else _sets_kept
        for first, terms in collected.groups():
            kept = keep(collected, terms)
            if kept:
                yield first, [term_of(term)[1:] for term in kept], list(kept.values())


def _sets_kept(collected: Collected, terms: list[Key]) -> dict[Key, bytes]:
    """Return every term's set."""
    return {term: encode(collected.holding(term)) for term in terms}


def _words_kept(collected: Collected, words: list[Key]) -> dict[Key, bytes]:
    """Return the sets of those words that many articles hold."""
    held = ((word, collected.leveled(word, FEWEST)) for word in words)
    return {word: _leveled(term_of(word), some) for word, some in held if some}


def _leveled(word: str, held: list[tuple[int, int]]) -> bytes:
    """Return a word's whole set, if it needs one, and one set a level, after their lengths."""
    whole = [number for number, _passed in held] if len(word) >= PROVEN else []
    levels = range(1, len(LEVELS) + 1)
    sets = [whole, *([number for number, passed in held if passed >= one] for one in levels)]
    octets = [encode(one) if one else b"" for one in sets]
    return array("H", [len(one) for one in octets]).tobytes() + b"".join(octets)


class DocumentsWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Writes what is kept by article: its key, date, lengths and folded text."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys = array("q")
        self._dates = array("I")
        self._lengths = array("I")
        self._records: list[tuple[str, ...]] = []
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin an article."""

    def add_field(self, fieldname: str, _field: Any, value: Any, _length: int) -> None:
        """Keep what a stored field holds."""
        if fieldname == "key":
            self._keys.append(value)
        elif fieldname == "day":
            self._dates.append(value)
        elif fieldname == "record":
            self._records.append(value)
            self._lengths.append(len(value[-1]))

    def cancel_doc(self) -> None:
        """Nothing was written yet."""

    def close(self) -> None:
        """Write everything, unless there is nothing, and let go of it."""
        self.is_closed = True
        if self._records:
            write_sections(self._path, self._sections())
            self._records = []

    def _sections(self) -> dict[str, bytes]:
        counts: Counter[str] = Counter()
        for record in self._records:
            for part in record:
                counts.update(part)
        alphabet = Alphabet.counted(counts)
        offsets, texts = array("I", [0]), []
        for record in self._records:
            texts.append(SEPARATOR.join(map(alphabet.encode, record)))
            offsets.append(offsets[-1] + len(texts[-1]))
        return {
            "keys": self._keys.tobytes(),
            "days": self._dates.tobytes(),
            "lengths": self._lengths.tobytes(),
            "alphabet": alphabet.characters.encode("utf-8", "surrogatepass"),
            "offsets": offsets.tobytes(),
            "text": b"".join(texts),
        }


class TermsWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes what is kept by term."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.is_closed = False

    def add_postings(self, _schema: Any, _lengths: Any, items: Pool) -> None:
        """Write every field of the pool."""
        sections: dict[str, bytes] = {}
        for field in sorted(items.fields):
            written = write_terms(items.written(field), paired=field in PAIRED)
            for name, octets in written.items():
                sections[f"{field}.{name}"] = octets
        write_sections(self._path, sections)

    def close(self) -> None:
        """Nothing is open between writes."""
        self.is_closed = True


class ArticleCodec(base.Codec):  # type: ignore[misc]
    """Makes the writers of a segment."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> DocumentsWriter:
        """Return the writer of what is kept by article."""
        return DocumentsWriter(Path(storage.folder, segment.make_filename(DOCUMENTS)))

    def field_writer(self, storage: Any, segment: Any) -> TermsWriter:
        """Return the writer of what is kept by term."""
        return TermsWriter(Path(storage.folder, segment.make_filename(TERMS)))

    def new_segment(self, _storage: Any, indexname: str) -> W3Segment:
        """Return a segment without articles."""
        return W3Segment(self, indexname)


def make_schema(names: Iterable[str]) -> Any:
    """Return the schema: the searched fields ``names`` and what is stored."""
    searched = {name: TermsField() for name in names}
    return fields.Schema(
        key=fields.STORED(), day=fields.STORED(), record=fields.STORED(), **searched
    )
