"""The file around a block: all blocks with their forms, and the article being read."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.forms import FURNITURE, Form
from reader.parsing.layout import Layout
from reader.parsing.likeness import shape_of
from reader.parsing.lines import PARAGRAPH_INDENT, ends_sentence

_NEAR_TEXT: Final = 6000
_WINDOW_STEP: Final = 16
"""Blocks that share one window of text near by."""

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

    @cached_property
    def _over_text(self) -> tuple[list[int], list[tuple[int, bool, int]]]:
        """The open blocks right above running text, and their shapes."""
        found = [
            at for at, pair in enumerate(pairwise(self.forms)) if pair == (Form.OPEN, Form.TEXT)
        ]
        return found, [shape_of(self.blocks[at].text) for at in found]

    def headings_near(self, index: int, reach: int) -> Iterator[tuple[int, tuple[int, bool, int]]]:
        """Yield the open blocks above running text up to ``reach`` blocks away, and their shapes."""
        places, shapes = self._over_text
        for at in range(bisect_left(places, index - reach), bisect_left(places, index + reach)):
            yield places[at], shapes[at]

    def uses(self, word: str, index: int) -> int:
        """How often ``word`` stands within a few thousand characters of a block."""
        step = index // _WINDOW_STEP
        if step not in self._window:
            self._window.clear()  # blocks are asked about in order: one window at a time
            self._window[step] = self._text_near(step * _WINDOW_STEP)
        return self._window[step].count(word)

    @cached_property
    def _window(self) -> dict[int, str]:
        return {}

    def _text_near(self, index: int) -> str:
        """The wording round a block: some thousand characters above it and below."""
        start, stop, length = index, min(index + _WINDOW_STEP, len(self.blocks)), 0
        while start and length < _NEAR_TEXT:
            start -= 1
            length += len(self.blocks[start].text)
        length = 0
        while stop < len(self.blocks) and length < _NEAR_TEXT:
            length += len(self.blocks[stop].text)
            stop += 1
        return "\n".join(block.text for block in self.blocks[start:stop])

    def next_of(self, index: int) -> int:
        """Return the index of the next block that is no caption and no furniture, or -1."""
        for position in range(index + 1, min(index + 12, len(self.blocks))):
            if self.forms[position] not in ASIDE:
                return position
        return -1


def is_cut(text: str) -> bool:
    """Tell whether running text stops inside a sentence."""
    return not ends_sentence(text) and text[-1] not in "：:；;—】）)》"
