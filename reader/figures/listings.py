"""Series that a sentence enumerates: 甲120亩、乙80亩、丙60亩, and 甲、乙、丙分别为1、2、3亩."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.figures.subjects import MOVES, amount_of, subject_words
from reader.model import Figure, FigureKind, Series, SeriesAxis, SeriesPoint

LEAST: Final = 3
"""Names that make a series; two values side by side need no picture."""

_BETWEEN: Final = re.compile("[^。！？\n；;]{0,24}?[、，,；;和及与][^。！？\n]{0,14}")
_BARE_JOINT: Final = re.compile("[、，,和及与]{1,2}(?:以及)?")
_NAMES: Final = re.compile(
    "(?P<names>[^，。；：:0-9（）]{2,60})[，,]?(?P<change>[^，。；、0-9]{0,6}?)分别[^，。；、0-9]{0,10}$"
)
_SPLIT: Final = re.compile("[、和与及]")
_CUT: Final = re.compile("[季月年]度?份?")
_NOT_LISTED: Final = frozenset(
    {FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA, FigureKind.AGE, FigureKind.DURATION}
)
_LONGEST_NAME: Final = 12
_ANYTHING: Final = frozenset({"", "个", "件", "项", "次", "条", "种", "处", "起"})
"""Classifiers of whatever: without a common noun the things counted cannot be compared."""


def listed_series(paragraphs: Sequence[str], figures: Sequence[Figure]) -> Iterator[Series]:
    """Yield the enumerations of an article in reading order."""
    for run in _runs(paragraphs, figures):
        text = paragraphs[figures[run[0]].span.paragraph]
        dates = _dated(text, figures, run)
        names = None if dates else _respective(text, figures, run) or _named(text, figures, run)
        if dates:
            yield _dated_series(figures, run, dates)
        elif names is not None:
            yield _series(figures, run, *names)
    yield from _parallel(figures)


def _dated(text: str, figures: Sequence[Figure], run: list[int]) -> list[Figure]:
    """Return the dates that 2019年、2020年、2021年分别为… sets before as many figures."""
    first = figures[run[0]]
    listed = all(_bare(text, figures[one], figures[other]) for one, other in pairwise(run))
    dates = figures[max(0, run[0] - len(run)) : run[0]]
    if (
        not listed
        or len(dates) < len(run)
        or "分别" not in text[dates[-1].span.stop : first.span.start]
    ):
        return []
    near = all(
        date.kind is FigureKind.DATE
        and date.span.paragraph == first.span.paragraph
        and date.span.start >= first.sentence.start
        for date in dates
    )
    return list(dates) if near else []


def _dated_series(figures: Sequence[Figure], run: list[int], dates: Sequence[Figure]) -> Series:
    first = figures[run[0]]
    points = tuple(
        SeriesPoint(date.wording, amount, (number,), str(date.quantity.value))
        for date, number in zip(dates, run, strict=True)
        if (amount := amount_of(figures[number])) is not None
    )
    label = subject_words(first.label)
    return Series(SeriesAxis.TIME, first.kind, first.quantity.unit, label, points)


def _parallel(figures: Sequence[Figure]) -> Iterator[Series]:
    """Yield what a sentence says of three things in turn: 第一产业增加值8亿元，增长3%；第二产业…."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, figure in enumerate(figures):
        if figure.kind in _NOT_LISTED or not figure.label or amount_of(figure) is None:
            continue
        key = figure.sentence, figure.kind, figure.quantity.unit, figure.change in MOVES, figure.per
        groups.setdefault(key, []).append(number)
    for numbers in groups.values():
        labels = [subject_words(figures[number].label) for number in numbers]
        shared = _shared_end(labels) if len(numbers) >= LEAST else ""
        names = [label.removesuffix(shared) for label in labels]
        if shared and all(names) and len(set(names)) == len(names):
            yield _series(figures, numbers, shared, names)


def _runs(paragraphs: Sequence[str], figures: Sequence[Figure]) -> Iterator[list[int]]:
    """Yield the figures of one kind and unit that follow each other in a sentence."""
    run: list[int] = []
    for number, figure in enumerate(figures):
        if run and not _continues(paragraphs, figures[run[-1]], figure):
            if len(run) >= LEAST:
                yield run
            run = []
        if run or (figure.kind not in _NOT_LISTED and amount_of(figure) is not None):
            run.append(number)
    if len(run) >= LEAST:
        yield run


def _continues(paragraphs: Sequence[str], last: Figure, figure: Figure) -> bool:
    same = last.kind is figure.kind and last.quantity.unit == figure.quantity.unit
    if not same or last.span.paragraph != figure.span.paragraph or last.per != figure.per:
        return False
    if (last.change in MOVES) != (figure.change in MOVES) or amount_of(figure) is None:
        return False
    between = paragraphs[figure.span.paragraph][last.span.stop : figure.span.start]
    return "其中" not in between and _BETWEEN.fullmatch(between) is not None


_Names = tuple[str, list[str]]


def _respective(text: str, figures: Sequence[Figure], run: list[int]) -> _Names | None:
    """Read 甲、乙、丙分别为…: as many names before 分别 as figures after it."""
    if not all(_bare(text, figures[one], figures[other]) for one, other in pairwise(run)):
        return None
    first = figures[run[0]]
    before = _NAMES.search(text[first.sentence.start : first.span.start])
    if before is None:
        return None
    names = [name.strip() for name in _SPLIT.split(before["names"])]
    if len(names) != len(run) or not all(names):
        return None
    names, label = _completed(names)
    return label or subject_words(first.label if before["change"] else ""), names


def _bare(text: str, one: Figure, other: Figure) -> bool:
    return _BARE_JOINT.fullmatch(text[one.span.stop : other.span.start]) is not None


def _completed(names: list[str]) -> tuple[list[str], str]:
    """Give 一、二、三季度 their common end; what follows it in the last name is the label."""
    last = names[-1]
    unit = _CUT.search(last)
    if unit is None or any(len(name) > len(last) for name in names[:-1]):
        return names, ""
    if _CUT.search(names[0]):
        return [*names[:-1], last[: unit.end()]], last[unit.end() :]
    return [name + unit[0] for name in names[:-1]] + [last[: unit.end()]], last[unit.end() :]


def _named(text: str, figures: Sequence[Figure], run: list[int]) -> _Names | None:
    """Take the labels as names where each figure of an enumeration has its own."""
    labels = [subject_words(figures[number].label) for number in run]
    if not all(labels) or len(set(labels)) < len(labels):
        return None
    shared = _shared_end(labels)
    names = [label.removesuffix(shared) for label in labels] if shared else labels
    if not all(names) or max(map(len, names)) > _LONGEST_NAME:
        return None
    label = shared or _total(text, figures, run)
    return (label, names) if label or figures[run[0]].quantity.unit not in _ANYTHING else None


def _shared_end(labels: Sequence[str]) -> str:
    """Return the words in which all labels end (2 code points at least)."""
    shortest = min(labels, key=len)
    for start in range(len(shortest) - 1):
        if all(label.endswith(shortest[start:]) for label in labels):
            return shortest[start:]
    return ""


def _total(text: str, figures: Sequence[Figure], run: list[int]) -> str:
    """Return the label of the total whose parts 其中 opens."""
    if not run[0]:
        return ""
    total, first = figures[run[0] - 1], figures[run[0]]
    same = total.span.paragraph == first.span.paragraph
    return total.label if same and "其中" in text[total.span.stop : first.span.start] else ""


def _series(figures: Sequence[Figure], run: list[int], label: str, names: list[str]) -> Series:
    first = figures[run[0]]
    points = tuple(
        SeriesPoint(name, amount, (number,))
        for name, number in zip(names, run, strict=True)
        if (amount := amount_of(figures[number])) is not None
    )
    return Series(SeriesAxis.NAME, first.kind, first.quantity.unit, label, points)
