"""``check``: every figure of a draft against the library, and the arithmetic between them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.cli.narration import say
from reader.cli.plain import owned_label
from reader.cli.program import Call
from reader.cli.reading import reading_room
from reader.cli.records import VERSION, Record, figure_record
from reader.cli.streams import STDIN, read_stdin, speak_utf8, write_json, write_lines
from reader.errors import FileUnreadable, NotFound
from reader.library import (
    Library,
    check_article,
    figures_of_article,
    match_figures,
    parsed_pages,
    parsed_text,
)
from reader.messages import N_, _
from reader.model import (
    Article,
    Check,
    FigureEntry,
    FigureMatch,
    Match,
    Page,
    Rejected,
    name_of,
)
from reader.text.cells import printable

TOLD: Final = {
    Match.FOUND: N_("found"),
    Match.OTHER_VALUE: N_("another value"),
    Match.NOT_FOUND: N_("not found"),
}

SUMS: Final = "sums"
"""What is counted beside matches: sums and percentages that do not come out."""

Tally = Counter[str]


def check(call: Call) -> int:
    """Print what the library says of every figure of the drafts; 1 when there is one to check."""
    tally: Tally = Counter()
    with reading_room(call) as library:
        for page in _pages(call):
            for article in page.articles:
                tally += _check_article(library, article, call)
    words = _("Found: {found}; another value: {other}; not found: {missing}; sums: {sums}.")
    say(
        words.format(
            found=tally[Match.FOUND],
            other=tally[Match.OTHER_VALUE],
            missing=tally[Match.NOT_FOUND],
            sums=tally[SUMS],
        )
    )
    return 1 if tally.total() > tally[Match.FOUND] else 0


def _pages(call: Call) -> Iterator[Page]:
    """Yield the drafts' pages.

    Raises:
        FileUnreadable: a file cannot be read.
        NotFound: a file or folder holds no article.
    """
    encoding = call.options.encoding
    for word in call.operands:
        if word == STDIN:
            yield parsed_text(read_stdin(), _("standard input"), encoding)
            continue
        articles = 0
        for page in parsed_pages([Path(word)], encoding):
            if isinstance(page, Rejected):
                raise FileUnreadable(_("File unreadable"), page.reason)
            articles += len(page.articles)
            yield page
        if not articles:
            raise NotFound(_("No such article"), _("{path} holds no article.").format(path=word))


def _check_article(library: Library, article: Article, call: Call) -> Tally:
    """Print an article's checks and return how many figures there are of each sort."""
    figures = figures_of_article(article)
    checks = check_article(article, figures)
    matches = list(match_figures(library, article, figures))
    if call.options.json:
        speak_utf8()
        write_json(_record(article, checks, matches))
    else:
        write_lines(map(printable, _lines(article, checks, matches)))
    tally: Tally = Counter(one.match.value for one in matches)
    tally[SUMS] += sum(not one.holds for one in checks)
    return tally


def _record(article: Article, checks: tuple[Check, ...], matches: list[FigureMatch]) -> Record:
    return {
        "version": VERSION,
        "article": article.id,
        "title": name_of(article),
        "figures": [
            {
                **figure_record(article, one.figure),
                "match": one.match.value,
                "places": [_place(entry) for entry in one.entries],
            }
            for one in matches
        ],
        "arithmetic": [
            {"rule": one.rule, "holds": one.holds, "arithmetic": one.arithmetic} for one in checks
        ],
    }


def _place(entry: FigureEntry) -> Record:
    return {
        "article": entry.article_id,
        "source_id": entry.source_id,
        "title": entry.title,
        "paper": entry.paper,
        "date": entry.issue_date,
        "page": entry.page,
        "text": entry.figure.wording,
        "sentence": entry.sentence,
    }


def _lines(
    article: Article, checks: tuple[Check, ...], matches: list[FigureMatch]
) -> Iterator[str]:
    yield name_of(article)
    for one in matches:
        yield f"  {one.figure.wording}  {owned_label(one.figure)}: {_(TOLD[one.match])}"
        for entry in one.entries:
            place = " ".join(part for part in (entry.issue_date, entry.paper, entry.page) if part)
            yield f"    {entry.figure.wording}  {place}  {entry.title}"
    for check in checks:
        if not check.holds:
            yield "  " + _("Check this: {arithmetic}").format(arithmetic=check.arithmetic)
