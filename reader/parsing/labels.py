"""Labelling: every block of a page gets one part to play, decided in reading order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.bylines import read_byline
from reader.parsing.evidence import Label, Verdict
from reader.parsing.forms import FURNITURE, KEPT, Form
from reader.parsing.judging import judge
from reader.parsing.lines import PARAGRAPH_INDENT
from reader.parsing.marks import FROM_JUMP, SIGN_OFF
from reader.parsing.people import is_organisation
from reader.parsing.scene import Scene
from reader.parsing.surroundings import LONGEST_TITLE, Page, Running, is_cut

_LONGEST_PLAIN_BYLINE: Final = 24
LONGEST_SIGN_OFF: Final = 120
_CREDIT_REACH: Final = 3
"""Blocks a caption may run over before its credit."""


Judging = Callable[[Scene], Verdict]
"""What decides an open block."""


class Part(IntEnum):
    """What a block is on the page."""

    HEADLINE = auto()
    SUBHEAD = auto()
    BYLINE = auto()
    TEXT = auto()
    CAPTION = auto()
    CREDIT = auto()
    NOTE = auto()
    CONTINUATION = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block with its part, its form, and the verdict where evidence had to decide."""

    block: Block
    part: Part
    form: Form
    verdict: Verdict | None = None


_FIXED: Final = {
    Form.BYLINE: Part.BYLINE,
    Form.CREDIT: Part.CREDIT,
    Form.CAPTION: Part.CAPTION,
    Form.NOTE: Part.NOTE,
    Form.DATELINE: Part.TEXT,
    Form.LINE: Part.TEXT,
    Form.SIGNATURE: Part.TEXT,
    Form.TEXT: Part.TEXT,
} | dict.fromkeys(FURNITURE, Part.FURNITURE)

_JUDGED: Final = {
    Label.HEADLINE: Part.HEADLINE,
    Label.SUBHEAD: Part.SUBHEAD,
    Label.TEXT: Part.TEXT,
}


def label_blocks(page: Page, judging: Judging = judge) -> Iterator[Labelled]:
    """Yield the blocks of ``page`` with their parts, in order; ``judging`` decides the open ones."""
    running = Running()
    caption_left = 0
    for index, (block, form) in enumerate(zip(page.blocks, page.forms, strict=True)):
        if form is Form.CAPTION:
            caption_left = _credit_distance(page, index)
        labelled = _label(page, index, running, judging)
        loose = form in (Form.TEXT, Form.OPEN)
        if loose and (caption_left > 0 or _is_unmarked_caption(page, index)):
            labelled = Labelled(block, Part.CAPTION, form)
        caption_left -= 1
        _follow(running, labelled)
        yield labelled


def _label(page: Page, index: int, running: Running, judging: Judging) -> Labelled:
    block, form = page.blocks[index], page.forms[index]
    if form in _FIXED:
        return Labelled(block, _FIXED[form], form)
    if form is Form.OPEN:
        return _label_open(Scene(page, index, running), judging)
    if form is Form.JUMP:
        begins = bool(FROM_JUMP.match(block.text))
        return Labelled(block, Part.CONTINUATION if begins else Part.TEXT, form)
    return Labelled(block, Part.HEADLINE if running.after_headline else Part.TEXT, form)


def _label_open(scene: Scene, judging: Judging) -> Labelled:
    if scene.running.after_headline and _is_plain_byline(scene):
        return Labelled(scene.block, Part.BYLINE, Form.OPEN)
    verdict = judging(scene)
    return Labelled(scene.block, _JUDGED[verdict.label], Form.OPEN, verdict)


def _is_plain_byline(scene: Scene) -> bool:
    """Names without any role right below a headline, running text after them."""
    ends = scene.following in (None, Form.BYLINE, Form.DECK)
    if len(scene.text) > _LONGEST_PLAIN_BYLINE or ends:
        return False
    names = read_byline(scene.text).contributors
    return bool(names) and (
        len(names) > 1
        or not is_organisation(names[0].name)
        or scene.block.indent >= PARAGRAPH_INDENT
    )


def _credit_distance(page: Page, index: int) -> int:
    """Return how many blocks after a caption its credit stands, 0 when none is in reach."""
    for distance in range(1, _CREDIT_REACH + 1):
        if index + distance >= len(page.forms):
            return 0
        form = page.forms[index + distance]
        if form is Form.CREDIT:
            return distance + 1
        if form is not Form.TEXT:
            return 0
    return 0


def _is_unmarked_caption(page: Page, index: int) -> bool:
    """A paragraph whose next line is a photo credit."""
    return index + 1 < len(page.forms) and page.forms[index + 1] is Form.CREDIT


def _follow(running: Running, labelled: Labelled) -> None:
    """Bring ``running`` up to date with the block just labelled."""
    text = labelled.block.text
    if labelled.part is Part.HEADLINE:
        if not running.after_headline:
            running.begin()
        running.title = (running.title + text)[:LONGEST_TITLE]
        running.add(text)
        running.ended = running.cut = running.signed = False
        running.after_headline = True
    elif labelled.part is Part.NOTE and running.after_headline:
        running.add(text)
    elif labelled.part in (Part.TEXT, Part.CONTINUATION, Part.NOTE):
        if labelled.part is Part.CONTINUATION:
            running.begin()
        running.take(text, labelled.form)
        signed_off = len(text) < LONGEST_SIGN_OFF and bool(SIGN_OFF.search(text))
        running.ended = signed_off or labelled.form is Form.SIGNATURE
        running.cut = labelled.form not in KEPT and is_cut(text) and not running.ended
        running.signed = False
    elif labelled.part is Part.SUBHEAD:
        running.add(text)
        running.cut, running.subhead = False, text
        running.parts += 1
    elif labelled.part is Part.BYLINE:
        running.sign()
    elif labelled.form in (Form.STAFF, Form.ADVERTISEMENT, Form.RUBRIC):
        running.ended, running.rubric = True, labelled.form is Form.RUBRIC
    running.started = running.started or labelled.part is not Part.FURNITURE
