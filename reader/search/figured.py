"""Sentences that hold a figure: what is said there counts more, and is shown first.

Parts of dates, and numbers of lists, pages and terms of office, are none.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Final

from reader.search.alphabet import SEPARATOR, Alphabet

_ENDS: Final = "。!?;！？；"
_DIGITS: Final = "0123456789０１２３４５６７８９"
_CLASSES: Final = {
    "D": _DIGITS,
    "P": ".,．，",
    "X": f"{_DIGITS}年月日号时点分版届第",
    "L": ".．、",
}
_FIGURE: Final = r"DD*+(?:PD++)*(?!X|L(?!D))"
"""Digits; a letter is one of its class. It begins with one, so that it is searched quickly."""

_LAST_DIGIT: Final = "D(?!X|L(?!D))"
"""The last digit of a figure: there is one wherever there is a figure, and it is found sooner."""


def _expression(form: str, one_of: Callable[[str], str]) -> str:
    """Return an expression with classes by letter, given what finds one of some characters."""
    return re.sub("[DPXL]", lambda found: one_of(_CLASSES[found[0]]), form)


def _class(characters: str) -> str:
    return f"[{re.escape(characters)}]"


@cache
def figures() -> re.Pattern[str]:
    """Return what finds figures in printed and in folded text."""
    return re.compile(_expression(_FIGURE, _class))


@cache
def _last_digit() -> re.Pattern[str]:
    return re.compile(_expression(_LAST_DIGIT, _class))


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(_class(_ENDS))


def is_beside_figure(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether one of some stretches of a text is in a sentence with a figure."""
    ends = [found.start() for found in _ends().finditer(text)]
    looked = -1
    for start, stop in spans:
        place = bisect_right(ends, start)
        last = ends[place] if place < len(ends) else len(text)
        if place == looked or stop > last:
            continue
        looked = place
        if _last_digit().search(text, ends[place - 1] if place else 0, last):
            return True
    return False


@dataclass(frozen=True, slots=True)
class EncodedFigures:
    """What finds figures and ends of sentences in encoded text."""

    last_digit: re.Pattern[bytes]
    commonest: bytes
    end: re.Pattern[bytes]
    ends: tuple[bytes, ...]

    def stands_beside(self, text: bytes, body: int, spans: Iterable[tuple[int, int]]) -> bool:
        """Tell whether one of some stretches of a body is in a sentence with a figure.

        The body runs from ``body`` to the text's end. What lies between two ends of the commonest
        kind is looked at first, at once: mostly there is no figure, and no need to know more.
        """
        begins = last = body
        for start, stop in spans:
            if start < last:
                continue
            begins = max(begins, text.rfind(self.commonest, begins, start))
            ends = text.find(self.commonest, start)
            ends = len(text) if ends < 0 else ends
            if not self.last_digit.search(text, begins, ends):
                last = ends
            elif self._sentence_has(text, begins, ends, (start, stop)):
                return True
        return False

    def _sentence_has(self, text: bytes, begins: int, ends: int, span: tuple[int, int]) -> bool:
        """Tell whether the sentence around a stretch, which lies in these bounds, has a figure."""
        start, stop = span
        found = self.end.search(text, start, ends)
        last = found.start() if found else ends
        before = map(text.rfind, self.ends, repeat(begins), repeat(start))
        first = max(begins, *before)
        return stop <= last and self.last_digit.search(text, first, last) is not None


def encoded_figures(alphabet: Alphabet) -> EncodedFigures:
    """Return what finds figures in text encoded by an alphabet."""

    def one_of(characters: str) -> str:
        held = alphabet.any_of(characters)
        return b"|".join(held).decode("latin-1").join(("(?:", ")")) if held else "(?!)"

    last_digit = re.compile(_expression(_LAST_DIGIT, one_of).encode("latin-1"), re.DOTALL)
    ends = tuple(filter(None, map(alphabet.encode_wording, _ENDS))) or (SEPARATOR,)
    end = re.compile(b"|".join(map(re.escape, ends)))
    return EncodedFigures(last_digit, ends[0], end, ends)
