"""The settings: each with its default, its meaning and the values it takes, in one place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from types import MappingProxyType
from typing import Any, Final, cast

from reader.config.resources import styles_folder
from reader.errors import FileUnreadable
from reader.messages import LANGUAGES, N_, _
from reader.model import ListOrder

SWITCH_WORDS: Final = MappingProxyType(
    {"true": True, "yes": True, "on": True, "1": True}
    | {"false": False, "no": False, "off": False, "0": False}
)
"""What an environment variable may say for a switch."""

MEASURES: Final = range(10, 201)
"""Columns of Chinese characters a text may be set in."""

SPACINGS: Final = range(3)
"""Empty lines between lines and paragraphs."""

THEME_NAME: Final = re.compile(r"[\w-]+")


class NotAllowed(ValueError):
    """A value that its setting does not take, and why where there is more to say."""


Reader = Callable[[object], object]
"""Turn a TOML value into the setting's own, or raise NotAllowed."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as the manual tells it; ``expected`` is a phrase naming its values."""

    name: str
    doc: str
    default: object
    expected: Callable[[], str]
    read: Reader


def _choice(*values: str) -> tuple[Callable[[], str], Reader]:
    def expected() -> str:
        return _("one of {values}").format(values=", ".join(values))

    def read(value: object) -> str:
        if value not in values:
            raise NotAllowed
        return str(value)

    return expected, read


def _switch() -> tuple[Callable[[], str], Reader]:
    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise NotAllowed
        return value

    return lambda: _("true or false"), read


def _number(allowed: range) -> tuple[Callable[[], str], Reader]:
    def expected() -> str:
        return _("a whole number from {low} to {high}").format(low=allowed[0], high=allowed[-1])

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
            raise NotAllowed
        return value

    return expected, read


def _order() -> tuple[Callable[[], str], Reader]:
    expected, read = _choice(*ListOrder)
    return expected, lambda value: ListOrder(cast("str", read(value)))


def _text() -> tuple[Callable[[], str], Reader]:
    def read(value: object) -> str:
        if not isinstance(value, str):
            raise NotAllowed
        return value

    return lambda: _("a text in quotes"), read


def _theme() -> tuple[Callable[[], str], Reader]:
    def expected() -> str:
        return _("one of {values}").format(values=", ".join(("auto", *theme_names())))

    def read(value: object) -> str:
        known = ("auto", *theme_names())
        if not isinstance(value, str) or not THEME_NAME.fullmatch(value):
            raise NotAllowed
        if len(known) > 1 and value not in known:
            raise NotAllowed
        return value

    return expected, read


def _keymap() -> tuple[Callable[[], str], Reader]:
    def read(value: object) -> Mapping[str, tuple[str, ...]]:
        if not isinstance(value, Mapping):
            raise NotAllowed
        return MappingProxyType({str(command): _keys(keys) for command, keys in value.items()})

    return lambda: _(
        'a table of commands, each with a key or a list of keys: open = ["enter"]'
    ), read


def _keys(value: object) -> tuple[str, ...]:
    keys = value if isinstance(value, list) else [value]
    if not all(isinstance(key, str) and key for key in keys):
        raise NotAllowed
    return tuple(keys)


def _names() -> tuple[Callable[[], str], Reader]:
    def read(value: object) -> str:
        from reader.config.names import PatternMistake, compile_names

        if not isinstance(value, str):
            raise NotAllowed
        try:
            compile_names(value)
        except PatternMistake as mistake:
            raise NotAllowed(str(mistake)) from mistake
        return value

    def read_or_none(value: object) -> str:
        return "" if value == "" else read(value)

    return lambda: _("a pattern of file names in quotes"), read_or_none


def theme_names() -> tuple[str, ...]:
    """Return the names of the themes that ship with the program, sorted."""
    try:
        return tuple(sorted(path.stem for path in (styles_folder() / "themes").glob("*.toml")))
    except FileUnreadable:
        return ()


def _setting(
    default: object, kind: tuple[Callable[[], str], Reader], doc: str
) -> Any:  # a field stands where the value will
    expected, read = kind
    facts = {"doc": doc, "default": default, "expected": expected, "read": read}
    return field(default_factory=lambda: default, metadata=facts)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose; every field is one line of config.toml."""

    language: str = _setting(
        "auto",
        _choice("auto", *LANGUAGES),
        N_("The language of the interface; auto follows the locale, and is Chinese without one."),
    )
    theme: str = _setting(
        "auto", _theme(), N_("The colour theme; auto takes the terminal's own colours.")
    )
    measure: int = _setting(
        40, _number(MEASURES), N_("The widest a line of text may be, in Chinese characters.")
    )
    ambiguous_width: str = _setting(
        "auto",
        _choice("auto", "narrow", "wide"),
        N_("How many columns the terminal gives to “ ” … — ·: narrow is one, wide is two."),
    )
    mouse: bool = _setting(
        False, _switch(), N_("Whether the mouse works; while it does, it cannot select text.")
    )
    justify: bool = _setting(
        False, _switch(), N_("Whether lines are spaced out to end at the same column.")
    )
    indent: bool = _setting(
        True, _switch(), N_("Whether the first line of a paragraph is indented.")
    )
    hang: bool = _setting(
        False, _switch(), N_("Whether a pause mark may stand in the margin behind a full line.")
    )
    line_spacing: int = _setting(
        0, _number(SPACINGS), N_("How many empty lines stand between two lines of a text.")
    )
    paragraph_spacing: int = _setting(
        0, _number(SPACINGS), N_("How many empty lines stand between two paragraphs of a text.")
    )
    list_order: ListOrder = _setting(  # noqa: RUF009 - a field, as for every other setting
        ListOrder.NEWEST, _order(), N_("The order of the list of articles.")
    )
    open_last: bool = _setting(
        False, _switch(), N_("Whether to start with the article that was open last.")
    )
    keys: Mapping[str, tuple[str, ...]] = _setting(
        MappingProxyType({}),
        _keymap(),
        N_("Keys of your own, by command; the help lists the commands."),
    )
    name_pattern: str = _setting(
        "",
        _names(),
        N_(
            "What the names of page files tell, such as {paper}/{date}/{page}-{section}.txt; empty"
            " means to find it out."
        ),
    )
    editor: str = _setting(
        "", _text(), N_("The editor that opens a page file; empty means $VISUAL, then $EDITOR.")
    )


def _described(one: Field[Any]) -> Setting:
    facts = one.metadata
    return Setting(one.name, facts["doc"], facts["default"], facts["expected"], facts["read"])


SETTINGS: Final[Mapping[str, Setting]] = MappingProxyType(
    {one.name: _described(one) for one in fields(Settings)}
)
"""Every setting by name, in the manual's order; translate ``doc`` with ``_`` when it is said."""
