"""The rows of the figures panel: figures below headings of their kinds, or in reading order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.model import Figure, FigureKind

KIND_ORDER: Final = (
    FigureKind.MONEY,
    FigureKind.PEOPLE,
    FigureKind.PERCENT,
    FigureKind.RATIO,
    FigureKind.RATE,
    FigureKind.COUNT,
    FigureKind.AREA,
    FigureKind.LENGTH,
    FigureKind.WEIGHT,
    FigureKind.VOLUME,
    FigureKind.ENERGY,
    FigureKind.POWER,
    FigureKind.SPEED,
    FigureKind.TEMPERATURE,
    FigureKind.AGE,
    FigureKind.DURATION,
    FigureKind.DATE,
    FigureKind.NUMBER,
    FigureKind.FORMULA,
    FigureKind.ORDINAL,
)
"""Kinds as their groups stand below each other: what an article is about first, dates last."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading's figures: the key ones of a kind, the others of a kind, or all others."""

    kind: FigureKind | None
    other: bool = False


OTHERS: Final = Group(None, other=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that names a group, how many figures it has, and whether they are shown."""

    group: Group
    count: int
    open: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row with the wording of figure ``number``."""

    number: int


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A row with what figure ``number`` counts."""

    number: int


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A row with the doubt number ``doubt`` about figure ``number``."""

    number: int
    doubt: int


Doubtful = Mapping[int, Sequence[int]]
"""Which doubts about a figure have rows of their own, by the figure's number."""

PanelRow = Heading | FigureRow | LabelRow | DoubtRow


@dataclass(frozen=True, slots=True)
class PanelView:
    """How the panel is looked at: by kind or in reading order, with all figures, what is folded."""

    grouped: bool = True
    all_shown: bool = False
    folded: frozenset[Group] = frozenset()

    def toggled(self, group: Group) -> "PanelView":
        """Return the view with a group folded, or shown again; the others are shown or left out."""
        if group == OTHERS:
            return replace(self, all_shown=not self.all_shown)
        return replace(self, folded=self.folded ^ {group})

    def showing(self, group: Group) -> "PanelView":
        """Return the view with the figures of a group in sight."""
        return replace(self, all_shown=self.all_shown or group.other, folded=self.folded - {group})


def group_of(figures: Sequence[Figure], number: int) -> Group:
    """Return the group that figure ``number`` stands in."""
    figure = figures[number]
    some_key = any(one.key for one in figures)
    return Group(figure.kind, other=some_key and not figure.key)


def panel_rows(figures: Sequence[Figure], view: PanelView, doubts: Doubtful) -> list[PanelRow]:
    """Return the rows of a view."""
    numbers = range(len(figures))
    key = [number for number in numbers if figures[number].key] or list(numbers)
    if not view.grouped:
        shown = numbers if view.all_shown else key
        return [row for number in shown for row in _rows_of(figures, number, doubts)]
    rows = list(_groups(figures, key, view, doubts, other=False))
    others = sorted(set(numbers) - set(key))
    if others:
        rows.append(Heading(OTHERS, len(others), view.all_shown))
        if view.all_shown:
            rows += _groups(figures, others, view, doubts, other=True)
    return rows


def _groups(
    figures: Sequence[Figure],
    numbers: Sequence[int],
    view: PanelView,
    doubts: Doubtful,
    *,
    other: bool,
) -> Iterator[PanelRow]:
    for kind in KIND_ORDER:
        members = [number for number in numbers if figures[number].kind is kind]
        group = Group(kind, other)
        if members:
            is_open = group not in view.folded
            yield Heading(group, len(members), is_open)
            for number in members if is_open else ():
                yield from _rows_of(figures, number, doubts)


def _rows_of(figures: Sequence[Figure], number: int, doubts: Doubtful) -> Iterator[PanelRow]:
    yield FigureRow(number)
    if figures[number].label:
        yield LabelRow(number)
    for doubt in doubts.get(number, ()):
        yield DoubtRow(number, doubt)
