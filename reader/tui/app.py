"""The application: themes, style sheets, keys that always work, and the reading screen."""

import asyncio
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from rich.text import Text
from textual import on
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.events import Event, InputEvent, Key
from textual.screen import Screen

from reader.config import Paths, Settings, styles_folder
from reader.errors import ReaderError
from reader.gathered import keep_gathered
from reader.library import Library
from reader.recall import keep
from reader.tui.commands import Scope, bindings
from reader.tui.crash import report_fault
from reader.tui.keymap import choose_keys
from reader.tui.screens.panes import PaneScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.sheets import complete_sheets, first_sheet
from reader.tui.terminal.driver import SteadyDriver
from reader.tui.terminal.order import Passed, all_done
from reader.tui.terminal.output import LeanOutput
from reader.tui.terminal.spare import end_of_start
from reader.tui.themes import load_theme, theme_names, theme_to_begin_with

REST_SECONDS: Final = 0.3
"""How long after the first frame the start is over."""


class ReaderApp(LeanOutput[int], App[int], inherit_css=False):
    """gxreader in the terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.ALWAYS, priority=True)]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "gxreader"

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(driver_class=SteadyDriver, css_path=first_sheet())
        self.animation_level = "none"
        self._disable_notifications = self._disable_tooltips = True  # the status line says it all
        self.library = library
        self.settings = settings
        keymap, notices = choose_keys(settings.keys)
        self.set_keymap(keymap)
        library.notices.extend(notices)
        self._themes = theme_names(styles_folder() / "themes")
        self._leaving: asyncio.Task[None] | None = None
        self._take_theme(theme_to_begin_with(settings.theme, self._themes, library.notices))

    def get_default_screen(self) -> Screen[None]:
        """Begin with the reading screen: an empty one below it would be drawn in vain."""
        return ReadingScreen(self.library, self.settings)

    def on_mount(self) -> None:
        """Come to rest once the first frame is out."""
        self.set_timer(REST_SECONDS, self._rest)

    def _rest(self) -> None:
        """End what was done for a fast start, and keep what the next one can use."""
        end_of_start()
        self.run_worker(self.keep_start, thread=True)

    def keep_start(self) -> None:
        """Keep what the next start can use, unless that was done."""
        keep()
        keep_gathered()

    async def on_key(self, event: Key) -> None:
        """Give an input what was typed before it had the focus; run a command, or say what is wrong.

        A key goes to the widget that has the focus when it arrives, and comes here if nothing took
        it: meanwhile a key before it may have moved the focus.
        """
        event.prevent_default()  # what Textual does comes second here
        insert = getattr(self.focused, "insert_text_at_cursor", None)
        if insert is not None and event.is_printable:
            insert(event.character or "")
        elif not await self._check_bindings(event.key) and isinstance(self.screen, ReadingScreen):
            self.screen.tell_of_key(event)

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; before there is a screen, only learn the theme's colours.

        Textual would read all sheets for nothing, and again for the first screen.
        """
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        """Show another screen, with the sheets that it may need."""
        complete_sheets(self)
        return super().push_screen(*args, **kwargs)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; what the library cannot do just now is said, and the reading goes on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except ReaderError as error:
            screen = self.screen
            if isinstance(screen, PaneScreen):
                screen.say(str(error), alert=True)
            return True

    def _fatal_error(self) -> None:
        """Leave with a sentence; Textual would print every local variable, article text too."""
        error = self._exception or RuntimeError()
        self.panic(Text(report_fault(error, Paths.of_user())))

    def action_leave(self) -> None:
        """Leave gxreader."""
        self.leave(0)

    def leave(self, result: int | None = None, code: int = 0) -> None:
        """Leave when what was typed before has done its work; what is typed from now on is late."""
        if self._leaving is None:
            self._leaving = asyncio.create_task(self._leave_in_order(result, code))

    async def _leave_in_order(self, result: int | None, code: int) -> None:
        try:
            await all_done(self)
        finally:
            self.exit(result, code)

    @on(Passed)
    def tell_passed(self, message: Passed) -> None:
        """Tell that what was typed before it has come here, too."""
        message.through.set()

    async def on_event(self, event: Event) -> None:
        """Take events, but no more keys once the program is being left."""
        if self._leaving is None or not isinstance(event, InputEvent) or event.is_forwarded:
            await super().on_event(event)

    def action_redraw(self) -> None:
        """Draw the whole screen anew."""
        self.repaint()

    def action_suspend(self) -> None:
        """Give the terminal back to the shell until `fg`."""
        self.action_suspend_process()

    def action_theme(self) -> None:
        """Take the next theme."""
        at = self._themes.index(self.theme)
        self._take_theme(self._themes[(at + 1) % len(self._themes)])

    def _take_theme(self, name: str) -> None:
        """Show a theme; it is read when it is first wanted."""
        if name not in self.available_themes:
            self.register_theme(load_theme(styles_folder() / "themes", name))
        self.theme = name
