"""Every command of the interface: the one truth for keys, help and palette.

A command's keys are Textual key names or characters. Each single ASCII character also works in
its full-width form, which is what arrives while a Chinese input method is on; and each command
can be reached without letters.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from textual.binding import Binding

from reader.messages import N_, _


class Scope(StrEnum):
    """Where a command works: always, on the reading screen, or while a pane has the focus."""

    ALWAYS = "always"
    APP = "app"
    ROWS = "rows"
    LIST = "list"
    ARTICLE = "article"
    FIGURES = "figures"
    SEARCH = "search"
    HITS = "hits"
    TABLE = "table"
    PLOT = "plot"
    CONCORDANCE = "concordance"
    SAVED = "saved"
    SIMILAR = "similar"
    COMPARING = "comparing"


SCOPE_NAMES: Final = {
    Scope.ALWAYS: N_("Always"),
    Scope.APP: N_("Reading"),
    Scope.ROWS: N_("Lists"),
    Scope.LIST: N_("Article list"),
    Scope.ARTICLE: N_("Reading pane"),
    Scope.FIGURES: N_("Figures panel"),
    Scope.SEARCH: N_("Search bar"),
    Scope.HITS: N_("Hits"),
    Scope.TABLE: N_("Figures of the library"),
    Scope.PLOT: N_("Plot"),
    Scope.CONCORDANCE: N_("Matches below each other"),
    Scope.SAVED: N_("Saved searches"),
    Scope.SIMILAR: N_("Similar articles"),
    Scope.COMPARING: N_("Two articles compared"),
}


STEPS: Final = {"next": 1, "previous": -1}
"""Commands that begin with these words are steps of one action."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command; ``[keys]`` in config.toml calls it by its id, which names its action too.

    It is done ``by`` its pane, by the ``screen``, or is something to ``correct``.
    """

    id: str
    scope: Scope
    keys: tuple[str, ...]
    description: str
    by: str = ""

    @property
    def action(self) -> str:
        """Return the Textual action: the pane's own, or by the screen where it needs the library."""
        name = self.id.replace("-", "_")
        first, _rest, thing = name.partition("_")
        if first in STEPS:
            return f"step_{thing}({STEPS[first]})"
        if self.by == "correct":
            return f"screen.correct('{name}')"
        return f"screen.{name}" if self.by else name

    def told(self) -> str:
        """Return what the command does, in the chosen language."""
        return _(self.description)


def _c(name: str, scope: Scope, keys: str, description: str) -> Command:
    return Command(name, scope, tuple(keys.split()), description)


def _s(name: str, scope: Scope, keys: str, description: str) -> Command:
    return Command(name, scope, tuple(keys.split()), description, by="screen")


COMMANDS: Final[tuple[Command, ...]] = (
    _c("search", Scope.APP, "/ 、 f3", N_("Search the library")),
    _c("help", Scope.APP, "? f1", N_("Show keys and help")),
    _c("palette", Scope.APP, ": ； ctrl+p", N_("Find a command by name")),
    _c("next-pane", Scope.APP, "tab l", N_("Go to the next pane")),
    _c("previous-pane", Scope.APP, "shift+tab h", N_("Go to the previous pane")),
    _c("toggle-list", Scope.APP, "z f2", N_("Fold or show the list")),
    _c("toggle-figures", Scope.APP, "f f4", N_("Fold or show the figures")),
    _c("next-article", Scope.APP, "J ctrl+down", N_("Read the next article")),
    _c("previous-article", Scope.APP, "K ctrl+up", N_("Read the previous article")),
    _c("next-page", Scope.APP, "} ctrl+pagedown", N_("Read the next newspaper page")),
    _c("previous-page", Scope.APP, "{ ctrl+pageup", N_("Read the previous newspaper page")),
    _c("next-figure", Scope.APP, ". 。 ctrl+right", N_("Go to the next figure in the text")),
    _c("previous-figure", Scope.APP, ", ， ctrl+left", N_("Go to the previous figure in the text")),
    _c("figure-table", Scope.APP, "t f11", N_("List the figures of the whole library")),
    _c("next-match", Scope.APP, "n f9", N_("Go to the next match")),
    _c("previous-match", Scope.APP, "N f8", N_("Go to the previous match")),
    _c("search-mode", Scope.APP, "* '", N_("Take the words exactly, by the dictionary, or near")),
    _c("facets", Scope.APP, "c ctrl+g", N_("Count the hits by date, paper and page")),
    _c("concordance", Scope.APP, "w ctrl+k", N_("Set the matches of all hits below each other")),
    _c("explain", Scope.APP, "e ctrl+r", N_("Explain the search and its first hit")),
    _c("saved-searches", Scope.APP, "v ctrl+v", N_("Open, keep or delete saved searches")),
    _c("star", Scope.APP, "s f6", N_("Star the article or take the star away")),
    _c("toggle-read", Scope.APP, "m f7", N_("Mark the article as read or unread")),
    _c("tag", Scope.APP, "#", N_("Put tags on the article, or take them off")),
    _c("tags", Scope.APP, "B !", N_("List all tags")),
    _c("note", Scope.APP, '" “ ”', N_("Write a note to the article or a paragraph")),
    _c("undo-annotation", Scope.APP, "Z @", N_("Take the last tag or note back")),
    _c("similar", Scope.APP, "~", N_("List the articles like this one")),
    _c("compare", Scope.APP, "D &", N_("Compare the article with the one most like it")),
    _c("theme", Scope.APP, "T f12", N_("Take the next theme")),
    _c("back", Scope.APP, "escape", N_("Go back")),
    _c("close", Scope.APP, "q f10", N_("Go back; at the top, leave")),
    _c("redraw", Scope.ALWAYS, "ctrl+l", N_("Draw the screen anew")),
    _c("suspend", Scope.ALWAYS, "ctrl+z", N_("Suspend; `fg` comes back")),
    _c("leave", Scope.ALWAYS, "ctrl+c ctrl+q", N_("Leave gxreader")),
    _c("cursor-down", Scope.ROWS, "j down", N_("Move down")),
    _c("cursor-up", Scope.ROWS, "k up", N_("Move up")),
    _c("page-down", Scope.ROWS, "space pagedown", N_("Move a screen down")),
    _c("page-up", Scope.ROWS, "b pageup", N_("Move a screen up")),
    _c("half-down", Scope.ROWS, "ctrl+d", N_("Move half a screen down")),
    _c("half-up", Scope.ROWS, "ctrl+u", N_("Move half a screen up")),
    _c("first", Scope.ROWS, "g home", N_("Go to the beginning")),
    _c("last", Scope.ROWS, "G end", N_("Go to the end")),
    _c("open", Scope.ROWS, "enter", N_("Open what the cursor is on")),
    _s("order", Scope.LIST, "o f5", N_("Take the next order of the list")),
    _s("filter", Scope.LIST, "i ctrl+f", N_("Filter the list by words")),
    _s("unread-only", Scope.LIST, "u ctrl+n", N_("Show unread articles only, or all")),
    _s("starred-only", Scope.LIST, "S ctrl+t", N_("Show starred articles only, or all")),
    _c("scroll-lines-down", Scope.ARTICLE, "j down", N_("Scroll a line down")),
    _c("scroll-lines-up", Scope.ARTICLE, "k up", N_("Scroll a line up")),
    _c("scroll-page-down", Scope.ARTICLE, "space pagedown", N_("Scroll a screen down")),
    _c("scroll-page-up", Scope.ARTICLE, "b pageup", N_("Scroll a screen up")),
    _c("scroll-half-down", Scope.ARTICLE, "ctrl+d", N_("Scroll half a screen down")),
    _c("scroll-half-up", Scope.ARTICLE, "ctrl+u", N_("Scroll half a screen up")),
    _c("top", Scope.ARTICLE, "g home", N_("Go to the beginning of the article")),
    _c("bottom", Scope.ARTICLE, "G end", N_("Go to the end of the article")),
    _s("find", Scope.ARTICLE, "i ctrl+f", N_("Find in this article")),
    _c("show-figure", Scope.ARTICLE, "enter", N_("Show the figure at the mark in the panel")),
    *(
        Command(name, Scope.ARTICLE, tuple(keys.split()), description, by="correct")
        for name, keys, description in (
            ("mark-role", "r ^", N_("Say what a paragraph is: subhead, caption, note …")),
            ("fix-wording", "E `", N_("Put misread words right")),
            ("edit-headline", "H ]", N_("Correct the headline")),
            ("split-article", "x <", N_("Begin another article at a paragraph")),
            ("merge-article", "M >", N_("Make it the end of the article before it")),
            ("join-paragraphs", "p +", N_("Join a paragraph with the next")),
            ("break-paragraph", "P -", N_("Make two paragraphs of one")),
            ("advertisement", "A _", N_("Take the article out: an advertisement")),
            ("undo-correction", "U [", N_("Take the last correction back")),
            ("open-file", "o O )", N_("Open the page file in an editor")),
            ("why-headline", "W (", N_("Say which rules chose the headline")),
        )
    ),
    _s("same-marked", Scope.ARTICLE, "=", N_("List who else printed the marked figure's quantity")),
    _s("plot-marked", Scope.ARTICLE, "V %", N_("Plot what the marked figure counts over time")),
    _c("leave-bar", Scope.SEARCH, "escape", N_("Leave the bar")),
    _c("older-query", Scope.SEARCH, "up", N_("Take the query asked before")),
    _c(
        "newer-query",
        Scope.SEARCH,
        "down",
        N_("Take the query asked after; from the newest, go down into the hits"),
    ),
    _c("complete", Scope.SEARCH, "right", N_("Take what is suggested behind the cursor")),
    _s(
        "bar-mode",
        Scope.SEARCH,
        "ctrl+t f5",
        N_("Take the words exactly, by the dictionary, or near"),
    ),
    _c(
        "to-hits",
        Scope.SEARCH,
        "tab",
        N_("List what the words may become; if nothing, go down into the hits"),
    ),
    _c("all-figures", Scope.FIGURES, "a insert", N_("Show all figures, or the key ones")),
    _c("panel-order", Scope.FIGURES, "o f5", N_("Show the figures by kind or in reading order")),
    _s("same-quantity", Scope.FIGURES, "= ctrl+e", N_("List who else printed this quantity")),
    _s("copy-figure", Scope.FIGURES, "y ctrl+y", N_("Copy the figure with its source")),
    _s("copy-figures", Scope.FIGURES, "Y ctrl+o", N_("Copy all figures as a table")),
    _s(
        "copy-figures-text",
        Scope.FIGURES,
        "C $",
        N_("Copy all figures as text with their sentences"),
    ),
    _s("plot-label", Scope.FIGURES, "V %", N_("Plot what the figure counts over time")),
    _c("table-order", Scope.TABLE, "o f5", N_("Take the next order; 1 to 7 sort by a column")),
    _c("table-same", Scope.TABLE, "= ctrl+e", N_("List who else printed this quantity")),
    _c("table-plot", Scope.TABLE, "V %", N_("Plot what the figure counts over time")),
    _c("table-copy", Scope.TABLE, "y ctrl+y", N_("Copy the figure with its source")),
    _c("table-copy-all", Scope.TABLE, "Y ctrl+o", N_("Copy all figures as a table")),
    _c("next-series", Scope.PLOT, "o f5", N_("Show the next series of the label")),
    _c("write-plot", Scope.PLOT, "W \\", N_("Write the plot into a file")),
    _c("write-table", Scope.TABLE, "W \\", N_("Write the table into a file")),
    _s("hits-order", Scope.HITS, "o f5", N_("Best hits first, or newest")),
    _s("unfold", Scope.HITS, "u =", N_("Show similar hits one by one, or folded")),
    _c("compare-row", Scope.SIMILAR, "D &", N_("Compare it with the open article")),
    _c("next-change", Scope.COMPARING, "n . 。 f9", N_("Go to the next change")),
    _c("previous-change", Scope.COMPARING, "N , ， f8", N_("Go to the previous change")),
    _c("copy-comparison", Scope.COMPARING, "y ctrl+y", N_("Copy both texts with their changes")),
    _c("concordance-order", Scope.CONCORDANCE, "o f5", N_("Take the next order of the matches")),
    *(
        _s(name, Scope.SAVED, keys, description)
        for name, keys, description in (
            ("keep-search", "a insert", N_("Keep the search under a name")),
            ("delete-search", "d delete", N_("Delete the saved search")),
        )
    ),
    _c("table-words", Scope.TABLE, "/ i 、 ctrl+f", N_("Ask for an amount or for words")),
)

BY_ID: Final = {command.id: command for command in COMMANDS}


def full_width(key: str) -> str:
    """Return the full-width form of one printable ASCII character (U+FF01–U+FF5E)."""
    return chr(ord(key) + 0xFEE0)


def with_full_width(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``keys`` and the full-width forms of those that are single ASCII characters."""
    forms = [full_width(key) for key in keys if len(key) == 1 and "!" <= key <= "~"]
    return keys + tuple(form for form in forms if form not in keys)


def key_list(keys: tuple[str, ...]) -> str:
    """Return keys as Textual writes them in a binding; a comma is told by its name."""
    names = {",": "comma", "，": "fullwidth_comma"}
    return ",".join(names.get(key, key) for key in with_full_width(keys))


def bindings(*scopes: Scope, priority: bool = False) -> list[Binding]:
    """Return the bindings of the commands in ``scopes``, each with its command's id."""
    return [
        Binding(
            key_list(command.keys),
            command.action,
            command.id,
            show=False,
            priority=priority,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope in scopes
    ]
