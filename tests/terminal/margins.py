"""A terminal that moves parts of rows, as xterm does; pyte alone does not."""

import os

import pyte

from tests.terminal.pseudo import PseudoTerminal


class MarginScreen(pyte.Screen):
    """A terminal with left and right margins (DECLRMM, DECSLRM) that SU and SD respect."""

    columns_moved = (0, 0)

    def set_left_right_margins(self, left: int = 1, right: int = 0) -> None:
        """DECSLRM: take columns ``left`` to ``right``, from 1."""
        self.columns_moved = (left - 1, right or self.columns)

    def scroll_up(self, count: int = 1) -> None:
        """SU: move the rectangle between the margins up."""
        self._move(count)

    def scroll_down(self, count: int = 1) -> None:
        """SD: move the rectangle between the margins down."""
        self._move(-count)

    def _move(self, by: int) -> None:
        rows = self.margins or pyte.screens.Margins(0, self.lines - 1)
        left, right = self.columns_moved if 69 << 5 in self.mode else (0, self.columns)
        before = [dict(self.buffer[y]) for y in range(self.lines)]
        for y in range(rows.top, rows.bottom + 1):
            inside = rows.top <= y + by <= rows.bottom
            for x in range(left, right):
                cell = before[y + by].get(x) if inside else None
                self.buffer[y][x] = cell or self.default_char


class MarginStream(pyte.Stream):
    """Dispatches what ``MarginScreen`` adds."""

    csi = pyte.Stream.csi | {"s": "set_left_right_margins", "S": "scroll_up", "T": "scroll_down"}
    events = pyte.Stream.events | {"set_left_right_margins", "scroll_up", "scroll_down"}


class MarginTerminal(PseudoTerminal):
    """A pseudo-terminal that says it has margins (DECRPM of mode 69), and has them."""

    def _read(self) -> bytes:
        if not isinstance(self.screen, MarginScreen):
            self.screen = MarginScreen(self.screen.columns, self.screen.lines)
            self.stream = MarginStream(self.screen)
        piece = super()._read()
        if b"\x1b[?69$p" in piece:
            os.write(self.master, b"\x1b[?69;2$y")
        return piece
