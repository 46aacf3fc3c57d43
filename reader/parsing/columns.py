"""Settling the heads of columns: briefs, letters, photos, and what blanks set apart."""

import re
from itertools import pairwise
from typing import Final

from reader.parsing.credits import closing_credit
from reader.parsing.forms import Form
from reader.parsing.lines import PARAGRAPH_INDENT
from reader.parsing.marks import (
    BULLET,
    HAN,
    LETTERS,
    PHOTO_RUBRIC,
    RUBRIC,
)
from reader.parsing.mentions import addresses, closing_signers
from reader.parsing.sheet import Sheet
from reader.parsing.wordings import NOTICE

_COLUMN: Final = re.compile(rf"[■●◆·【\[]?[{HAN}·]{{2,6}}[】\]■●◆·]?$")
"""What the name of a column looks like."""


def settle_rubrics(page: Sheet) -> None:
    """简讯 over bulleted or titled briefs heads a column; over a signed article it is a kicker."""
    for index, form in enumerate(page.forms[:-1]):
        if form is not Form.OPEN or not RUBRIC.match(page.blocks[index].text):
            continue
        below, after = page.blocks[index + 1], page.forms[index + 1]
        titled = after is Form.OPEN and page.after(index + 2) in (Form.TEXT, Form.DATELINE)
        if BULLET.match(below.text) or titled or after is Form.DATELINE:
            page.forms[index] = Form.RUBRIC
            _settle_briefs(page, index + 1)


def settle_bulleted(page: Sheet) -> None:
    """A short line over paragraphs that begin with one sign and are signed, or readers', heads a column."""
    for index in range(len(page.blocks) - 2):
        first, second = (page.blocks[at].text for at in (index + 1, index + 2))
        alike = BULLET.match(first[0]) and first[0] == second[0]
        if not alike or page.forms[index] is not Form.OPEN:
            continue
        label = page.blocks[index].text
        signed = closing_signers(first) or closing_signers(second)
        if LETTERS.match(label) or (signed and _COLUMN.match(label)):
            page.forms[index] = Form.RUBRIC
            _settle_briefs(page, index + 1)


def settle_letters(page: Sheet) -> None:
    """读者来信 over several letters heads a column; bound closer to the first it is a kicker."""
    heads = [at for at in range(len(page.blocks) - 1) if _is_letter(page, at)]
    for first, second in pairwise(heads):
        label = first - 1
        if label < 0 or page.forms[label] is not Form.OPEN:
            continue
        alone = page.forms[first:second].count(Form.OPEN) == 1
        as_close = page.blocks[second].gap <= page.blocks[first].gap
        if alone and as_close and LETTERS.match(page.blocks[label].text):
            page.forms[label] = Form.RUBRIC


def _is_letter(page: Sheet, index: int) -> bool:
    """Whether a heading stands right above a salutation."""
    return page.forms[index] is Form.OPEN and addresses(page.blocks[index + 1].text)


def settle_photos(page: Sheet) -> None:
    """图片新闻 right above a caption heads no text."""
    for index, form in enumerate(page.forms[:-1]):
        if form is Form.OPEN and PHOTO_RUBRIC.match(page.blocks[index].text):
            below = page.forms[index + 1 : index + 3]
            if below[0] is Form.CAPTION or below[1:] == [Form.CREDIT]:
                page.forms[index] = Form.RUBRIC


def settle_columns(page: Sheet) -> None:
    """Where blanks part the items alone, a short line with blanks on both sides heads a column."""
    if page.layout.spread or page.layout.width:
        return
    for index in range(1, len(page.blocks) - 2):
        block, below = page.blocks[index], page.blocks[index + 1]
        if not _COLUMN.match(block.text) or NOTICE.search(block.text):
            continue
        titled = page.forms[index] is page.forms[index + 1] is Form.OPEN
        alone = block.gap > 0 and below.gap > 0 and _is_tight(page, index + 2)
        if titled and alone and _begins_text(page, index + 2):
            page.forms[index] = Form.RUBRIC


def _is_tight(page: Sheet, index: int) -> bool:
    """Whether no blank stands above a block, or above the next: blanks part items, not paragraphs."""
    return page.close(index) or page.close(index + 1)


def _begins_text(page: Sheet, index: int) -> bool:
    """Whether a block is running text or signs it, by its form or by its indent."""
    set_in = page.layout.indented and page.blocks[index].indent >= PARAGRAPH_INDENT
    return set_in or page.forms[index] in (Form.TEXT, Form.DATELINE, Form.BYLINE)


def _settle_briefs(page: Sheet, start: int) -> None:
    """Several blocks below the head of briefs that begin with one sign are briefs, though ▲ may show a photo."""
    sign, stop = page.blocks[start].text[0], start
    while stop < len(page.blocks) and page.blocks[stop].text[0] == sign:
        stop += 1
    if stop - start > 1 and BULLET.match(sign):
        for index in range(start, stop):
            if page.forms[index] is Form.CAPTION and not closing_credit(page.blocks[index].text):
                page.forms[index] = Form.TEXT
