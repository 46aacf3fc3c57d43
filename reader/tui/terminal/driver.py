"""Textual's driver for Unix terminals, made to survive what real terminals and shells do."""

import os
import selectors
import signal
import sys
import termios
import tty
from asyncio import run_coroutine_threadsafe
from collections.abc import Mapping
from concurrent.futures import wait
from contextlib import suppress
from queue import Full
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from reader.tui.terminal.encoding import TypedText, terminal_encoding
from reader.tui.terminal.hold import ENTER, LEAVING_SIGNALS, RESTORED, held
from reader.tui.terminal.order import key_done
from reader.tui.terminal.probe import drawn_wide, typed_ahead
from reader.tui.terminal.replies import Replies
from reader.tui.terminal.wire import Wire

if TYPE_CHECKING:
    from textual.app import App

_ASKABLE: Final = (
    "xterm",
    "tmux",
    "screen",
    "foot",
    "kitty",
    "alacritty",
    "rxvt",
    "vte",
    "wezterm",
)
"""Terminals, by the beginning of TERM, that swallow a mode request (DECRQM) they do not know."""
_MOUSE_MODES: Final = (1000, 1002, 1006)
"""Buttons and wheel, dragging, SGR coordinates."""
_NEEDLESS: Final = ("\x1b[<u", "\x1b]22;")
"""The farewell to keyboard reports never asked for, and the mouse pointer's shape."""
_INSISTENCE: Final = 1.5
"""Seconds after which a repeated signal means that leaving in good order does not work."""
_LAST_WORDS: Final = 2.0
"""Seconds a stalled terminal gets to take the last bytes."""
QUICK: Final = 0.25
"""Seconds after a key within which the next one may still be too fast for it."""
_TICK: Final = 0.1
"""Seconds after which a lone Escape is a key."""


def _is_askable(environ: Mapping[str, str]) -> bool:
    """Return whether a mode may be asked for; Apple's terminal writes the question's p."""
    apple = environ.get("TERM_PROGRAM") == "Apple_Terminal"
    return environ.get("TERM", "").startswith(_ASKABLE) and not apple


class SteadyDriver(LinuxDriver):
    """A driver that leaves the terminal as it found it, whatever ends the program."""

    def __init__(
        self,
        app: "App[Any]",
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        encoding = terminal_encoding()
        self._wire = Wire(sys.__stderr__.fileno() if sys.__stderr__ else 2, encoding)
        self._file = self._wire  # type: ignore[assignment]  # a file as far as Textual uses it
        self._typed = TypedText(encoding)
        self._replies = Replies(held.columns if held.awaits_widths else None)
        self._entered = held.entered
        self._suspended = False
        self._giving_back = False
        self._leaving_since: float | None = None
        self._typed_at = -QUICK
        self._typed_words = False
        self._askable = _is_askable(os.environ)

    @property
    def congested(self) -> bool:
        """Whether the terminal has not yet taken what was sent, so that frames should wait."""
        return self._wire.stalled

    @property
    def has_margins(self) -> bool:
        """Whether the terminal can move parts of rows."""
        return self._replies.margins

    def write(self, data: str) -> None:
        """Hand ``data`` to the writer thread, but for sequences that serve nothing here."""
        if self._entered and data == ENTER:
            self._entered = False
        elif not data.startswith(_NEEDLESS):
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal, and paint it anew if it was away in between."""
        for number in LEAVING_SIGNALS:
            signal.signal(number, self._leave)
        first, self._giving_back = self._writer_thread is None, False
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = held.hand_over() or self.attrs_before
        if not first:
            self._loop.call_soon_threadsafe(self._repaint)

    def stop_application_mode(self) -> None:
        """Give the terminal back; from here on no signal may take it again."""
        self._giving_back = True
        super().stop_application_mode()

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self._suspended = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again; in the background that waits for the next SIGCONT."""
        super().resume_application_mode()
        self._suspended = not self._reading

    @property
    def _reading(self) -> bool:
        """Whether the terminal is the program's: somebody reads what is typed."""
        return self._key_thread is not None and self._key_thread.is_alive()

    def _sigcont_application(self, *_: object) -> None:
        """Resume after a stop; a hang-up also sends SIGCONT, when there may be nothing to resume."""
        if not self._auto_restart:
            return
        if self._suspended:
            self.resume_application_mode()
        elif self._reading and not self._giving_back:
            self._take_up()
            self._loop.call_soon_threadsafe(self._repaint)

    def close(self) -> None:
        """Let the writer finish, but not for ever if the terminal has stalled."""
        writer = self._writer_thread
        if writer is None or not writer.is_alive():
            return
        try:
            writer._queue.put(None, timeout=_LAST_WORDS)  # noqa: SLF001 - stop() would wait for ever
        except Full:
            return
        writer.join(_LAST_WORDS)

    def run_input_thread(self) -> None:
        """Turn typed bytes into events until the driver stops or the terminal is gone."""
        parser = XTermParser(self._debug)
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            self._process(parser, self._ahead())
            while not self.exit_event.is_set():
                typed = self._read() if selector.select(_TICK) else b""
                if typed is None:
                    self._loop.call_soon_threadsafe(self._leave, signal.SIGHUP, None)
                    self.exit_event.wait()
                    return
                self._process(parser, typed)

    def _ahead(self) -> bytes:
        """Return, once, what was typed while the terminal was asked for its width."""
        typed = bytes(typed_ahead)
        typed_ahead.clear()
        return typed

    def _read(self) -> bytes | None:
        """Return what was typed, or None when nothing will come any more."""
        try:
            return os.read(self.fileno, 4096) or None
        except OSError:
            return None

    def _process(self, parser: XTermParser, typed: bytes) -> None:
        text = self._replies.strip(self._typed.feed(typed)) if typed else self._replies.release()
        if text:
            for message in parser.feed(text):
                self.process_message(message)
        for message in parser.tick():
            self.process_message(message)
        if self._replies.widths is not None:
            wide, self._replies.widths = drawn_wide(self._replies.widths), None
            self._loop.call_soon_threadsafe(self._measure, wide)

    def process_message(self, message: Message) -> None:
        """Hand a message to the app; a key close behind another waits until that one did its work."""
        if isinstance(message, Key):
            self._keep_order(message)
        super().process_message(message)

    def _keep_order(self, key: Key) -> None:
        """Wait for the key before; words typed into an input keep their order by themselves."""
        quick, self._typed_at = monotonic() - self._typed_at < QUICK, monotonic()
        words, self._typed_words = self._typed_words, self._is_word(key)
        if quick and hasattr(self._app, "tell_passed") and not (words and self._typed_words):
            done = key_done(self._app, QUICK)
            wait([run_coroutine_threadsafe(done, self._loop)], QUICK)

    def _is_word(self, key: Key) -> bool:
        """Tell whether a key is for an input that has the focus."""
        focused = self._app.screen.focused if self._app.screen_stack else None
        return focused is not None and focused.check_consume_key(key.key, key.character)

    def _measure(self, wide: bool) -> None:
        """Tell the app how wide the terminal draws, when that was not known at its start."""
        measure_anew = getattr(self._app, "measure_anew", None)
        if measure_anew is not None:
            measure_anew(wide=wide)

    def _leave(self, number: int, _frame: FrameType | None) -> None:
        """Let the app leave as if by its own key; who insists after a while gets his way at once."""
        now = monotonic()
        if self._loop.is_closed() or now - (self._leaving_since or now) > _INSISTENCE:
            self._drop_everything(number)
        elif self._leaving_since is None:
            self._leaving_since = now
            leave = getattr(self._app, "leave", self._app.exit)
            self._loop.call_soon_threadsafe(leave, None, 128 + number)

    def _drop_everything(self, number: int) -> None:
        """Give the terminal back without the app's help and die of the signal."""
        with suppress(OSError):
            os.write(self._wire.fileno(), RESTORED.encode())
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _take_up(self) -> None:
        """Set the terminal's modes again, keeping what it was like before the program."""
        with suppress(termios.error):
            modes = termios.tcgetattr(self.fileno)
            modes[tty.LFLAG] = self._patch_lflag(modes[tty.LFLAG])
            modes[tty.IFLAG] = self._patch_iflag(modes[tty.IFLAG])
            termios.tcsetattr(self.fileno, termios.TCSANOW, modes)
        self.write("\x1b[?1049h\x1b[?25l\x1b[?1004h")
        self._enable_bracketed_paste()
        self._disable_line_wrap()
        self._enable_mouse_support()

    def _repaint(self) -> None:
        """Ask the app for a whole screen: the terminal's was lost while it was away."""
        repaint = getattr(self._app, "repaint", None)
        if repaint is not None:
            repaint()
        else:
            self._app.refresh(layout=True)

    def _enable_mouse_support(self) -> None:
        """Ask for buttons, wheel and dragging, never for every motion."""
        self._set_mouse("h")

    def _disable_mouse_support(self) -> None:
        self._set_mouse("l")

    def _set_mouse(self, switch: str) -> None:
        if self._mouse:
            self.write("".join(f"\x1b[?{mode}{switch}" for mode in _MOUSE_MODES))

    def _enable_mouse_pixels(self) -> None:
        """Stay with cells: pixels would be a message for every motion."""

    def _request_terminal_sync_mode_support(self) -> None:
        if self._askable:
            super()._request_terminal_sync_mode_support()

    def _query_in_band_window_resize(self) -> None:
        if self._askable:
            super()._query_in_band_window_resize()
            self.write("\x1b[?69$p")
