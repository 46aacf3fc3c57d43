"""Names in a text: places, bodies, works, each with where it stands."""

from typing import Final, NamedTuple

from reader.figures.name_words import EDGE, KINDS, MENTION, SAME

LONGEST: Final = 14
"""Code points before the word that a name ends in."""

_LOCAL: Final = frozenset("省市县区镇乡村")
"""What stands for the name of the place in the name of a body of that: 市图书馆."""

_SEAT: Final = 2
"""Code points of a place's name before 市, 县 and their like, where nothing tells its edge."""


class Name(NamedTuple):
    """A name at ``start`` up to ``stop``; ``word`` is what it goes by.

    ``ending`` is what kind of thing it says it is (公司, 项目); a whole (全市) and a word that
    only points back (该公司) have no name of their own: they are ``bare``.
    """

    start: int
    stop: int
    word: str
    ending: str = ""
    bare: bool = False


def names_in(text: str, start: int, stop: int) -> list[Name]:
    """Return the names in ``text`` between two offsets, in order; neighbours are one name."""
    found: list[Name] = []
    for match in MENTION.finditer(text, start, stop):
        name = _name(text, match.lastgroup or "", match.start(), match.end(), start)
        while found and found[-1].stop >= name.start and not name.bare:
            before = found.pop()
            begin = min(before.start, name.start)
            name = Name(begin, name.stop, _word(text[begin : name.stop]), name.ending)
        found.append(name)
    return found


def _name(text: str, kind: str, start: int, stop: int, floor: int) -> Name:
    if kind == "place":
        return Name(start, stop, _word(text[start:stop]))
    if kind == "whole":
        return Name(start, stop, text[start:stop], text[stop - 1], bare=True)
    reach = max(floor, start - (_SEAT + 1 if kind == "seat" else LONGEST))
    begin = _edge(text, reach, start)
    if kind == "seat" and start - begin > _SEAT:
        begin = start - _SEAT
    bare = text[begin:start] not in _LOCAL and KINDS.fullmatch(text, begin, start) is not None
    bare = bare or (kind == "seat" and start - begin < _SEAT)
    return Name(begin, stop, _word(text[begin:stop]), text[start:stop], bare=bare)


def _edge(text: str, floor: int, stop: int) -> int:
    """Return where the name begins that runs up to ``stop``."""
    place = stop
    while place > floor and (text[place - 1].isalnum() or text[place - 1] == "·"):
        place -= 1
    for match in EDGE.finditer(text, place, stop):
        place = match.end()
    return place


def _word(name: str) -> str:
    """Return what a name goes by: 桂林市 is 桂林, 长城汽车股份有限公司 长城汽车."""
    name = SAME.get(name, name)
    for ending in _DROPPED:
        if name.endswith(ending) and len(name) - len(ending) > 1:
            return name.removesuffix(ending)
    return name


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
