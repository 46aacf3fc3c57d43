"""The words of the query language that can be completed: fields, and the values of some."""

from collections.abc import Iterable
from functools import cache

from reader.library.annotating import ANNOTATION_WORDS
from reader.library.predicates import FIELD_NAMES, KIND_WORDS, MARK_WORDS


@cache
def query_words() -> tuple[str, ...]:
    """Return every field with its colon, and those with a fixed set of values with each value.

    ``是:`` goes with the Chinese words, ``is:`` with the English ones.
    """
    from reader.search import FIELDS

    fields = [name for names in FIELDS.values() for name in names]
    fields += [name for names in FIELD_NAMES.values() for name in names]
    kinds = [*KIND_WORDS, *(word for words in KIND_WORDS.values() for word in words)]
    values = (
        *_valued(FIELD_NAMES["is"], (*MARK_WORDS, *ANNOTATION_WORDS)),
        *_valued(FIELD_NAMES["kind"], kinds),
        *_valued(FIELDS["sort"], ("date", "日期")),
        *_valued(FIELDS["mode"], ("words", "near", "分词", "近邻")),
    )
    return (*(f"{name}:" for name in fields), *values)


def _valued(names: Iterable[str], values: Iterable[str]) -> list[str]:
    values = tuple(values)
    return [
        f"{name}:{value}" for name in names for value in values if name.isascii() == value.isascii()
    ]
