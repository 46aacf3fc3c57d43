"""The keys that commands have now: the built-in ones, or those a person chose; how they are told."""

import difflib
from collections.abc import Mapping

from reader.messages import _, joined
from reader.tui.commands import BY_ID, COMMANDS, Command, key_list

_chosen: Mapping[str, tuple[str, ...]] = {}

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
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def choose_keys(
    keys: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Take the keys a person chose, here and in every hint.

    Returns the keymap for Textual and a sentence for every entry that names no command.
    """
    global _chosen  # noqa: PLW0603 - one keymap per process, like the language, chosen at the start
    _chosen = keys
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


def keys_of(command: Command) -> tuple[str, ...]:
    """Return the keys that a command has now; full-width twins are left unsaid."""
    keys = _chosen.get(command.id, command.keys)
    return tuple(key for key in keys if key.isascii()) or keys


def shown_key(key: str) -> str:
    """Return a key as people write it: ``C-d``, ``S-Tab``, ``PgDn``, ``F1``."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    name = KEY_NAMES.get(
        last, last.upper() if last.startswith("f") and last[1:].isdigit() else last
    )
    return "".join(KEY_NAMES.get(one, f"{one}-") for one in modifiers) + name


def shown_keys(command: Command) -> str:
    """Return the keys of a command in one line."""
    return " ".join(map(shown_key, keys_of(command)))


def with_keys(sentence: str, **fields: object) -> str:
    """Fill in a sentence; fields named as commands or keys (``{hits_order}``, ``{enter}``) are keys.

    A command is told by its first key, and where that is a letter, which an input method would
    take, also by the first that is none.
    """
    return sentence.format_map(_Fields(fields))


def with_first_keys(sentence: str, **fields: object) -> str:
    """Fill in a sentence where room is short: a command is told by its first key alone."""
    return sentence.format_map(_FirstKeys(fields))


def key_hints(sentence: str, **fields: object) -> tuple[str, str]:
    """Return a sentence filled in at length and, for less room, with first keys alone."""
    return with_keys(sentence, **fields), with_first_keys(sentence, **fields)


def first_key(name: str, *, while_typing: bool = False) -> str:
    """Return a command's first key as people write it; while they type, one that types nothing."""
    keys = keys_of(BY_ID[name])
    if not keys:
        return _("“{command}”").format(command=BY_ID[name].told())
    return shown_key(next((key for key in keys if len(key) > 1 or not while_typing), keys[0]))


def _told_keys(name: str) -> str:
    first = first_key(name)
    other = next((key for key in keys_of(BY_ID[name]) if len(key) > 1 or not key.isalpha()), "")
    if len(first) > 1 or not first.isalpha() or not other:
        return first
    return _("{first} or {other}").format(first=first, other=shown_key(other))


class _FirstKeys(dict[str, object]):
    """Keys by the names of fields; those of a command, or the key itself."""

    def __missing__(self, field: str) -> str:
        name = field.replace("_", "-")
        return self.told(name) if name in BY_ID else shown_key(field)

    def told(self, name: str) -> str:
        """Return the keys of a command."""
        return first_key(name)


class _Fields(_FirstKeys):
    def told(self, name: str) -> str:
        return _told_keys(name)


def matching_commands(words: str) -> list[Command]:
    """Return the commands whose description, id or keys hold all of ``words``."""
    wanted = words.casefold().split()

    def haystack(command: Command) -> str:
        return f"{command.told()} {command.id} {shown_keys(command)}".casefold()

    return [c for c in COMMANDS if all(word in haystack(c) for word in wanted)]
