"""Labelling: every block of a page gets one part to play, decided in reading order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum, auto
from itertools import repeat
from math import exp, log1p
from typing import Final, NamedTuple

from reader.parsing.blocks import Block
from reader.parsing.bylines import read_byline
from reader.parsing.evidence import Label, Verdict
from reader.parsing.forms import FURNITURE, KEPT, Form
from reader.parsing.judging import judge
from reader.parsing.lines import PARAGRAPH_INDENT
from reader.parsing.marks import FROM_JUMP, SIGN_OFF
from reader.parsing.people import is_organisation
from reader.parsing.place import Place
from reader.parsing.scene import Scene
from reader.parsing.surroundings import LONGEST_TITLE, Page, Running, is_cut

_LONGEST_PLAIN_BYLINE: Final = 24
LONGEST_SIGN_OFF: Final = 120
_CREDIT_REACH: Final = 3
"""Blocks a caption may run over before its credit."""

_DOUBT: Final = 1.0
"""The margin of a verdict below which both labels are tried: odds of less than e to 1."""

_HOPELESS: Final = 2.0
"""How far a reading may fall behind the best: odds of e squared to 1 against it."""

_LONGEST_DOUBT: Final = 64
"""Blocks after which the best of two readings is taken in any case."""


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


class Labelled(NamedTuple):
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

_LOOSE: Final = frozenset([Form.TEXT, Form.OPEN])
"""Forms that may be the wording of a photo."""

_JUDGED: Final = {
    Label.HEADLINE: Part.HEADLINE,
    Label.SUBHEAD: Part.SUBHEAD,
    Label.TEXT: Part.TEXT,
}


@dataclass(slots=True)
class _Reading:
    """One way to read the blocks so far that are not settled, and how unlikely it is (minus the logarithm)."""

    running: Running
    doubt: float = 0.0
    blocks: list[Labelled] = field(default_factory=list)

    def follow(self, labelled: Labelled) -> None:
        self.blocks.append(labelled)
        _follow(self.running, labelled)

    def apart(self) -> "_Reading":
        return _Reading(replace(self.running), self.doubt, self.blocks.copy())


def label_blocks(page: Page, judging: Judging = judge) -> Iterator[Labelled]:
    """Yield the blocks of ``page`` with their parts, in order; ``judging`` decides the open ones.

    Where a verdict is in doubt both ways to read on are followed, until what comes below decides
    between them: the first subhead of an article is doubtful, its third is not.
    """
    readings = [_Reading(Running())]
    for index, caption in enumerate(_captions(page)):
        settled = _settled(page, index, caption)
        if settled:
            for one in readings:
                one.follow(settled)
        else:
            place = Place(page, index)
            readings = [way for one in readings for way in _read_on(one, place, judging)]
        readings = _likeliest(readings)
        if len(readings) == 1:
            yield from readings[0].blocks
            readings[0].blocks.clear()
    yield from readings[0].blocks


def _captions(page: Page) -> Iterator[bool]:
    """Yield for every block whether it is the wording of a photo without a sign of it."""
    if Form.CREDIT not in page.forms:  # most pages
        yield from repeat(False, len(page.forms))
        return
    left = 0
    for index, form in enumerate(page.forms):
        if form is Form.CAPTION:
            left = _credit_distance(page, index)
        yield form in _LOOSE and (left > 0 or _is_unmarked_caption(page, index))
        left -= 1


def _read_on(reading: _Reading, place: Place, judging: Judging) -> Iterator[_Reading]:
    """Read a block in one way, or in two where that is in doubt."""
    labelled = _label(place, reading.running, judging)
    if labelled.verdict is not None:
        verdict = labelled.verdict
        if verdict.margin < _DOUBT:
            other = reading.apart()
            other.doubt += log1p(exp(verdict.margin))
            other.follow(_judged(labelled.block, verdict.other_way()))
            yield other
        reading.doubt += log1p(exp(-verdict.margin))
    reading.follow(labelled)
    yield reading


def _likeliest(readings: list[_Reading]) -> list[_Reading]:
    """Return the best reading, and the next best if it is nearly as good and leads elsewhere."""
    if len(readings) == 1:
        return readings
    readings.sort(key=lambda reading: reading.doubt)
    best = readings[0]
    if len(best.blocks) > _LONGEST_DOUBT:
        return [best]
    others = [one for one in readings[1:] if one.running != best.running]
    return [best, *(one for one in others[:1] if one.doubt - best.doubt <= _HOPELESS)]


def _settled(page: Page, index: int, caption: bool) -> Labelled | None:
    """Return a block whose part does not depend on what is read before it; None for any other."""
    block, form = page.blocks[index], page.forms[index]
    if caption:
        return Labelled(block, Part.CAPTION, form)
    if form in _FIXED:
        return Labelled(block, _FIXED[form], form)
    if form is Form.JUMP:
        begins = bool(FROM_JUMP.match(block.text))
        return Labelled(block, Part.CONTINUATION if begins else Part.TEXT, form)
    return None


def _label(place: Place, running: Running, judging: Judging) -> Labelled:
    block, form = place.block, place.page.forms[place.index]
    if form is not Form.OPEN:
        return Labelled(block, Part.HEADLINE if running.after_headline else Part.TEXT, form)
    if running.after_headline and _is_plain_byline(place, signed=running.signed):
        return Labelled(block, Part.BYLINE, Form.OPEN)
    return _judged(block, judging(Scene(place, running)))


def _judged(block: Block, verdict: Verdict) -> Labelled:
    return Labelled(block, _JUDGED[verdict.label], Form.OPEN, verdict)


def _is_plain_byline(place: Place, *, signed: bool) -> bool:
    """Names without any role right below a headline, which may be ``signed``, running text after them."""
    ends = place.following in (None, Form.BYLINE, Form.DECK)
    if len(place.text) > _LONGEST_PLAIN_BYLINE or ends:
        return False
    names = read_byline(place.text).contributors
    if signed and len(names) == 1:
        return False  # the title of the first poem, which may look like a name
    return bool(names) and (
        len(names) > 1
        or not is_organisation(names[0].name)
        or place.block.indent >= PARAGRAPH_INDENT
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
    step = _STEPS.get(labelled.part)
    if step:
        step(running, labelled)
    running.started = running.started or labelled.part is not Part.FURNITURE


def _follow_headline(running: Running, labelled: Labelled) -> None:
    if not running.after_headline:
        running.begin()
    running.title = (running.title + labelled.block.text)[:LONGEST_TITLE]
    running.add(labelled.block.text)
    running.ended = running.cut = running.signed = False
    running.after_headline = True


def _follow_subhead(running: Running, labelled: Labelled) -> None:
    running.add(labelled.block.text)
    running.cut, running.subhead = False, labelled.block.text
    running.parts += 1


def _follow_byline(running: Running, _labelled: Labelled) -> None:
    running.sign()


def _follow_text(running: Running, labelled: Labelled) -> None:
    text = labelled.block.text
    running.take(text, labelled.form)
    signed_off = len(text) < LONGEST_SIGN_OFF and bool(SIGN_OFF.search(text))
    running.ended = signed_off or labelled.form is Form.SIGNATURE
    running.cut = labelled.form not in KEPT and not running.ended and is_cut(text)
    running.signed = False


def _follow_continuation(running: Running, labelled: Labelled) -> None:
    running.begin()
    _follow_text(running, labelled)


def _follow_note(running: Running, labelled: Labelled) -> None:
    if running.after_headline:
        running.add(labelled.block.text)
    else:
        _follow_text(running, labelled)


def _follow_furniture(running: Running, labelled: Labelled) -> None:
    if labelled.form in _ENDING:
        running.ended, running.rubric = True, labelled.form is Form.RUBRIC


_ENDING: Final = frozenset([Form.STAFF, Form.ADVERTISEMENT, Form.RUBRIC])
"""Furniture below which no story goes on."""

_STEPS: Final = {
    Part.HEADLINE: _follow_headline,
    Part.SUBHEAD: _follow_subhead,
    Part.BYLINE: _follow_byline,
    Part.TEXT: _follow_text,
    Part.CONTINUATION: _follow_continuation,
    Part.NOTE: _follow_note,
    Part.FURNITURE: _follow_furniture,
}
"""What a block of each part does to the article being read; captions and credits do nothing."""
