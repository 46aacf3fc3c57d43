"""A draft's figures against the library: printed so before, printed with another value, or not.

What differs is a reason to look, never a claim. Labels are short and many things share one
(总投资, 参加人数), so a print counts as of the same thing only where label and words around it agree,
and never where both tell their owners and these are two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache, partial
from typing import Final

from reader.library.figure_queries import same_quantity
from reader.library.library import Library
from reader.model import (
    Article,
    Figure,
    FigureEntry,
    FigureFilter,
    FigureKind,
    FigureMatch,
    FigureRange,
    Match,
    name_of,
)

ALIKE: Final = 0.6
"""Which part of the shorter label two labels must share in one piece to count the same thing."""

LEAST_SHARED: Final = 2
"""Code points that two labels must share at least."""

TELLING: Final = 5
"""Code points from which a shared label alone names one thing."""

GRAM: Final = 4
SHARED_GRAMS: Final = 2
"""How many runs of ``GRAM`` characters around two figures must be the same for one subject."""

LOOKED_AT: Final = 60
"""Prints read for one figure, newest first."""

SHOWN: Final = 5
"""Places named for one figure."""

UNCHECKED: Final = frozenset({FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA})
"""Kinds that no other article can confirm."""

NOT_HAN: Final = re.compile("[^\u3400-\u9fff]+")

FORMULAS: Final = re.compile("本报讯|本报记者|通讯员|记者|据悉|据了解|新华社|电讯?$")
"""Words that stand in any article."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A figure of the draft with the words around it."""

    figure: Figure
    grams: frozenset[str]


def match_figures(
    library: Library, article: Article, figures: Sequence[Figure]
) -> Iterator[FigureMatch]:
    """Yield every amount that has a label with what the library printed of the same thing."""
    title = name_of(article)
    for figure in figures:
        if figure.label and figure.kind not in UNCHECKED and _is_amount(figure):
            words = f"{title} {article.wording(figure.sentence)}"
            yield _matched(library, _Asked(figure, _grams(words, figure.label)))


def _is_amount(figure: Figure) -> bool:
    return isinstance(figure.quantity.value, (Decimal, tuple))


def _matched(library: Library, asked: _Asked) -> FigureMatch:
    figure = asked.figure
    same = [
        entry
        for entry in _prints(library, same_quantity(figure), figure)
        if not _of_two(entry.figure, figure)
        and (_shared(entry.figure.label, figure.label) >= TELLING or _one_subject(entry, asked, 1))
    ]
    if same:
        return FigureMatch(figure, Match.FOUND, tuple(same[:SHOWN]))
    unit = FigureRange(figure.quantity.unit)
    where = FigureFilter(frozenset({figure.kind}), (unit,), figure.label)
    others = [
        entry
        for entry in _prints(library, where, figure)
        if not _of_two(entry.figure, figure)
        and _one_subject(entry, asked, 1 if _of_one(entry.figure, figure) else SHARED_GRAMS)
    ]
    agreeing = [entry for entry in others if _may_agree(entry.figure, figure)]
    if agreeing:
        return FigureMatch(figure, Match.FOUND, tuple(agreeing[:SHOWN]))
    found = Match.OTHER_VALUE if others else Match.NOT_FOUND
    return FigureMatch(figure, found, tuple(others[:SHOWN]))


def _prints(library: Library, where: FigureFilter, figure: Figure) -> list[FigureEntry]:
    """Return the newest prints whose labels are like that of ``figure``."""
    alike = cache(partial(labels_alike, figure.label))
    places = library.labelled_places(where, alike)
    return library.figure_entries(places[:LOOKED_AT])


def _one_subject(entry: FigureEntry, asked: _Asked, least: int) -> bool:
    """Tell whether the words around two figures can speak of one thing."""
    grams = _grams(f"{entry.title} {entry.sentence}", entry.figure.label)
    return len(grams & asked.grams) >= least


def _of_one(one: Figure, other: Figure) -> bool:
    """Tell whether both figures are told to be of one owner; 该公司 and 全市 tell none."""
    from reader.figures.owners import is_local

    return one.owner == other.owner != "" and not is_local(one.owner)


def _of_two(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are told to be of two owners, neither a part of the other."""
    from reader.figures.owners import is_local

    first, second = one.owner, other.owner
    if not first or not second or is_local(first) or is_local(second):
        return False
    return first not in second and second not in first


def _grams(words: str, label: str) -> frozenset[str]:
    """Return the runs of Chinese characters in ``words``, without the label and without formulas."""
    plain = FORMULAS.sub(" ", words.replace(label, " "))
    return frozenset(
        part[at : at + GRAM] for part in NOT_HAN.split(plain) for at in range(len(part) - GRAM + 1)
    )


def _may_agree(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may stand for one amount."""
    from reader.figures.bounds import agree, bounds_of

    first, second = bounds_of(one), bounds_of(other)
    return first is not None and second is not None and agree(first, second)


def labels_alike(first: str, second: str) -> bool:
    """Tell whether two labels share most of the shorter one in one piece."""
    if not set(first) & set(second):
        return False
    shared = _shared(first, second)
    return shared >= LEAST_SHARED and shared >= ALIKE * min(len(first), len(second))


def _shared(first: str, second: str) -> int:
    """Return the length of the longest piece that two labels share."""
    if not first or not second:
        return 0
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size
