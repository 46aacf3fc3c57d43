"""Articles, lists and hits as plain text: one paragraph a line, nothing wrapped."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

from reader.messages import _, listed, ngettext
from reader.model import (
    Article,
    ArticleKind,
    ArticleRow,
    Figure,
    Furniture,
    Role,
    SearchHit,
    Snippet,
)
from reader.text.cells import cell_len, printable

BOLD: Final = "\x1b[1m"
NOT_BOLD: Final = "\x1b[22m"
INDENT: Final = "\u3000\u3000"
"""Two full-width spaces before a paragraph, as Chinese is set (CLREQ 3.3.2)."""
GAP: Final = "  "


def emphasised(text: str, *, styled: bool) -> str:
    """Return ``text`` printable, bold where there is colour."""
    shown = printable(text)
    return f"{BOLD}{shown}{NOT_BOLD}" if styled and shown else shown


def article_text(article: Article, *, styled: bool = False) -> Iterator[str]:
    """Yield the lines of an article: headline, byline, where it stood, then its paragraphs."""
    headline = article.headline
    if headline.kicker:
        yield printable(headline.kicker)
    if headline.title:
        yield emphasised(headline.title, styled=styled)
    if headline.deck:
        yield printable(headline.deck)
    yield from filter(None, (byline_text(article), place_text(article), copies_text(article)))
    yield ""
    for number, paragraph in enumerate(article.paragraphs):
        for line in article.heading_before(number).splitlines():
            yield emphasised(line, styled=styled)
        if paragraph.role is Role.BODY:
            yield INDENT + printable(paragraph.text)
        else:
            yield emphasised(paragraph.text, styled=styled and paragraph.role is Role.SUBHEAD)


def byline_text(article: Article) -> str:
    """Return the byline as printed, else its names after their roles."""
    printed = article.byline.printed.strip()
    names = (f"{one.role} {one.name}".strip() for one in article.byline.contributors)
    return printable(" ".join(printed.split()) if printed else "  ".join(names))


def place_text(article: Article) -> str:
    """Return id, date, paper and page, as far as they are known."""
    page = " ".join(filter(None, (article.page, article.section)))
    return printable(GAP.join(filter(None, (article.id, article.issue_date, article.paper, page))))


def copies_text(article: Article) -> str:
    """Return where the same edition prints an article, or a part of it, again; else nothing."""
    if not article.copies:
        return ""
    places = (f"{part.page} ({PurePath(part.source).name})".strip() for part in article.copies)
    return printable(_("also printed on: {places}").format(places=listed(places)))


def jump_text(article: Article) -> str:
    """Return that an article goes on, or comes from, where nothing is held; else nothing."""
    if article.parts or not article.jump:
        return ""
    return printable(_("({jump}: other part not found)").format(jump=article.jump))


def kind_name(kind: ArticleKind) -> str:
    """Return the word for a kind of article."""
    return {
        ArticleKind.ARTICLE: _("article"),
        ArticleKind.PHOTO: _("photo"),
        ArticleKind.CONTINUATION: _("continuation"),
        ArticleKind.BRIEF: _("brief"),
    }[kind]


def line_range(lines: Sequence[int]) -> str:
    """Name 1-based lines of a file by the first and the last."""
    if not lines:
        return ""
    first, last = min(lines), max(lines)
    if first == last:
        return _("line {first}").format(first=first)
    return _("lines {first} to {last}").format(first=first, last=last)


def rule_text(words: str, *, styled: bool = False) -> str:
    """Return a line that parts one item from the next and names it."""
    return emphasised(f"── {words}", styled=styled)


def furniture_text(piece: Furniture) -> str:
    """Return furniture on one line, after the lines it stands on."""
    return printable(f"{line_range(piece.lines)}: {' / '.join(piece.text.splitlines())}")


def owned_label(figure: Figure) -> str:
    """Return whose amount a figure is and what it counts, as far as they are told."""
    return " | ".join(filter(None, (figure.owner, figure.label)))


def figure_text(article: Article, figure: Figure) -> str:
    """Return a figure on one line: a star if it is key, wording, kind, owner and label, sentence."""
    parts = (
        figure.wording,
        figure.kind.value,
        owned_label(figure) or "-",
        article.wording(figure.sentence),
    )
    return printable(GAP.join((("*" if figure.key else " "), *parts)))


def count_text(count: int) -> str:
    """Return how many articles there are."""
    return ngettext("{count} article", "{count} articles", count).format(count=count)


class Columns:
    """Rows of cells set under one another; a column only grows, so rows can be printed at once."""

    def __init__(self) -> None:
        self._widths: list[int] = []

    def grow(self, rows: Sequence[Sequence[str]]) -> None:
        """Make room for ``rows``, all of one length."""
        for row in rows:
            self._widths.extend([0] * (len(row) - len(self._widths)))
            self._widths = [
                max(w, cell_len(word)) for w, word in zip(self._widths, row, strict=True)
            ]

    def line(self, row: Sequence[str]) -> str:
        """Return one row, its last column as long as it is."""
        *padded, last = row
        words = (
            word + " " * (width - cell_len(word))
            for word, width in zip(padded, self._widths, strict=False)
        )
        return GAP.join((*words, last)).rstrip()


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows of equal length under one another."""
    shown = [[printable(word) for word in row] for row in rows]
    columns = Columns()
    columns.grow(shown)
    yield from map(columns.line, shown)


def row_words(row: ArticleRow, *, read: bool, starred: bool) -> tuple[str, ...]:
    """Return the columns of an article in a list; N is unread, * starred."""
    marks = f"{' ' if read else 'N'}{'*' if starred else ' '}"
    page = f"{row.page} ({row.also})" if row.also else row.page
    place = (row.id, row.issue_date, row.paper, page, str(row.figure_count), row.name)
    return (marks, *(printable(word) for word in place))


def hit_text(hit: SearchHit, *, styled: bool) -> Iterator[str]:
    """Yield a hit as a block: where it stands, title, snippet."""
    yield printable(GAP.join(filter(None, (hit.article_id, hit.issue_date, hit.paper, hit.page))))
    if hit.title:
        yield f"{GAP}{emphasised(hit.title, styled=styled)}"
    yield f"{GAP}{marked_snippet(hit.snippet, styled=styled)}"


def marked_snippet(snippet: Snippet, *, styled: bool) -> str:
    """Return a snippet with its matches bold, or plain where there is no colour."""
    text = printable(snippet.text)
    if not styled:
        return text
    parts, at = [], 0
    for start, stop in snippet.marks:
        parts += [text[at:start], BOLD, text[start:stop], NOT_BOLD]
        at = stop
    return "".join((*parts, text[at:]))
