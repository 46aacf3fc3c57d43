"""A block whose form leaves it open, where it stands: what is true of it whatever is read before."""

from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.credits import closing_credit
from reader.parsing.evidence import Sums
from reader.parsing.forms import Form
from reader.parsing.keeping import kept
from reader.parsing.likeness import (
    figures_of,
    make_of,
    pairs_of,
    rare_characters_of,
    rare_pairs_of,
    worth,
)
from reader.parsing.lines import LONG_LINE, PARAGRAPH_INDENT
from reader.parsing.surroundings import ASIDE, BORDERS, Page
from reader.parsing.wordings import CALLED

_HEADINGS: Final = frozenset([Form.OPEN, Form.DECK])
_SIGNED: Final = (Form.BYLINE, Form.DATELINE)
_VEILS: Final = frozenset([Form.NOTE, Form.TEXT])
_SKIPPED: Final = frozenset([Form.OPEN, Form.DECK, Form.BYLINE])
"""Forms between a cut line and the text below the next heading."""

_LEAD: Final = 120
_FIRST_WORDS: Final = 60
"""Code points of a lead that tell who, when and how it is known."""

_LOOK_AHEAD: Final = 500
_REACH: Final = 8
"""Blocks below that are counted."""

_WITH_TEXT: Final = frozenset([Form.TEXT, Form.CAPTION, Form.CREDIT])
_FAR: Final = 14
"""Blocks below within which the text beyond the next heading begins."""

_NEXT: Final = 5
"""Blocks below within which the text below further headings begins."""

_SECTION: Final = 8
"""Blocks below within which the text that follows ends."""

_TEXT: Final = frozenset([Form.TEXT])
_OPEN: Final = frozenset([Form.OPEN])
"""Sets, because Python 3.11 takes longer to find a member of an enumeration than one in a set."""

_NEARLY: Final = 2
"""Code points by which parallel headings differ at most."""


class Place:
    """An open block among the others; evidence asks it questions.

    ``text`` is its wording; ``after`` is the index of what comes next, captions and furniture
    aside, or -1, ``following`` the form of that and ``following_text`` its wording. ``sums`` keeps what
    its observations weigh, dear ones apart, once they are made.
    """

    def __init__(self, page: Page, index: int) -> None:
        self.page = page
        self.index = index
        self.block = page.blocks[index]
        self.text = self.block.text
        self.after = page.next_of(index)
        known = self.after >= 0
        self.following: Form | None = page.forms[self.after] if known else None
        self.following_text = page.blocks[self.after].text if known else ""
        self.sums: dict[bool, Sums] = {}

    @kept
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

    @kept
    def after_headings(self) -> int:
        """The index of what follows the run of heading lines that begins here, or -1."""
        return self.page.next_of(self.heading_end)

    @kept
    def veil(self) -> Form | None:
        """The form of the note or the text that follows with a signature right below it, if it is one."""
        return self._veil_at(self.after)

    @kept
    def veil_further(self) -> Form | None:
        """The same of what follows the run of heading lines."""
        return self._veil_at(self.after_headings)

    def _veil_at(self, after: int) -> Form | None:
        form = self.page.forms[after] if after >= 0 else None
        if form not in _VEILS:
            return None
        beyond = self.page.next_of(after)
        return form if beyond >= 0 and self.page.forms[beyond] in _SIGNED else None

    @property
    def leads_to_photo(self) -> bool:
        """Whether a photo with its caption follows, and after it no text that could be headed."""
        at = self.index + 1
        forms = self.page.forms
        if not self.page.has_photos:
            return False
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
        if stop - start < 2:  # noqa: PLR2004 - several
            return False
        below = self.page.forms[stop] if stop < len(self.page.forms) else None
        if below in (Form.TEXT, Form.DATELINE, Form.BYLINE, Form.CREDIT):
            return False
        return all(closing_credit(block.text) for block in self.page.blocks[start:stop])

    @kept
    def text_beyond(self) -> str:
        """The running text right below the headings and signatures that follow, if any do."""
        for position, form in enumerate(self._forms_below(_NEXT), self.index + 1):
            if form in _TEXT:
                return self.page.blocks[position].text
            if form not in _SKIPPED:
                break
        return ""

    @kept
    def section(self) -> str:
        """The running text after this block up to the next open one."""
        words = ""
        for position, form in enumerate(self._forms_below(_SECTION), self.index + 1):
            if form in ASIDE or (form in _HEADINGS and not words):
                continue
            if words and form not in _TEXT:
                break
            words += self.page.blocks[position].text
            if len(words) > _LOOK_AHEAD:
                break
        return words[:_LOOK_AHEAD]

    @kept
    def below(self) -> tuple[int, Form | None]:
        """How many paragraphs follow, captions aside, and the form of what stands below them."""
        forms = self.page.forms[self.index + 1 : self.index + 1 + _REACH]
        texts = list(takewhile(_WITH_TEXT.__contains__, forms))
        return texts.count(Form.TEXT), (*forms, None)[len(texts)]

    @kept
    def beyond(self) -> str:
        """The running text below the next heading, where neither is signed."""
        words, below, headed = "", False, False
        for position, form in enumerate(self._forms_below(_FAR), self.index + 1):
            if form in BORDERS or len(words) > _LOOK_AHEAD:
                break
            if form in _OPEN:
                if words:
                    break
                headed = headed or below
            elif form in _TEXT:
                below = True
                if headed:
                    words += self.page.blocks[position].text
        return words[:_LOOK_AHEAD]

    def _forms_below(self, reach: int) -> list[Form]:
        return self.page.forms[self.index + 1 : self.index + reach]

    @kept
    def beyond_pairs(self) -> AbstractSet[int]:
        """The rare pairs of characters of the text below the next heading."""
        return rare_pairs_of(self.beyond)

    @kept
    def pairs(self) -> frozenset[int]:
        """Its pairs of characters."""
        return pairs_of(self.text)

    @kept
    def section_pairs(self) -> frozenset[int]:
        """The pairs of characters of the section below."""
        return pairs_of(self.section)

    @kept
    def taken_up(self) -> frozenset[int]:
        """Its pairs of characters that the section below has too."""
        return self.pairs & self.section_pairs

    @kept
    def figures(self) -> frozenset[str]:
        """Its numbers and Latin words."""
        return frozenset(figures_of(self.text))

    @kept
    def figures_taken_up(self) -> frozenset[str]:
        """Those that the section below has too."""
        return self.figures & figures_of(self.section) if self.figures else self.figures

    @kept
    def worth(self) -> float:
        """What all of its terms tell of its subject."""
        return worth({*self.pairs, *self.figures})

    @kept
    def rare_taken_up(self) -> list[str]:
        """Its rare characters that the section below has too."""
        below = self.section
        return [one for one in rare_characters_of(self.text) if one in below]

    @kept
    def lead_characters(self) -> frozenset[str]:
        """The rare characters of the first words below."""
        return rare_characters_of(self.following_text[:_FIRST_WORDS])

    @kept
    def called(self) -> list[str]:
        """How the section below calls somebody who was introduced before."""
        return CALLED.findall(self.section)

    @property
    def echo(self) -> float:
        """How much of the heading's wording the first lines below repeat, 0 to 1."""
        return self.share(pairs_of(self.section[:_LEAD]))

    def share(self, known: AbstractSet[int]) -> float:
        """How much of the heading's wording is ``known``, 0 to 1."""
        return len(self.pairs & known) / len(self.pairs) if self.pairs else 0.0

    @property
    def lookalikes(self) -> int:
        """How many blocks near by have the same form of heading and stand over running text."""
        return self.page.lookalikes(self.text, self.index)

    @kept
    def siblings(self) -> list[int]:
        """The other headings that could part this article: open blocks over text, unsigned."""
        return self.page.parting_near(self.index)

    @property
    def has_parallel(self) -> bool:
        """Whether one of them is made alike: halves, commas and quotes, and nearly as long."""
        own = make_of(self.text)
        return any(own[1:]) and any(
            make_of(self.page.blocks[at].text)[1:] == own[1:]
            and abs(len(self.page.blocks[at].text) - own[0]) <= _NEARLY
            for at in self.siblings
        )

    @property
    def wide_gap(self) -> bool:
        """Whether more blank lines than usual stand before this block."""
        return self.block.gap > max(self.page.usual_gap, 0) and self.index > 0
