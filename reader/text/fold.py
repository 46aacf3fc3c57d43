"""Folding: what a search takes for the same, and where it stands in the text as printed.

Folded alike are full and half width (NFKC of single characters), upper and lower case, traditional
and simplified characters (one to one, OpenCC), ``〇``, ``○`` and ``零``. White space, also that of
line and paragraph breaks, is dropped beside a Chinese character or Chinese punctuation and is one
space between Latin words; format characters (zero width space, soft hyphen) are dropped. All else
stays, punctuation too. Folding is for indexes and queries only; what is shown is never folded.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from reader.text.foldings import other_length, same_length

_SPACES: Final = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What ``str.isspace`` accepts; a class without ``\\s`` is searched four times faster."""

_FORMAT: Final = r"\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"

GAP: Final = _SPACES + _FORMAT
"""White space and format characters, as a regular expression's class holds them."""

FIRST_WIDE: Final = "\u2e80"
"""From here on (CJK radicals) characters are set without spaces between them."""

_FIRST_ASTRAL: Final = "\U00010000"
"""The first character beyond the basic plane."""

_FREQUENT: Final = ("，,", "：:", "（(", "）)", "；;", "？?", "！!")
"""Replaced first, one scan each: they are most of what there is to fold in a Chinese text."""

_SHORT: Final = 64
"""Characters of a text that is folded one by one: what people type, and most headlines."""

_GAP: Final = re.compile(f"[{GAP}]")
_PART: Final = re.compile(f"[{GAP}]+|[^{GAP}]")
"""White space and format characters together, anything else one by one."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where its characters came from, in pieces.

    Piece ``n`` begins at ``folded[n]`` and came from ``printed[n]``; within it characters follow
    each other in both, or, where ``spread[n]``, all came from the one character there. Without
    pieces, nothing moved.
    """

    text: str
    folded: Sequence[int] = ()
    printed: Sequence[int] = ()
    spread: Sequence[bool] = ()

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Return where ``text[start:stop]`` stands in the text as printed; empty stays empty."""
        if not self.folded:
            return start, stop
        if start >= stop:
            return self._came_from(start), self._came_from(start)
        return self._came_from(start), self._came_from(stop - 1) + 1

    def _came_from(self, place: int) -> int:
        piece = bisect_right(self.folded, place) - 1
        within = 0 if self.spread[piece] else place - self.folded[piece]
        return self.printed[piece] + within


@cache
def _rare() -> re.Pattern[str]:
    """Return what finds characters that fold to one other, but for the frequent ones.

    The class holds the basic plane's alone: all others are searched one by one.
    """
    frequent = {pair[0] for pair in _FREQUENT}
    rare = (one for one in same_length() if one not in frequent and one < _FIRST_ASTRAL)
    return re.compile(f"[{re.escape(''.join(rare))}{_FIRST_ASTRAL}-\U0010ffff]")


@cache
def _changing() -> re.Pattern[str]:
    """Return what finds stretches whose length may change."""
    return re.compile(f"[{GAP}{re.escape(''.join(other_length()))}]+")


def _fold_single(text: str) -> str:
    """Fold what keeps its length; a short text does without a pattern, which takes long to make."""
    single = same_length()
    if len(text) <= _SHORT:
        return "".join(map(single.get, text, text))
    for pair in _FREQUENT:
        text = text.replace(pair[0], pair[1])
    return _rare().sub(lambda found: single.get(found[0], found[0]), text)


def _spacing(gap: str, before: str, after: str) -> str:
    """Return what is left of white space between two folded characters."""
    if before >= FIRST_WIDE or after >= FIRST_WIDE or not before or not after:
        return ""
    return " " if any(map(str.isspace, gap)) else ""


def _changes(single: str) -> Iterator[tuple[int, int, str]]:
    """Yield every stretch whose length may change, and what stands for it."""
    longer = other_length()
    if len(single) <= _SHORT and longer.keys().isdisjoint(single) and not _GAP.search(single):
        return
    for run in _changing().finditer(single):
        start, stop = run.span()
        before, after = single[start - 1 : start], single[stop : stop + 1]
        beside_wide = before >= FIRST_WIDE or (after >= FIRST_WIDE and after not in longer)
        if beside_wide and longer.keys().isdisjoint(run[0]):
            yield start, stop, ""
        else:
            yield from _parts_of(run, before, longer)


def _parts_of(
    run: re.Match[str], before: str, longer: dict[str, str]
) -> Iterator[tuple[int, int, str]]:
    """Yield the gaps and lengthening characters of a run one by one."""
    for part in _PART.finditer(run.string, run.start(), run.end()):
        wording = part[0]
        if wording in longer:
            wording = longer[wording]
        else:
            after = run.string[part.end() : part.end() + 1]
            wording = _spacing(wording, before, longer.get(after, after)[:1])
        before = wording[-1:] or before
        yield part.start(), part.end(), wording


def fold_with_offsets(text: str) -> Folded:
    """Fold ``text`` and keep where every folded character came from.

    >>> folded = fold_with_offsets("桂 林 日報")
    >>> folded.text, folded.span(0, 2)
    ('桂林日报', (0, 3))
    """
    single = _fold_single(text)
    pieces: list[str] = []
    folded, printed, spread = [0], [0], [False]
    done = length = 0
    for start, stop, wording in _changes(single):
        pieces += (single[done:start], wording)
        length += start - done
        if wording:
            folded.append(length)
            printed.append(start)
            spread.append(True)
            length += len(wording)
        folded.append(length)
        printed.append(stop)
        spread.append(False)
        done = stop
    if not pieces:
        return Folded(single)
    pieces.append(single[done:])
    return Folded("".join(pieces), folded, printed, spread)


def fold_in_place(text: str) -> str:
    """Fold what keeps its length: every code point stands where it stood.

    >>> fold_in_place("ＧＤＰ　增長 ５％")
    'gdp　增长 5%'
    """
    return _fold_single(text)


def fold(text: str) -> str:
    """Fold ``text``: the same for everything a search takes for the same.

    >>> fold("ＧＤＰ　增長 ５％")
    'gdp增长5%'
    """
    single = _fold_single(text)
    pieces: list[str] = []
    done = 0
    for start, stop, wording in _changes(single):
        pieces += (single[done:start], wording)
        done = stop
    return "".join((*pieces, single[done:])) if pieces else single
