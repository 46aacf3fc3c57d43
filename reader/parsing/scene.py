"""What surrounds a block whose form leaves it open: neighbours, running article, look-alikes."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.forms import FURNITURE, Form
from reader.parsing.layout import Layout
from reader.parsing.lines import LONG_LINE, PARAGRAPH_INDENT, ends_sentence

_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]+")
_NEAR_TEXT: Final = 6000
_LONGEST_SUBHEAD: Final = 26
_FEWEST_PAIRS: Final = 20
_LEAD: Final = 120
_LOOK_AHEAD: Final = 500
_LOOK_BACK: Final = 1200
_NEAR: Final = 24
"""Blocks before and after in which look-alikes are counted."""

_BORDERS: Final = frozenset([Form.BYLINE, Form.DATELINE, Form.DECK, Form.METADATA, Form.JUMP])
"""Forms that show where another article is."""

ASIDE: Final = frozenset(FURNITURE) | {Form.CAPTION, Form.CREDIT}
"""Forms that fall between a headline and its text without parting them."""


@dataclass(slots=True)
class Running:
    """The article being read while blocks are labelled, kept small.

    ``tail`` holds its last words, ``ended`` is set by a sign-off, ``cut`` when its last running
    block stops inside a sentence, ``signed`` when a byline is the last thing read, ``rubric`` in a
    column of briefs.
    """

    tail: str = ""
    blocks: int = 0
    ended: bool = False
    cut: bool = False
    after_headline: bool = False
    signed: bool = False
    rubric: bool = False
    started: bool = False

    def add(self, text: str) -> None:
        """Remember the last words."""
        self.tail = (self.tail + text[-_LOOK_BACK:])[-_LOOK_BACK:]

    def take(self, text: str) -> None:
        """Note a block of running text."""
        self.add(text)
        self.blocks += 1
        self.after_headline = False


@dataclass(frozen=True)
class Page:
    """All blocks of a file with their forms, and what is true of the file as a whole."""

    blocks: list[Block]
    forms: list[Form]
    layout: Layout

    @cached_property
    def signed(self) -> int:
        """How many bylines and datelines the file has."""
        return sum(1 for form in self.forms if form in (Form.BYLINE, Form.DATELINE))

    @cached_property
    def usual_gap(self) -> int:
        """The blank lines that usually stand before a block."""
        gaps = sorted(block.gap for block in self.blocks[1:400])
        return gaps[len(gaps) // 2] if gaps else 0

    @cached_property
    def set_apart(self) -> bool:
        """Whether an indent tells paragraphs from headings, so that wording need not."""
        if not self.layout.indented:
            return False
        pairs = zip(self.blocks, self.forms, strict=True)
        return any(form is Form.OPEN and block.indent < PARAGRAPH_INDENT for block, form in pairs)

    @cached_property
    def _offsets(self) -> tuple[str, list[int]]:
        """All wording in one string, and where each block begins in it."""
        starts = list(accumulate((len(block.text) + 1 for block in self.blocks), initial=0))
        return "\n".join(block.text for block in self.blocks), starts

    def uses(self, word: str, index: int) -> int:
        """How often ``word`` stands within a few thousand characters of a block."""
        text, starts = self._offsets
        return text.count(word, max(0, starts[index] - _NEAR_TEXT), starts[index] + _NEAR_TEXT)

    def next_of(self, index: int) -> int:
        """Return the index of the next block that is no caption and no furniture, or -1."""
        for position in range(index + 1, min(index + 12, len(self.blocks))):
            if self.forms[position] not in ASIDE:
                return position
        return -1


@dataclass(frozen=True)
class Scene:
    """An open block in its surroundings; evidence asks it questions."""

    page: Page
    index: int
    running: Running

    @property
    def block(self) -> Block:
        """The block in question."""
        return self.page.blocks[self.index]

    @property
    def text(self) -> str:
        """Its wording."""
        return self.page.blocks[self.index].text

    @cached_property
    def following(self) -> Form | None:
        """The form of what comes next, captions and furniture aside."""
        after = self.page.next_of(self.index)
        return self.page.forms[after] if after >= 0 else None

    @cached_property
    def heading_end(self) -> int:
        """The index of the last of the heading lines that begin here."""
        last = self.index
        while last + 1 < len(self.page.blocks) and last < self.index + 3:
            following = self.page.blocks[last + 1]
            opens = self.page.forms[last + 1] in (Form.OPEN, Form.DECK)
            near = following.gap <= self.page.usual_gap and len(following.text) <= LONG_LINE
            if not opens or not near or self._differs(following):
                break
            last += 1
        return last

    def _differs(self, other: Block) -> bool:
        """Whether another line is indented and this one is not, or the other way round."""
        indents = {block.indent >= PARAGRAPH_INDENT for block in (self.block, other)}
        return self.page.layout.indented and len(indents) > 1

    @cached_property
    def after_heading(self) -> Form | None:
        """The form of what follows the run of heading lines that begins here."""
        after = self.page.next_of(self.heading_end)
        if after >= 0 and self._leads_to_signed(after):
            after = self.page.next_of(after)
        return self.page.forms[after] if after >= 0 else None

    def _leads_to_signed(self, after: int) -> bool:
        """An editor's note before the byline, or the rest of a cut paragraph before the dateline."""
        beyond = self.page.next_of(after)
        form = self.page.forms[after]
        if beyond < 0 or not (form is Form.NOTE or (form is Form.TEXT and self.running.cut)):
            return False
        return self.page.forms[beyond] in (Form.BYLINE, Form.DATELINE)

    @property
    def leads_to_photo(self) -> bool:
        """Whether a photo with its caption follows, and after it no text that could be headed."""
        at = self.index + 1
        forms = self.page.forms
        captioned = at < len(forms) and (
            forms[at] is Form.CAPTION or forms[at + 1 : at + 2] == [Form.CREDIT]
        )
        while at < len(forms) and forms[at] in (Form.CAPTION, Form.CREDIT, Form.TEXT):
            if forms[at] is Form.CREDIT:
                return captioned and forms[at + 1 : at + 2] not in (
                    [Form.TEXT],
                    [Form.DATELINE],
                    [Form.BYLINE],
                )
            at += 1
        return False

    @property
    def following_text(self) -> str:
        """The wording of what comes next, captions and furniture aside."""
        after = self.page.next_of(self.index)
        return self.page.blocks[after].text if after >= 0 else ""

    @cached_property
    def section(self) -> str:
        """The running text after this block up to the next open one."""
        words = ""
        for position in range(self.index + 1, min(self.index + 8, len(self.page.blocks))):
            form = self.page.forms[position]
            if form in ASIDE or (form in (Form.OPEN, Form.DECK) and not words):
                continue
            if form is not Form.TEXT and words:
                break
            words += self.page.blocks[position].text
            if len(words) > _LOOK_AHEAD:
                break
        return words[:_LOOK_AHEAD]

    @cached_property
    def _heading_pairs(self) -> set[str]:
        return pairs_of(self.text)

    @cached_property
    def _running_pairs(self) -> set[str]:
        return pairs_of(self.running.tail)

    @cached_property
    def kinship(self) -> float:
        """How much of the following section's wording the running article has used, 0 to 1."""
        after, before = pairs_of(self.section), self._running_pairs
        if min(len(after), len(before)) < _FEWEST_PAIRS:
            return 0.0
        return len(after & before) / len(after)

    @cached_property
    def echo(self) -> float:
        """How much of the heading's wording the first lines below repeat, 0 to 1."""
        return self._share(pairs_of(self.section[:_LEAD]))

    @cached_property
    def echo_before(self) -> float:
        """How much of the heading's wording the running article has used, 0 to 1."""
        return self._share(self._running_pairs)

    def _share(self, known: set[str]) -> float:
        heading = self._heading_pairs
        return len(heading & known) / len(heading) if heading else 0.0

    @cached_property
    def lookalikes(self) -> int:
        """How many blocks near by have the same form of heading and stand over running text."""
        own = shape_of(self.text)
        low, high = max(0, self.index - _NEAR), min(len(self.page.blocks) - 1, self.index + _NEAR)
        return sum(
            1
            for position in range(low, high)
            if position != self.index
            and self.page.forms[position] is Form.OPEN
            and self.page.forms[position + 1] is Form.TEXT
            and alike(own, shape_of(self.page.blocks[position].text))
        )

    @cached_property
    def siblings(self) -> int:
        """How many other headings could part this article: open blocks over text, unsigned."""
        count = 0
        for step in (-1, 1):
            position = self.index + step
            while 0 <= position < len(self.page.forms) and abs(position - self.index) <= _NEAR:
                form = self.page.forms[position]
                if form in _BORDERS:
                    break
                count += self._parts(position)
                position += step
        return count

    def _parts(self, position: int) -> bool:
        """Whether the block at ``position`` could be a subhead: over text, no signature below."""
        forms = self.page.forms
        return (
            forms[position] is Form.OPEN
            and len(self.page.blocks[position].text) <= _LONGEST_SUBHEAD
            and forms[position + 1 : position + 2] == [Form.TEXT]
            and forms[position - 1] is not Form.OPEN
        )

    @property
    def before_cut(self) -> bool:
        """Whether the running text stops inside a sentence right before this block."""
        return self.running.cut

    @property
    def wide_gap(self) -> bool:
        """Whether more blank lines than usual stand before this block."""
        return self.block.gap > max(self.page.usual_gap, 0) and self.index > 0


def pairs_of(text: str) -> set[str]:
    """Return the pairs of neighbouring Chinese characters in ``text``."""
    bare = _NOT_HAN.sub("", text)
    return set(map(add, bare, bare[1:]))


def shape_of(text: str) -> tuple[int, bool, int]:
    """Return length, whether spaced in halves, and commas of a heading."""
    return len(text), " " in text or "\u3000" in text, text.count("，") + text.count("、")


def alike(one: tuple[int, bool, int], other: tuple[int, bool, int]) -> bool:
    """Tell whether two shapes could be the subheads of one article."""
    return abs(one[0] - other[0]) <= max(2, one[0] // 4) and one[1:] == other[1:]


def is_cut(text: str) -> bool:
    """Tell whether running text stops inside a sentence."""
    return not ends_sentence(text) and text[-1] not in "：:；;—】）)》"
