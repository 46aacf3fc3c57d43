"""Settling verse: short lines set close among spread ones."""

import re
from typing import Final

from reader.parsing.bylines import read_byline
from reader.parsing.forms import Form
from reader.parsing.people import could_hold_name, is_person, is_title
from reader.parsing.sheet import LONGEST_LINE, LOOSE, SIGNED, Sheet

_CYCLE = re.compile(
    r"组诗|[（(](?:外|[二两三四五六七八九十\d]{1,2})[二两三四五六七八九十\d]?首[）)]$"
)
"""What the headline of several poems says of them."""

_VERSE_LINES: Final = 4
_SIGNED_VERSE: Final = 4
_STANZA: Final = 2
"""Lines of a stanza that follows another."""


def is_signature(text: str) -> bool:
    """Tell whether a line is nothing but people's names, with no paper's post beside them."""
    if len(text) > LONGEST_LINE or not could_hold_name(text):
        return False
    names = read_byline(text).contributors
    return bool(names) and all(
        is_person(one.name) and (not one.role or is_title(one.role)) for one in names
    )


def settle_poets(page: Sheet) -> None:
    """A name between a short title and four short lines or more signs a poem."""
    for index in range(1, len(page.blocks) - _VERSE_LINES):
        titled = page.forms[index - 1] is Form.OPEN and page.forms[index] is Form.OPEN
        if titled and _begins_run(page, index - 1) and is_signature(page.blocks[index].text):
            below = range(index + 1, index + 1 + _VERSE_LINES)
            if all(page.forms[at] is Form.OPEN and _is_short(page, at) for at in below):
                page.forms[index] = Form.BYLINE


def _begins_run(page: Sheet, index: int) -> bool:
    """Whether no short line stands above, or a wider gap does."""
    if not index or page.forms[index - 1] is not Form.OPEN:
        return True
    return page.blocks[index].gap > page.blocks[index + 1].gap


def settle_verse(page: Sheet) -> None:
    """Short lines set close among spread ones are verse or a list, unless they lead to a text."""
    start = 0
    while start < len(page.blocks):
        stop = start + 1
        while stop < len(page.blocks) and page.close(stop) and _is_short(page, stop):
            stop += 1
        if stop - start > 1 and _is_short(page, start):
            first = start if _is_verse(page, start, stop) else _signed_verse(page, start, stop)
            for at in range(first, stop):  # a sign alone heads a stanza
                page.forms[at] = Form.LINE if len(page.blocks[at].text) > 1 else Form.OPEN
        start = stop


def settle_cycles(page: Sheet) -> None:
    """In a cycle of poems (组诗) the short first lines of the stanzas are their titles."""
    for index, block in enumerate(page.blocks):
        if page.forms[index] is Form.OPEN and _CYCLE.search(block.text):
            for at in _titles(page, index + 1):
                page.forms[at] = Form.OPEN


def _titles(page: Sheet, start: int) -> list[int]:
    """Return where the poems of a cycle begin, nothing where one begins with a longer line."""
    while start < len(page.forms) and page.forms[start] in (Form.OPEN, Form.BYLINE):
        start += 1
    stop = start
    while stop < len(page.forms) and page.forms[stop] is Form.LINE:
        stop += 1
    heads = [at for at in range(start, stop) if at == start or page.blocks[at].gap]
    short = all(
        at + 1 < stop and len(page.blocks[at].text) < len(page.blocks[at + 1].text) for at in heads
    )
    return heads if short and len(heads) > 1 else []


def _signed_verse(page: Sheet, start: int, stop: int) -> int:
    """Return where the verse below a byline begins, ``stop`` where there is none.

    A line of verse does not end a sentence before the last; it takes six to be sure.
    """
    signed = [at for at in range(start, stop) if page.forms[at] is Form.BYLINE]
    first = signed[-1] + 1 if signed else stop
    below = page.forms[first:stop]
    sure = len(below) >= _SIGNED_VERSE and all(form is Form.OPEN for form in below)
    return first if sure and not page.layout.width else stop


def _is_short(page: Sheet, index: int) -> bool:
    return page.forms[index] in LOOSE and len(page.blocks[index].text) <= LONGEST_LINE


def _is_verse(page: Sheet, start: int, stop: int) -> bool:
    count = stop - start
    ended = any(form is Form.TEXT for form in page.forms[start:stop])
    signed = any(form is Form.BYLINE for form in page.forms[start:stop])
    if not page.layout.spread or page.layout.width:
        enough = _STANZA if start and page.forms[start - 1] is Form.LINE else _VERSE_LINES
        apart = stop == len(page.forms) or not page.close(stop)
        return count >= enough and not signed and not ended and (count >= _VERSE_LINES or apart)
    while (
        stop < len(page.forms) and page.close(stop) and page.forms[stop] in (Form.OPEN, Form.DECK)
    ):
        stop += 1  # a line too long for verse, set close: a headline's
    follows = page.after(stop)
    if start and page.blocks[start - 1].text.endswith("："):
        return True
    if follows in SIGNED or signed:
        return False
    return ended or count >= _VERSE_LINES or follows is not Form.TEXT
