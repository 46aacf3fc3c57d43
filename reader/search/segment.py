"""A segment as it is read: sets of articles by term, and each article's folded text."""

import os
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, compress, islice, pairwise, repeat
from operator import sub
from pathlib import Path
from typing import Final, Self

from reader.search.alphabet import SEPARATOR, Alphabet
from reader.search.document import UNDATED, SearchDocument, day_number
from reader.search.figured import EncodedFigures, encoded_figures
from reader.search.levels import LEVELS
from reader.search.match import PARTS
from reader.search.postings import bits_of, decode, decode_all, numbers_of, up_to
from reader.search.query import Dates, Where
from reader.search.sections import Section, Sections
from reader.search.terms import Terms
from reader.text.fold import fold

NAMES: Final = PARTS[Where.TEXT]
"""The parts of a record, in the order they are kept."""

_CACHED_WORDS: Final = 64
"""Words whose sets are kept decoded, at most, and those known to have none."""

_LONGEST_SETS: Final = 64
_TOGETHER: Final = 1 << 16
"""Bytes of text read at a time when many articles are looked through."""

_SLICE: Final = 128
"""Articles looked through between two looks at whether a search was cancelled."""

_MANY: Final = 8
"""When more than one in so many articles must be read, neighbours are read together."""

_READS_PER_SET: Final = 2
"""Decoding a short set takes about as long as reading two articles."""

ATTRIBUTES: Final = ("paper", "page", "section")
"""The fields whose printed values are kept."""

_CACHED: Final = 512
"""Sets kept decoded, at most; a set of 10,000 articles is 1.3 kB."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article as the index takes it: its parts folded, its date a number (20260302, 0)."""

    key: int
    day: int
    parts: Mapping[str, str]
    attributes: tuple[str, str, str]


def record_of(document: SearchDocument) -> Record:
    """Fold an article."""
    parts = {name: fold(document.text_of(name)) for name in NAMES}
    attributes = (document.paper, document.page, document.section)
    return Record(document.key, day_number(document.issue_date), parts, attributes)


def _column(section: Section, form: str) -> "memoryview[int]":
    return memoryview(section.whole()).cast(form)  # type: ignore[call-overload,no-any-return]


class Segment:
    """One committed segment; its articles are numbered newest first."""

    def __init__(self, name: str, documents: Path, terms: Path) -> None:
        """Open its two files.

        Raises:
            OSError: when they cannot be opened.
            ValueError: when they are not what they should be.
        """
        self.name = name
        self._documents = Sections(documents)
        self._terms = Sections(terms)
        self.keys = _column(self._documents["keys"], "q")
        self.count = len(self.keys)
        self._text = self._documents["text"]
        self._fields: dict[str, Terms] = {}
        self._sets: dict[tuple[str, str], int] = {}
        self._words: dict[str, Sequence[int]] = {}

    @cached_property
    def days(self) -> "memoryview[int]":
        """Issue dates as numbers, descending."""
        return _column(self._documents["days"], "I")

    @cached_property
    def lengths(self) -> "memoryview[int]":
        """Lengths of the folded bodies in characters."""
        return _column(self._documents["lengths"], "I")

    @cached_property
    def _offsets(self) -> "memoryview[int]":
        return _column(self._documents["offsets"], "I")

    @cached_property
    def alphabet(self) -> Alphabet:
        """How the text is written."""
        return Alphabet(self._documents["alphabet"].whole().decode("utf-8", "surrogatepass"))

    @cached_property
    def figures(self) -> EncodedFigures:
        """What finds figures in the text as it is written."""
        return encoded_figures(self.alphabet)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Every article's number by its key."""
        return {key: number for number, key in enumerate(self.keys)}

    def text(self, number: int) -> bytes:
        """Return an article's encoded parts, each after a separator but the first."""
        return self._text.cut(self._offsets[number], self._offsets[number + 1])

    def texts(self, numbers: Sequence[int]) -> Iterator[bytes]:
        """Return some articles' encoded text; nothing of ours is called for each of thousands.

        Raises:
            ValueError: when the file has lost its end.
        """
        self._text.require()
        offsets, begins = self._offsets, self._text.start
        starts = [offsets[number] for number in numbers]
        sizes = map(sub, (offsets[number + 1] for number in numbers), starts)
        places = map(begins.__add__, starts)
        return map(os.pread, repeat(self._text.file.fileno()), sizes, places)

    def texts_ahead(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """Yield many articles' encoded text, neighbours read together."""
        offsets, start, stop, held = self._offsets, 0, 0, b""
        for number in numbers:
            first, last = offsets[number], offsets[number + 1]
            if last > stop:
                start, stop = first, max(last, min(first + _TOGETHER, self._text.size))
                held = self._text.cut(start, stop)
            yield held[first - start : last - start]

    def looked_through(
        self, among: int, told: Callable[[Iterator[bytes]], Iterator[object]]
    ) -> Iterator[list[int]]:
        """Yield the numbers of ``among`` whose text is ``told`` to be wanted, slice by slice."""
        numbers = numbers_of(among)
        texts = self.texts_ahead if among.bit_count() * _MANY > self.count else self.texts
        while some := list(islice(numbers, _SLICE)):
            yield list(compress(some, told(texts(some))))

    def parts(self, number: int) -> list[bytes]:
        """Return an article's encoded parts in the order of ``NAMES``."""
        return self.text(number).split(SEPARATOR)

    def decoded(self, number: int) -> dict[str, str]:
        """Return an article's folded parts."""
        decode_part = self.alphabet.decode
        return dict(zip(NAMES, map(decode_part, self.parts(number)), strict=True))

    def terms(self, field: str) -> Terms:
        """Return the dictionary of a field."""
        found = self._fields.get(field)
        if found is None:
            found = self._fields[field] = Terms(self._terms.within(f"{field}."))
        return found

    def holding(self, field: str, pair: str) -> int:
        """Return the articles that hold two neighbours (or a character and the end)."""
        known = self._sets.get((field, pair))
        if known is None:
            kept = self.terms(field).get(pair)
            known = self.keep((field, pair), decode(kept) if kept else 0)
        return known

    def holding_character(self, character: str, field: str) -> int:
        """Return the articles that hold a character.

        Its longest sets find most of them; then it is cheaper to read the few articles left than
        to decode the many short sets of a frequent character.
        """
        known = self._sets.get((field, character))
        if known is not None:
            return known
        sets = sorted(self.terms(field).starting(character), key=len, reverse=True)
        known = decode_all(sets[:_LONGEST_SETS])
        rest = up_to(self.count) & ~known
        if field == "text" and rest.bit_count() < (len(sets) - _LONGEST_SETS) * _READS_PER_SET:
            code = self.alphabet.encode_wording(character) or SEPARATOR * len(NAMES)
            read = self.looked_through(rest, lambda texts: (code in text for text in texts))
            known |= bits_of(chain.from_iterable(read), self.count)
        else:
            known |= decode_all(sets[_LONGEST_SETS:])
        return self.keep((field, character), known)

    def kept(self, name: tuple[str, str]) -> int | None:
        """Return the set kept under a name."""
        return self._sets.get(name)

    def keep(self, name: tuple[str, str], found: int) -> int:
        """Keep a set under a name, and return it."""
        if len(self._sets) >= _CACHED:
            self._sets.clear()
        self._sets[name] = found
        return found

    def values(self, field: str) -> Iterator[tuple[str, int]]:
        """Yield every printed value of a field (paper, page, section) with its articles."""
        return ((printed, decode(kept)) for printed, kept in self.terms(field).items())

    def word(self, word: str) -> Sequence[int]:
        """Return a word's whole set and its sets by level; nothing when it has none.

        The whole set is empty for words of two characters, whose pair says as much.
        """
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            known = self._words[word] = self._read_word(word)
        return known

    def _read_word(self, word: str) -> Sequence[int]:
        kept = self.terms("words").get(word)
        if kept is None:
            return ()
        sizes = array("H", kept[: 2 * (len(LEVELS) + 1)])
        stops = list(accumulate(sizes, initial=2 * len(sizes)))
        return [decode(kept[at:stop]) if stop > at else 0 for at, stop in pairwise(stops)]

    def dated(self, dates: Dates) -> int:
        """Return the articles of some dates: neighbours, because articles stand newest first."""
        last = day_number(dates.last) or day_number("9999-12-31")
        first = max(day_number(dates.first), UNDATED + 1)
        start = bisect_left(self.days, -last, key=int.__neg__)
        stop = bisect_right(self.days, -first, key=int.__neg__)
        return up_to(stop) & ~up_to(start) if stop > start else 0

    def keyed(self, keys: Collection[int]) -> int:
        """Return the articles with these keys."""
        here = self.numbers.keys() & keys if isinstance(keys, set | frozenset) else keys
        return bits_of((self.numbers[key] for key in here if key in self.numbers), self.count)

    def record(self, number: int) -> Record:
        """Return an article as the index took it in."""
        attributes = (self._printed[name].get(number, "") for name in ATTRIBUTES)
        paper, page, section = attributes
        parts = self.decoded(number)
        return Record(self.keys[number], self.days[number], parts, (paper, page, section))

    @cached_property
    def _printed(self) -> dict[str, dict[int, str]]:
        """Every article's paper, page and section by its number."""
        return {
            name: {
                number: printed
                for printed, bits in self.values(name)
                for number in numbers_of(bits)
            }
            for name in ATTRIBUTES
        }


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One commit as it is read: its segments, each with the set of articles still there."""

    generation: int
    segments: tuple[tuple[Segment, int], ...]
    count: int
    """How many articles are there."""

    @classmethod
    def of(cls, generation: int, segments: Iterable[tuple[Segment, int]]) -> Self:
        """Return a commit with its articles counted, which every search asks for."""
        held = tuple(segments)
        return cls(generation, held, sum(alive.bit_count() for _segment, alive in held))
