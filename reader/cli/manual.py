"""The manual page, made from the table of commands: ``python -m reader.cli.manual docs``.

Writes ``gxreader.1`` (roff) and ``gxreader.1.md`` (Markdown) into the folder named. The manual is
in English.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.cli.commands import COMMANDS, EXAMPLES, EXIT_CODES, GLOBALS, OPEN
from reader.cli.grammar import PROGRAM, Command, Option

TAGLINE: Final = "read Chinese newspapers in the terminal: articles, search and key figures"

ABOUT: Final = (
    (
        "gxreader turns page files of Chinese newspapers (plain text as it was copied from a page) into "
        "articles, sets them for reading in the terminal, finds words in all of them and lists the "
        "figures they hold. It works offline and never writes to a page file."
    ),
    (
        "Data goes to standard output, everything else that is said to standard error; both are the "
        "same on a terminal and in a pipe, but for colour. Where standard output is no terminal, "
        "gxreader without a command prints the articles, or the list of the library."
    ),
)

SHAPES: Final = (
    (
        "parse --json",
        (
            '{"version", "file", "encoding", "articles": [{"id", "kind", "headline": {"kicker", "title", '
            '"deck"}, "byline": [{"name", "role"}], "dateline", "jump", "paragraphs": [{"text", "role", '
            '"lines"}], "lines", "paper", "date", "page", "section"}], "furniture": [{"text", "kind", '
            '"lines"}]}, one object a page; a file of another format than text may hold many, and of a '
            "text larger than 4 MB every part is printed as one. A kind is article, photo, continuation or "
            "brief; a role body, subhead, caption, credit or note; lines are 1-based lines of the file, or "
            "where it has none, of the text it holds."
        ),
    ),
    (
        "figures --json",
        (
            '{"version", "file", "encoding", "count", "figures": [{"article", "title", "paragraph", '
            '"start", "end", "text", "value", "unit", "kind", "approx", "change", "label", "key", '
            '"sentence", "lines"}]}, one object a page. start and end count code points in the text of '
            "the paragraph (from 0; -1 is the title). A value is a number, [low, high], an ISO 8601 date "
            "or interval, or null."
        ),
    ),
    (
        "figures --jsonl",
        (
            'A line {"id", "title", "body"} (a date may be added) is answered with a line {"id", '
            '"figures": [{"start", "end", "text", "value", "unit", "kind", "approx", "change", "label", '
            '"key"}]}; start and end count code points in the body. A line that cannot be read is '
            'answered with {"id": null, "figures": [], "error"}.'
        ),
    ),
    (
        "list --json",
        (
            '{"version", "count", "articles": [{"id", "source_id", "title", "kind", "paper", "date", '
            '"page", "also", "section", "characters", "figures", "read", "starred"}]}; count is the '
            "number of all that pass the filters, whatever the limit. page names all pages of a story "
            "that jumps (01、03), also those that print it again."
        ),
    ),
    (
        "show --json",
        (
            "The article as parse --json gives it, with version, paper, date, page, section, source, "
            'source_id, figures, and "parts" and "copies": [{"page", "section", "source", "lines", '
            '"paragraphs", "heading"}], paragraphs being [first, behind the last], from 0, and heading what '
            "the page prints above them beyond the story's headline; one object an article. "
            "A story that jumps has its parts in order, and lines of a paragraph are those of its "
            "part's source; copies are where its edition prints it again."
        ),
    ),
    (
        "search --json",
        (
            '{"version", "query", "count", "hits": [{"id", "source_id", "title", "paper", "date", '
            '"page", "score", "snippet": {"text", "marks"}}]}; marks are pairs of code points in the '
            "text, half open."
        ),
    ),
    (
        "add --json, refresh --json",
        (
            '{"version", "files", "articles", "figures", "joined", "jumps", "furniture", "copies", '
            '"unchanged", "removed", "rejected": [{"path", "line", "reason"}], "unsure": [{"path", '
            '"line", "reason"}], "notices"}; line 0 is the whole file.'
        ),
    ),
    (
        "sources --json",
        '{"version", "count", "sources": [{"path", "files", "articles", "added"}]}.',
    ),
    (
        "holdings --json",
        (
            '{"version", "count", "papers": [{"paper", "editions": [{"date", "pages", "missing", '
            '"articles"}]}], "duplicates": [{"paper", "date", "page", "articles", "files"}], '
            '"repeats": [{"paper", "date", "page", "again", "title", "files"}], "suspects": [{"path", '
            '"encoding", "usual", "damaged_lines"}]}; count is the number of editions.'
        ),
    ),
)

ENVIRONMENT: Final = (
    ("GXREADER_LIBRARY", "The folder of the library, as --library."),
    ("GXREADER_LANGUAGE, GXREADER_THEME …", "A setting, by its name in capitals."),
    ("GXREADER_DEBUG", "If not empty, an internal error shows its traceback."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language, if neither --lang nor a setting chooses one."),
    ("NO_COLOR, FORCE_COLOR", "If not empty, never or always use colour."),
    (
        "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME",
        "Where the folders below lie.",
    ),
)

FILES: Final = (
    (
        "~/.config/gxreader/config.toml",
        "Settings and keys; never written by gxreader. A mistake in it is told, the default used.",
    ),
    ("~/.local/share/gxreader", "What was read and starred. Worth a backup."),
    ("~/.local/state/gxreader", "Reading positions."),
    ("~/.cache/gxreader", "The library and its index; may be deleted, refresh builds it again."),
)

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """One section: running paragraphs, then terms with their explanations."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    level: int = 1


def parts() -> Iterator[Part]:
    """Yield the sections of the manual in the order of man-pages(7)."""
    yield Part("Name", (f"{PROGRAM} - {TAGLINE}",))
    yield Part("Synopsis", rows=((OPEN.usage, ""), (f"{PROGRAM} COMMAND …", "")))
    yield Part("Description", (*ABOUT, OPEN.says, *OPEN.notes))
    yield Part("Commands")
    for command in COMMANDS.values():
        yield _command(command)
    yield Part("Options", ("Before the command or after it:",), _options(GLOBALS))
    yield Part("Exit status", rows=tuple((str(code), says) for code, says in EXIT_CODES))
    yield Part("JSON", ("version is 1; it counts up when a shape changes its meaning.",), SHAPES)
    yield Part("Environment", rows=ENVIRONMENT)
    yield Part("Files", ("gxreader locate prints where they are on this system.",), FILES)
    yield Part("Examples", rows=tuple((one.line, one.says) for one in EXAMPLES))


def _command(command: Command) -> Part:
    examples = tuple((one.line, one.says) for one in command.examples)
    operand = command.operand
    operands: tuple[Row, ...] = () if operand is None else ((operand.spelling, operand.says),)
    return Part(
        command.usage,
        (command.says, *command.notes),
        (*operands, *_options(command.options), *examples),
        level=2,
    )


def _options(options: Iterable[Option]) -> tuple[Row, ...]:
    return tuple((option.spelling, option.says) for option in options)


def roff() -> Iterator[str]:
    """Yield the lines of the manual page in man(7) macros."""
    yield '.TH GXREADER 1 "" gxreader "User Commands"'
    for part in parts():
        yield f".{'SH' if part.level == 1 else 'SS'} {_roff(part.heading.upper() if part.level == 1 else part.heading)}"
        for number, paragraph in enumerate(part.paragraphs):
            yield from ((".PP",) if number else ())
            yield _roff(paragraph)
        for term, says in part.rows:
            yield ".TP"
            yield f"\\fB{_roff(term)}\\fR"
            yield _roff(says) or "\\&"


def _roff(text: str) -> str:
    """Escape what roff would read as its own: backslashes, hyphens, a dot or quote in front."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def markdown() -> Iterator[str]:
    """Yield the lines of the same manual in Markdown."""
    yield "# gxreader(1)"
    for part in parts():
        yield ""
        yield f"## {part.heading}" if part.level == 1 else f"### `{part.heading}`"
        for paragraph in part.paragraphs:
            yield ""
            yield paragraph
        if part.rows:
            yield ""
        for term, says in part.rows:
            yield f"- `{term}`" + (f": {says}" if says else "")


MANUALS: Final = ((f"{PROGRAM}.1", roff), (f"{PROGRAM}.1.md", markdown))
"""The files of the manual and what writes them."""


def write_manuals(folder: Path) -> None:
    """Write the manual into ``folder``."""
    for name, lines in MANUALS:
        text = "".join(f"{line}\n" for line in lines())
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_manuals(Path(sys.argv[1]))
