"""Setting an article: from paragraphs to lines of a given measure, offsets kept."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from reader.messages import _
from reader.model import HEADLINE_PARAGRAPH, Article, Role
from reader.text.cells import cell_len
from reader.text.justify import blanks_for
from reader.text.kinsoku import HANGING
from reader.text.lines import break_lines

NO_PARAGRAPH: Final = -2
"""``SetLine.paragraph`` of lines that no span can point at (kicker, byline, blank)."""

INDENT: Final = 4
"""空两格: a paragraph's first line is indented by two Chinese characters, four cells."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line on the screen: ``text`` starts at ``start`` of ``paragraph``, ``indent`` cells in.

    ``blanks`` are the (offset, cells) that space a justified line out to the measure.
    """

    role: str
    text: str = ""
    paragraph: int = NO_PARAGRAPH
    start: int = 0
    indent: int = 0
    blanks: tuple[tuple[int, int], ...] = ()

    @property
    def stop(self) -> int:
        """Return the offset after the line's last code point."""
        return self.start + len(self.text)


BLANK: Final = SetLine("blank")

MARGIN: Final = 1
"""Empty cells that are at least at both sides of the text."""

HANG: Final = 2
"""Cells that a pause mark in the margin takes."""

Keep = Mapping[int, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a reader wants text set: measure in Chinese characters, spacing in empty lines.

    With ``hang``, a pause mark may stand in the margin behind a full line, where the measure leaves
    one.
    """

    measure: int = 40
    indent: bool = True
    justify: bool = False
    hang: bool = False
    line_spacing: int = 0
    paragraph_spacing: int = 0

    def width_in(self, room: int) -> int:
        """Return the cells of a line in a pane ``room`` cells wide: an even number."""
        hanging = HANG if self.hang else 0
        return max(2, min(2 * self.measure, room - 2 * MARGIN - hanging) // 2 * 2)

    def margin_in(self, room: int) -> int:
        """Return the empty cells before the lines, which stand in the middle of the pane."""
        return max(MARGIN, (room - self.width_in(room)) // 2)


PLAIN: Final = Manner()


def set_article(
    article: Article, width: int, manner: Manner = PLAIN, *, keep: Keep | None = None
) -> tuple[SetLine, ...]:
    """Set ``article`` in lines of at most ``width`` cells; ``keep`` spans stay whole.

    Justified lines all end at ``width``, but for the last of a paragraph. A mark that hangs takes
    two cells more.
    """
    lines = list(_set_headline(article, width))
    previous = ""
    for number, paragraph in enumerate(article.paragraphs):
        role = paragraph.role.value
        heading = list(_set_part_heading(article.heading_before(number), width))
        lines.extend(heading)
        previous = Role.SUBHEAD.value if heading else previous
        lines.extend(BLANK for _line in range(_gap(previous, role, manner)))
        first = INDENT if manner.indent and paragraph.role in {Role.BODY, Role.NOTE} else 0
        whole = (keep or {}).get(number, ())
        block = _set_block(paragraph.text, role, number, width, first, whole, hang=manner.hang)
        block = _justified(list(block), width) if manner.justify else block
        lines.extend(_leaded(block, manner.line_spacing))
        previous = role
    return tuple(lines)


def _gap(previous: str, role: str, manner: Manner) -> int:
    """Return the empty lines between two paragraphs: never fewer than between two lines."""
    if not previous:
        return 0
    return max(_apart(previous, role), manner.paragraph_spacing, manner.line_spacing)


def _leaded(lines: Iterable[SetLine], spacing: int) -> Iterator[SetLine]:
    """Put empty lines between lines."""
    for number, line in enumerate(lines):
        if number:
            yield from (BLANK for _line in range(spacing))
        yield line


def _apart(previous: str, role: str) -> bool:
    return role == Role.SUBHEAD or (previous == Role.CREDIT and role != Role.CREDIT)


def _set_headline(article: Article, width: int) -> Iterator[SetLine]:
    headline = article.headline
    yield from _set_centred(edition_line(article), "place", NO_PARAGRAPH, width)
    yield BLANK
    yield from _set_centred(headline.kicker, "kicker", NO_PARAGRAPH, width)
    yield from _set_centred(headline.title, "title", HEADLINE_PARAGRAPH, width)
    yield from _set_centred(headline.deck, "deck", NO_PARAGRAPH, width)
    yield from _set_centred(byline_line(article), "byline", NO_PARAGRAPH, width)
    if headline.title or article.byline.printed:
        yield BLANK


def _set_part_heading(heading: str, width: int) -> Iterator[SetLine]:
    """Set what a later part of a story is headed with, a space above it."""
    for number, line in enumerate(heading.splitlines()):
        yield from () if number else (BLANK,)
        yield from _set_block(line, Role.SUBHEAD.value, NO_PARAGRAPH, width)


def _set_centred(text: str, role: str, paragraph: int, width: int) -> Iterator[SetLine]:
    tail = ((max(len(text) - 2, 0), len(text)),)  # no character stands alone
    even = _even_width(text, width, tail)
    for line in _set_block(text, role, paragraph, even, whole=tail):
        gap = max(0, width - cell_len(line.text.rstrip())) // 2
        yield SetLine(role, line.text, paragraph, line.start, gap)


def _even_width(text: str, width: int, whole: Sequence[tuple[int, int]]) -> int:
    """Return the narrowest width that takes no more lines than ``width``: they come out even."""

    def lines_in(cells: int) -> int:
        return len(break_lines(text, cells, keep=whole))

    count = lines_in(width)
    if count < 2:  # noqa: PLR2004 - one line is even
        return width
    least = min(cell_len(text) // count, width)  # blanks hang over where lines break
    return bisect_left(range(width), True, lo=least, key=lambda cells: lines_in(cells) <= count)


def _set_block(  # noqa: PLR0917 - a paragraph, where it stands, and its room
    text: str,
    role: str,
    paragraph: int,
    width: int,
    indent: int = 0,
    whole: Sequence[tuple[int, int]] = (),
    *,
    hang: bool = False,
) -> Iterator[SetLine]:
    if not text:
        return
    indent = indent if width > 2 * indent else 0
    for start, stop in break_lines(text, width, indent=indent, keep=whole, hang=hang):
        yield SetLine(role, text[start:stop], paragraph, start, indent if start == 0 else 0)


def _justified(lines: list[SetLine], width: int) -> Iterator[SetLine]:
    for line in lines[:-1]:
        text = line.text.rstrip()
        hung = text[-1:] in HANGING and cell_len(text) > width - line.indent
        room = width - line.indent + (cell_len(text[-1]) if hung else 0)
        yield replace(line, blanks=blanks_for(text, room))
    yield from lines[-1:]


def edition_line(article: Article) -> str:
    """Say where an article was printed: paper (or the file's name), date, page, section.

    Then where it is printed again, and that a jump leads to a part that is not held.
    """
    paper = article.paper or PurePath(article.source).name
    page = _("page {page}").format(page=article.page) if article.page else ""
    again = "、".join(part.page or PurePath(part.source).name for part in article.copies)
    also = _("(also {places})").format(places=again) if again else ""
    alone = article.jump and not article.parts
    left = _("({jump}: other part not found)").format(jump=article.jump) if alone else ""
    words = (paper, article.issue_date, page, article.section, also, left)
    return " ".join(part for part in words if part)


def byline_line(article: Article) -> str:
    """Return the byline as printed, when it stands on a line of its own."""
    return " ".join(article.byline.printed.split())


def line_of(lines: Sequence[SetLine], paragraph: int, offset: int) -> int:
    """Return the number of the line that shows ``offset`` of ``paragraph``; 0 if none does."""
    found = 0
    for number, line in enumerate(lines):
        if line.paragraph == paragraph and line.start <= offset:
            found = number
            if offset < line.stop:
                break
    return found
