"""Command lines are understood wherever their options stand, and refused in one sentence."""

import re
import shlex

import pytest

from reader.cli.arguments import Request, scan, understand
from reader.cli.commands import COMMANDS, EXAMPLES, GLOBALS
from reader.cli.grammar import Takes
from reader.errors import UsageError


def understood(line: str) -> Request:
    """Understand a line whose words are parted by spaces."""
    return understand(scan(line.split()))


@pytest.mark.parametrize(
    ("line", "command", "operands", "options"),
    [
        ("", "", (), {}),
        ("a.txt b", "", ("a.txt", "b"), {}),
        ("-", "", ("-",), {}),
        ("./add", "", ("./add",), {}),
        ("-- add", "", ("add",), {}),
        ("add a b", "add", ("a", "b"), {}),
        ("--library d add a", "add", ("a",), {"library": "d"}),
        ("add --library=d a", "add", ("a",), {"library": "d"}),
        ("--library add a.txt", "", ("a.txt",), {"library": "add"}),
        (
            "search 火炬 --json 桂林 --limit 5",
            "search",
            ("火炬", "桂林"),
            {"json": True, "limit": 5},
        ),
        ("--json list", "list", (), {"json": True}),
        ("search -- -体育", "search", ("-体育",), {"limit": 50}),
        ("parse a --pretty - b", "parse", ("a", "-", "b"), {"pretty": True}),
        ("list --date 2023年6月8日", "list", (), {"date": "2023-06-08"}),
        ("list --date 20230608", "list", (), {"date": "2023-06-08"}),
        ("parse a --encoding GBK", "parse", ("a",), {"encoding": "gbk"}),
    ],
)
def test_a_line_is_understood(
    line: str, command: str, operands: tuple[str, ...], options: dict[str, object]
) -> None:
    """Command, operands and options are found in any order; after -- nothing is an option."""
    request = understood(line)
    assert (request.command.name, request.operands) == (command, operands)
    assert {name: getattr(request.options, name) for name in options} == options


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("add", "PATH… is missing"),
        ("show --json", "ID… is missing"),
        ("refresh now", "now is one too many"),
        ("search x --limit 0", "0 is no whole number from 1 up"),
        ("search x --limit ٣", "٣ is no whole number from 1 up"),
        (f"list --limit {'9' * 5000}", "is no whole number from 1 up"),
        ("list --date yesterday", "yesterday is no date such as 2023-06-28"),
        ("list --order oddest", "oddest is none of newest, oldest"),
        ("note mfrggzdfmy", "WORDS… is missing"),
        ("figures --json --csv a", "not allowed with argument"),
        ("parse a --encoding klingon", "klingon is no encoding"),
        ("parse a --encoding hex", "hex is no encoding"),
        ("completion tcsh", "tcsh is none of bash, zsh, fish"),
        ("locate config data", "data is one too many"),
        ("--lang fr", "fr is none of zh, en"),
        ("--library", "expected one argument"),
        ("--nonsense", "there is no option --nonsense"),
    ],
)
def test_a_wrong_line_is_one_sentence(line: str, words: str) -> None:
    """What cannot be meant is refused with the word that is wrong and the way to help."""
    with pytest.raises(UsageError) as caught:
        understood(line)
    assert words in caught.value.what
    assert "-h` shows how." in caught.value.remedy
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("line", "meant"),
    [("list --lim 5", "--limit"), ("list --sarred", "--starred"), ("--verson", "--version")],
)
def test_a_slip_in_an_option_is_told_with_the_option(line: str, meant: str) -> None:
    """The nearest option of the command is named."""
    with pytest.raises(UsageError) as caught:
        understood(line)
    assert caught.value.remedy == f"Did you mean {meant}?"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["tag", "mfrggzdfmy", ""], "one of the words is empty"),
        (["list", "--library", ""], "the name of the folder is empty"),
    ],
)
def test_what_a_script_left_empty_is_refused(words: list[str], told: str) -> None:
    """An empty word is told for what it is; an empty library is not the user's own."""
    with pytest.raises(UsageError) as caught:
        understand(scan(words))
    assert told in caught.value.what


def test_an_empty_name_is_no_name() -> None:
    """A name that a script left empty does not mean the folder that one is in."""
    for command in ("add", "parse", "remove", ""):
        with pytest.raises(UsageError, match="a name is empty"):
            understand(scan([*filter(None, [command]), "a.txt", ""]))


@pytest.mark.parametrize(
    "line",
    [
        example.line
        for command in COMMANDS.values()
        for example in (*command.examples, *EXAMPLES)
        if example.line.startswith("gxreader") and "|" not in example.line
    ],
)
def test_every_example_can_be_typed(line: str) -> None:
    """Every example of help and manual is a command line that is understood."""
    words = shlex.split(re.split(" [<>] ", line)[0])
    understand(scan(words[1:]))


def test_the_language_is_known_before_the_line_is_understood() -> None:
    """--lang is found in either spelling and not after --."""
    assert scan(["list", "--lang", "zh"]).lang == "zh"
    assert scan(["--lang=en"]).lang == "en"
    assert scan(["search", "--", "--lang=en"]).lang == ""


def test_options_mean_the_same_everywhere() -> None:
    """An option has one kind of value in all commands, and none hides a global one."""
    kinds: dict[str, Takes] = {}
    names = {option.name for option in GLOBALS}
    for command in COMMANDS.values():
        for option in command.options:
            assert option.name not in names
            assert kinds.setdefault(option.name, option.takes) is option.takes
