"""The form of a block: what it is by its own wording, before its neighbours are asked."""

import re
from enum import IntEnum, auto
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.bylines import LONGEST_BYLINE, read_byline
from reader.parsing.characters import simple
from reader.parsing.credits import LONGEST_CREDIT, ends_with_credit, read_credit
from reader.parsing.datelines import opening_dateline, opening_jump
from reader.parsing.folio import read_folio
from reader.parsing.imprint import is_imprint, is_staff
from reader.parsing.marks import (
    ADVERTISEMENT,
    BETWEEN_DASHES,
    CAPTION_OPENING,
    DASHES,
    DOCUMENT_NUMBER,
    FOOTER,
    GUIDE,
    GUIDE_LABEL,
    METADATA,
    NAMEPLATE,
    NAVIGATION,
    NOTE_OPENING,
    ORIGIN,
    PARTING,
    POINTED,
    TURN,
)

LONGEST_HEADING: Final = 64
"""Code points; a longer line is running text."""


_LONGEST_CREDITED: Final = 240
_OPENING: Final = 160
"""Code points of a long block that its form is told by."""

_LONGEST_FOOTER: Final = 80


class Form(IntEnum):
    """What a block looks like on its own (integers, because sets of them are asked all the time)."""

    TEXT = auto()
    OPEN = auto()  # short, no sentence end: headline, subhead, or a line cut by a column
    DECK = auto()
    BYLINE = auto()
    CREDIT = auto()
    CAPTION = auto()
    NOTE = auto()
    JUMP = auto()
    DATELINE = auto()
    METADATA = auto()
    STAFF = auto()
    FOLIO = auto()
    FOOTER = auto()
    GUIDE = auto()
    ADVERTISEMENT = auto()
    NAMEPLATE = auto()
    RUBRIC = auto()
    LINE = auto()  # a row of a table, a line of verse or of a list: stays as it is
    SIGNATURE = auto()  # who signs a letter or a notice, or its date: stays as it is, ends the text


KEPT: Final = frozenset([Form.LINE, Form.SIGNATURE])
"""Forms of lines that stay as they are: nothing is joined to them."""


FURNITURE: Final = {
    Form.METADATA: "folio",
    Form.STAFF: "staff",
    Form.FOLIO: "folio",
    Form.FOOTER: "footer",
    Form.GUIDE: "guide",
    Form.ADVERTISEMENT: "advertisement",
    Form.NAMEPLATE: "nameplate",
    Form.RUBRIC: "guide",
}
"""Forms that are furniture, with the kind they become."""

_NO_HEADING_END: Final = frozenset("。；;，,、…：:")
_BYLINE_HINT = re.compile(
    r"记者|[员□■◆◇●○★☆◎※⊙/／撰摄绘]|作者|读者|实习生|主笔|执笔|整理|编译|口述|采写|供稿|报道|撰文|翻译|[文图诗法刻][\s：:/／|｜丨]|漫画|讲述|指导[老教]师|[\]］〕】].{1,20}译$|\s[译画作]$|^[（(]"
)
_WROTE = re.compile(r"采写|撰文|执笔|记者|(?:^|\s)文[/／：:]")
_JUMPS_ON = re.compile(r"[转接]\s*(?:第|[A-Za-z]?\d)[^。]{0,8}$")
_GUIDE_HINT = re.compile(r"版|[A-Z]\d{2}|扫|[导看要航]")
_SOURCE_BEHIND = re.compile(r".{4}[（(]?(?:图片来源|图源)\s*[：:|｜]\s*[^\s。，！？]{2,14}$")
_LONGEST_POINTING: Final = 80
_CREDIT_HINT = re.compile(r"[摄图供视资新作绘书画刻纸影]")


def form_of(block: Block) -> Form:
    """Return what ``block`` is by its wording alone."""
    whole = len(block.text) <= _LONGEST_CREDITED
    text = simple(block.text if whole else block.text[:_OPENING] + "…")  # cut, and so no credit
    if len(block.text) <= LONGEST_BYLINE:
        for form, fits in _SHORT_FORMS:
            if fits(text):
                return form
    return _form_of_running(text)


def _form_of_running(text: str) -> Form:
    for form, fits in _OPENINGS:
        if fits(text):
            return form
    if len(text) > LONGEST_HEADING or text[-1] in _NO_HEADING_END or "。" in text:
        return Form.TEXT
    return Form.DECK if text.startswith(DASHES) and not BETWEEN_DASHES.match(text) else Form.OPEN


def _is_footer(text: str) -> bool:
    return len(text) <= _LONGEST_FOOTER and bool(FOOTER.match(text) or NAVIGATION.match(text))


def _is_metadata(text: str) -> bool:
    return len(text) <= LONGEST_CREDIT and bool(METADATA.match(text))


def _is_staff(text: str) -> bool:
    return is_staff(text) and not (_WROTE.search(text) and _is_byline(text))


def _is_credit(text: str) -> bool:
    return (
        len(text) <= LONGEST_CREDIT
        and bool(_CREDIT_HINT.search(text))
        and not text.rstrip("）) ").endswith("报道")
        and read_credit(text) is not None
    )


def _is_byline(text: str) -> bool:
    if text[-1] in "！？!?；，：" or "。" in text or not _BYLINE_HINT.search(text):
        return False
    names = read_byline(text)
    return bool(names.contributors) and names.marked


def _is_credited(text: str) -> bool:
    """A caption without a sign that ends with its credit or its source."""
    if text[-1] == "…" or not _CREDIT_HINT.search(text[-20:]):
        return False
    return ("源" in text and bool(_SOURCE_BEHIND.search(text))) or ends_with_credit(text)


def _points(text: str) -> bool:
    """Tell whether a short text says where in a photo somebody stands."""
    return len(text) <= _LONGEST_POINTING and bool(POINTED.search(text))


def _is_nameplate(text: str) -> bool:
    return text[-1] == "报" and bool(NAMEPLATE.match(text))


def _is_folio(text: str) -> bool:
    return read_folio(text) is not None


def _is_guide(text: str) -> bool:
    if len(text) > LONGEST_HEADING or not _GUIDE_HINT.search(text) or _JUMPS_ON.search(text):
        return False
    return bool(GUIDE.match(text) or GUIDE_LABEL.match(text))


def _is_advertisement(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and bool(ADVERTISEMENT.match(text))


_SHORT_FORMS: Final = (
    (Form.JUMP, opening_jump),
    (Form.FOOTER, _is_footer),
    (Form.METADATA, _is_metadata),
    (Form.STAFF, _is_staff),
    (Form.NOTE, ORIGIN.match),
    (Form.CREDIT, _is_credit),
    (Form.BYLINE, _is_byline),
    (Form.NAMEPLATE, _is_nameplate),
    (Form.FOLIO, _is_folio),
    (Form.STAFF, is_imprint),
    (Form.GUIDE, _is_guide),
    (Form.ADVERTISEMENT, _is_advertisement),
)
"""Tests of short lines in the order in which they decide."""


_OPENINGS: Final = (
    (Form.CAPTION, CAPTION_OPENING.match),
    (Form.JUMP, opening_jump),
    (Form.TEXT, TURN.match),
    (Form.LINE, PARTING.match),
    (Form.LINE, DOCUMENT_NUMBER.match),
    (Form.NOTE, NOTE_OPENING.match),
    (Form.DATELINE, opening_dateline),
    (Form.CAPTION, _is_credited),
    (Form.CAPTION, _points),
)
"""Tests of how a block of any length begins, in the order in which they decide."""
