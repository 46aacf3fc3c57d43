"""Hints and sentences that tell keys: from the one table of commands, as a person changed it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from babel.messages.extract import extract_from_dir

import reader
from reader.config import Settings
from reader.library import Library
from reader.messages import _, choose_language
from reader.tui.app import ReaderApp
from reader.tui.commands import COMMANDS
from reader.tui.keymap import choose_keys, first_key, key_hints, shown_key
from reader.tui.screens.facets import FacetsScreen
from reader.tui.screens.similar import SimilarScreen
from tests.messages.test_table import KEYWORDS, forms
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, play, screen_of

SOURCES: Final = Path(reader.__file__).parent
KEY_NAMES: Final = {shown_key(key) for command in COMMANDS for key in command.keys}
NO_KEYS: Final = {"a", "A", "[", "]"}
"""The article, and the box of a tag."""


def said_by_the_interface() -> Iterator[str]:
    """Yield every sentence of the interface in the chosen language."""
    found = extract_from_dir(SOURCES / "tui", [("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, message, _comments, _context in found:
        yield from map(_, forms(message))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_sentence_names_a_key(language: str) -> None:
    """A key stands in a sentence as a field: its name may change."""
    choose_language(language)
    for sentence in said_by_the_interface():
        words = re.split(r"[\s，；。：、]+|(?<=\w)[,;:.](?=\s|$)", sentence)
        assert not KEY_NAMES.intersection(words) - NO_KEYS, sentence


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_field_named_as_a_key_is_one(language: str) -> None:
    """A command's name in a sentence is a command's; what is no command is filled in with words."""
    choose_language(language)
    ids = {command.id.replace("-", "_") for command in COMMANDS}
    for sentence in said_by_the_interface():
        fields = re.findall(r"\{(\w+)\}", sentence)
        assert all(field in ids for field in fields if "_" in field), sentence


def test_a_letter_is_told_with_a_key_that_an_input_method_leaves_alone() -> None:
    """A key that is no letter stands alone; so does every first key where room is short."""
    assert key_hints("{compare} {help}") == ("D or & ?", "D ?")
    choose_keys({"compare": ("X",), "help": ("f1",), "explain": ("x", "ctrl+x")})
    assert key_hints("{compare} {help}") == ("X F1", "X F1")
    assert first_key("explain", while_typing=True) == "C-x"


@pytest.mark.parametrize("key", ["super+x", "ctrl++", "+", "no such key", "｛", "hyper+f5"])
def test_any_key_can_be_told(key: str) -> None:
    """Whatever stands in config.toml: no hint breaks over it."""
    choose_keys({"help": (key,)})
    assert all(key_hints("{help} help"))


def test_a_command_without_a_key_is_told_by_what_it_does() -> None:
    """Its name finds it in the palette."""
    choose_keys({"search": ()})
    assert key_hints("{search}")[0] == "“Search the library”"


@pytest.fixture
def remapped(library: Library, settings: Settings) -> ReaderApp:
    """The application with keys of a person's own."""
    keys = {
        "search": ("X", "f3"),
        "help": ("!",),
        "facets": ("Q",),
        "open": ("F",),
        "back": ("L",),
        "compare-row": ("$",),
        "explain": ("ctrl+x",),
        "close": ("R",),
    }
    return ReaderApp(library, replace(settings, theme="terminal", keys=keys))


async def test_hints_tell_the_keys_of_the_person(remapped: ReaderApp) -> None:
    """On the status line, in messages, in empty lists and below screens; and these keys work."""
    async with remapped.run_test(size=SMALL) as pilot:
        await settled(pilot)
        screen = screen_of(remapped)
        assert screen.status.right.endswith("! help")
        await play(pilot, "Q")
        assert screen.status.left == "Nothing was searched for; X or F3 searches."
        await play(pilot, "L")
        assert screen.status.left == "R leaves gxreader."
        await play(pilot, "f3", *"qqqq")
        assert screen.hit_list.empty_message == "No hits; C-x says more."
        await play(pilot, "ctrl+u", *"公里", "enter", "Q")
        facets = remapped.screen
        assert isinstance(facets, FacetsScreen)
        assert facets.hint.left == "F narrows the search, L goes back"
        await play(pilot, "R", "~")
        similar = remapped.screen
        assert isinstance(similar, SimilarScreen)
        assert similar.hint.left == "F reads, $ compares, L goes back"
        await play(pilot, "L")
        assert remapped.screen is screen
