"""Places of figures: many pairs of numbers in little memory."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Final, Self, overload

ORDINAL_BITS: Final = 20
"""How many bits of a code number the figure in its article: a million of them."""

LAST_ORDINAL: Final = (1 << ORDINAL_BITS) - 1

Place = tuple[int, int]


class Places(Sequence[Place]):
    """(article key, ordinal) of figures in some order, eight bytes each.

    ``codes`` hold the place of an article in ``articles`` and the ordinal of a figure in it.
    """

    def __init__(self, articles: "array[int]", codes: "array[int]") -> None:
        self._articles = articles
        self._codes = codes

    @classmethod
    def of(cls, articles: Iterable[int], codes: Iterable[int]) -> Self:
        """Return the places that ``codes`` stand for."""
        return cls(array("q", articles), array("q", codes))

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> Place: ...

    @overload
    def __getitem__(self, at: slice) -> Self: ...

    def __getitem__(self, at: int | slice) -> Place | Self:
        if isinstance(at, slice):
            return type(self)(self._articles, self._codes[at])
        code = self._codes[at]
        return self._articles[code >> ORDINAL_BITS], code & LAST_ORDINAL

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # compared by what it holds, like a list


def code_of(rank: int, ordinal: int) -> int:
    """Return the number that stands for a figure of the article at ``rank``; it sorts as they do."""
    return rank << ORDINAL_BITS | min(ordinal, LAST_ORDINAL)
