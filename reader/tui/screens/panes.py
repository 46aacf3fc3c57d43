"""The panes of the reading screen: which are in sight, which has the focus, what the bars say."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial, wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.events import Resize
from textual.timer import Timer
from textual.widget import Widget

from reader.config import Settings
from reader.errors import ReaderError
from reader.messages import _
from reader.tui.commands import SCOPE_NAMES, Command, Scope
from reader.tui.screens.folding import Folding, Pane
from reader.tui.screens.opening import OpeningScreen
from reader.tui.screens.too_small import TooSmallScreen, too_small
from reader.tui.sheets import complete_sheets
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_pane import ArticlePane
from reader.tui.widgets.bars import Bar, StatusBar
from reader.tui.widgets.boxes import Column, Row
from reader.tui.widgets.figure_panel import FigurePanel
from reader.tui.widgets.hit_list import HitList
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.saved_rows import SavedRows

if TYPE_CHECKING:
    from reader.tui.widgets.word_bar import WordBar

MESSAGE_SECONDS: Final = 3.0
"""How long a note stands where one otherwise reads where one is."""
ALERT_SECONDS: Final = 6.0
"""How long a warning stands there."""

CALM_SECONDS: Final = 0.1
"""How long what is not on the screen yet waits, so that the next frame is not held up."""


Owner = TypeVar("Owner", bound="PaneScreen")
Given = ParamSpec("Given")


def told(
    method: Callable[Concatenate[Owner, Given], None],
) -> Callable[Concatenate[Owner, Given], None]:
    """Have a screen say what its library cannot do; the reading goes on."""

    @wraps(method)
    def careful(screen: Owner, /, *args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            method(screen, *args, **kwargs)
        except ReaderError as error:
            screen.say(str(error), alert=True)

    return careful


class PaneScreen(OpeningScreen):
    """Puts the panes together, folds them, moves the focus and writes the bars."""

    AUTO_FOCUS = "#articles"

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.folding = Folding()
        self._quiet: Timer | None = None
        self.article_list = ArticleList(id="articles")
        self.hit_list = HitList(id="hits")
        self.saved_rows = SavedRows(id="saved")
        self.article_pane = ArticlePane(id="article")
        self.figure_panel = FigurePanel(id="figures")
        self.status = StatusBar(id="status")
        self.list_title = Bar(id="list-title")
        self.figures_title = Bar(id="figures-title")
        self.figure_note = Bar(id="figure-note")

    @cached_property
    def word_bar(self) -> "WordBar":
        """Return the input for words, put above the status line, out of sight, when first wanted."""
        from reader.tui.widgets.choice_list import ChoiceList
        from reader.tui.widgets.word_bar import WordBar

        bar = WordBar(id="words")
        bar.display = False
        complete_sheets(self.app)
        self.mount(ChoiceList(bar, id="choices"), bar, before=self.status)
        return bar

    def compose(self) -> ComposeResult:
        """Lay the panes side by side, the status line below them; the rest comes when it is calm."""
        self.hold_frames()
        with Row(id="panes"):
            with Column(id="list-pane"):
                yield self.list_title
                yield self.article_list
            with Column(id="article-pane"):
                yield self.article_pane
            if Pane.FIGURES in self.folding.in_sight(self.app.size.width):
                with Column(id="figures-pane"):
                    yield from self._figure_widgets()
        yield self.status

    def on_mount(self) -> None:
        """Begin; Textual would call the handler of every class, so there is only this one."""
        self.begin()

    def begin(self) -> None:
        """Begin with the list; what is out of sight is made when it is calm, or first wanted."""
        self.put_in_front(self.article_list)
        self.fold(self.folding)
        self.set_timer(CALM_SECONDS, self._complete)

    def _complete(self) -> None:
        """Make what the first frame did not show."""
        self._hang_in(self.hit_list)
        self._hang_in(self.saved_rows)
        self._hang_figures()
        _made = self.word_bar  # by being asked for

    def _hang_in(self, rows: RowList) -> None:
        if not rows.is_attached:
            self.query_one("#list-pane").mount(rows)

    def _figure_widgets(self) -> tuple[Widget, ...]:
        return self.figures_title, self.figure_panel, self.figure_note

    def _hang_figures(self) -> None:
        if not self.figure_panel.is_attached:
            column = Column(id="figures-pane")
            column.display = False
            self.query_one("#panes").mount(column)
            if column.is_attached:  # it is not while the program is being left
                column.mount(*self._figure_widgets())

    def put_in_front(self, rows: RowList) -> None:
        """Show one of the lists in the left pane, and no other."""
        self._hang_in(rows)
        for one in (self.article_list, self.hit_list, self.saved_rows):
            one.display = one is rows

    # Folding

    def on_resize(self, event: Resize) -> None:
        """Fold panes to the new width; say so where nothing fits."""
        self.fold(self.folding)
        if too_small(event.size) and not isinstance(self.app.screen, TooSmallScreen):
            self.app.push_screen(TooSmallScreen())

    def fold(self, folding: Folding) -> None:
        """Show the panes that ``folding`` leaves in sight."""
        self.folding = folding
        sight = folding.in_sight(self.size.width or self.app.size.width)
        if Pane.FIGURES in sight:
            self._hang_figures()
        inside = {f"{name}-pane" for name in sight}
        panes = self.query_one("#panes").children
        changed = [pane for pane in panes if pane.display is not (pane.id in inside)]
        for pane in changed:
            pane.display = not pane.display
        if changed:
            self.refresh(layout=True, repaint=False)  # with the next frame, not the one after it
        self.set_class(len(sight) == 1, "-single")

    def in_sight(self) -> tuple[Pane, ...]:
        """Return the panes in sight, from left to right."""
        return self.folding.in_sight(self.size.width)

    def pane_widget(self, pane: Pane) -> Widget:
        """Return the widget that takes the keys of a pane."""
        if pane is Pane.LIST:
            lists = (self.saved_rows, self.hit_list)
            return next((rows for rows in lists if rows.display), self.article_list)
        return self.article_pane if pane is Pane.ARTICLE else self.figure_panel

    @property
    def focused_pane(self) -> Pane:
        """Return the pane that has the focus, else the one in front."""
        for pane in Pane:
            if self.pane_widget(pane) is self.focused:
                return pane
        return self.folding.front

    def focus_pane(self, pane: Pane) -> None:
        """Bring a pane to the front and give it the focus."""
        hidden_list = pane is Pane.LIST and self.folding.list_folded
        hidden_figures = pane is Pane.FIGURES and self.folding.figures_folded
        self.fold(
            replace(
                self.folding,
                front=pane,
                list_folded=self.folding.list_folded and not hidden_list,
                figures_folded=self.folding.figures_folded and not hidden_figures,
            )
        )
        self.set_focus(self.pane_widget(pane), scroll_visible=False)

    def action_step_pane(self, step: int) -> None:
        """Move the focus to the next (1) or previous (-1) pane."""
        panes = self.folding.in_turn(self.size.width)
        here = self.focused_pane
        at = panes.index(here) if here in panes else 0
        self.focus_pane(panes[(at + step) % len(panes)])

    def action_toggle_list(self) -> None:
        """Fold the list away, or show it again and keep it beside the text."""
        if Pane.LIST not in self.in_sight():
            self.fold(replace(self.folding, list_folded=False, list_pinned=True))
            if Pane.LIST not in self.in_sight():
                self.focus_pane(Pane.LIST)
            return
        self.fold(replace(self.folding, list_folded=True, list_pinned=False, front=Pane.ARTICLE))
        if self.focused is not self.article_pane:
            self.focus_pane(Pane.ARTICLE)

    def action_toggle_figures(self) -> None:
        """Fold the figures away, or show them and go there."""
        if Pane.FIGURES not in self.in_sight():
            self.focus_pane(Pane.FIGURES)
            return
        self.fold(replace(self.folding, figures_folded=True, front=Pane.ARTICLE))
        self.focus_pane(Pane.ARTICLE)

    # Commands

    def action_help(self) -> None:
        """Show every key."""
        self._show_commands(_("Keys and help"))

    def action_palette(self) -> None:
        """Find a command by name."""
        self._show_commands(_("Commands"))

    def _show_commands(self, title: str) -> None:
        from reader.tui.screens.command_screen import CommandScreen

        focused = self.focused
        self.app.push_screen(CommandScreen(title), partial(self._run_command, focused))

    async def _run_command(self, focused: Widget | None, command: Command | None) -> None:
        """Run a command in its pane; the rows' commands in the rows that had the focus."""
        if command is None:
            return
        homes: dict[Scope, DOMNode] = {
            Scope.ALWAYS: self.app,
            Scope.APP: self,
            Scope.ROWS: focused if isinstance(focused, RowList) else self.article_list,
            Scope.LIST: self.article_list,
            Scope.ARTICLE: self.article_pane,
            Scope.FIGURES: self.figure_panel,
            Scope.SEARCH: self.word_bar,
            Scope.HITS: self.hit_list,
            Scope.SAVED: self.saved_rows,
        }
        home = homes.get(command.scope)
        if home is None:
            place = _(SCOPE_NAMES[command.scope])
            self.say(
                _("“{command}” works in: {place}.").format(command=command.told(), place=place)
            )
            return
        await self.app.run_action(command.action, home)

    async def action_theme(self) -> None:
        """Take the next theme."""
        await self.run_action("app.theme")
        self.say(_("Theme: {name}").format(name=self.app.theme))

    # Bars

    def say(self, sentence: str, *, alert: bool = False) -> None:
        """Write a sentence into the status line; it gives way after a while."""
        self.status.put_left(sentence)
        self.status.telling = True
        self.status.alert = alert
        if self._quiet is not None:
            self._quiet.stop()
        self._quiet = self.set_timer(ALERT_SECONDS if alert else MESSAGE_SECONDS, self.say_place)

    def say_place(self) -> None:
        """Say in the status line where the reader is."""
        if self._quiet is not None:
            self._quiet.stop()
            self._quiet = None
        self.status.alert = self.status.telling = False
        self.status.put_left(*self.place())

    def place(self) -> tuple[str, ...]:
        """Return what the status line says when there is nothing else to say, longest first."""
        return ("",)
