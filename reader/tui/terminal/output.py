"""Textual's output, thin: only cells that changed are sent, and what moved is scrolled.

``LeanOutput`` stands between Textual's compositor and the driver. It uses private names of the
Textual release that is pinned; where one of them is missing, or GXREADER_STOCK_OUTPUT=1 is set,
Textual's own output takes over.
"""

import os
from functools import cache
from typing import Final

from rich.console import RenderableType
from textual import _compositor
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.events import Resize
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.text.cells import set_ambiguous_wide
from reader.text.cells import wide as is_wide
from reader.tui.terminal.canvas import Canvas, CellTable
from reader.tui.terminal.environment import STOCK_SWITCH, fills_background
from reader.tui.terminal.hold import Shown, held
from reader.tui.terminal.painter import Painter

_RETRY_AFTER: Final = 0.03
"""Seconds until a frame is tried again that a slow line had no room for."""
_SYNC_FROM: Final = 400
"""Bytes from which a frame is worth announcing as one (synchronised output costs 16)."""
PRIVATE_NAMES: Final = (
    (App, "_display"),
    (App, "_begin_update"),
    (App, "_end_update"),
    (_compositor, "LayoutUpdate"),
    (_compositor, "ChopsUpdate"),
    (_compositor.LayoutUpdate, "render_segments"),
    (_compositor.ChopsUpdate, "render_segments"),
    (Strip, "_segments"),
)
"""What this module needs of Textual beyond its public names."""
PRIVATE_ATTRIBUTES: Final = ("_batch_count", "_running", "_closed", "_driver", "_sync_available")
"""What it needs of an App instance."""


@cache
def stock_reason() -> str:
    """Return why Textual's own output is used (a name of what is missing), or nothing."""
    if os.environ.get(STOCK_SWITCH) == "1":
        return STOCK_SWITCH
    return next((name for owner, name in PRIVATE_NAMES if not hasattr(owner, name)), "")


class LeanOutput(App[ReturnType]):
    """An App whose frames are differences; mix it in before ``App``."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through unseen
        missing = [name for name in PRIVATE_ATTRIBUTES if not hasattr(self, name)]
        colors = None if self.no_color else self.console._color_system  # noqa: SLF001 - no public name
        self._lean = not (missing or stock_reason())
        self._table = CellTable(colors)
        self._painter = Painter(self._table, fills=fills_background(os.environ))
        self._canvas = Canvas(*self.size)
        self._frame_waits = False
        self._take_over(held.shown)

    def _take_over(self, shown: Shown | None) -> None:
        """Go on from the picture that the terminal shows already, if it fits."""
        fitting = self._table.colors, self.size, is_wide()
        if shown is None or (shown.table.colors, shown.size, shown.wide) != fitting:
            return
        self._table = shown.table.settled()
        self._painter = Painter(self._table, fills=fills_background(os.environ))
        self._painter.know(shown.painter.shown)

    def measure_anew(self, *, wide: bool) -> None:
        """Measure ambiguous characters as ``wide``, or not, and draw everything in that measure."""
        if wide == is_wide():
            return
        set_ambiguous_wide(wide)
        self._start_anew()
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget, with_self=True):
                widget.notify_style_update()
                widget.refresh(layout=True)
                resized = Resize(widget.size, widget.virtual_size, widget.container_size)
                widget.post_message(resized)

    def _start_anew(self) -> None:
        """Number and paint everything anew."""
        self._table = CellTable(self._table.colors)
        self._painter = Painter(self._table, fills=fills_background(os.environ))
        self._canvas = Canvas(*self.size)

    def forget_screen(self) -> None:
        """Forget what the terminal shows, after something else has written to it."""
        self._painter.forget()

    def repaint(self) -> None:
        """Paint the whole screen anew from what is remembered."""
        self.forget_screen()
        if self._lean and self._on_terminal():
            self._send_frame()
        else:
            self.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if not (self._lean and self._on_terminal() and _is_update(renderable)):
            if renderable is not None:
                self._painter.forget()
            super()._display(screen, renderable)
            return
        try:
            # A batch holds frames back, but what was drawn for it is not drawn again.
            self._take(renderable)
            if not self._batch_count:
                self._send_frame()
        finally:
            self.post_display_hook()

    def _on_terminal(self) -> bool:
        driver = self._driver
        usable = self._running and not self._closed and not self.is_headless
        whole = driver is not None and not driver.is_inline and not driver.is_web
        return usable and whole and all(self.size)

    def _take(self, update: RenderableType | None) -> None:
        """Put an update's strips on the canvas; a new size starts a new canvas."""
        if (self._canvas.width, self._canvas.height) != self.size:
            self._canvas = Canvas(*self.size)
            self._painter.forget()
        if self._table.full:
            self._renumber()
        if isinstance(update, _compositor.LayoutUpdate):
            _put_layout(self._canvas, self._table, update)
        elif isinstance(update, _compositor.ChopsUpdate):
            _put_chops(self._canvas, self._table, update)

    def _renumber(self) -> None:
        before, self._table = self._table, CellTable(self._table.colors)
        self._canvas.rows = self._table.renumbered(self._canvas.rows, before)
        self._painter = Painter(self._table, fills=fills_background(os.environ))

    def _send_frame(self) -> None:
        """Send the difference, or wait while the line is still busy with an earlier one."""
        driver = self._driver
        if driver is None or self._frame_waits:
            return
        if getattr(driver, "congested", False):
            self._frame_waits = True
            self.set_timer(_RETRY_AFTER, self._try_again)
            return
        self._painter.margins = getattr(driver, "has_margins", False)
        sequence = self._painter.frame(self._canvas, self._cursor())
        self._write(driver, sequence)

    def _cursor(self) -> tuple[int, int] | None:
        """Return where the focused input wants the terminal's cursor, (x, y), or None.

        An input method opens its candidates there. Textual's Input says one cell too far right
        behind its last character.
        """
        place = getattr(self.focused, "cursor_screen_offset", None)
        if place is None or not self._canvas.width or not self._canvas.height:
            return None
        x, y = place[0] - bool(getattr(self.focused, "cursor_at_end", False)), place[1]
        return min(max(x, 0), self._canvas.width - 1), min(max(y, 0), self._canvas.height - 1)

    def _try_again(self) -> None:
        self._frame_waits = False
        if self._on_terminal():
            self._send_frame()

    def _write(self, driver: Driver, sequence: str) -> None:
        if len(sequence) >= _SYNC_FROM:
            self._begin_update()
            driver.write(sequence)
            self._end_update()
        elif sequence:
            driver.write(sequence)
        driver.flush()


def _is_update(renderable: RenderableType | None) -> bool:
    return isinstance(renderable, (_compositor.LayoutUpdate, _compositor.ChopsUpdate))


def _put_layout(canvas: Canvas, table: CellTable, update: _compositor.LayoutUpdate) -> None:
    x = update.region.x
    for y, strips in enumerate(update.strips, update.region.y):
        canvas.put(x, y, b"".join(table.cells_of(strip._segments) for strip in strips))  # noqa: SLF001 - rows are what the compositor hands over


def _put_chops(canvas: Canvas, table: CellTable, update: _compositor.ChopsUpdate) -> None:
    """Put the chops (pieces of rows) that the update's spans name on the canvas."""
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            whole = first <= x < last and end <= last
            piece = strip if whole else strip.crop(0, min(end, last) - x)
            canvas.put(x, y, table.cells_of(piece._segments))  # noqa: SLF001 - as above
