"""Texts with headings (Markdown, books, Word): which heading begins an article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reader.model import Role
from reader.parsing.blocks import Block
from reader.parsing.folio import Folio, read_folio
from reader.parsing.formats.story import Left, Piece, Story
from reader.parsing.forms import FURNITURE, Form, form_of
from reader.parsing.marks import DASHES
from reader.parsing.places import date_in

ROLES: Final = {
    Form.CAPTION: Role.CAPTION,
    Form.CREDIT: Role.CREDIT,
    Form.NOTE: Role.NOTE,
}
"""Forms of a single text that are a role of a paragraph."""

LEFT: Final = frozenset({Form.METADATA, Form.STAFF, Form.FOLIO, Form.FOOTER, Form.ADVERTISEMENT})
"""Forms of a single text that are no part of an article; other furniture needs its neighbours."""

_HEAD: Final = 4
"""Paragraphs after which a folio line tells nothing of the place any more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading (level from 1) or a text (level 0); ``role`` where the file itself says it."""

    text: str
    level: int = 0
    role: Role | None = None


def has_headings(entries: Sequence[Entry]) -> bool:
    """Tell whether any heading is marked as one."""
    return any(entry.level for entry in entries)


def stories_of(entries: Sequence[Entry], *, titled: bool = False) -> list[Story]:
    """Cut ``entries`` into articles at their top headings.

    One top heading, or none, makes one article, and the headings below it are subheads. ``titled``
    says that the title is known from elsewhere: then all headings are subheads.
    """
    levels = sorted({entry.level for entry in entries if entry.level})
    top = 0 if titled or not levels else levels[0]
    starts = [at for at, entry in enumerate(entries) if top and entry.level == top]
    starts = _apart(entries, starts)
    if len(starts) <= 1:
        return [_story(entries, top)] if entries else []
    first = _with_kicker(entries, starts[0])
    bounds = [*([0] if first else []), first, *starts[1:], len(entries)]
    return [_story(entries[start:stop], top) for start, stop in pairwise(bounds) if start < stop]


def _apart(entries: Sequence[Entry], starts: Sequence[int]) -> list[int]:
    """Leave out headings right behind another top one: lines of the same headline."""
    return [at for at in starts if not (at and at - 1 in starts and entries[at - 1].level)]


def _with_kicker(entries: Sequence[Entry], start: int) -> int:
    """Move the first start before the lesser headings that stand right above it."""
    while start and entries[start - 1].level:
        start -= 1
    return start


def _story(entries: Sequence[Entry], top: int) -> Story:
    at = next((i for i, entry in enumerate(entries) if top and entry.level == top), None)
    if at is None:
        return _with_body(Story(), entries)
    before = _with_kicker(entries, at)
    kicker = " ".join(entry.text for entry in entries[before:at])
    titles, decks, after = [entries[at].text], list[str](), at + 1
    while after < len(entries) and entries[after].level:
        text = entries[after].text
        if entries[after].level != top and not text.startswith(DASHES):
            break
        (decks if text.startswith(DASHES) else titles).append(text)
        after += 1
    story = Story(" ".join(titles), kicker, " ".join(deck.lstrip("—－-―─ ") for deck in decks))
    return _with_body(story, [*entries[:before], *entries[after:]])


def _with_body(story: Story, entries: Sequence[Entry]) -> Story:
    """Read byline, date and folio under the headline; the rest are paragraphs."""
    bylines: list[str] = []
    pieces: list[Piece] = []
    left: list[Left] = []
    place = Folio()
    for entry in entries:
        form = _form(entry)
        if form is Form.BYLINE and not pieces:
            bylines.append(entry.text)
        elif form in LEFT:
            told = read_folio(entry.text) or Folio(issue_date=date_in(entry.text))
            place = place.over(told) if len(pieces) < _HEAD else place
            left.append(Left(entry.text, FURNITURE[form]))
        else:
            pieces.append(Piece(entry.text, _role(entry, form)))
    body = (tuple(bylines), tuple(pieces), tuple(left))
    return replace(story, bylines=body[0], pieces=body[1], left=body[2], place=place)


def _form(entry: Entry) -> Form:
    return Form.TEXT if entry.role or entry.level else form_of(Block(entry.text, ()))


def _role(entry: Entry, form: Form) -> Role:
    return entry.role or (Role.SUBHEAD if entry.level else ROLES.get(form, Role.BODY))
