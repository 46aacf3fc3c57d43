"""Drafts: labelled blocks gathered into the items of a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from reader.model import ArticleKind, Contributor, Furniture, Role
from reader.parsing.blocks import Block
from reader.parsing.bylines import read_byline
from reader.parsing.credits import closing_credit, is_work, read_credit
from reader.parsing.datelines import closing_dateline
from reader.parsing.forms import FURNITURE, Form
from reader.parsing.labels import Labelled, Part
from reader.parsing.likeness import pairs_of, rare_of
from reader.parsing.lines import DEEPEST_INDENT, PARAGRAPH_INDENT
from reader.parsing.marks import BULLET, CAPTION_SIGNS, JUMP, LEAD_OPENING, ORDINAL, ORIGIN, POINTED
from reader.parsing.mentions import pen_names, signature_names

NUMBERED: Final = re.compile(r"[^①②\d]{0,3}(?:[②-⑩]|图\s*[（(]?[2-9二三四五六])")
"""How the further captions of a numbered group of photos begin."""

_NUMBER_SIGN: Final = re.compile("[①-⑳]")
_LONGEST_NUMBERED: Final = 90
"""Code points of a numbered caption."""

_PICTURED: Final = frozenset(["摄影报道", "图文报道", "摄影", "文/图", "图/文", "图"])
"""Roles by which a report in pictures is signed."""

_TOLD: Final = 3000
"""Last code points of an article that a caption below is compared with."""

_MUCH: Final = 0.4
"""The share of a caption's rare pairs of characters by which it belongs to the article above."""

_MOST: Final = 0.5
"""The share where it has a credit, as photos have that stand alone."""

_SOME: Final = 0.2
"""The share of all pairs where the caption takes up what stands above: 图为…."""

_PICTURES: Final = ("图为", "上图", "下图", "左图", "右图", "题图")
"""How a caption begins that takes up what stands above."""

_BARE_LABEL: Final = 8
"""Code points of a note's label that stands alone on its line."""


@dataclass(slots=True)
class Piece:
    """A block taken into an item, with the role it has there."""

    block: Block
    role: Role
    form: Form = Form.TEXT


@dataclass(slots=True)
class Draft:
    """An item of a page while it is put together."""

    kind: ArticleKind = ArticleKind.ARTICLE
    headline: list[Block] = field(default_factory=list)
    bylines: list[Block] = field(default_factory=list)
    contributors: list[Contributor] = field(default_factory=list)
    photographers: list[Contributor] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    metadata: str = ""

    @property
    def has_text(self) -> bool:
        """Whether running text has begun."""
        return any(piece.role in (Role.BODY, Role.SUBHEAD) for piece in self.pieces)


@dataclass(slots=True)
class Gathering:
    """The drafts and furniture of a page, and where the next block goes."""

    drafts: list[Draft] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    text: Draft | None = None
    photo: Draft | None = None
    note: bool = False
    rubric: bool = False

    def begin(self, kind: ArticleKind = ArticleKind.ARTICLE) -> Draft:
        """Begin an item; text that follows goes into it."""
        draft = Draft(kind)
        self.drafts.append(draft)
        if kind is ArticleKind.PHOTO:
            self.photo = draft
        else:
            self.text, self.photo = draft, None
        self.note = False
        return draft

    def current(self) -> Draft:
        """Return the item that running text goes into, a headless one if there is none."""
        return self.text or self.begin()


def gather(blocks: Iterable[Labelled]) -> Gathering:
    """Gather labelled blocks into drafts and furniture."""
    gathering = Gathering()
    for labelled in blocks:
        _TAKE[labelled.part](gathering, labelled)
    return gathering


def _take_headline(gathering: Gathering, labelled: Labelled) -> None:
    draft = gathering.text
    goes_on = draft is not None and draft.headline and not draft.pieces and not draft.bylines
    if draft is None or not goes_on or gathering.photo:
        draft = gathering.begin()
    draft.headline.append(labelled.block)
    if gathering.rubric:
        draft.kind = ArticleKind.BRIEF


def _take_subhead(gathering: Gathering, labelled: Labelled) -> None:
    draft = gathering.text
    if draft is None:
        _take_headline(gathering, labelled)
    elif (
        draft.headline
        and not draft.bylines
        and not draft.pieces
        and not _is_beneath(draft, labelled)
    ):
        draft.headline.append(labelled.block)
    else:
        gathering.photo = None
        draft.pieces.append(Piece(labelled.block, Role.SUBHEAD))
    gathering.note = False


def _is_beneath(draft: Draft, labelled: Labelled) -> bool:
    """Whether a subhead is numbered, or has a paragraph's indent and the headline above it none."""
    if ORDINAL.match(labelled.block.text):
        return True
    deeper = PARAGRAPH_INDENT <= labelled.block.indent <= DEEPEST_INDENT
    return deeper and draft.headline[-1].indent < PARAGRAPH_INDENT


def _take_byline(gathering: Gathering, labelled: Labelled) -> None:
    draft = gathering.current()
    _leave_rubric(gathering)
    draft.bylines.append(labelled.block)
    draft.metadata = draft.metadata or labelled.block.text
    text = labelled.block.text
    _name(draft.contributors, read_byline(text).contributors or pen_names(text))
    gathering.photo = None


def _leave_rubric(gathering: Gathering) -> None:
    """A signed article ends a column of briefs."""
    gathering.rubric = False
    if gathering.text and gathering.text.kind is ArticleKind.BRIEF:
        gathering.text.kind = ArticleKind.ARTICLE


def _take_text(gathering: Gathering, labelled: Labelled) -> None:
    gathering.photo = None
    aside = gathering.note or closing_dateline(labelled.block.text)
    role = Role.NOTE if aside else Role.BODY
    if _is_numbered_photo(gathering, labelled.block.text):
        role = Role.CAPTION
    if gathering.rubric and BULLET.match(labelled.block.text):
        gathering.begin(ArticleKind.BRIEF)
    if labelled.form is Form.DATELINE and gathering.current().headline:
        _leave_rubric(gathering)
    gathering.current().pieces.append(Piece(labelled.block, role, labelled.form))
    if labelled.form is Form.SIGNATURE:
        _name(gathering.current().contributors, signature_names(labelled.block.text))
    gathering.note = False


def _is_numbered_photo(gathering: Gathering, text: str) -> bool:
    """Whether a line ①… in a report in pictures tells what one of them shows."""
    if not _NUMBER_SIGN.match(text) or len(text) > _LONGEST_NUMBERED or not gathering.text:
        return False
    return any(one.role in _PICTURED for one in gathering.text.contributors)


def _take_continuation(gathering: Gathering, labelled: Labelled) -> None:
    draft = gathering.text
    if draft is None or draft.has_text or not draft.headline:
        draft = gathering.begin(ArticleKind.CONTINUATION)
    draft.kind = ArticleKind.CONTINUATION
    role = Role.NOTE if JUMP.fullmatch(labelled.block.text) else Role.BODY
    draft.pieces.append(Piece(labelled.block, role))


def _take_caption(gathering: Gathering, labelled: Labelled) -> None:
    draft = gathering.photo or _owner_of_caption(gathering, labelled.block)
    if (
        gathering.photo
        and labelled.form is Form.CAPTION
        and draft.pieces
        and not NUMBERED.match(labelled.block.text)
    ):
        draft = gathering.begin(ArticleKind.PHOTO)
    draft.pieces.append(Piece(labelled.block, Role.CAPTION))
    credit = closing_credit(labelled.block.text)
    _name(draft.photographers, credit)
    if credit and gathering.photo:
        gathering.photo = None


def _owner_of_caption(gathering: Gathering, block: Block) -> Draft:
    """A caption above the text of a headline belongs there, as does one of what the text tells.

    So does one that is bound to a story that blanks set apart. Any other is an item of its own.
    """
    draft = gathering.text
    if draft is None or not draft.headline:
        return gathering.begin(ArticleKind.PHOTO)
    bound = draft.headline[0].gap > block.gap and not _stands_alone(block.text)
    below = bool(draft.pieces) and draft.pieces[-1].role is Role.CAPTION
    numbered = below and NUMBERED.match(block.text)
    if not draft.has_text or bound or numbered or _shows(draft, block.text):
        return draft
    return gathering.begin(ArticleKind.PHOTO)


def _stands_alone(text: str) -> bool:
    """Whether a caption points to a photo by a sign, opens like news, or names a work."""
    return text[0] in CAPTION_SIGNS or bool(LEAD_OPENING.match(text)) or is_work(text)


def _shows(draft: Draft, text: str) -> bool:
    """Whether a caption points to somebody of whom an article tells, or says what it says."""
    pointed = POINTED.search(text)
    if pointed and any(pointed.group()[:2] in piece.block.text for piece in draft.pieces):
        return True
    said = pairs_of("".join(piece.block.text for piece in draft.pieces)[-_TOLD:])
    shown = pairs_of(text.partition("。")[0])
    if text.startswith(_PICTURES):
        return len(shown & said) >= len(shown) * _SOME
    rare = rare_of(shown)
    much = _MOST if closing_credit(text) else _MUCH
    return len(rare & said) >= len(rare) * much > 0


def _take_credit(gathering: Gathering, labelled: Labelled) -> None:
    draft = gathering.photo or gathering.current()
    if (
        draft.pieces
        and draft.pieces[-1].role is Role.BODY
        and not draft.headline
        and len(draft.pieces) == 1
    ):
        draft.pieces[-1].role, draft.kind = Role.CAPTION, ArticleKind.PHOTO
    draft.pieces.append(Piece(labelled.block, Role.CREDIT))
    _name(draft.photographers, read_credit(labelled.block.text) or ())
    gathering.photo = None


def _take_note(gathering: Gathering, labelled: Labelled) -> None:
    gathering.photo = None
    gathering.current().pieces.append(Piece(labelled.block, Role.NOTE))
    text = labelled.block.text
    bare = len(text) <= _BARE_LABEL and not ORIGIN.match(text)
    gathering.note = bare  # a bare label: the note itself follows


def _take_furniture(gathering: Gathering, labelled: Labelled) -> None:
    block = labelled.block
    gathering.furniture.append(Furniture(block.text, FURNITURE[labelled.form], block.lines))
    if labelled.form is Form.RUBRIC:
        gathering.rubric, gathering.photo, gathering.text = True, None, None
    if labelled.form is Form.METADATA and gathering.text:
        gathering.text.metadata = block.text


def _name(names: list[Contributor], more: Iterable[Contributor]) -> None:
    known = {one.name for one in names}
    names.extend(one for one in more if one.name not in known)


_TAKE = {
    Part.HEADLINE: _take_headline,
    Part.SUBHEAD: _take_subhead,
    Part.BYLINE: _take_byline,
    Part.TEXT: _take_text,
    Part.CAPTION: _take_caption,
    Part.CREDIT: _take_credit,
    Part.NOTE: _take_note,
    Part.CONTINUATION: _take_continuation,
    Part.FURNITURE: _take_furniture,
}
