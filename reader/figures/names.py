"""What of a phrase is a name: places, endings of names, and what is no common word."""

from functools import cache
from typing import Final

from reader.figures.lexicon import is_word
from reader.figures.name_words import ENDINGS, PLACES, SAME, SEATS, SURNAMES

_LOCAL: Final = frozenset((*SEATS, "自治区", "国家"))
"""What stands for the name of the place in the name of a body of that: 市图书馆."""

_LEAST: Final = 2
"""Code points of a name that are no common word."""

_SORTS: Final = frozenset("新老旧大小中高子总分首多某")
"""Words of one character that tell of what sort something is."""

_NUMBERED: Final = ("第", "市", "省", "县", "自治区")
"""How the names of bodies begin that have no name: 第二人民医院, 市第二人民医院."""

_COUNTS: Final = ("一", "两", "几", "数", "多", "各")
_FULL_NAME: Final = 3
_SHORT: Final = 2


def place_end(text: str, start: int, stop: int) -> int:
    """Return where the names of places end that a phrase opens with."""
    place = start
    while (size := _place_at(text, place, stop)) > 0:
        place += size
        if place < stop and text[place] in _AFTER_PLACE:
            place += 1
    return place


_AFTER_PLACE: Final = frozenset("省市")


def _place_at(text: str, place: int, stop: int) -> int:
    for size in _sizes().get(text[place : place + 1], ()):
        if place + size <= stop and text[place : place + size] in PLACES:
            return size
    return 0


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Return how long the names of places are that begin with each character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for name in PLACES:
        sizes.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(own, reverse=True)) for first, own in sizes.items()}


@cache
def _by_last() -> dict[str, tuple[str, ...]]:
    """Return the endings of names by their last character, the longest first."""
    found: dict[str, list[str]] = {}
    for ending in ENDINGS:
        found.setdefault(ending[-1], []).append(ending)
    return {last: tuple(sorted(own, key=len, reverse=True)) for last, own in found.items()}


def last_ending(text: str, start: int, stop: int, floor: int) -> tuple[int, str]:
    """Return where the last ending of a name in a phrase stops, and the ending.

    One of a single character counts only behind all longer ones, and with a name of its own.
    """
    endings, head = _by_last(), (start, "")
    for place in range(stop, max(floor, start), -1):
        for ending in endings.get(text[place - 1], ()):
            if not text.endswith(ending, start, place) or not _is_whole(text, place, ending):
                continue
            if not is_balanced(text[start:place]):
                continue
            if len(ending) > 1:
                alone = head[1] and is_named(text[place : head[0] - 1])
                return head if alone else (place, ending)
            head = head if head[1] else (place, ending)
    return head


def _is_whole(text: str, stop: int, ending: str) -> bool:
    """Whether an ending is no part of a common word: the 市 of 市场, the 区 of 灾区."""
    after, before = text[stop - 1 : stop + 1], text[stop - 2 : stop]
    if is_word(after):
        return False
    return len(ending) > 1 or not is_word(before)


def is_balanced(words: str) -> bool:
    """Whether quotes and title marks are closed."""
    return words.count("“") == words.count("”") and words.count("《") == words.count("》")


def is_named(words: str) -> bool:
    """Whether words make a name: some of them are no common words."""
    if words in _LOCAL:
        return True
    if words[:1] in _COUNTS:
        return False
    words = words.lstrip("该本此全")
    place = left = 0
    while place < len(words):
        if _place_at(words, place, len(words)):
            return True
        pair = words[place : place + 2]
        if is_word(pair):
            place, left = place + 2, 0
            continue
        left = left + 1 if _may_name(words, place) else 0
        place += 1
        if left >= _LEAST:
            return True
    return place > 1 and words.startswith(_NUMBERED)


def _may_name(words: str, place: int) -> bool:
    """Whether a character that is in no common word can be of a name."""
    if words[place].isascii():
        return words[place].isalpha() and words[place - 1 : place].isascii()
    return words[place] not in _SORTS


def is_full_name(words: str) -> bool:
    """Whether words can be the full name of a person."""
    return words[0] in SURNAMES and 1 < len(words) <= _FULL_NAME


def word_of(name: str) -> str:
    """Return what a name goes by: 桂林市 is 桂林, 长城汽车股份有限公司 长城汽车."""
    if name[:1] in _SAME_FIRST:
        old = next((one for one in SAME if name.startswith(one)), "")
        name = SAME.get(old, old) + name[len(old) :]
    if name[-1:] not in _DROPPED_LAST:
        return name
    for ending in _DROPPED:
        if name.endswith(ending) and len(name) - len(ending) > 1:
            return name.removesuffix(ending)
    return name


_SAME_FIRST: Final = frozenset(name[0] for name in SAME)
_DROPPED: Final = (
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "集团公司",
    "公司",
    "集团",
    "市",
    "省",
)
_DROPPED_LAST: Final = frozenset(ending[-1] for ending in _DROPPED)


def ending_of(words: str) -> str:
    """Return what kind of thing words speak of that point back: the 半岛 of 半岛一处."""
    for size in range(len(words), 0, -1):
        if words[:size] in ENDINGS:
            return words[:size]
    return words if len(words) <= _SHORT else ""
