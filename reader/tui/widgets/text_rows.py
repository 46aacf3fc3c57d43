"""Sentences below each other, some of which can be chosen: they stand for a query."""

from collections.abc import Iterator, Sequence

from textual.strip import Strip

from reader.text.cells import printable
from reader.text.lines import break_lines
from reader.tui.render.rows import row_strip, spread
from reader.tui.render.told import Line
from reader.tui.widgets.row_list import RowList


class TextRows(RowList):
    """Lines, broken to the width there is; those that stand for a query can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._rows: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show lines."""
        self._lines = lines
        self._lay_out(0)

    def _lay_out(self, cursor: int) -> None:
        width = max(self.size.width, 2)
        self._rows = [row for line in self._lines for row in broken(line, width)]
        self.show_rows(len(self._rows), cursor)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out(self.cursor)
        super().on_resize()

    def query_at(self, row: int) -> str:
        """Return the query that a row stands for, or nothing."""
        return self._rows[row].query if 0 <= row < len(self._rows) else ""

    def can_choose(self, row: int) -> bool:
        """Choose rows that stand for a query; where none does, any."""
        return bool(self.query_at(row)) or not any(line.query for line in self._lines)

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw one line."""
        one = self._rows[row]
        style = self.styles_of("cursor" if chosen and one.query else one.style)
        return row_strip(spread(one.text, one.right, width), style, width)


def broken(line: Line, width: int) -> Iterator[Line]:
    """Yield the rows of a line: a sentence takes as many as it needs, a query only one."""
    if line.query or line.right:
        yield line
        return
    text = printable(line.text)
    plain = text.lstrip(" ")
    indent = text[: len(text) - len(plain)]
    for start, stop in break_lines(plain, max(width - len(indent), 2)) or [(0, 0)]:
        yield Line(indent + plain[start:stop].rstrip(), style=line.style)
