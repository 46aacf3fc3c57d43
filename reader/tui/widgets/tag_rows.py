"""Tags, one line each: whether the article bears it, its name, and how many articles do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.strip import Strip

from reader.messages import _
from reader.model import TagCount
from reader.text.fold import fold
from reader.tui.render.rows import row_strip, spread
from reader.tui.widgets.row_list import RowList

NOTED_QUERY: Final = "is:noted"


@dataclass(frozen=True, slots=True)
class _Row:
    tag: str
    text: str
    right: str = ""
    query: str = ""


class TagRows(RowList):
    """Tags; those that the article bears are ticked and come first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []

    def show(
        self, tags: Sequence[TagCount], borne: Iterable[str] | None = None, words: str = ""
    ) -> None:
        """Show the tags that hold ``words``, and those words as a new tag; None ticks none at all."""
        ticked = None if borne is None else set(map(fold, borne))
        wanted = fold(words)
        known = [one for one in tags if wanted in fold(one.name)]
        if ticked is not None:
            known.sort(key=lambda one: fold(one.name) not in ticked)
        self._rows = [_row(one, ticked) for one in known]
        if wanted and all(fold(one.name) != wanted for one in known):
            self._rows.insert(0, _Row(words, _("[ ] {tag} (new)").format(tag=words.strip())))
        self.show_rows(len(self._rows))

    def show_queries(self, tags: Sequence[TagCount], noted: int) -> None:
        """Show tags to search for, and first the articles with notes, if there are any."""
        self._rows = [_row(one, None) for one in tags]
        if noted:
            self._rows.insert(0, _Row("", _("(articles with notes)"), str(noted), NOTED_QUERY))
        self.show_rows(len(self._rows))

    def query_at(self, row: int) -> str:
        """Return the query for the articles of a row, or nothing."""
        return self._rows[row].query if 0 <= row < len(self._rows) else ""

    def tag_at(self, row: int) -> str:
        """Return the tag of a row, or nothing."""
        return self._rows[row].tag if 0 <= row < len(self._rows) else ""

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw a tag."""
        one = self._rows[row]
        style = self.styles_of("cursor" if chosen else "row")
        return row_strip(spread(" " + one.text, one.right, width), style, width)


def _row(one: TagCount, ticked: set[str] | None) -> _Row:
    tick = "" if ticked is None else "[x] " if fold(one.name) in ticked else "[ ] "
    query = f"tag:{one.name}" if one.name.isalnum() else f'tag:"{one.name}"'
    return _Row(one.name, f"{tick}{one.name}", str(one.count), query)
