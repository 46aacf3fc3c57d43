"""Sentences that hold a figure: what is said there counts more, and is shown first.

Parts of dates, and numbers of lists, pages and terms of office, are none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import AnyStr, Final, Generic

from reader.search.alphabet import Alphabet

_ENDS: Final = "。!?;！？；"
_DIGITS: Final = "0123456789０１２３４５６７８９"
_CLASSES: Final = {
    "D": _DIGITS,
    "P": ".,．，",
    "C": "一二两三四五六七八九十",
    "N": "零一二三四五六七八九十百千万亿",
    "X": f"{_DIGITS}年月日号时点分版届第",
    "L": ".．、",
}
_FIGURE: Final = r"(?:D+(?:PD+)*|CN+)(?!X|L(?!D))"
"""Digits, or Chinese digits where two or more follow each other; a letter is one of its class."""


@dataclass(frozen=True, slots=True)
class Sentences(Generic[AnyStr]):
    """What tells sentences and figures in text of one kind: printed and folded, or encoded."""

    figure: re.Pattern[AnyStr]
    end: re.Pattern[AnyStr]
    marks: tuple[AnyStr, ...]

    def hold_figure(self, text: AnyStr, begins: int, start: int, stop: int) -> bool:
        """Tell whether a figure is in the sentence around a stretch of a text from ``begins`` on."""
        first = max((text.rfind(mark, begins, start) for mark in self.marks), default=-1)
        ended = self.end.search(text, stop)
        last = ended.start() if ended else len(text)
        return self.figure.search(text, max(first, begins), last) is not None


def _expression(one_of: Callable[[str], str]) -> str:
    """Return the expression of a figure, given what finds one of some characters."""
    return re.sub("[DPCNXL]", lambda found: one_of(_CLASSES[found[0]]), _FIGURE)


def _class(characters: str) -> str:
    return f"[{re.escape(characters)}]"


@cache
def plain_sentences() -> Sentences[str]:
    """Return what tells the sentences of printed and of folded text."""
    return Sentences(re.compile(_expression(_class)), re.compile(_class(_ENDS)), tuple(_ENDS))


def encoded_sentences(alphabet: Alphabet) -> Sentences[bytes]:
    """Return what tells the sentences of encoded text."""

    def one_of(characters: str) -> str:
        held = alphabet.any_of(characters)
        return b"|".join(held).decode("latin-1").join(("(?:", ")")) if held else "(?!)"

    codes = map(alphabet.encode_wording, _ENDS)
    return Sentences(
        re.compile(_expression(one_of).encode("latin-1"), re.DOTALL),
        re.compile(one_of(_ENDS).encode("latin-1"), re.DOTALL),
        tuple(code for code in codes if code),
    )
