"""Small apps that the terminal tests run: ``python apps.py NAME``.

They stand where the reader's app stands: a long text to scroll, a list with a cursor, an input.
"""

import os
import sys
from typing import ClassVar

from reader.tui.terminal.environment import prepare_environment
from reader.tui.terminal.probe import WidthProbe

prepare_environment(os.environ)
probe = WidthProbe(os.environ.get("WIDTH_SETTING", "narrow"))

from textual.app import App, ComposeResult  # noqa: E402 - after the environment, as in the reader
from textual.binding import Binding  # noqa: E402
from textual.containers import Horizontal, VerticalScroll  # noqa: E402
from textual.events import Key, Unmount  # noqa: E402
from textual.screen import ModalScreen  # noqa: E402
from textual.widgets import Input, OptionList, Static  # noqa: E402

from reader.text.cells import set_ambiguous_wide  # noqa: E402
from reader.tui.terminal.driver import SteadyDriver  # noqa: E402
from reader.tui.terminal.output import LeanOutput  # noqa: E402
from tests.terminal.text import article  # noqa: E402

set_ambiguous_wide(probe.answer())


class Note(ModalScreen[None]):
    """A box over the text."""

    CSS = "Note { align: center middle; } Note Static { width: 30; height: 7; }"
    BINDINGS: ClassVar = [Binding("escape", "dismiss")]

    def compose(self) -> ComposeResult:
        """A few words."""
        yield Static("一张便条，盖住几行字。", markup=False)


class Column(VerticalScroll):
    """Scrolls with every key; Textual's own loses keys that come before the next frame."""

    def action_scroll_up(self) -> None:
        """Scroll a line up."""
        self.scroll_up(animate=False, immediate=True)

    def action_scroll_down(self) -> None:
        """Scroll a line down."""
        self.scroll_down(animate=False, immediate=True)


class Reading(LeanOutput[None], App[None]):
    """A text to scroll by line and page."""

    BINDINGS: ClassVar = [
        Binding("q", "quit"),
        Binding("ctrl+z", "suspend_process"),
        Binding("m", "note"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """One text in a scrolling pane."""
        with Column():
            yield Static(article(), markup=False)

    def on_mount(self) -> None:
        """Use the terminal's own colours."""
        self.theme = "ansi-dark"

    def action_note(self) -> None:
        """Lay a note over the text."""
        self.push_screen(Note())

    def on_unmount(self, _event: Unmount) -> None:
        """Stand for what an app saves when it is left."""
        if "SAVED" in os.environ:
            with open(os.environ["SAVED"], "w", encoding="utf-8") as file:  # noqa: PTH123 - a test's mark
                file.write("saved")


class Listing(Reading):
    """A list with a cursor."""

    def compose(self) -> ComposeResult:
        """Three hundred headlines."""
        yield OptionList(*(f"第{n}版 河畔晚报头条新闻：水渠修到了第{n}个村" for n in range(300)))


class Split(Reading):
    """A list beside a text."""

    CSS = "OptionList { width: 30; }"

    def compose(self) -> ComposeResult:
        """Both panes."""
        with Horizontal():
            yield OptionList(*(f"第{n}版 头条" for n in range(300)))
            with Column(id="text"):
                yield Static(article(), markup=False)

    def on_mount(self) -> None:
        """Scroll the text."""
        super().on_mount()
        self.query_one("#text").focus()


class Typing(Reading):
    """An input; what is typed is shown below, letter by letter."""

    BINDINGS: ClassVar = [Binding("ctrl+q", "quit")]

    def compose(self) -> ComposeResult:
        """An input and an echo."""
        yield Input(id="input")
        yield Static("", id="echo", markup=False)

    def on_mount(self) -> None:
        """No blinking: it would send bytes for ever."""
        super().on_mount()
        self.query_one("#input", Input).cursor_blink = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo the value and where the terminal's cursor is."""
        self.query_one("#echo", Static).update(f"[{event.value}]")


class Odd(Reading):
    """Characters that take no cell, two cells, or more than one code point."""

    def compose(self) -> ComposeResult:
        """Lines that a careless diff would garble."""
        yield Static(
            "e\u0301te\u0301 👩\u200d👩\u200d👧 ❤\ufe0f 🇨🇳 𠮷野家 \u200b零宽\n控制\x1b[2J字符\x07结束\t制表",
            markup=False,
        )
        yield Static("“引号”与┌─┐边框①", id="quotes", markup=False)

    def on_key(self, event: Key) -> None:
        """Change one line."""
        self.query_one("#quotes", Static).update(f"“{event.key}”改了①")


APPS = {app.__name__.lower(): app for app in (Reading, Listing, Split, Typing, Odd)}

if __name__ == "__main__":
    app = APPS[sys.argv[1]](driver_class=SteadyDriver)
    app.run(mouse="mouse" in sys.argv)
    sys.exit(app.return_code or 0)
