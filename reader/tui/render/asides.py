"""What a person wrote to an article, set among its lines: tags below the headline, notes below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from reader.model import HEADLINE_PARAGRAPH
from reader.text.lines import break_lines
from reader.tui.render.rows import STARRED
from reader.tui.render.setting import SetLine

TAGGED: Final = "#"
NOTED: Final = '"'
"""The signs of tags and notes: the keys that write them."""

INDENT: Final = 4
"""Cells that a note stands in, so that it is not taken for the article's words."""

Asides = Mapping[int, Sequence[str]]
"""What stands below each paragraph; -1 is the headline."""


def signs_of(
    tagged: Iterable[str], noted: Iterable[str], starred: Iterable[str] = ()
) -> dict[str, str]:
    """Return the signs at the right end of articles' rows, by id: stars, tags and notes."""
    signs: dict[str, str] = {}
    for sign, ids in ((STARRED, starred), (TAGGED, tagged), (NOTED, noted)):
        signs |= {one: signs.get(one, "") + sign for one in ids}
    return signs


def asides_of(tags: Sequence[str], notes: Sequence[tuple[int, str]]) -> dict[int, list[str]]:
    """Return tags and (paragraph, text) notes as they stand below headline and paragraphs."""
    found: dict[int, list[str]] = {}
    if tags:
        found[HEADLINE_PARAGRAPH] = [" ".join(f"{TAGGED}{tag}" for tag in tags)]
    for paragraph, text in notes:
        found.setdefault(paragraph, []).append(f"{NOTED} {text}")
    return found


def with_asides(lines: Sequence[SetLine], asides: Asides, width: int) -> tuple[SetLine, ...]:
    """Return an article's lines with the asides after the last line of what they belong to."""
    return tuple(_with(lines, asides, width)) if asides else tuple(lines)


def _with(lines: Sequence[SetLine], asides: Asides, width: int) -> Iterator[SetLine]:
    head = next((at for at, line in enumerate(lines) if line.paragraph >= 0), len(lines))
    yield from lines[:head]
    if asides.get(HEADLINE_PARAGRAPH):
        yield from _set(asides[HEADLINE_PARAGRAPH], width)
        yield SetLine("blank")
    for line, after in pairwise((*lines[head:], SetLine("blank"))):
        yield line
        if line.paragraph >= 0 and line.paragraph != after.paragraph:
            yield from _set(asides.get(line.paragraph, ()), width)


def _set(texts: Sequence[str], width: int) -> Iterator[SetLine]:
    indent = INDENT if width > 4 * INDENT else 0
    for text in texts:
        for start, stop in break_lines(text, width - indent):
            yield SetLine("annotation", text[start:stop].rstrip("\n"), indent=indent)
