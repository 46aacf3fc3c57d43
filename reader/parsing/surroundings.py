"""The file around a block: all blocks with their forms, and the article being read."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from reader.parsing.blocks import Block
from reader.parsing.forms import FURNITURE, Form
from reader.parsing.keeping import kept
from reader.parsing.layout import Layout
from reader.parsing.likeness import Shape, Told, count_alike, shape_of
from reader.parsing.lines import PARAGRAPH_INDENT, ends_sentence

_NEAR_TEXT: Final = 6000
_STORIES: Final = 4
"""Stories told so far that are remembered: those of two readings, now and one heading ago."""

_WINDOW_STEP: Final = 16
"""Blocks that share one window of text near by."""

_LOOK_BACK: Final = 1200
LONGEST_TITLE: Final = 160
"""Code points of a headline of several lines that are remembered."""

_LEAD: Final = 2
"""Blocks of running text within which a dateline opens an article."""
_LONGEST_SUBHEAD: Final = 26

_NEAR: Final = 24
"""Blocks before and after in which look-alikes are counted."""

_ASIDES: Final = 12
"""Blocks after which what comes next is not looked for any more."""

BORDERS: Final = frozenset([Form.BYLINE, Form.DATELINE, Form.DECK, Form.METADATA, Form.JUMP])
"""Forms that show where another article is."""

_BELOW_HEADINGS: Final = BORDERS | {Form.TEXT, Form.CAPTION}

ASIDE: Final = frozenset(FURNITURE) | {Form.CAPTION, Form.CREDIT}
"""Forms that fall between a headline and its text without parting them."""


_LONG_STORY: Final = 8
"""Blocks from which on a story is long."""


class State(NamedTuple):
    """What of the article being read can be told in a word; see ``Running``.

    ``length`` is 1 for a long article, less for a shorter one; ``begun`` is set when it has hardly
    begun, ``parted`` when it has subheads, ``quoted`` when its last words are somebody's.
    """

    started: bool
    after_headline: bool
    rubric: bool
    signed: bool
    ended: bool
    cut: bool
    parted: bool
    quoted: bool
    begun: bool
    length: float
    opened: Form | None


@dataclass(slots=True)
class Running:
    """The article being read while blocks are labelled, kept small.

    ``tail`` holds its last words, ``ended`` is set by a sign-off, ``cut`` when its last running
    block stops inside a sentence, ``signed`` when a byline is the last thing read, ``rubric`` in a
    column of briefs; ``subhead`` is its last subhead and ``parts`` counts them; ``title`` is its
    headline, ``opened`` the byline or dateline that it begins with.
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
    parts: int = 0
    title: str = ""
    opened: Form | None = None

    @property
    def state(self) -> State:
        """What can be told of it in a word."""
        return State(
            self.started,
            self.after_headline,
            self.rubric,
            self.signed,
            self.ended,
            self.cut,
            self.parts > 0,
            self.tail.endswith("”"),
            self.blocks == 1,
            min(1.0, self.blocks / _LONG_STORY),
            self.opened,
        )

    def begin(self) -> None:
        """Begin an article, or what goes on under a jump."""
        self.tail = self.subhead = self.title = ""
        self.blocks = self.parts = 0
        self.opened = None

    def add(self, text: str) -> None:
        """Remember the last words."""
        self.tail = (self.tail + text[-_LOOK_BACK:])[-_LOOK_BACK:]

    def sign(self) -> None:
        """Note a byline: below a headline it opens the article, elsewhere it ends one."""
        self.signed, self.ended, self.rubric = self.after_headline, not self.after_headline, False
        if self.after_headline:
            self.opened = Form.BYLINE

    def take(self, text: str, form: Form) -> None:
        """Note a block of running text."""
        if form is Form.DATELINE and self.blocks < _LEAD:
            self.opened = form
        self.add(text)
        self.blocks += 1
        self.after_headline = False


@dataclass(frozen=True)
class Page:
    """All blocks of a file with their forms, and what is true of the file as a whole."""

    blocks: list[Block]
    forms: list[Form]
    layout: Layout

    @kept
    def signed(self) -> int:
        """How many bylines and datelines the file has."""
        return self.forms.count(Form.BYLINE) + self.forms.count(Form.DATELINE)

    @kept
    def has_photos(self) -> bool:
        """Whether a caption or a photo's credit is among the blocks."""
        return Form.CAPTION in self.forms or Form.CREDIT in self.forms

    @kept
    def usual_gap(self) -> int:
        """The blank lines that usually stand before a block."""
        gaps = sorted(block.gap for block in self.blocks[1:400])
        return gaps[len(gaps) // 2] if gaps else 0

    @kept
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

    @kept
    def _headings(self) -> list[int]:
        """The open blocks right above running text, a byline, a dateline or the like."""
        pairs = pairwise(self.forms)
        return [
            at
            for at, (form, below) in enumerate(pairs)
            if form is Form.OPEN and below in _BELOW_HEADINGS
        ]

    @kept
    def _over_text(self) -> list[int]:
        """The open blocks right above running text."""
        over = Form.OPEN, Form.TEXT
        return [at for at, pair in enumerate(pairwise(self.forms)) if pair == over]

    @kept
    def _shapes(self) -> list[Shape]:
        return [shape_of(self.blocks[at].text) for at in self._over_text]

    @kept
    def _parting(self) -> list[int]:
        """The open blocks that could be subheads: short, over text, not below another heading."""
        return [
            at
            for at in self._over_text
            if len(self.blocks[at].text) <= _LONGEST_SUBHEAD and self.forms[at - 1] is not Form.OPEN
        ]

    @kept
    def _borders(self) -> list[int]:
        """The blocks that show where another article is."""
        return [at for at, form in enumerate(self.forms) if form in BORDERS]

    def lookalikes(self, text: str, index: int) -> int:
        """Count the other open blocks above running text near by that are shaped like ``text``."""
        start = bisect_left(self._over_text, index - _NEAR)
        stop = bisect_left(self._over_text, index + _NEAR)
        own = bisect_left(self._over_text, index)
        after = bisect_right(self._over_text, index)
        near = self._shapes[start:own] + self._shapes[after:stop]
        return count_alike(shape_of(text), near)

    def parting_near(self, index: int) -> list[int]:
        """Return the other open blocks near by that could part the article of a block."""
        border = bisect_left(self._borders, index)
        first, last = index - _NEAR, index + _NEAR
        if border:
            first = max(first, self._borders[border - 1] + 1)
        if border < len(self._borders):
            last = min(last, self._borders[border] - 1)
        found = self._parting[bisect_left(self._parting, first) : bisect_right(self._parting, last)]
        return [at for at in found if at != index]

    def told_by(self, text: str) -> Told:
        """Return what the last words of a story have told; mostly it goes on where it was asked about."""
        known = [one for one in self._told if text.startswith(one.text)]
        before = max(known, key=lambda one: len(one.text), default=None)
        if before and len(before.text) == len(text):
            return before
        self._told.append(Told(text, before))
        del self._told[:-_STORIES]
        return self._told[-1]

    @kept
    def _told(self) -> list[Told]:
        return []

    def uses(self, word: str, index: int) -> int:
        """How often ``word`` stands within a few thousand characters of a block."""
        step = index // _WINDOW_STEP
        if step not in self._window:
            self._window.clear()  # blocks are asked about in order: one window at a time
            self._window[step] = self._text_near(step * _WINDOW_STEP)
        return self._window[step].count(word)

    @kept
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

    @kept
    def _next(self) -> list[int]:
        """For every block the next one that is no caption and no furniture, as far as it may be."""
        found: list[int] = []
        following = len(self.forms) + _ASIDES
        for at in range(len(self.forms) - 1, -1, -1):
            found.append(following)
            if self.forms[at] not in ASIDE:
                following = at
        return found[::-1]

    def next_of(self, index: int) -> int:
        """Return the index of the next block that is no caption and no furniture, or -1."""
        following = self._next[index]
        return following if following - index < _ASIDES else -1


def is_cut(text: str) -> bool:
    """Tell whether running text stops inside a sentence."""
    return not ends_sentence(text) and text[-1] not in "：:；;—】）)》"
