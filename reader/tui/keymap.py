"""Keys a person chose instead of the built-in ones."""

import difflib
from collections.abc import Mapping

from reader.messages import _, joined
from reader.tui.commands import BY_ID, COMMANDS, Command, key_list

KEY_NAMES = {
    "ctrl": "C-",
    "shift": "S-",
    "alt": "M-",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def chosen_keymap(
    keys: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the keymap for Textual and a sentence for every entry that names no command."""
    keymap: dict[str, str] = {}
    notices = []
    for name, wanted in keys.items():
        if name in BY_ID:
            keymap[name] = key_list(wanted)
            continue
        near = difflib.get_close_matches(name, BY_ID, 1)
        hint = _("Did you mean {name}?").format(name=near[0]) if near else ""
        wrong = _("config.toml: [keys] {name} is no command.").format(name=name)
        notices.append(joined(wrong, hint))
    return keymap, tuple(notices)


def keys_of(command: Command, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the keys that a command has now."""
    return chosen.get(command.id, command.keys)


def shown_key(key: str) -> str:
    """Return a key as people write it: ``C-d``, ``S-Tab``, ``PgDn``, ``F1``."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    name = KEY_NAMES.get(
        last, last.upper() if last.startswith("f") and last[1:].isdigit() else last
    )
    return "".join(KEY_NAMES[modifier] for modifier in modifiers) + name


def shown_keys(command: Command, chosen: Mapping[str, tuple[str, ...]]) -> str:
    """Return the keys of a command in one line; full-width twins are left unsaid."""
    return " ".join(shown_key(key) for key in keys_of(command, chosen) if key.isascii())


def matching_commands(words: str, chosen: Mapping[str, tuple[str, ...]]) -> list[Command]:
    """Return the commands whose description, id or keys hold all of ``words``."""
    wanted = words.casefold().split()

    def haystack(command: Command) -> str:
        return f"{command.told()} {command.id} {shown_keys(command, chosen)}".casefold()

    return [c for c in COMMANDS if all(word in haystack(c) for word in wanted)]
