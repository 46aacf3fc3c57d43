"""The columns of the table of figures: which there are, how wide, by which the table is sorted."""

from dataclasses import dataclass
from typing import Final

from reader.messages import N_, _
from reader.model import FigureEntry, FigureOrder
from reader.text.cells import cell_len, clip, printable
from reader.tui.render.figure_names import kind_name
from reader.tui.render.places import ELLIPSIS, page_name

WIDE: Final = 110
"""Cells from which the columns have their wide measure."""

LEAST: Final = 4
"""Cells below which the last column tells nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the order that sorts by it, its cells in a narrow and a wide table.

    The last column takes what is left.
    """

    name: str
    order: FigureOrder
    narrow: int
    wide: int


COLUMNS: Final = (
    Column(N_("Date"), FigureOrder.OLDEST, 10, 10),
    Column(N_("Paper"), FigureOrder.PAPER, 10, 20),
    Column(N_("Kind"), FigureOrder.KIND, 6, 11),
    Column(N_("Amount"), FigureOrder.AMOUNT, 14, 22),
    Column(N_("Owner"), FigureOrder.OWNER, 0, 18),
    Column(N_("Label"), FigureOrder.LABEL, 16, 22),
    Column(N_("Article"), FigureOrder.TITLE, 0, 0),
)

MARKS: Final = {False: "v", True: "^"}
"""Behind the column that sorts: downwards as is usual for it, or turned round."""


def fitted(text: str, size: int) -> str:
    """Return ``text`` clipped and filled to ``size`` cells, and a blank after it; nothing for 0."""
    if not size:
        return ""
    text = clip(text, size, ELLIPSIS)
    return text + " " * (size - cell_len(text) + 1)


def _line(cells: list[str], width: int) -> str:
    sizes = [column.wide if width >= WIDE else column.narrow for column in COLUMNS]
    head = "".join(fitted(cell, size) for cell, size in zip(cells, sizes, strict=True))
    room = width - cell_len(head)
    return head + clip(cells[-1], room, ELLIPSIS) if room >= LEAST else clip(head, width)


def head_line(order: FigureOrder, width: int, *, backward: bool) -> str:
    """Return the heading in ``width`` cells: each column's key and name, and which one sorts."""
    newest = order is FigureOrder.NEWEST
    shown = FigureOrder.OLDEST if newest else order
    cells = [
        f"{number} {_(column.name)}" + (MARKS[backward or newest] if column.order is shown else "")
        for number, column in enumerate(COLUMNS, 1)
    ]
    return _line(cells, width)


def entry_line(entry: FigureEntry, width: int) -> str:
    """Return a figure's row in ``width`` cells."""
    figure = entry.figure
    place = " ".join(part for part in (entry.paper, page_name(entry.page)) if part)
    cells = [entry.issue_date, place, kind_name(figure.kind), figure.wording]
    cells += [figure.owner, figure.label]
    return _line([printable(cell) for cell in (*cells, entry.title)], width)


def quoted(entry: FigureEntry, width: int) -> tuple[str, tuple[int, int]]:
    """Return the sentence around a figure in ``width`` cells, and where the figure stands in it."""
    figure = entry.figure
    start = figure.span.start - figure.sentence.start
    stop = start + figure.span.stop - figure.span.start
    sentence = printable(entry.sentence)
    begin = start
    while begin > 0 and cell_len(sentence[begin - 1 : start]) <= width // 3:
        begin -= 1
    text = clip(sentence[begin:], width, ELLIPSIS)
    return text, (min(start - begin, len(text)), min(stop - begin, len(text)))
