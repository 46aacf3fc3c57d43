"""A series of amounts over time as lines of text: dots of Braille, or plain characters.

Braille patterns are one cell wide on every terminal (UAX #11: neutral), also where box drawing and
blocks are two. The library that draws the dots is loaded for a plot only.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from reader.text.cells import cell_len

POINT: Final = "o"

LETTERS: Final = "ABCDEFGH"
"""Marks of owners, where a plot has points of several."""

PLAIN_TERMINALS: Final = frozenset({"linux", "dumb", "vt100", "vt220"})
"""Values of TERM for terminals without Braille patterns and eighths of blocks."""

BLANK_DOTS: Final = "\u2800"
DOTS_ACROSS: Final = 2
DOTS_DOWN: Final = 4

LEAST_WIDTH: Final = 20
LEAST_HEIGHT: Final = 5
"""Cells and lines below which a plot tells nothing."""

SIZES: Final = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))

FROM_ZERO: Final = Decimal("0.5")
"""An axis begins at zero where the least amount is below so much of the greatest."""

TICKS_DOWN: Final = 4
"""Lines between two amounts at the axis."""

Cell = tuple[int, int]
Moment = tuple[date, Decimal]


@dataclass(frozen=True, slots=True)
class Plot:
    """Lines of equal length, and the cell (line, column) of every point."""

    lines: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The canvas within the axes, and what its edges stand for."""

    width: int
    height: int
    first: date
    days: int
    low: Decimal
    high: Decimal

    def dot(self, moment: Moment) -> Cell:
        """Return (dot across, dot up) of a moment, from the lower left."""
        across = self.width * DOTS_ACROSS - 1
        up = self.height * DOTS_DOWN - 1
        x = across // 2 if not self.days else (moment[0] - self.first).days * across // self.days
        span = self.high - self.low
        y = up // 2 if not span else int((moment[1] - self.low) / span * up)
        return x, y

    def cell(self, moment: Moment) -> Cell:
        """Return (line from the top, column) of a moment."""
        x, y = self.dot(moment)
        return self.height - 1 - y // DOTS_DOWN, x // DOTS_ACROSS


def plain_terminal(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal, by its name, has neither Braille nor eighths of blocks."""
    return environ.get("TERM", "") in PLAIN_TERMINALS


def plot_lines(
    moments: Sequence[Moment],
    owners: Sequence[str],
    width: int,
    height: int,
    *,
    plain: bool = False,
) -> Plot:
    """Plot amounts in order of time in ``width`` cells and ``height`` lines, axes included.

    Lines join the points of one owner, as ``strokes`` says; ``owner_marks`` are their marks.
    ``plain`` draws with full stops for terminals without Braille. Too small a plot is empty.
    """
    if not moments or width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return Plot((), ())
    low, high = _limits([amount for _day, amount in moments])
    rows = height - 2
    labels = _amount_labels(low, high, rows)
    margin = max(map(cell_len, labels)) + 2
    first, last = moments[0][0], moments[-1][0]
    frame = _Frame(width - margin, rows, first, (last - first).days, low, high)
    joined = strokes(moments, owners)
    canvas = _plain_canvas(frame, joined) if plain else _dotted_canvas(frame, joined)
    cells = tuple(frame.cell(moment) for moment in moments)
    marks = owner_marks(owners)
    for (line, column), owner in zip(cells, owners, strict=True):
        canvas[line][column] = marks.get(owner, POINT)
    body = [
        " " * (margin - 2 - cell_len(label)) + f"{label} |" + "".join(row)
        for label, row in zip(labels, canvas, strict=True)
    ]
    axis = " " * (margin - 1) + "+" + "-" * frame.width
    ticks = " " * margin + _date_line(first, frame)
    return Plot((*body, axis, ticks), tuple((line, column + margin) for line, column in cells))


def _limits(amounts: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the ends of the axis of amounts; it begins at zero unless that hides the change."""
    low, high = min(amounts), max(amounts)
    if low >= 0 and low <= high * FROM_ZERO:
        return Decimal(0), high or Decimal(1)
    room = (high - low) / 10 or abs(high) / 10 or Decimal(1)
    return low - room, high + room


def owner_marks(owners: Sequence[str]) -> dict[str, str]:
    """Return the letters of those that have most points; where all are one's there are none.

    All other points are marked ``POINT``.
    """
    if len(set(owners)) < 2:  # noqa: PLR2004 - nothing to tell apart
        return {}
    named = Counter(owner for owner in owners if owner).most_common()
    return {owner: letter for (owner, _count), letter in zip(named, LETTERS, strict=False)}


def strokes(moments: Sequence[Moment], owners: Sequence[str]) -> list[tuple[Moment, Moment]]:
    """Return the pairs of moments that a line joins: the neighbours of one owner.

    ``owners`` names whose each moment is. What is nobody's is not joined; nor are an owner's
    where a day has several of them: those are of different things, and so may any two be.
    """
    owned: dict[str, list[Moment]] = {}
    for moment, owner in zip(moments, owners, strict=True):
        if owner:
            owned.setdefault(owner, []).append(moment)
    return [pair for own in owned.values() if not mixed(own) for pair in pairwise(own)]


def mixed(moments: Sequence[Moment]) -> bool:
    """Tell whether a day has several amounts."""
    return len({day for day, _amount in moments}) < len(moments)


def _dotted_canvas(frame: _Frame, joined: Sequence[tuple[Moment, Moment]]) -> list[list[str]]:
    from plotille import Canvas

    across, up = frame.width * DOTS_ACROSS, frame.height * DOTS_DOWN
    canvas = Canvas(frame.width, frame.height, 0, 0, across, up)
    for start, stop in joined:
        canvas.line(*frame.dot(start), *frame.dot(stop))
    rows = canvas.plot(linesep="\n").split("\n")
    return [list(row.replace(BLANK_DOTS, " ").ljust(frame.width)) for row in rows]


def _plain_canvas(frame: _Frame, joined: Sequence[tuple[Moment, Moment]]) -> list[list[str]]:
    canvas = [[" "] * frame.width for _line in range(frame.height)]
    for start, stop in joined:
        (line, column), (next_line, next_column) = frame.cell(start), frame.cell(stop)
        steps = max(next_column - column, abs(next_line - line), 1)
        for step in range(steps):
            at = line + round((next_line - line) * step / steps)
            canvas[at][column + (next_column - column) * step // steps] = "."
    return canvas


def _amount_labels(low: Decimal, high: Decimal, rows: int) -> list[str]:
    """Return what stands left of each line: an amount on every few of them."""
    labels = []
    for row in range(rows):
        at = rows - 1 - row
        shown = at % TICKS_DOWN == 0 or row == 0
        amount = low + (high - low) * at / max(rows - 1, 1)
        labels.append(short_amount(amount) if shown and (row == 0 or row >= 2) else "")  # noqa: PLR2004 - two amounts need a line between them
    return labels


def short_amount(amount: Decimal) -> str:
    """Return an amount in at most four digits, with 万 or 亿."""
    for size, name in SIZES:
        if abs(amount) >= size:
            return _digits(amount / size) + name
    return _digits(amount)


def _digits(amount: Decimal) -> str:
    places = 0 if abs(amount) >= 1000 else 1 if abs(amount) >= 10 else 2  # noqa: PLR2004 - four digits in all
    text = f"{amount:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date_line(first: date, frame: _Frame) -> str:
    """Return dates below the axis: at both ends, and in the middle where there is room."""
    left, right = first.isoformat(), (first + timedelta(days=frame.days)).isoformat()
    if not frame.days:
        return left[: frame.width].center(frame.width)
    room = frame.width - len(left) - len(right)
    if room < 1:
        return left[: frame.width].ljust(frame.width)
    middle = (first + timedelta(days=frame.days // 2)).isoformat()
    if room < len(middle) + 4 or frame.days < 2:  # noqa: PLR2004 - a day between two, blanks around it
        middle = ""
    return left + middle.center(room) + right
