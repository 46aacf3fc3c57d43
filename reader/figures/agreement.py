"""Whether articles agree: one subject, one period, two values that cannot both be meant.

Newspapers leave out whose figure it is when the article has said so before (净利润, 受灾人口), so a
label alone proves nothing. Two prints are compared only where their owner is one and the words
around them show one subject, and a label that different owners share (散户资金净流入) is known by
its own company: it disagrees in most periods.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from reader.figures.bounds import Bounds, agree, bounds_of
from reader.figures.owners import owner_of
from reader.figures.periods import entry_period
from reader.figures.scope import UNNAMED, stages_in
from reader.figures.subjects import Subject, subject_of
from reader.figures.units import canonical
from reader.model import Disagreement, FigureEntry, FigureKind, Quantity

_Prints = dict[str, list[int]]
"""Entry numbers by period."""

_Owned = tuple[Subject, str]
"""What is measured, and whose it is, empty where nobody says."""

SHORTEST: Final = 4
"""Code points of the shortest label that can name one thing."""

_OWNED: Final = re.compile("公司|该|本|其|此|每|同期|上年|去年|当[年月日时]")
"""How a label begins that names its owner elsewhere."""

MOST_VALUES: Final = 3
"""More values than this for one period belong to different owners."""

_PASSING: Final = frozenset(
    {
        FigureKind.DURATION,
        FigureKind.AGE,
        FigureKind.SPEED,
        FigureKind.TEMPERATURE,
        FigureKind.RATIO,
    }
)
"""What changes by the hour, belongs to a person or is said of anything."""

_ALIKE: Final = 0.6
"""Prints whose wording is as similar as this follow one formula: only a name may differ."""

_GRAM: Final = 4
"""Code points of the stretches of wording that are compared."""

_SHARED: Final = 2
_SHARED_UNOWNED: Final = 12
"""Rare stretches that two prints must share: whose owner is told, and whose is not."""

_RARE: Final = 3
"""Prints of one period that may have a stretch which is rare."""

_CONTEXT: Final = 120
"""Code points before a figure that are compared."""

_MASKED: Final = re.compile(
    "[0-9０-９A-Za-z.,:：（）()《》“”\\s，。、！？…%％-]+|原标题|记者|[年月日]|[一二三四五六七八九十百千万亿两几余多]"
)


def disagreements(entries: Sequence[FigureEntry]) -> tuple[Disagreement, ...]:
    """Return the pairs of entries that print different values of one thing for one period.

    The more entries of one label are given, the better a label that many owners share is known.
    Hedges and rounding count: 近500万元 agrees with 480万元. Each pair names two articles.
    """
    found: list[Disagreement] = []
    for owned, prints in _by_subject(entries).items():
        if _is_shared(entries, prints):
            continue
        for period, numbers in prints.items():
            found.extend(_of_period(entries, owned, period, numbers))
    return tuple(sorted(found, key=lambda one: (one.first, one.second)))


def _by_subject(entries: Sequence[FigureEntry]) -> dict[_Owned, _Prints]:
    """Group the entries that can be compared, by what they measure, whose it is, and when."""
    groups: dict[_Owned, list[int]] = {}
    for number, entry in enumerate(entries):
        subject = subject_of(entry.figure)
        if subject is None or subject.kind in _PASSING or _OWNED.match(subject.words):
            continue
        owner, label = entry.figure.owner, entry.figure.label
        named = f"{owner}{subject.words}" if owner and label.startswith(owner) else subject.words
        if len(named) >= SHORTEST:
            groups.setdefault((subject, owner_of(entry)), []).append(number)
    return {
        subject: _by_period(entries, numbers)
        for subject, numbers in groups.items()
        if len({entries[number].article_id for number in numbers}) > 1
    }


def _by_period(entries: Sequence[FigureEntry], numbers: Sequence[int]) -> _Prints:
    """Group by period; an article that prints several values for one says nothing sure."""
    prints: dict[str, dict[str, list[int]]] = {}
    for number in numbers:
        period = entry_period(entries[number]).iso
        if period and "X" not in period and not _is_ahead(period, entries[number]):
            articles = prints.setdefault(period, {})
            articles.setdefault(entries[number].article_id, []).append(number)
    return {
        period: [own[0] for own in articles.values() if not _differ(entries, own)]
        for period, articles in prints.items()
    }


def _is_ahead(period: str, entry: FigureEntry) -> bool:
    """Whether a period ends after the issue: then the year that it is of was left out."""
    last, issue = period.rpartition("/")[2], entry.issue_date
    size = min(len(last), len(issue))
    return last[:size] > issue[:size]


def _differ(entries: Sequence[FigureEntry], numbers: Sequence[int]) -> bool:
    return len({entries[number].figure.quantity for number in numbers}) > 1


def _is_shared(entries: Sequence[FigureEntry], prints: _Prints) -> bool:
    """Whether different owners use the label: it disagrees too much or too often."""
    split = agreed = 0
    for numbers in prints.values():
        values = {entries[number].figure.quantity for number in numbers}
        if len(values) > MOST_VALUES:
            return True
        split += len(values) > 1
        agreed += len(values) == 1 and len(numbers) > 1
    return split > 1 and split > agreed


def _of_period(
    entries: Sequence[FigureEntry], owned: _Owned, period: str, numbers: Sequence[int]
) -> Iterator[Disagreement]:
    if not _differ(entries, numbers):
        return
    subject, owner = owned
    words = {number: _context(entries[number]) for number in numbers}
    common = Counter(gram for text in words.values() for gram in _grams(text))
    for pair in combinations(numbers, 2):
        one, other = (entries[number] for number in pair)
        if _apart(one, other) and _one_subject(one, other, common, owner):
            first, second = sorted(pair, key=lambda number: entries[number].issue_date)
            shown = f"{entries[first].figure.wording} ≠ {entries[second].figure.wording}"
            yield Disagreement(first, second, subject.words, period, shown)


def _apart(one: FigureEntry, other: FigureEntry) -> bool:
    """Whether the two figures, hedges and rounding included, have no amount in common."""
    first, second = _base_bounds(one), _base_bounds(other)
    return first is not None and second is not None and not agree(first, second)


def _base_bounds(entry: FigureEntry) -> Bounds | None:
    bounds = bounds_of(entry.figure)
    if bounds is None:
        return None
    value = canonical(Quantity(bounds, entry.figure.quantity.unit)).value
    return value if isinstance(value, tuple) else None


def _one_subject(one: FigureEntry, other: FigureEntry, common: Counter[str], owner: str) -> bool:
    """Whether the words before both figures, and the titles, can speak of one subject.

    Where nobody says whose the figures are, more of the words must be the same.
    """
    shared = _grams(_context(one)) & _grams(_context(other))
    if sum(common[gram] <= _RARE for gram in shared) < (_SHARED if owner else _SHARED_UNOWNED):
        return False
    first, second = _printed_before(one), _printed_before(other)
    if not owner and (UNNAMED.search(first) or UNNAMED.search(second)):
        return False
    return stages_in(first) == stages_in(second) and not _another_name(one, other)


def _another_name(one: FigureEntry, other: FigureEntry) -> bool:
    """Whether both prints fill one formula with two names, or none, under unlike titles."""
    first, second = _masked(one.title), _masked(other.title)
    before, after = _before(one), _before(other)
    if _formulaic(before, after) and not _grams(first) & _grams(second):
        return True
    return _renamed(before, after) or _renamed(first, second)


def _renamed(first: str, second: str) -> bool:
    """Whether two texts are one formula with another name in it."""
    return _formulaic(first, second) and any(
        tag == "replace" and min(stop - start, end - begin) > 1
        for tag, start, stop, begin, end in _matcher(first, second).get_opcodes()
    )


def _formulaic(first: str, second: str) -> bool:
    return bool(first and second) and _matcher(first, second).ratio() >= _ALIKE


def _matcher(first: str, second: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, first, second, autojunk=False)


def _context(entry: FigureEntry) -> str:
    """Return title and words before the figure, without its label and without numbers."""
    before = _printed_before(entry).replace(entry.figure.label, "")
    return _masked(f"{entry.title}|{before}")


def _before(entry: FigureEntry) -> str:
    return _masked(_printed_before(entry))


def _printed_before(entry: FigureEntry) -> str:
    place = entry.figure.span.start - entry.figure.sentence.start
    return entry.sentence[max(0, place - _CONTEXT) : place]


def _masked(text: str) -> str:
    return _MASKED.sub("", text)


def _grams(text: str) -> set[str]:
    return {text[place : place + _GRAM] for place in range(len(text) - _GRAM + 1)}
