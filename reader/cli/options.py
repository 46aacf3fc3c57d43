"""Options and operands that several commands share."""

from argparse import Namespace
from typing import Final

from reader.cli.grammar import Operand, Option, Takes
from reader.errors import UsageError
from reader.messages import N_, _

GLOBALS: Final = (
    Option(("-h", "--help"), N_("Show this help.")),
    Option(("-V", "--version"), N_("Show the version.")),
    Option(
        ("--library",),
        N_("Use the library in this folder; GXREADER_LIBRARY names one as well."),
        Takes.FOLDER,
        "DIR",
    ),
    Option(
        ("--encoding",),
        N_("Read files in this encoding (gb18030, big5 …) instead of finding it out."),
        Takes.ENCODING,
        "NAME",
    ),
    Option(
        ("--lang",), N_("Speak Chinese or English."), Takes.CHOICE, "LANG", choices=("zh", "en")
    ),
    Option(
        ("--color",),
        N_("When to use colour; auto means on a terminal, unless NO_COLOR is set."),
        Takes.CHOICE,
        "WHEN",
        choices=("auto", "always", "never"),
        default="auto",
    ),
)
"""Options that every command takes, before its name or after it."""

JSON: Final = Option(("--json",), N_("Write JSON."), group="form")
LIMIT: Final = Option(("--limit",), N_("Show at most so many."), Takes.NUMBER, "N")
PATHS: Final = Operand("PATH", N_("Files and folders."), Takes.FILE, least=1)
PAGE_FILES: Final = Operand(
    "FILE", N_("Page files, or folders of them; - reads standard input."), Takes.FILE, least=1
)
PLACE: Final = (
    Option(("--paper",), N_("The paper, whatever names and pages say of it."), Takes.TEXT, "NAME"),
    Option(("--date",), N_("The day of the edition, likewise."), Takes.DATE, "DATE"),
    Option(("--page",), N_("The page as printed (01, A12), likewise."), Takes.TEXT, "PAGE"),
    Option(
        ("--name-pattern",),
        N_("What file names tell: {paper}/{date}/{page}-{section}.txt, or a regular expression."),
        Takes.TEXT,
        "PATTERN",
    ),
)
"""Where all of the files stood, as their owner knows."""


def asked_place(options: Namespace) -> dict[str, str]:
    """Return what the command line says of paper, date and page; nothing of what it does not.

    Raises UsageError when a pattern of names cannot be understood.
    """
    named = (
        ("paper", "paper"),
        ("issue_date", "date"),
        ("page", "page"),
        ("names", "name_pattern"),
    )
    given = ((field, getattr(options, name, None)) for field, name in named)
    told = {field: wording.strip() for field, wording in given if wording and wording.strip()}
    if "names" in told:
        _check_pattern(told["names"])
    return told


def _check_pattern(pattern: str) -> None:
    from reader.config.names import PatternMistake, compile_names

    try:
        compile_names(pattern)
    except PatternMistake as mistake:
        raise UsageError(
            _("Wrong command line"),
            _("--name-pattern, {mistake}").format(mistake=mistake),
            _("`gxreader add -h` shows an example."),
        ) from mistake
