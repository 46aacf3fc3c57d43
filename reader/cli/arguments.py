"""From the words of a command line to what they ask for."""

import argparse
import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NoReturn

from reader import __version__
from reader.cli.commands import COMMANDS, GLOBALS, OPEN
from reader.cli.grammar import PROGRAM, Command, Operand, Option, Takes
from reader.errors import UsageError
from reader.messages import N_, _, ngettext

ARGPARSE_WORDS: Final = (
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
)
"""What argparse itself may say of our options; it looks its words up by these."""

ALIKE: Final = 0.7
"""How like an option a word must be to be taken for a slip of it."""

NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")
DATE: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class Scan:
    """A command line looked over: its command, the words left, and the language it names."""

    command: Command
    words: tuple[str, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A command line understood: the command, its operands, and its options by name."""

    command: Command
    operands: tuple[str, ...]
    options: argparse.Namespace


def scan(argv: Sequence[str]) -> Scan:
    """Find the command and the language, so that mistakes can be told in it."""
    lang = _language(argv)
    at = _first_operand(argv)
    if at is not None and argv[at] in COMMANDS:
        return Scan(COMMANDS[argv[at]], (*argv[:at], *argv[at + 1 :]), lang)
    return Scan(OPEN, tuple(argv), lang)


def _first_operand(argv: Sequence[str]) -> int | None:
    valued = {flag for option in GLOBALS if option.takes for flag in option.flags}
    skipped = False
    for index, word in enumerate(argv):
        if skipped:
            skipped = False
        elif word == "--":
            return None
        elif word == "-" or not word.startswith("-"):
            return index
        else:
            skipped = word in valued
    return None


def _language(argv: Sequence[str]) -> str:
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
    return ""


def understand(found: Scan) -> Request:
    """Read a scanned command line. Exits for ``-h`` and ``-V`` as argparse does.

    Raises:
        UsageError: with the words that cannot be meant.
    """
    vars(argparse).update(_=_, ngettext=ngettext)  # argparse speaks through our message table
    words, rest = _divided(found.words)
    if found.command.operand is not None and found.command.operand.signed:
        words, signed = _unsigned(found.command, words)
        rest = (*signed, *rest)
    parser = _Parser(found.command)
    options, operands = parser.parse_known_args(words)
    for operand in operands:
        if operand.startswith("-") and operand != "-":
            parser.unknown(operand)
    return Request(
        found.command, _checked(parser, found.command.operand, (*operands, *rest)), options
    )


def _divided(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Divide at ``--``: after it nothing is an option."""
    if "--" not in words:
        return words, ()
    at = words.index("--")
    return words[:at], words[at + 1 :]


def _unsigned(command: Command, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part words with one ``-`` before them that are no options from all others."""
    flags = {flag for option in (*GLOBALS, *command.options) for flag in option.flags}
    signed = [
        word
        for word in words
        if len(word) > 1 and word[0] == "-" and word[1] != "-" and word not in flags
    ]
    return [word for word in words if word not in signed], signed


def _checked(parser: "_Parser", operand: Operand | None, given: tuple[str, ...]) -> tuple[str, ...]:
    most = 0 if operand is None else None if operand.many else 1
    if most is not None and len(given) > most:
        parser.error(_("{word} is one too many").format(word=given[most]))
    if operand is None:
        return given
    if len(given) < operand.least:
        missing = " ".join(operand.spelling.split()[len(given) :]) or operand.spelling
        parser.error(_("{operand} is missing").format(operand=missing))
    if operand.takes is Takes.FILE and "" in given:
        files = not operand.metavar.startswith("ARTICLE")
        parser.error(
            _("a name is empty; a full stop names the folder one is in")
            if files
            else _("one of the words is empty")
        )
    for word in given:
        if operand.choices and word not in operand.choices:
            parser.error(
                _("{word} is none of {choices}").format(
                    word=word, choices=", ".join(operand.choices)
                )
            )
    return given


class _Parser(argparse.ArgumentParser):
    """The options of one command; operands are left over, so they may stand anywhere."""

    def __init__(self, command: Command) -> None:
        super().__init__(prog=PROGRAM, add_help=False, allow_abbrev=False)
        self._command = command
        groups: dict[str, argparse._MutuallyExclusiveGroup] = {}
        for option in (*GLOBALS, *command.options):
            if option.group and option.group not in groups:
                groups[option.group] = self.add_mutually_exclusive_group()
            _declare(groups.get(option.group, self), option)

    def unknown(self, word: str) -> NoReturn:
        """Raise a UsageError for a word that is no option, with the one that may be meant."""
        from difflib import get_close_matches

        what = _("there is no option {word}").format(word=word)
        near = get_close_matches(word.partition("=")[0], self._option_string_actions, 1, ALIKE)
        if not near:
            self.error(what)
        raise UsageError(
            _("Wrong command line"), what, _("Did you mean {name}?").format(name=near[0])
        )

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse a value that is none of an option's choices, in plain words."""
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(
                action,
                _("{word} is none of {choices}").format(
                    word=value, choices=", ".join(map(str, action.choices))
                ),
            )

    def _get_formatter(self) -> argparse.HelpFormatter:
        """Return what options are tried on; the terminal's width, dear to ask for, is not needed."""
        return argparse.HelpFormatter(self.prog, width=80)

    def format_help(self) -> str:
        """Return the command's help, which our own tables tell better than argparse."""
        from reader.cli.guide import help_text

        return help_text(self._command)

    def error(self, message: str) -> NoReturn:
        """Raise a UsageError that says what is wrong and where help is."""
        raise wrong_usage(self._command.name, message)


def wrong_usage(command: str, what: str) -> UsageError:
    """Return the error that says what is wrong in a command's line, and where its help is."""
    asked = " ".join(word for word in (PROGRAM, command, "-h") if word)
    return UsageError(
        _("Wrong command line"), what, _("`{command}` shows how.").format(command=asked)
    )


def _declare(parser: argparse._ActionsContainer, option: Option) -> None:
    if option.name == "help":
        parser.add_argument(*option.flags, action="help")
    elif option.name == "version":
        parser.add_argument(*option.flags, action="version", version=f"{PROGRAM} {__version__}")
    elif option.takes is Takes.NOTHING:
        parser.add_argument(*option.flags, action="store_true")
    else:
        parser.add_argument(
            *option.flags,
            default=option.default,
            choices=option.choices or None,
            type=_READERS.get(option.takes, str),
        )


def _number(words: str) -> int:
    if not NUMBER.fullmatch(words):
        raise argparse.ArgumentTypeError(
            _("{word} is no whole number from 1 up").format(word=words)
        )
    return int(words)


def _date(words: str) -> str:
    found = DATE.fullmatch(words.strip())
    try:
        year, month, day = (int(part) for part in found.groups() if part) if found else (0, 0, 0)
        return date(year, month, day).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("{word} is no date such as 2023-06-28").format(word=words)
        ) from None


def _encoding(words: str) -> str:
    try:
        "".encode(words)
        return codecs.lookup(words).name
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(
            _("{word} is no encoding; there are utf-8, gb18030, big5 …").format(word=words)
        ) from None


def _folder(words: str) -> str:
    if not words:
        raise argparse.ArgumentTypeError(_("the name of the folder is empty"))
    return words


_READERS: Final[dict[Takes, Callable[[str], object]]] = {
    Takes.NUMBER: _number,
    Takes.DATE: _date,
    Takes.ENCODING: _encoding,
    Takes.FOLDER: _folder,
}
