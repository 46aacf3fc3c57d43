"""When two figures measure the same thing: subject, kind, unit and denominator agree."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reader.figures.label_words import CHANGED
from reader.figures.units import canonical
from reader.model import Change, Figure, FigureKind, Quantity

_MOVED: Final = re.compile(f"(?:同比|环比|{CHANGED.pattern})+[幅率]?$")
_SCOPE: Final = re.compile(
    "^(?:全年|当年|本年度?|上半年|下半年|当日|当天|当月|累计|共计?|总计|合计)+"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What figures must share to stand in one series: words, kind, base unit, denominator.

    ``moves`` tells a change by so much (增长5%) from an amount.
    """

    words: str
    kind: FigureKind
    unit: str
    per: str
    moves: bool


def subject_of(figure: Figure) -> Subject | None:
    """Return what a figure measures; None for dates and ranks and where no label names it."""
    words = subject_words(figure.label.removeprefix(figure.owner) or figure.label)
    if not words or amount_of(figure) is None:
        return None
    unit = canonical(Quantity(Decimal(1), figure.quantity.unit)).unit
    return Subject(words, figure.kind, unit, figure.per, figure.change in MOVES)


MOVES: Final = frozenset({Change.UP, Change.DOWN})


def subject_words(label: str) -> str:
    """Return a label without the words of scope before it and of change after it."""
    return _MOVED.sub("", _SCOPE.sub("", label)) or label


def amount_of(figure: Figure) -> Decimal | None:
    """Return a figure's amount in its printed unit: the middle of a range, a fall negative."""
    if figure.kind in _NO_AMOUNT:
        return None
    value = figure.quantity.value
    if isinstance(value, tuple):
        value = (value[0] + value[1]) / 2
    if not isinstance(value, Decimal):
        return None
    return -value if figure.change is Change.DOWN else value


_NO_AMOUNT: Final = frozenset({FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA})


def base_amount(figure: Figure) -> Decimal | None:
    """Return a figure's amount in its base unit: hectares, kilograms, yuan."""
    amount = amount_of(figure)
    if amount is None:
        return None
    value = canonical(Quantity(amount, figure.quantity.unit)).value
    return value if isinstance(value, Decimal) else None
