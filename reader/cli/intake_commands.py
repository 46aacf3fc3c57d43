"""The commands that take files in, and those that tell what was taken in."""

from typing import Final

from reader.cli.grammar import Command, Example, Option, Takes
from reader.cli.options import JSON, PAGE_FILES, PATHS, PLACE
from reader.messages import N_

INTAKE: Final = (
    Command(
        "add",
        N_("Register files and folders, take in what they hold and index it."),
        PATHS,
        options=(
            JSON,
            *PLACE,
            Option(("--dry-run",), N_("Only count and tell what would be rejected; keep nothing.")),
        ),
        examples=(
            Example("gxreader add ~/papers", N_("a folder of page files")),
            Example("gxreader add news.jsonl.xz", N_("articles in JSON Lines")),
            Example("gxreader add old/ --encoding gb18030", N_("files in a known encoding")),
        ),
        notes=(
            N_(
                "Takes page files (plain text, Markdown, saved web pages, EPUB, DOCX, PDF with its "
                "text), folders and zip archives of them, and JSON Lines of articles with id, title, "
                "body, date and source; also packed (.gz, .xz)."
            ),
        ),
    ),
    Command(
        "refresh",
        N_("Take in what changed, appeared or went in all that is registered."),
        options=(JSON,),
        examples=(Example("gxreader refresh", N_("bring the library up to date")),),
    ),
    Command(
        "remove",
        N_("Forget files and folders; the files themselves stay untouched."),
        PATHS,
        examples=(Example("gxreader remove ~/papers/2019", N_("forget a folder")),),
    ),
    Command(
        "sources",
        N_("List the registered files and folders."),
        options=(JSON,),
        examples=(Example("gxreader sources", N_("what was added, and when")),),
    ),
    Command(
        "holdings",
        N_("Show a calendar of the editions and pages held, what is missing and what is doubtful."),
        options=(JSON, Option(("--paper",), N_("Only this paper."), Takes.TEXT, "NAME")),
        examples=(
            Example("gxreader holdings", N_("every paper, month by month")),
            Example("gxreader holdings --paper 漓川日报 --json", N_("one paper's, as data")),
        ),
        notes=(
            N_(
                "A digit is the number of pages held of that day, + more than nine, * articles "
                "whose page is not known."
            ),
        ),
    ),
    Command(
        "parse",
        N_("Print the articles of page files."),
        PAGE_FILES,
        options=(
            JSON,
            *PLACE,
            Option(("--pretty",), N_("Indent the JSON.")),
        ),
        examples=(
            Example("gxreader parse page.txt", N_("the articles as text")),
            Example("gxreader parse *.txt --json", N_("one JSON object a line, one a file")),
        ),
    ),
)
"""In the order of the help."""
