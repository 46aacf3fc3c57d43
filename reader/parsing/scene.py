"""A block whose form leaves it open, in its surroundings: what evidence asks about it."""

from collections import Counter
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import takewhile
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.credits import closing_credit
from reader.parsing.forms import Form
from reader.parsing.likeness import (
    alike,
    counted_pairs,
    figures_of,
    make_of,
    pairs_of,
    refrain_of,
    shape_of,
    worth,
)
from reader.parsing.lines import LONG_LINE, PARAGRAPH_INDENT
from reader.parsing.surroundings import ASIDE, BORDERS, Page, Running

_FEWEST_PAIRS: Final = 20
_FEW_WORDS: Final = 2
"""Added to the words an article repeats: a share of very few of them says little."""

_HEADINGS: Final = frozenset([Form.OPEN, Form.DECK])
_LEAD: Final = 120
_LOOK_AHEAD: Final = 500
_REACH: Final = 8
"""Blocks below that are counted."""

_WITH_TEXT: Final = frozenset([Form.TEXT, Form.CAPTION, Form.CREDIT])
_FAR: Final = 14
"""Blocks below within which the text beyond the next heading begins."""

_NEARLY: Final = 2
"""Code points by which parallel headings differ at most."""


class Scene:
    """An open block in its surroundings; evidence asks it questions.

    ``text`` is its wording; ``after`` is the index of what comes next, captions and furniture
    aside, or -1, ``following`` the form of that and ``following_text`` its wording.
    """

    def __init__(self, page: Page, index: int, running: Running) -> None:
        self.page = page
        self.index = index
        self.running = running
        self.block = page.blocks[index]
        self.text = self.block.text
        self.after = page.next_of(index)
        known = self.after >= 0
        self.following: Form | None = page.forms[self.after] if known else None
        self.following_text = page.blocks[self.after].text if known else ""

    @cached_property
    def heading_end(self) -> int:
        """The index of the last of the heading lines that begin here."""
        last = self.index
        while last + 1 < len(self.page.blocks) and last < self.index + 3:
            if self.page.forms[last + 1] not in _HEADINGS:
                break
            following = self.page.blocks[last + 1]
            near = following.gap <= self.page.usual_gap and len(following.text) <= LONG_LINE
            if not near or self._differs(following):
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

    @cached_property
    def signed_beyond(self) -> bool:
        """Whether an editor's note or the rest of a cut paragraph follows, and then a signature."""
        return self.after >= 0 and self._leads_to_signed(self.after)

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
        if self._heads_photos(at):
            return True
        captioned = at < len(forms) and (
            forms[at] is Form.CAPTION or forms[at + 1 : at + 2] == [Form.CREDIT]
        )
        while captioned and at < len(forms) and forms[at] in _WITH_TEXT:
            if forms[at] is Form.CREDIT:
                return forms[at + 1 : at + 2] not in (
                    [Form.TEXT],
                    [Form.DATELINE],
                    [Form.BYLINE],
                )
            at += 1
        return False

    def _heads_photos(self, start: int) -> bool:
        """Whether several captions follow, each with its credit, and no text below them."""
        stop = start
        while self.page.forms[stop : stop + 1] == [Form.CAPTION]:
            stop += 1
        texts = [block.text for block in self.page.blocks[start:stop]]
        below = self.page.forms[stop] if stop < len(self.page.forms) else None
        column = len(texts) > 1 and below not in (
            Form.TEXT,
            Form.DATELINE,
            Form.BYLINE,
            Form.CREDIT,
        )
        return column and all(closing_credit(text) for text in texts)

    @cached_property
    def text_beyond(self) -> str:
        """The running text right below the headings and signatures that follow, if any do."""
        for position in range(self.index + 1, min(self.index + 5, len(self.page.blocks))):
            if self.page.forms[position] is Form.TEXT:
                return self.page.blocks[position].text
            if self.page.forms[position] not in (Form.OPEN, Form.DECK, Form.BYLINE):
                break
        return ""

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
    def below(self) -> tuple[int, Form | None]:
        """How many paragraphs follow, captions aside, and the form of what stands below them."""
        forms = self.page.forms[self.index + 1 : self.index + 1 + _REACH]
        texts = list(takewhile(_WITH_TEXT.__contains__, forms))
        return texts.count(Form.TEXT), (*forms, None)[len(texts)]

    @cached_property
    def beyond(self) -> str:
        """The running text below the next heading, where neither is signed."""
        words, below, headed = "", False, False
        for position in range(self.index + 1, min(self.index + _FAR, len(self.page.blocks))):
            form = self.page.forms[position]
            if form in BORDERS or (form is Form.OPEN and words) or len(words) > _LOOK_AHEAD:
                break
            headed = headed or (below and form is Form.OPEN)
            below = below or form is Form.TEXT
            if form is Form.TEXT and headed:
                words += self.page.blocks[position].text
        return words[:_LOOK_AHEAD]

    @cached_property
    def heading_pairs(self) -> frozenset[int]:
        """Its pairs of characters."""
        return pairs_of(self.text)

    @cached_property
    def running_pairs(self) -> Counter[int]:
        """How often the article being read has used each pair of characters of late."""
        return counted_pairs(self.running.tail)

    @cached_property
    def section_pairs(self) -> frozenset[int]:
        """The pairs of characters of the section below."""
        return pairs_of(self.section)

    @cached_property
    def kinship(self) -> float:
        """How much of the following section's wording the running article has used, 0 to 1."""
        after, before = self.section_pairs, self.running_pairs.keys()
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
        return self._share(self.running_pairs.keys())

    def _share(self, known: AbstractSet[int]) -> float:
        heading = self.heading_pairs
        return len(heading & known) / len(heading) if heading else 0.0

    @cached_property
    def news(self) -> float:
        """How much of the heading the section below takes up that was not said before, 0 to 1."""
        pairs, figures = self.heading_pairs, figures_of(self.text)
        fresh: set[int | str] = {*(pairs & self.section_pairs) - self.running_pairs.keys()}
        if figures:
            fresh |= (figures & figures_of(self.section)) - figures_of(self.running.tail)
        heading: set[int | str] = {*pairs, *figures}
        return worth(fresh) / worth(heading) if heading else 0.0

    @cached_property
    def refrain(self) -> float:
        """How much of what the running article says again and again the section says too, 0 to 1."""
        known = refrain_of(self.running_pairs)
        return len(known & self.section_pairs) / (len(known) + _FEW_WORDS)

    @cached_property
    def lookalikes(self) -> int:
        """How many blocks near by have the same form of heading and stand over running text."""
        own = shape_of(self.text)
        return sum(1 for shape in self.page.shapes_near(self.index) if alike(own, shape))

    @cached_property
    def _siblings(self) -> list[int]:
        """The other headings that could part this article: open blocks over text, unsigned."""
        return self.page.parting_near(self.index)

    @property
    def siblings(self) -> int:
        """How many other headings could part this article."""
        return len(self._siblings)

    @property
    def has_parallel(self) -> bool:
        """Whether one of them is made alike: halves, commas and quotes, and nearly as long."""
        own = make_of(self.text)
        return any(own[1:]) and any(
            make_of(self.page.blocks[at].text)[1:] == own[1:]
            and abs(len(self.page.blocks[at].text) - own[0]) <= _NEARLY
            for at in self._siblings
        )

    @property
    def wide_gap(self) -> bool:
        """Whether more blank lines than usual stand before this block."""
        return self.block.gap > max(self.page.usual_gap, 0) and self.index > 0
