"""What a command is: the values that the parser, the help, the manual and completions read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Takes(StrEnum):
    """What an option's value or an operand is; completions offer accordingly."""

    NOTHING = ""
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    ENCODING = "encoding"
    CHOICE = "choice"
    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Option:
    """One option: ``flags`` with the long one last; ``says`` is translated when it is said.

    Of options that share a ``group`` only one may be given.
    """

    flags: tuple[str, ...]
    says: str
    takes: Takes = Takes.NOTHING
    metavar: str = ""
    choices: tuple[str, ...] = ()
    default: object = None
    group: str = ""

    @property
    def name(self) -> str:
        """The attribute that holds its value: ``--sort`` gives ``sort``."""
        return self.flags[-1].lstrip("-").replace("-", "_")

    @property
    def spelling(self) -> str:
        """The option as help prints it: ``-h, --help``, ``--limit N``."""
        words = ", ".join(self.flags)
        return f"{words} {self.value_word}" if self.takes else words

    @property
    def value_word(self) -> str:
        """The word that stands for its value, or its choices."""
        return "|".join(self.choices) if self.choices else self.metavar


@dataclass(frozen=True, slots=True)
class Operand:
    """What follows the command: a word for it, how few will do, and how many may be given.

    Words that are ``signed`` may begin with ``-`` and be no options.
    """

    metavar: str
    says: str
    takes: Takes = Takes.TEXT
    least: int = 0
    many: bool = True
    choices: tuple[str, ...] = ()
    signed: bool = False

    @property
    def spelling(self) -> str:
        """The operand as a usage line prints it: ``FILE…``, ``[SHELL]``."""
        words = ("|".join(self.choices) or self.metavar) + ("…" if self.many else "")
        return words if self.least else f"[{words}]"


@dataclass(frozen=True, slots=True)
class Example:
    """A command line to type, and what it does."""

    line: str
    says: str


@dataclass(frozen=True, slots=True)
class Command:
    """One command; the one without a name opens the reader."""

    name: str
    says: str
    operand: Operand | None = None
    options: tuple[Option, ...] = ()
    examples: tuple[Example, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """The command's usage line, without the word usage."""
        words = ["gxreader", self.name, *(f"[{option.spelling}]" for option in self.options)]
        if self.operand is not None:
            words.append(self.operand.spelling)
        return " ".join(word for word in words if word)


PROGRAM: Final = "gxreader"
