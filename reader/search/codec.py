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
from reader.search.levels import LEVELS, SHORTEST
from reader.search.postings import encode
from reader.search.sections import write_sections
from reader.search.terms import write_terms

DOCUMENTS: Final = ".docs"
TERMS: Final = ".terms"
"""The two files of a segment: what is kept by article and what is kept by term."""

FEWEST: Final = 16
"""A word held by fewer articles of a segment has no sets: all its hits are scored exactly."""

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


def _numbers() -> "array[int]":
    return array("H")


class Pool:
    """The terms of a segment's articles, by field, while the segment is written.

    Arrays, not lists: half the memory, and nothing for the garbage collector to walk.
    """

    def __init__(self) -> None:
        self.sets: dict[str, defaultdict[str, array[int]]] = {}
        self.levels = [defaultdict[str, "array[int]"](_numbers) for _level in LEVELS]

    def add(self, posting: tuple[str, Any, int, float, bytes]) -> None:
        """Take the terms that one field of one article has."""
        field, terms, number, _weight, _value = posting
        sets = self.sets.setdefault(field, defaultdict(_numbers))
        for term in terms:
            sets[term].append(number)
        if isinstance(terms, Mapping):
            for term, level in terms.items():
                for passed in self.levels[:level] if level else ():
                    passed[term].append(number)

    def iter_postings(self) -> "Pool":
        """Return what the field writer wants: all of it."""
        return self

    def cleanup(self) -> None:
        """Let go of everything."""
        self.sets.clear()
        self.levels.clear()

    def written(self, field: str) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of a field in order, with the bytes to keep for each; let go of them.

        They are sorted and let go group by group: one call for all would hold other threads up.
        """
        sets = self.sets[field]
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for term in sets:
            groups[term[0]].append(term)
        for first in sorted(groups):
            for term in sorted(groups.pop(first)):
                numbers = sets.pop(term)
                if field != "words":
                    yield term, encode(numbers)
                elif len(numbers) >= FEWEST and len(term) >= SHORTEST:
                    yield term, self._leveled(term, numbers)

    def _leveled(self, word: str, numbers: "array[int]") -> bytes:
        """Return a word's whole set, if it needs one, and one set a level, after their lengths."""
        whole = numbers if len(word) >= PROVEN else _numbers()
        sets = [whole, *(passed.get(word, _numbers()) for passed in self.levels)]
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
        """Write everything, unless there is nothing."""
        self.is_closed = True
        if self._records:
            write_sections(self._path, self._sections())

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
        for field in sorted(items.sets):
            for name, octets in write_terms(items.written(field)).items():
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
