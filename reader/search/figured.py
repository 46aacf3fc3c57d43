"""Sentences that hold a figure: what is said there counts more, and is shown first.

Parts of dates, and numbers of lists, pages and terms of office, are none.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from reader.search.alphabet import SEPARATOR, Alphabet
from reader.search.encoded import Sought

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
    others: re.Pattern[bytes]

    def stands_beside(self, sought: Sought, body: bytes) -> bool:
        """Tell whether what is sought stands in a sentence of ``body`` with a figure.

        What lies between two ends of the commonest kind is looked at first, at once: mostly there
        is no figure, or no other end, and no need to know more.
        """
        begins = ends = 0
        for start, stop in sought.spans(body):
            if start < ends:
                continue
            begins = max(ends, body.rfind(self.commonest, ends, start))
            last = body.find(self.commonest, start)
            last = len(body) if last < 0 else last
            if not self.last_digit.search(body, begins, last):
                ends = last
            elif stop <= last and self._sentence_has(body, begins, last, (start, stop)):
                return True
        return False

    def _sentence_has(self, body: bytes, begins: int, last: int, span: tuple[int, int]) -> bool:
        """Tell whether the sentence around a stretch has the figure that is in these bounds."""
        if not self.others.search(body, begins, last):
            return True
        ends = [found.start() for found in self.others.finditer(body, begins, last)]
        place = bisect_right(ends, span[0])
        first = ends[place - 1] if place else begins
        last = ends[place] if place < len(ends) else last
        return span[1] <= last and self.last_digit.search(body, first, last) is not None


def encoded_figures(alphabet: Alphabet) -> EncodedFigures:
    """Return what finds figures in text encoded by an alphabet."""

    def one_of(characters: str) -> str:
        held = alphabet.any_of(characters)
        return b"|".join(held).decode("latin-1").join(("(?:", ")")) if held else "(?!)"

    last_digit = re.compile(_expression(_LAST_DIGIT, one_of).encode("latin-1"), re.DOTALL)
    ends = tuple(filter(None, map(alphabet.encode_wording, _ENDS))) or (SEPARATOR,)
    others = re.compile(b"|".join(map(re.escape, ends[1:])) or b"(?!)")
    return EncodedFigures(last_digit, ends[0], others)
