"""The help: examples first, then what there is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.cli.commands import COMMANDS, EXAMPLES, EXIT_CODES, GLOBALS, OPEN
from reader.cli.grammar import PROGRAM, Command, Example, Option
from reader.messages import _
from reader.text.cells import cell_len
from reader.text.lines import break_lines

WIDTH: Final = 80
"""Cells of a line of help."""
WIDEST_TERM: Final = 40
"""Cells of the left column; a longer term stands on a line of its own."""

Row = tuple[str, str]


def help_text(command: Command) -> str:
    """Return the help of one command, or of the whole program for the one without a name."""
    sections = _whole() if command is OPEN else _single(command)
    return "\n".join(line for section in sections for line in (*section, ""))


def _whole() -> Iterator[Iterable[str]]:
    yield _section(_("Examples"), _examples(EXAMPLES))
    word = _("COMMAND")
    yield (
        _("Usage"),
        f"  {OPEN.usage}",
        f"  {PROGRAM} {word} …",
    )
    rows = [(command.name, _(command.says)) for command in COMMANDS.values()]
    yield _section(_("Commands"), rows)
    yield _section(_("Options"), _options(GLOBALS))
    yield _section(_("Exit codes"), [(str(code), _(says)) for code, says in EXIT_CODES])
    yield (_("`gxreader COMMAND -h` tells more about a command."),)


def _single(command: Command) -> Iterator[Iterable[str]]:
    yield _section(_("Examples"), _examples(command.examples))
    yield (_("Usage"), *_wrapped(command.usage, "  ", "      "))
    yield (
        *_wrapped(_(command.says)),
        *(line for note in command.notes for line in _wrapped(_(note))),
    )
    if command.operand is not None:
        yield _section(_("Operands"), [(command.operand.spelling, _(command.operand.says))])
    yield _section(_("Options"), _options((*command.options, *GLOBALS)))


def _examples(examples: Sequence[Example]) -> list[Row]:
    return [(example.line, _(example.says)) for example in examples]


def _options(options: Iterable[Option]) -> list[Row]:
    return [(option.spelling, _(option.says)) for option in options]


def _section(heading: str, rows: Sequence[Row]) -> Iterator[str]:
    """Yield a heading and two columns, measured in cells."""
    yield heading
    left = min(max((cell_len(term) for term, _says in rows), default=0), WIDEST_TERM)
    for term, says in rows:
        pad = " " * (left + 4)
        if cell_len(term) > left:
            yield f"  {term}"
            yield from _wrapped(says, pad, pad)
        else:
            yield from _wrapped(says, f"  {term}{' ' * (left - cell_len(term))}  ", pad)


def _wrapped(text: str, first: str = "", later: str = "") -> Iterator[str]:
    lines = break_lines(text, WIDTH - max(cell_len(first), cell_len(later)))
    for number, (start, stop) in enumerate(lines):
        yield (later if number else first) + text[start:stop].rstrip()
