"""Noun phrases: where a clause's opening ends, and the name that stands in it.

A phrase begins where a clause opens and ends at the first word that no noun phrase has: a verb, a
preposition, an adverb. What of it is no common word is a name; a phrase of common words alone
(工业项目, 该公司, 全县) has none of its own.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from reader.figures.lexicon import is_common, is_word, lexicon
from reader.figures.name_words import (
    ENDINGS,
    NAMED_BY_KIND,
    PLACES,
    ROLES,
    SOMEBODY,
    SURNAMES,
    TITLES,
    WHOLE,
)
from reader.figures.names import is_named, last_ending, place_end, word_of

LONGEST: Final = 26
"""Code points of the longest noun phrase."""

_STOPS: Final = frozenset(
    "的是为将已在从对向与和把被由让使有达占约比以及或并也还仅只就再又没未应需须因不而但则若如每各了着到于至呈均据近、0123456789"
)
"""Words of one character that no noun phrase has."""

_IN_PLACES: Final = _STOPS.intersection("".join(PLACES))
_ROLES_FIRST: Final = frozenset(role[0] for role in ROLES)
_MARKS: Final = frozenset("·“”《》")
_LATIN: Final = re.compile("[A-Za-z]")
_POINTING: Final = ("该", "本", "此", "这")
_FAMILY: Final = (2, 3)
_SHORTEST, _FOREIGN = 2, 8
_CALLED: Final = 4
"""Code points of names with a surname, of those written by sound, and of 欧阳女士."""


class Phrase(NamedTuple):
    """A noun phrase at ``start`` up to ``stop`` and the name in it, which ends at ``end``.

    ``word`` is what the name goes by, empty where it has none; ``ending`` is what kind of thing it
    says it is (公司, 项目), also where it only points back (该公司).
    """

    start: int
    stop: int
    end: int
    word: str = ""
    ending: str = ""
    person: bool = False


def phrase_at(text: str, start: int, stop: int) -> Phrase:
    """Return the noun phrase that opens at ``start``, before ``stop``."""
    stop = phrase_end(text, start, stop)
    if stop <= start:
        return Phrase(start, stop, start)
    somebody = SOMEBODY.match(text, start, stop) if text.find("某", start, stop) > start else None
    if somebody is not None:
        return Phrase(start, somebody.end(), somebody.end(), somebody["name"], person=True)
    if who := _person(text, start, stop):
        return Phrase(start, stop, stop, who, person=True)
    place = place_end(text, start, stop)
    if place > start and text.startswith("全", place):
        return Phrase(start, place, place, word_of(text[start:place]))
    whole = whole_in(text, start, stop) if place == start else None
    if whole is not None:
        return Phrase(start, stop, whole.end(), "", whole["what"] or whole["seat"])
    return _named(text, start, stop, place)


def _named(text: str, start: int, stop: int, place: int) -> Phrase:
    """Return a phrase by its last ending; up to ``place`` it is the name of a place."""
    end, ending = last_ending(text, start, stop, place)
    if end <= place:
        return Phrase(start, stop, place, word_of(text[start:place]))
    before = text[start : end - len(ending)]
    if place > start or is_named(before) or _is_kind(text, before, ending, end, stop):
        return Phrase(start, stop, end, word_of(text[start:end]), ending)
    if before[:1] not in _POINTING and is_named(text[end:stop]):
        rest = phrase_at(text, end, stop)
        return rest if rest.word else Phrase(start, stop, end, "", ending)
    return Phrase(start, stop, end, "", ending)


def _is_kind(text: str, before: str, ending: str, end: int, stop: int) -> bool:
    """Whether common words make a name with an ending: 民族博物馆, 水利部."""
    return (
        ending in NAMED_BY_KIND
        and len(before) > 1
        and before[:1] not in _POINTING
        and (end == stop or is_common(text[end : min(end + 2, stop)]))
    )


def whole_in(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Return the 全市 or 镇区 in a phrase; the 全行 of 安全行动 is none."""
    if text.find("全", start, stop) < 0 and text[stop - 1 : stop] not in _WITHIN:
        return None
    whole = WHOLE.search(text, start, stop)
    if whole is None or (whole["seat"] and whole.start() != start):
        return None
    if is_common(text[max(start, whole.start() - 1) : whole.start() + 1]):
        return None
    return None if is_common(text[whole.end() - 1 : whole.end() + 1]) else whole


_WITHIN: Final = frozenset("区里城内")


def _person(text: str, start: int, stop: int) -> str:
    """Return the name of the person that a phrase ends with; empty if it is none."""
    if stop - start <= _SHORTEST:
        return ""
    if text[stop - 2 : stop] in TITLES:
        name = text[max(start, stop - _CALLED) : stop]
        return next((name[at:] for at in range(len(name) - 2) if name[at] in SURNAMES), "")
    for size in _FAMILY:
        name = text[max(start, stop - size) : stop]
        if name[0] in SURNAMES and text.endswith(ROLES, start, stop - size):
            return "" if is_word(name[:2]) else name
    return _foreigner(text, start, stop)


def _foreigner(text: str, start: int, stop: int) -> str:
    """Return a name written by sound behind what somebody is: 塔德塞 of 选手塔德塞."""
    for size in range(2, min(_FOREIGN, stop - start - 1) + 1):
        if is_word(text[stop - size : stop - size + 2]):
            return ""
        if size > _SHORTEST and text.endswith(ROLES, start, stop - size):
            return text[stop - size : stop]
    return ""


def phrase_end(text: str, start: int, stop: int) -> int:
    """Return where the noun phrase ends that opens at ``start``."""
    words = lexicon()
    highest = min(stop, start + LONGEST, len(text) - 1)
    place = start
    while place < highest:
        first = text[place]
        ends = words[first].get(text[place + 1])
        if ends is not None:
            size = _inner(text, place) if ends else 2
            if not size:
                return place
            place += size
        elif (first in _STOPS or not first.isalnum()) and _is_break(text, place):
            return place
        else:
            place += 1
    if place == len(text) - 1 < stop and not _is_break(text, place):
        return len(text)
    return min(place, stop)


def _inner(text: str, place: int) -> int:
    """Return the length of a word that ends a phrase but not here: 种植 in 种植户, 开发 in 开发区."""
    if text[place : place + 2] in ENDINGS:
        return 2
    for size in (2, 1):  # before its end: 交集 in 公交集团
        own = _by_first().get(text[place + size : place + size + 1])
        if own is not None and text.startswith(own, place + size):
            return size
    if text[place] not in _ROLES_FIRST or not text.startswith(ROLES, place):
        return 0
    return next(len(role) for role in ROLES if text.startswith(role, place))


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for ending in ENDINGS:
        found.setdefault(ending[0], []).append(ending)
    return {first: tuple(own) for first, own in found.items()}


def _is_break(text: str, place: int) -> bool:
    """Whether the character at ``place`` is no part of a noun phrase."""
    character = text[place]
    if character not in _STOPS:
        return not (character.isalnum() or character in _MARKS)
    if character.isdigit():
        return not text.startswith("号线", place + 1) and not _LATIN.match(text, place - 1)
    return character not in _IN_PLACES or not any(
        text[first:last] in PLACES
        for first in range(max(0, place - 3), place + 1)
        for last in range(place + 1, place + 4)
    )
