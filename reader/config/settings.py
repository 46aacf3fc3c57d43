"""Read config.toml and the environment; mistakes become sentences, never exceptions."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

from reader.config.schema import SETTINGS, SWITCH_WORDS, NotAllowed, Setting, Settings
from reader.messages import _

PREFIX: Final = "GXREADER_"
"""``GXREADER_MEASURE=32`` overrides ``measure``; the keymap is the file's alone."""

LINE_IN_MESSAGE: Final = re.compile(r"\(at line (\d+), column \d+\)")


def load_settings(
    path: Path, environ: Mapping[str, str] | None = None
) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of ``path`` and of ``environ`` over it, and a sentence per mistake.

    A key with a mistake keeps its default; a missing file is no mistake. Sentences are in the
    language chosen when they are written: choose it, then read again if there are any.
    """
    complaints: list[str] = []
    values = dict(_of_file(path, complaints))
    values.update(_of_environ(os.environ if environ is None else environ, complaints))
    return _settings(values), tuple(complaints)


def _settings(values: Mapping[str, object]) -> Settings:
    build = cast("Callable[..., Settings]", Settings)  # each value was read by its own setting
    return build(**values)


def _of_file(path: Path, complaints: list[str]) -> Iterator[tuple[str, object]]:
    for name, value in _table(path, complaints).items():
        setting = SETTINGS.get(name)
        if setting is None:
            complaints.append(_unknown(path, name))
        elif name == "keys" and isinstance(value, dict):
            yield name, _keymap(setting, value, path, complaints)
        else:
            yield from _value(setting, value, f"{path}: {name}", complaints)


def _keymap(
    setting: Setting, table: Mapping[str, object], path: Path, complaints: list[str]
) -> Mapping[str, object]:
    """Read the keymap command by command, so that one mistake does not undo the others."""
    sound: dict[str, object] = {}
    for command, keys in table.items():
        for _name, one in _value(setting, {command: keys}, f"{path}: keys.{command}", complaints):
            sound.update(cast("Mapping[str, object]", one))
    return MappingProxyType(sound)


def _of_environ(environ: Mapping[str, str], complaints: list[str]) -> Iterator[tuple[str, object]]:
    for name, setting in SETTINGS.items():
        variable = PREFIX + name.upper()
        if environ.get(variable) and name != "keys":
            yield from _value(setting, _typed(setting, environ[variable]), variable, complaints)


def _typed(setting: Setting, words: str) -> object:
    """Turn a variable's text into the type its setting's default has."""
    if isinstance(setting.default, bool):
        return SWITCH_WORDS.get(words.lower(), words)
    if isinstance(setting.default, int):
        return (
            int(words)
            if words.isascii() and words.isdigit() and len(words) <= len("999")
            else words
        )
    return words


def _value(
    setting: Setting, value: object, where: str, complaints: list[str]
) -> Iterator[tuple[str, object]]:
    try:
        yield setting.name, setting.read(value)
    except NotAllowed as mistake:
        if str(mistake):
            complaints.append(
                _("{where}: {reason}; using the default.").format(where=where, reason=mistake)
            )
            return
        complaints.append(
            _("{where}: expected {expected}, found {found}; using the default.").format(
                where=where, expected=setting.expected(), found=_shown(value)
            )
        )


def _shown(value: object, length: int = 40) -> str:
    words = "true" if value is True else "false" if value is False else repr(value)
    return words if len(words) <= length else words[:length] + "…"


def _unknown(path: Path, name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, SETTINGS, n=1)
    if near:
        return _("{path}: {key} is no setting; did you mean {near}?").format(
            path=path, key=name, near=near[0]
        )
    return _("{path}: {key} is no setting; there are {names}.").format(
        path=path, key=name, names=", ".join(SETTINGS)
    )


def _table(path: Path, complaints: list[str]) -> Mapping[str, object]:
    """Return the file's top table, empty if it is missing or cannot be read."""
    try:
        return _parsed(path, path.read_bytes().decode("utf-8-sig"), complaints)
    except FileNotFoundError:
        return {}
    except OSError as error:
        complaints.append(_unreadable(path, error.strerror or type(error).__name__))
    except UnicodeDecodeError as error:
        complaints.append(_unreadable(path, _("byte {at} is not UTF-8").format(at=error.start)))
    return {}


def _parsed(path: Path, text: str, complaints: list[str]) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        complaints.append(_broken(path, str(error), text))
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond all measure
        complaints.append(_unreadable(path, type(error).__name__))
    return {}


def _unreadable(path: Path, reason: str) -> str:
    return _("{path} cannot be read ({reason}); using the defaults.").format(
        path=path, reason=reason
    )


def _broken(path: Path, message: str, text: str) -> str:
    """Say where TOML breaks; a break at the end of the file has no line in the message."""
    found = LINE_IN_MESSAGE.search(message)
    line = found.group(1) if found else text.count("\n") + 1
    reason = LINE_IN_MESSAGE.sub("", message).replace("(at end of document)", "").strip()
    return _("{path}, line {line}: this is not TOML ({reason}); using the defaults.").format(
        path=path, line=line, reason=reason
    )
