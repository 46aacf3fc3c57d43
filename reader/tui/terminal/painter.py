"""Bring the terminal from what it shows to what it should show, with few bytes."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from reader.tui.terminal.canvas import BLANK, HALF, Canvas, CellTable, numbers
from reader.tui.terminal.scroll import Shift, find_shift, shifted
from reader.tui.terminal.sgr import PLAIN, Look, transition

_JOIN_GAP: Final = 4
"""Unchanged cells between two changed stretches that are written again rather than jumped over."""
_LEAST_BLANKED: Final = 13
"""Equal blanks amid a row that make erasing them and jumping over them cheaper than writing."""
_LEAST_ERASED: Final = 4
"""Cells at a row's end that make erasing cheaper than writing."""


class Pen:
    """The terminal's cursor and look, and the sequence written so far; ``x`` < 0 is unknown."""

    def __init__(self) -> None:
        self.x = -1
        self.y = -1
        self.look: Look | None = None
        self.out: list[str] = []

    def take(self) -> str:
        """Return what was written and start anew."""
        sequence = "".join(self.out)
        self.out.clear()
        return sequence

    def move(self, x: int, y: int) -> None:
        """Go to column ``x`` of row ``y`` (both from 0) by the shortest way."""
        if (x, y) == (self.x, self.y):
            return
        ways = [_absolute(x, y)]
        if y == self.y and self.x >= 0:
            ways.append(_sideways(x - self.x))
        if y == self.y:
            ways.append("\r" + _sideways(x))
        if y == self.y + 1 and self.y >= 0:
            ways.append("\r\n" + _sideways(x))
        self.out.append(min(ways, key=len))
        self.x, self.y = x, y

    def wear(self, look: Look) -> None:
        """Write in ``look`` from here on."""
        if self.look is None:
            self.out.append("\x1b[m")
            self.look = PLAIN
        self.out.append(transition(self.look, look))
        self.look = look

    def scroll(self, shift: Shift) -> None:
        """Let the terminal move rows, or a rectangle if the shift names columns."""
        self.wear(PLAIN)
        rows = f"\x1b[{shift.top + 1};{shift.bottom + 1}r"
        if shift.right:
            columns = f"\x1b[?69h\x1b[{shift.left + 1};{shift.right}s"
            way = "S" if shift.by > 0 else "T"
            self.out.append(f"{columns}{rows}\x1b[{abs(shift.by)}{way}\x1b[r\x1b[?69l")
        else:
            self.out.append(rows)
            self.x = self.y = -1  # at home by the standard, but not on every terminal
            self.move(0, shift.bottom if shift.by > 0 else shift.top)
            self.out.append(("\n" if shift.by > 0 else "\x1bM") * abs(shift.by) + "\x1b[r")
        self.x = self.y = -1


def _absolute(x: int, y: int) -> str:
    row, column = str(y + 1 if y else ""), f";{x + 1}" if x else ""
    return f"\x1b[{row}{column}H"


def _sideways(by: int) -> str:
    if not by:
        return ""
    count = str(abs(by)) if abs(by) > 1 else ""
    return f"\x1b[{count}{'C' if by > 0 else 'D'}"


class Painter:
    """Remembers what the terminal shows and paints the difference to a canvas.

    ``fills`` tells whether erasing fills with the background colour (bce in terminfo) and whether
    cells amid a row can be erased (ech); terminals have both or neither. ``margins`` tells whether
    the terminal moves parts of rows (DECLRMM, DECSLRM with SU and SD); it is learned on the way.
    """

    def __init__(self, table: CellTable, *, fills: bool = False) -> None:
        self._table = table
        self._fills = fills
        self.margins = False
        self._pen = Pen()
        self._shown: list[bytes] | None = None

    @property
    def shown(self) -> list[bytes]:
        """Return the rows that the terminal shows."""
        return self._shown or []

    def know(self, rows: list[bytes]) -> None:
        """Take ``rows`` for what the terminal shows."""
        self._shown = rows

    def forget(self) -> None:
        """Know nothing about the terminal any more; the next frame clears and paints it all."""
        self._shown = None
        self._pen = Pen()

    def frame(self, canvas: Canvas, cursor: tuple[int, int] | None = None) -> str:
        """Return the sequence that makes the terminal show ``canvas``, the cursor at (x, y)."""
        shown: Sequence[bytes] | None = self._shown
        if shown is None or len(shown) != canvas.height or len(shown[0]) != len(canvas.rows[0]):
            shown = self._clear(canvas)
        if sum(map(bytes.__ne__, shown, canvas.rows)) > 2:  # noqa: PLR2004 - a shift saves no less
            shown = self._scrolled(shown, canvas)
        for y, (old, new) in enumerate(zip(shown, canvas.rows, strict=True)):
            if old != new:
                self._row(y, numbers(old), numbers(new))
        self._shown = list(canvas.rows)
        if cursor is not None:
            self._pen.move(*cursor)
        return self._pen.take()

    def _clear(self, canvas: Canvas) -> list[bytes]:
        self._pen = Pen()
        self._pen.wear(PLAIN)
        self._pen.out.append("\x1b[2J")
        return [BLANK * canvas.width] * canvas.height

    def _scrolled(self, shown: Sequence[bytes], canvas: Canvas) -> Sequence[bytes]:
        shift = find_shift(shown, canvas.rows, margins=self.margins)
        if shift is None:
            return shown
        self._pen.scroll(shift)
        return shifted(shown, shift)

    def _row(self, y: int, old: list[int], new: list[int]) -> None:
        tail = self._tail(old, new)
        stop = len(new) if tail is None else tail
        for start, end in _changed(old[:stop], new[:stop]):
            for first, last, blank in self._pieces(new, start, end):
                self._pen.move(first, y)
                if blank:
                    self._blank(new[first], last - first)
                else:
                    self._write(new[first:last], len(new))
        if tail is not None:
            self._pen.move(tail, y)
            self._pen.wear(self._table.glyphs[new[-1]].look)
            self._pen.out.append("\x1b[K")

    def _tail(self, old: list[int], new: list[int]) -> int | None:
        """Return where erasing to the row's end is worth it, else None."""
        last = new[-1]
        if not self._erasable(last):
            return None
        tail = len(new)
        while tail and new[tail - 1] == last:
            tail -= 1
        while tail < len(new) and old[tail] == last:
            tail += 1
        return tail if len(new) - tail >= _LEAST_ERASED else None

    def _erasable(self, number: int) -> bool:
        """Whether erasing leaves this cell: a space, in a colour that erasing fills with."""
        if number >= HALF:
            return False
        glyph = self._table.glyphs[number]
        return glyph.text == " " and (glyph.look == PLAIN or (self._fills and glyph.look.erasable))

    def _pieces(self, new: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Cut a changed stretch into (start, stop, whether a blank long enough for ECH)."""
        if self._fills:
            first = start
            for number, run in groupby(new[start:end]):
                last = first + sum(1 for _ in run)
                if last - first >= _LEAST_BLANKED and self._erasable(number):
                    if start < first:
                        yield start, first, False
                    yield first, last, True
                    start = last
                first = last
        if start < end:
            yield start, end, False

    def _blank(self, number: int, cells: int) -> None:
        """Erase ``cells`` (ECH); the cursor stays before them."""
        self._pen.wear(self._table.glyphs[number].look)
        self._pen.out.append(f"\x1b[{cells}X")

    def _write(self, cells: Sequence[int], width: int) -> None:
        pen, glyphs = self._pen, self._table.glyphs
        start = pen.x
        for offset, number in enumerate(cells):
            if number >= HALF:
                continue
            glyph = glyphs[number]
            if pen.x < 0:
                pen.out.append(_absolute(start + offset, pen.y))
                pen.x = start
            if glyph.look is not pen.look:
                pen.wear(glyph.look)
            pen.out.append(glyph.text)
            if glyph.unsure:
                pen.x = -1
        if pen.x >= 0:
            pen.x = start + len(cells) if start + len(cells) < width else -1


def _changed(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches in which two rows differ, near ones joined."""
    stretches: list[tuple[int, int]] = []
    for x, (before, after) in enumerate(zip(old, new, strict=True)):
        if before == after:
            continue
        if stretches and x - stretches[-1][1] <= _JOIN_GAP:
            stretches[-1] = (stretches[-1][0], x + 1)
        else:
            stretches.append((x, x + 1))
    return stretches
