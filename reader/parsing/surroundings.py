"""The file around a block: all blocks with their forms, and the article being read."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.forms import FURNITURE, Form
from reader.parsing.layout import Layout
from reader.parsing.lines import PARAGRAPH_INDENT, ends_sentence

_NEAR_TEXT: Final = 6000
_LOOK_BACK: Final = 1200

BORDERS: Final = frozenset([Form.BYLINE, Form.DATELINE, Form.DECK, Form.METADATA, Form.JUMP])
"""Forms that show where another article is."""

_BELOW_HEADINGS: Final = BORDERS | {Form.TEXT, Form.CAPTION}

ASIDE: Final = frozenset(FURNITURE) | {Form.CAPTION, Form.CREDIT}
"""Forms that fall between a headline and its text without parting them."""


@dataclass(slots=True)
class Running:
    """The article being read while blocks are labelled, kept small.

    ``tail`` holds its last words, ``ended`` is set by a sign-off, ``cut`` when its last running
    block stops inside a sentence, ``signed`` when a byline is the last thing read, ``rubric`` in a
    column of briefs; ``subhead`` is its last subhead.
    """

    tail: str = ""
    blocks: int = 0
    ended: bool = False
    cut: bool = False
    after_headline: bool = False
    signed: bool = False
    rubric: bool = False
    started: bool = False
    subhead: str = ""

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
        """Whether headlines alone stand out of the paragraphs' indent, so that wording need not tell.

        They do when subheads are seen inside the indent, or when nearly all that stands out is
        signed.
        """
        if not self.layout.indented:
            return False
        outside = [at for at in self._headings if self.blocks[at].indent < PARAGRAPH_INDENT]
        inside = sum(1 for at in self._headings if self._is_inside(at))
        unsigned = sum(1 for at in outside if self.forms[at + 1] is Form.TEXT)
        return bool(outside) and (inside > 0 or unsigned * 4 <= len(outside))

    def _is_inside(self, at: int) -> bool:
        """Whether a heading and the paragraph below it are indented alike."""
        return all(block.indent >= PARAGRAPH_INDENT for block in self.blocks[at : at + 2])

    @cached_property
    def _headings(self) -> list[int]:
        """The open blocks right above running text, a byline, a dateline or the like."""
        pairs = pairwise(self.forms)
        return [
            at
            for at, (form, below) in enumerate(pairs)
            if form is Form.OPEN and below in _BELOW_HEADINGS
        ]

    def uses(self, word: str, index: int) -> int:
        """How often ``word`` stands within a few thousand characters of a block."""
        above = self._near(word, range(index - 1, -1, -1))
        return above + self._near(word, range(index, len(self.blocks)))

    def _near(self, word: str, order: range) -> int:
        count = length = 0
        for at in order:
            text = self.blocks[at].text[: _NEAR_TEXT - length]
            count += text.count(word)
            length += len(text) + 1
            if length >= _NEAR_TEXT:
                break
        return count

    def next_of(self, index: int) -> int:
        """Return the index of the next block that is no caption and no furniture, or -1."""
        for position in range(index + 1, min(index + 12, len(self.blocks))):
            if self.forms[position] not in ASIDE:
                return position
        return -1


def is_cut(text: str) -> bool:
    """Tell whether running text stops inside a sentence."""
    return not ends_sentence(text) and text[-1] not in "：:；;—】）)》"
