"""What to say of a key that does nothing where it was typed."""

from collections.abc import Sequence
from typing import Final

from textual.events import Key

from reader.messages import _, joined
from reader.tui.commands import COMMANDS, SCOPE_NAMES, Command, Scope
from reader.tui.keymap import keys_of, shown_key, with_keys

FIRST_CJK: Final = "\u2e80"
"""The first code point of the East Asian blocks; full-width forms lie above it too."""

FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
"""The forms of the printable ASCII characters that an input method types."""


def told_of_key(event: Key, scopes: Sequence[Scope]) -> str:
    """Return which of ``scopes`` has a command for a key, or that no command has it.

    Chinese text outside an input means that an input method is on.
    """
    typed = _typed(event)
    found = next(
        (one for scope in scopes for one in _commands(scope) if typed in keys_of(one)), None
    )
    if found is not None:
        told = _("“{command}” works in: {place}.")
        works = told.format(command=found.told(), place=_(SCOPE_NAMES[found.scope]))
        return joined(works, with_keys(_("{next_pane} goes to the next pane.")))
    if typed >= FIRST_CJK and event.is_printable:
        return _("Switch your input method to English (usually Shift).")
    return with_keys(_("No command has the key {key}; {help} shows all."), key=shown_key(typed))


def _typed(event: Key) -> str:
    """Return a key as the table of commands writes it: as the character it types, half-width."""
    if not event.is_printable or not event.character:
        return event.key
    code = ord(event.character)
    return chr(code - FULL_WIDTH.start + ord("!")) if code in FULL_WIDTH else event.character


def _commands(scope: Scope) -> list[Command]:
    return [one for one in COMMANDS if one.scope is scope]
