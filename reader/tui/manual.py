"""Pages of the manual made from tables: ``python -m reader.tui.manual docs``.

Writes ``keys.md`` from the table of commands and ``settings.md`` from the table of settings, in
both languages side by side, so that neither can say what the program does not do.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.config import SETTINGS
from reader.messages import _, choose_language
from reader.tui.commands import COMMANDS, SCOPE_NAMES, Command
from reader.tui.keymap import shown_keys

LANGUAGES: Final = ("en", "zh")

KEYS_HEAD: Final = """# Keys · 按键

Full-width forms (`／ ？ ： ｊ`) are their keys, so a Chinese input method may stay on; every command
also has a key without letters. In `config.toml`, a table `[keys]` gives a command other keys by its
id: `search = ["/", "f3"]`. 全角字符等同半角键；每个命令都另有不用字母的键；`config.toml` 的 `[keys]` 可按命令名改键。
"""

SETTINGS_HEAD: Final = """# Settings · 设置

`gxreader locate config` prints the folder of `config.toml`; gxreader never writes it. Every setting
but `keys` can be overridden by a variable: `GXREADER_MEASURE=32`. A mistake is told at the start and
the default used. `gxreader locate config` 给出 `config.toml` 的位置；写错的设置会提示，并用默认值。
"""


def _in_each(message: str) -> tuple[str, ...]:
    told = []
    for language in LANGUAGES:
        choose_language(language)
        told.append(_(message))
    return tuple(told)


def _code(key: str) -> str:
    """Return a key set as code; a backtick stands between two of them."""
    return f"`` {key} ``" if "`" in key else f"`{key}`"


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def keys_page() -> str:
    """Return the page of keys."""
    return "\n".join([KEYS_HEAD, *_key_lines()]) + "\n"


def _key_lines() -> Iterator[str]:
    for scope, name in SCOPE_NAMES.items():
        commands = [command for command in COMMANDS if command.scope is scope]
        if not commands:
            continue
        yield f"## {' · '.join(_in_each(name))}\n"
        yield _cells("keys", "command", "", "")
        yield _cells("---", "---", "---", "---")
        yield from (_key_line(command) for command in commands)
        yield ""


def _key_line(command: Command) -> str:
    keys = " ".join(map(_code, shown_keys(command).split()))
    return _cells(keys, f"`{command.id}`", *_in_each(command.description))


def settings_page() -> str:
    """Return the page of settings."""
    return "\n".join([SETTINGS_HEAD, *_setting_lines()]) + "\n"


def _setting_lines() -> Iterator[str]:
    for name, setting in SETTINGS.items():
        english, chinese = _in_each(setting.doc)
        yield f"## {name}\n"
        yield english + "\n"
        yield chinese + "\n"
        expected = []
        for language in LANGUAGES:
            choose_language(language)
            expected.append(setting.expected())
        yield f"Default · 默认: `{_plain(setting.default)}`; {expected[0]} · {expected[1]}\n"


def _plain(default: object) -> str:
    if isinstance(default, bool):
        return "true" if default else "false"
    return str(default) if isinstance(default, (str, int)) and str(default) else "—"


PAGES: Final = {"keys.md": keys_page, "settings.md": settings_page}


def main() -> int:
    """Write every page into the folder that the command line names."""
    for name, page in PAGES.items():
        Path(sys.argv[1], name).write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
