"""The commands around articles: similar ones, differences, tags and notes."""

from typing import Final

from reader.cli.grammar import Command, Example, Operand, Option, Takes
from reader.cli.options import JSON
from reader.messages import N_

_NAMES: Final = N_("Ids, page files, or one article of a file as FILE:N, from 1.")
_UNDO: Final = Option(("--undo",), N_("Take back the last change of tags or notes."), group="do")

ANNOTATING: Final = (
    Command(
        "similar",
        N_("List the articles of the library that share their text with others."),
        Operand("ARTICLE", _NAMES, Takes.FILE, least=1),
        options=(
            JSON,
            Option(
                ("--min",),
                N_("Only those at least so many percent alike; 60 if not given."),
                Takes.TEXT,
                "PERCENT",
                default="60",
            ),
        ),
        examples=(
            Example("gxreader similar mfrggzdfmy", N_("the same story in other papers")),
            Example("gxreader similar draft.txt --min 80", N_("was this printed before?")),
        ),
        notes=(
            N_(
                "The percentage is how much of the shorter text stands in the longer, less where "
                "most numbers differ: then two texts share their mould, not their story."
            ),
        ),
    ),
    Command(
        "diff",
        N_("Print what was cut, added and moved between two articles."),
        Operand("ARTICLE", _NAMES, Takes.FILE, least=2),
        options=(JSON, Option(("--all",), N_("Show the paragraphs that are the same, too."))),
        examples=(
            Example("gxreader diff mfrggzdfmy nbswy3dpeb", N_("two articles of the library")),
            Example("gxreader diff draft.txt page.txt:2", N_("a draft and what was printed of it")),
        ),
        notes=(N_("[-cut-] {+added+} [<moved away<] {>moved here>}"),),
    ),
    Command(
        "tag",
        N_("Put tags on articles, take them off, or list them."),
        Operand(
            "ARTICLE|+TAG|-TAG",
            N_("Articles, and tags to put on (+) or take off (-); nothing named: all tags."),
            Takes.FILE,
            signed=True,
        ),
        options=(JSON, _UNDO),
        examples=(
            Example("gxreader tag mfrggzdfmy +工会 -待核", N_("one tag on, one off")),
            Example("gxreader tag", N_("all tags, with the number of articles")),
        ),
        notes=(N_("The query tag:NAME finds the articles that bear a tag."),),
    ),
    Command(
        "note",
        N_("Write a note to an article, or to one of its paragraphs."),
        Operand(
            "ARTICLE WORDS", N_("An article and the note; - reads it from standard input."), least=2
        ),
        options=(
            Option(
                ("--paragraph",),
                N_("The paragraph meant, from 1; 0 is the headline."),
                Takes.TEXT,
                "N",
            ),
        ),
        examples=(
            Example("gxreader note mfrggzdfmy 投资额待核", N_("a note to the article")),
            Example("gxreader note mfrggzdfmy --paragraph 2 与年报不符", N_("to its paragraph 2")),
        ),
        notes=(N_("`gxreader correct ID` lists the paragraphs with their numbers."),),
    ),
    Command(
        "notes",
        N_("Print the notes to articles, with quotations and sources."),
        Operand("QUERY", N_("Only notes to articles that this finds.")),
        options=(JSON, Option(("--md",), N_("Write Markdown."), group="form"), _UNDO),
        examples=(
            Example("gxreader notes --md > notes.md", N_("all notes, with citations by GB/T 7714")),
            Example("gxreader notes tag:工会", N_("the notes to articles with a tag")),
        ),
    ),
)
"""The commands, in the order of the help."""
