"""The commands that put right what the parser took wrongly."""

from typing import Final

from reader.cli.grammar import Command, Example, Operand, Option, Takes
from reader.cli.options import JSON
from reader.messages import N_

_ROLES: Final = ("body", "subhead", "caption", "credit", "note", "headline")

CORRECTING: Final = (
    Command(
        "correct",
        N_("Put right what was parsed wrongly; page files stay untouched."),
        Operand(
            "ID",
            N_("An article; with --undo, the stamp of a correction. Alone: its paragraphs."),
            many=False,
        ),
        options=(
            Option(
                ("--split",), N_("Begin an article at this paragraph."), Takes.TEXT, "N", group="do"
            ),
            Option(("--merge",), N_("Make it the end of the article before it."), group="do"),
            Option(("--title",), N_("Set the title."), Takes.TEXT, "WORDS"),
            Option(("--kicker",), N_("Set the line above the title."), Takes.TEXT, "WORDS"),
            Option(("--deck",), N_("Set the line below the title."), Takes.TEXT, "WORDS"),
            Option(
                ("--role",),
                N_("Say what the paragraph of --paragraph is."),
                Takes.CHOICE,
                "ROLE",
                choices=_ROLES,
                group="do",
            ),
            Option(("--advertisement",), N_("Take it out of the list: it is none."), group="do"),
            Option(
                ("--join",), N_("Join this paragraph with the next."), Takes.TEXT, "N", group="do"
            ),
            Option(
                ("--break-before",),
                N_("Begin a paragraph at these words."),
                Takes.TEXT,
                "WORDS",
                group="do",
            ),
            Option(
                ("--replace",),
                N_("Put the words of --with in the place of these; search finds both."),
                Takes.TEXT,
                "WORDS",
                group="do",
            ),
            Option(("--with",), N_("What is right; nothing if not given."), Takes.TEXT, "WORDS"),
            Option(
                ("--paragraph",),
                N_("The paragraph meant, from 1; 0 is the headline."),
                Takes.TEXT,
                "N",
            ),
            Option(("--undo",), N_("Take back the last correction, or the one named."), group="do"),
        ),
        examples=(
            Example("gxreader correct mfrggzdfmy", N_("its paragraphs and their numbers")),
            Example("gxreader correct mfrggzdfmy --replace 末来 --with 未来", N_("a misread word")),
            Example(
                "gxreader correct mfrggzdfmy --role headline --paragraph 4",
                N_("an article that begins at paragraph 4"),
            ),
            Example("gxreader correct --undo", N_("take the last one back")),
        ),
        notes=(
            N_(
                "Corrections are kept as lines of text in the data folder (gxreader locate data) and "
                "replayed whenever the file is taken in. Copying corrections.*.jsonl shares them."
            ),
        ),
    ),
    Command(
        "corrections",
        N_("List the corrections that hold, and those that do not fit any more."),
        Operand("ID", N_("Only those of the page of this article."), many=False),
        options=(JSON,),
        examples=(Example("gxreader corrections", N_("all of them, the oldest first")),),
    ),
)
"""The commands, in the order of the help."""
