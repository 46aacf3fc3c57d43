"""What the reading process and its searching process say to each other: one JSON array a line.

Frozen dataclasses and named tuples travel as arrays of their fields, tuples and lists as arrays,
enumerations as their values; what arrives is built by the type that is expected. Nothing is ever
unpickled.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum, StrEnum
from functools import cache
from itertools import starmap
from operator import attrgetter
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

PLAIN: Final = (str, int, float, bool, type(None))


Printed = tuple[str, str]
"""The id of an article and the date of its issue."""


class Kind(StrEnum):
    """What is asked."""

    SEARCH = "search"
    COUNT = "count"
    KEYS = "keys"
    FACETS = "facets"
    CONCORDANCE = "concordance"
    EXPLAIN = "explain"
    VALUES = "values"
    STORIES = "stories"
    PREPARE = "prepare"
    TAKE_IN = "take in"


@dataclass(frozen=True, slots=True)
class Question:
    """A question under a number that is never given twice to one process."""

    number: int
    kind: Kind
    query: str
    sort: str = ""
    limit: int = 0
    field: str = ""
    printed: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """The answer to a question is not wanted any more."""

    dropped: int


class Told(StrEnum):
    """What is said about a question; or, under NO_QUESTION, that nobody asked for long."""

    PART = "part"
    DONE = "done"
    REFUSED = "refused"
    UNABLE = "unable"
    LEAVING = "leaving"


NO_QUESTION: Final = -1


@dataclass(frozen=True, slots=True)
class Reply:
    """Something about question ``number``: a part of the answer, its end, or why there is none."""

    number: int
    told: Told
    value: Any = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a query could not be read; the fields of a QueryError."""

    title: str
    what: str
    remedy: str
    position: int


PLAIN_ANSWERS: Final[dict[Kind, Any]] = {
    Kind.KEYS: tuple[int, ...],
    Kind.VALUES: tuple[str, ...],
    Kind.STORIES: tuple[tuple[int, ...], ...],
}
"""The types of answers of numbers and words; one that is not listed is a number."""


@cache
def answer_type(kind: Kind) -> Any:
    """Return the type of the answers to questions of a kind, loaded when it is asked for."""
    if kind is Kind.SEARCH:
        from reader.model import SearchAnswer

        return SearchAnswer
    if kind is Kind.FACETS:
        from reader.library.facets import Facets

        return Facets
    if kind is Kind.TAKE_IN:
        from reader.library.steps import Step

        return Step
    if kind is Kind.EXPLAIN:
        from reader.library.explaining import Explained

        return Explained
    if kind is Kind.CONCORDANCE:
        from reader.model import Occurrence

        return tuple[Occurrence, ...]
    return PLAIN_ANSWERS.get(kind, int)


def line_of(value: object) -> bytes:
    """Return a value as one line of UTF-8; halves of characters survive."""
    words = json.dumps(plain_of(value), ensure_ascii=False, separators=(",", ":"))
    return words.encode("utf-8", "surrogatepass") + b"\n"


def read_line(line: bytes) -> Any:
    """Return a line as JSON has it. Raises ValueError when it is none."""
    return json.loads(line.decode("utf-8", "surrogatepass"))


def plain_of(value: Any) -> Any:
    """Return a value as JSON has it."""
    kind: type = type(value)
    return _plainer(kind)(value)


@cache
def _plainer(kind: type) -> Callable[[Any], Any]:
    """Return what makes values of a type plain, so that each type is looked at once."""
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, PLAIN):
        return _itself
    return _plain_fields(kind) if is_dataclass(kind) else _all_plain


def _plain_fields(kind: Any) -> Callable[[Any], Any]:
    """Return what makes dataclasses of a type plain: nothing of ours is called for flat ones."""
    names = _names(kind)
    get: Callable[[Any], Any] = attrgetter(*names)
    if len(names) == 1:
        return lambda value: [plain_of(get(value))]
    return get if _is_flat(kind) else lambda value: _all_plain(get(value))


def _all_plain(values: Iterable[Any]) -> list[Any]:
    return [plain_of(one) for one in values]


def _is_flat(kind: Any) -> bool:
    """Tell whether a type is a dataclass of which all fields hold what JSON has as it is."""
    if not is_dataclass(kind) or not isinstance(kind, type):
        return False
    return all(hint in PLAIN for hint in get_type_hints(kind).values())


@cache
def _names(kind: Any) -> tuple[str, ...]:
    named: tuple[str, ...] = getattr(kind, "_fields", ())
    return named or tuple(field.name for field in fields(kind))


def made(kind: Any, plain: Any) -> Any:
    """Return the value of type ``kind`` that ``plain_of`` made ``plain`` of.

    Raises:
        TypeError, ValueError: ``plain`` was made of something else.
    """
    return builder(kind)(plain)


@cache
def builder(kind: Any) -> Callable[[Any], Any]:
    """Return what builds values of a type."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        there = builder(next(part for part in parts if part is not type(None)))
        return lambda plain: None if plain is None else there(plain)
    if origin is tuple and parts[1:] == (...,):
        return _of_many(parts[0])
    if origin is tuple:
        builders = [builder(part) for part in parts]
        return lambda plain: tuple([one(each) for one, each in zip(builders, plain, strict=True)])
    if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        return _of_fields(kind)
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _itself


def _of_many(kind: Any) -> Callable[[Any], Any]:
    """Return what builds tuples of any length, of thousands of values at the cost of one call."""
    if _is_flat(kind):
        return lambda plain: tuple(starmap(kind, plain))
    one = builder(kind)
    return tuple if one is _itself else lambda plain: tuple([one(each) for each in plain])


def _itself(plain: Any) -> Any:
    return plain


def _of_fields(kind: Any) -> Callable[[Any], Any]:
    if _is_flat(kind):
        return lambda plain: kind(*plain)
    hints = get_type_hints(kind)
    builders = [builder(hints[name]) for name in _names(kind)]

    def build(plain: Any) -> Any:
        return kind(*[one(each) for one, each in zip(builders, plain, strict=True)])

    return build
