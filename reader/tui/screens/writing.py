"""Writing a text that is longer than a line."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea

from reader.messages import _
from reader.tui.keymap import shown_key
from reader.tui.screens.dialogs import BoxDialog
from reader.tui.widgets.bars import Bar

NEW_LINE: Final = "ctrl+j"
"""What a terminal sends for a line feed; Enter is a carriage return."""


class WrittenText(TextArea):
    """A text that wraps; Enter takes it."""

    @dataclass
    class Taken(Message):
        """The text is as it should be."""

        text: str

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Taken(self.text))
        elif event.key == NEW_LINE:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what was typed before the text had the focus."""
        self.insert(text)


class WritingScreen(BoxDialog[str | None]):
    """Asks for a text; returns it. With ``paragraph`` it stays one, whatever is pasted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "go_back", show=False)]
    AUTO_FOCUS = "WrittenText"

    def __init__(self, title: str, about: str, text: str, *, paragraph: bool = False) -> None:
        super().__init__(title, _("{enter} takes it, {escape} goes back"))
        self._about = about
        self._paragraph = paragraph
        self.words = WrittenText(text, soft_wrap=True, compact=True, highlight_cursor_line=False)
        self.words.cursor_blink = False
        self.words.move_cursor(self.words.document.end)

    def content(self) -> ComposeResult:
        """Yield what the text is about, the text, and how it gets another line."""
        yield Bar(self._about)
        yield self.words
        if not self._paragraph:
            yield Bar(_("{key} begins another line").format(key=shown_key(NEW_LINE)))

    @on(WrittenText.Taken)
    def taken(self, event: WrittenText.Taken) -> None:
        """Return the text."""
        event.stop()
        self.dismiss("".join(event.text.splitlines()) if self._paragraph else event.text)
