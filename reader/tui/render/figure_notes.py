"""What is told of a figure beside its wording: its change, its unit's conversion, its bar."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from reader.model import Approx, Change, Figure, FigureKind, Quantity, Series, Value
from reader.text.cells import wide

ARROWS: Final = {Change.UP: "↑", Change.DOWN: "↓", Change.TO: "→", Change.FLAT: "="}
PLAIN_ARROWS: Final = {Change.UP: "+", Change.DOWN: "-", Change.TO: ">", Change.FLAT: "="}
"""For terminals that draw arrows two cells wide, often as half of one."""

HEDGES: Final = {
    Approx.ABOUT: "~",
    Approx.OVER: ">",
    Approx.AT_LEAST: ">=",
    Approx.NEARLY: "<",
    Approx.UNDER: "<",
    Approx.AT_MOST: "<=",
    Approx.WITHIN: "<=",
}

CONVERTED: Final = frozenset(
    {FigureKind.AREA, FigureKind.LENGTH, FigureKind.WEIGHT, FigureKind.VOLUME}
    | {FigureKind.ENERGY, FigureKind.POWER, FigureKind.SPEED, FigureKind.MONEY}
)
"""Kinds of which a reader may want another unit; days are not told in years."""

BAR_CELLS: Final = 10
"""Cells of the longest bar of a series."""

BLOCKS: Final = "▏▎▍▌▋▊▉█"
"""Eighths of a cell."""


def change_mark(figure: Figure) -> str:
    """Return a figure's change, what it is compared with, and what it is a rate of; or nothing."""
    arrows = PLAIN_ARROWS if wide() else ARROWS
    mark = arrows[figure.change] if figure.change else ""
    per = f"/{figure.per}" if figure.per else ""
    return " ".join(part for part in (mark + figure.basis, per) if part)


def figure_note(figure: Figure, other: Quantity) -> str:
    """Return a figure's amount written out, and as the ``other`` quantity that it converts to."""
    value, unit = figure.quantity.value, figure.quantity.unit
    if value is None:
        return ""
    hedge = HEDGES.get(figure.approx, "") if figure.approx else ""
    told = [amount_text(value, unit)]
    if figure.kind in CONVERTED:
        if other.unit != unit and other.value is not None:
            told.append(amount_text(other.value, other.unit))
    elif figure.quantity.unit in {"成", "折"} and isinstance(value, Decimal):
        told.append(amount_text(value * 10, "%"))
    return " ".join((*([hedge] if hedge else ()), " = ".join(told)))


def amount_text(value: Value, unit: str) -> str:
    """Return an amount as a person writes it: digits in threes, a range with a dash, a date as is."""
    if isinstance(value, tuple):
        return "–".join(map(_digits, value)) + unit
    if isinstance(value, Decimal):
        return _digits(value) + unit
    return (value or "") + unit


def _digits(number: Decimal) -> str:
    rounded = number.quantize(Decimal("0.0001")) if abs(number) < _WRITTEN_OUT else number
    if not rounded:
        rounded = number
    return f"{rounded.normalize():,f}"


_WRITTEN_OUT: Final = Decimal(10) ** 15


def series_shares(series: Sequence[Series]) -> Mapping[int, float]:
    """Return the length of each figure's bar, 0 to 1, for the figures that stand in a series."""
    shares: dict[int, float] = {}
    for one in series:
        most = max((abs(point.value) for point in one.points), default=Decimal(0))
        for point in one.points:
            for number in point.figures:
                if most and number not in shares:
                    shares[number] = float(abs(point.value) / most)
    return shares


def share_bar(share: float, cells: int = BAR_CELLS, *, plain: bool = False) -> str:
    """Return a bar of at most ``cells`` cells; a share that is not zero has at least a sliver.

    Where the terminal's blocks are two cells wide, or it has none (``plain``), it is made of number
    signs.
    """
    if share <= 0:
        return ""
    if plain or wide():
        return "#" * max(round(share * cells), 1)
    eighths = max(round(share * cells * len(BLOCKS)), 1)
    whole, rest = divmod(eighths, len(BLOCKS))
    return BLOCKS[-1] * whole + (BLOCKS[rest - 1] if rest else "")
