"""The commands of gxreader, its options and its exit codes: the one table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reader.cli.annotating_commands import ANNOTATING
from reader.cli.correcting_commands import CORRECTING
from reader.cli.grammar import Command, Example, Operand, Option, Takes
from reader.cli.intake_commands import INTAKE
from reader.cli.options import GLOBALS, JSON, LIMIT, PAGE_FILES
from reader.messages import N_

__all__ = ["COMMANDS", "EXAMPLES", "EXIT_CODES", "GLOBALS", "OPEN"]

OPEN: Final = Command(
    "",
    N_("Open the reader: on the library, or on the files and folders named, registering nothing."),
    Operand(
        "FILE|FOLDER",
        N_("What to open; - reads a page from standard input. Nothing named: the library."),
        Takes.FILE,
    ),
    notes=(
        N_("Where standard output is no terminal, the articles are printed as plain text."),
        N_("A file named like a command is opened as ./NAME."),
    ),
)

COMMANDS: Final[Mapping[str, Command]] = MappingProxyType(
    {
        command.name: command
        for command in (
            *INTAKE,
            Command(
                "figures",
                N_("Print the figures of page files, of texts in a stream, or of the library."),
                Operand(
                    "FILE|QUERY",
                    N_("Page files or folders, - for standard input; else words for the library."),
                    Takes.FILE,
                ),
                options=(
                    JSON,
                    LIMIT,
                    Option(
                        ("--kind",),
                        N_("Of the library, only this kind (money, people, area, percent …)."),
                        Takes.TEXT,
                        "KIND",
                    ),
                    Option(
                        ("--min",), N_("Only amounts from here up (500万元)."), Takes.TEXT, "AMOUNT"
                    ),
                    Option(("--max",), N_("Only amounts up to here."), Takes.TEXT, "AMOUNT"),
                    Option(
                        ("--unit",),
                        N_("Only amounts in this unit, or convertible."),
                        Takes.TEXT,
                        "UNIT",
                    ),
                    Option(
                        ("--label",),
                        N_("Only where this is in what is counted."),
                        Takes.TEXT,
                        "WORDS",
                    ),
                    Option(
                        ("--owner",),
                        N_("Only where this is in whose amount it is."),
                        Takes.TEXT,
                        "NAME",
                    ),
                    Option(
                        ("--order",),
                        N_("The order of the library's figures."),
                        Takes.CHOICE,
                        "ORDER",
                        choices=(
                            *("oldest", "newest", "paper", "kind", "amount", "label", "owner"),
                            "title",
                        ),
                        default="oldest",
                    ),
                    Option(("--reverse",), N_("Turn the order round.")),
                    Option(("--csv",), N_("Write a table with commas (CSV)."), group="form"),
                    Option(("--tsv",), N_("Write a table with tabs (TSV)."), group="form"),
                    Option(
                        ("--jsonl",),
                        N_(
                            "Write the library's figures one a line; without a question, read "
                            '{"id","title","body"} lines and answer each with one line.'
                        ),
                        group="form",
                    ),
                    Option(
                        ("--plot",),
                        N_(
                            "Plot what is named by --label over time: here, or into a file that "
                            "follows (.png, .svg, .csv, .tsv)."
                        ),
                        group="form",
                    ),
                ),
                examples=(
                    Example("gxreader figures page.txt --csv > figures.csv", N_("a spreadsheet")),
                    Example(
                        "gxreader figures 基地 --min 5亿元 --csv",
                        N_("the library's, as a spreadsheet"),
                    ),
                    Example("gxreader figures --label 总投资 --plot", N_("a plot in the terminal")),
                    Example(
                        "gxreader figures --jsonl < in.jsonl > out.jsonl",
                        N_("a stream, answered line by line"),
                    ),
                ),
            ),
            Command(
                "check",
                N_("Compare the figures of a draft with the library, and check its arithmetic."),
                Operand("FILE", PAGE_FILES.says, Takes.FILE, least=1),
                options=(JSON,),
                examples=(Example("gxreader check draft.txt", N_("what was printed before")),),
                notes=(N_("Exit code 1 says that there is a figure to look at."),),
            ),
            *CORRECTING,
            *ANNOTATING,
            Command(
                "list",
                N_("List the articles of the library."),
                options=(
                    JSON,
                    LIMIT,
                    Option(
                        ("--order",),
                        N_("The order of the list."),
                        Takes.CHOICE,
                        "ORDER",
                        choices=("newest", "oldest", "paper", "longest", "figures"),
                        default="newest",
                    ),
                    Option(("--unread",), N_("Only what was not read yet.")),
                    Option(("--starred",), N_("Only what was starred.")),
                    Option(("--paper",), N_("Only this paper."), Takes.TEXT, "NAME"),
                    Option(("--date",), N_("Only this day."), Takes.DATE, "DATE"),
                    Option(
                        ("--page",), N_("Only this page, as printed (01, A12)."), Takes.TEXT, "PAGE"
                    ),
                    Option(
                        ("--words",),
                        N_("Only where these words are in the title or the first words."),
                        Takes.TEXT,
                        "WORDS",
                    ),
                ),
                examples=(
                    Example("gxreader list --date 2023-06-28", N_("one day's articles")),
                    Example("gxreader list --unread --json", N_("the unread ones, for a script")),
                ),
                notes=(N_("N marks what is unread, * what is starred."),),
            ),
            Command(
                "show",
                N_("Print articles of the library."),
                Operand("ID", N_("Ids, as list and search print them."), least=1),
                options=(JSON,),
                examples=(Example("gxreader show mfrggzdfmy --json", N_("an article as data")),),
            ),
            Command(
                "search",
                N_("Find articles in the library."),
                Operand(
                    "QUERY", N_("Words to find; put -- before a query that begins with -."), least=1
                ),
                options=(
                    JSON,
                    Option(
                        ("--limit",),
                        N_("Show at most so many; 50 if not given."),
                        Takes.NUMBER,
                        "N",
                        default=50,
                    ),
                    Option(
                        ("--sort",),
                        N_("The best first, or the newest."),
                        Takes.CHOICE,
                        "ORDER",
                        choices=("relevance", "date"),
                        default="relevance",
                    ),
                    Option(
                        ("--facets",),
                        N_("Count the hits by year, month, paper, page, section or kind instead."),
                        Takes.CHOICE,
                        "BY",
                        choices=("year", "month", "paper", "page", "section", "kind"),
                        group="way",
                    ),
                    Option(
                        ("--kwic",),
                        N_("Print every match in the words around it, one below the other."),
                        group="way",
                    ),
                    Option(
                        ("--explain",),
                        N_("Say how the query is understood and why its first hit is first."),
                        group="way",
                    ),
                ),
                examples=(
                    Example("gxreader search 乡村振兴", N_("articles about it, the best first")),
                    Example("gxreader search '标题:火炬 -体育'", N_("in titles, without a word")),
                    Example(
                        "gxreader search 火炬 --sort date --json", N_("the newest first, as data")
                    ),
                    Example("gxreader search 火炬 --facets year", N_("how often in every year")),
                    Example("gxreader search 火炬 --kwic --limit 200", N_("the words around it")),
                ),
            ),
            Command(
                "locate",
                N_("Print the folders gxreader keeps its own in."),
                Operand(
                    "FOLDER",
                    N_("Which one; all of them if none is named."),
                    Takes.CHOICE,
                    choices=("config", "data", "state", "cache", "library"),
                    many=False,
                ),
                examples=(Example("gxreader locate config", N_("where config.toml belongs")),),
            ),
            Command(
                "completion",
                N_("Print a script that completes gxreader's command line."),
                Operand(
                    "SHELL",
                    N_("The shell."),
                    Takes.CHOICE,
                    least=1,
                    many=False,
                    choices=("bash", "zsh", "fish"),
                ),
                examples=(
                    Example('eval "$(gxreader completion bash)"', N_("in ~/.bashrc")),
                    Example("gxreader completion fish | source", N_("in config.fish")),
                ),
            ),
        )
    }
)
"""Every command by name, in the order of the help."""

EXAMPLES: Final = (
    Example("gxreader", N_("read the library, or the samples until something was added")),
    Example("gxreader page.txt", N_("read a page file")),
    Example("gxreader add ~/papers", N_("add a folder of page files to the library")),
    Example("gxreader search 乡村振兴", N_("search the library")),
    Example("gxreader parse page.txt --json", N_("the articles of a page, for a script")),
)
"""What the help begins with."""

EXIT_CODES: Final = (
    (0, N_("found, done")),
    (1, N_("nothing found")),
    (2, N_("the command line or a query is wrong")),
    (3, N_("the library or a file cannot be read or written")),
    (5, N_("done, but some files or lines were rejected")),
    (130, N_("interrupted")),
)
