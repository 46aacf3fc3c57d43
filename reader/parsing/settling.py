"""Settling forms by their neighbours: each rule looks at the whole page and changes what it knows."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.bylines import LONGEST_BYLINE
from reader.parsing.characters import simple
from reader.parsing.credits import closing_credit
from reader.parsing.edges import (
    settle_dates,
    settle_head,
    settle_imprint,
    settle_labels,
    settle_signatures,
)
from reader.parsing.forms import Form
from reader.parsing.layout import Layout
from reader.parsing.lines import DEEPEST_INDENT, PARAGRAPH_INDENT, ends_sentence
from reader.parsing.marks import BULLET, HAN, LETTERS, PHOTO_RUBRIC, RUBRIC, SALUTATION, TO_EDITORS
from reader.parsing.mentions import pen_names
from reader.parsing.rows import (
    settle_addresses,
    settle_announced,
    settle_catalogues,
    settle_lists,
    settle_names,
    settle_tables,
)
from reader.parsing.sheet import HEADING, LONGEST_LINE, RUNNING, SIGNED, Sheet
from reader.parsing.verse import is_signature, settle_cycles, settle_poets, settle_verse
from reader.parsing.wordings import NOTICE, SPEAKER

_FEWEST_TURNS: Final = 2
"""How often each of two speaks after the other before they are in conversation."""

_SHORTEST_CUT: Final = 12
"""Code points of a line in which a column cuts a paragraph, at least: shorter ones may be subheads."""

_COLUMN: Final = re.compile(rf"[■●◆·【\[]?[{HAN}·]{{2,6}}[】\]■●◆·]?$")
"""What the name of a column looks like."""

_LABELS: Final = frozenset(("标题", "题目", "作者", "来源", "日期", "栏目", "正文", "内容"))
"""What exports of articles put before a colon: nobody speaks."""


def settle(blocks: list[Block], forms: list[Form], layout: Layout) -> list[Form]:
    """Return ``forms`` with those changed that only make sense in their surroundings."""
    page = Sheet([_simplified(block) for block in blocks], list(forms), layout)
    for rule in _RULES:
        rule(page)
    return page.forms


def _simplified(block: Block) -> Block:
    """Return a block whose wording the rules can read: a short one in simplified characters."""
    if len(block.text) > LONGEST_BYLINE:
        return block
    text = simple(block.text)
    return block if text is block.text else replace(block, text=text)


def _settle_first_lines(page: Sheet) -> None:
    """A short line that ends with a comma, set apart and close above a heading, is its first line."""
    for index, (block, form) in enumerate(zip(page.blocks[:-1], page.forms, strict=False)):
        if form is not Form.TEXT or block.text[-1] != "，" or len(block.text) > LONGEST_LINE:
            continue
        below = page.blocks[index + 1]
        apart = block.gap > below.gap and page.forms[index + 1] is Form.OPEN
        inside = page.layout.indented and block.indent >= PARAGRAPH_INDENT
        if apart and not inside and page.after(index + 2) in RUNNING | SIGNED:
            page.forms[index] = Form.OPEN


def _settle_speakers(page: Sheet) -> None:
    """In a conversation, what two take turns to say is text, however short a question is."""
    said = [_speaker(block.text) for block in page.blocks]
    turns = Counter(pairwise(filter(None, said)))
    taking = {
        one
        for one, other in turns
        if one != other and min(turns[one, other], turns[other, one]) >= _FEWEST_TURNS
    }
    for index, speaker in enumerate(said):
        if speaker in taking and page.forms[index] is Form.OPEN:
            page.forms[index] = Form.TEXT


def _speaker(text: str) -> str:
    match = SPEAKER.match(text)
    return match.group() if match and match.group()[:-1] not in _LABELS else ""


def _settle_bylines(page: Sheet) -> None:
    """Names without a role between a heading and its text sign the article, a pen name set apart too.

    What asks or cries at some length below a heading that is signed is text.
    """
    for index in range(1, len(page.blocks) - 1):
        if page.forms[index - 1] not in HEADING:
            continue
        asks = page.forms[index + 1] is Form.OPEN and _asks(page.blocks[index + 1].text)
        if page.forms[index] is Form.OPEN and (asks or page.after(index + 1) in RUNNING):
            text = page.blocks[index].text
            if is_signature(text) or pen_names(text):
                page.forms[index] = Form.BYLINE
        if asks and page.forms[index] is Form.BYLINE:
            page.forms[index + 1] = Form.TEXT


def _asks(text: str) -> bool:
    """Whether a text too long for a headline ends with a question or a cry."""
    return len(text) > LONGEST_LINE and "，" in text and ends_sentence(text)


def _settle_cut_paragraphs(page: Sheet) -> None:
    """Where paragraphs are set in, a line set in above running text that is not was cut by a column."""
    if not page.layout.indented:
        return
    for index, (block, form) in enumerate(zip(page.blocks[:-1], page.forms, strict=False)):
        set_in = PARAGRAPH_INDENT <= block.indent <= DEEPEST_INDENT
        if form is not Form.OPEN or not set_in or len(block.text) < _SHORTEST_CUT:
            continue
        below = page.blocks[index + 1]
        if below.indent < PARAGRAPH_INDENT and page.forms[index + 1] is Form.TEXT:
            page.forms[index] = Form.TEXT


def _settle_rubrics(page: Sheet) -> None:
    """简讯 over bulleted or titled briefs heads a column; over a signed article it is a kicker."""
    for index, form in enumerate(page.forms[:-1]):
        if form is not Form.OPEN or not RUBRIC.match(page.blocks[index].text):
            continue
        below, after = page.blocks[index + 1], page.forms[index + 1]
        titled = after is Form.OPEN and page.after(index + 2) in (Form.TEXT, Form.DATELINE)
        if BULLET.match(below.text) or titled or after is Form.DATELINE:
            page.forms[index] = Form.RUBRIC
            _settle_briefs(page, index + 1)


def _settle_letters(page: Sheet) -> None:
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
    heading = page.forms[index] is Form.OPEN
    below = page.blocks[index + 1].text
    return heading and bool(TO_EDITORS.match(below) or SALUTATION.search(below))


def _settle_photos(page: Sheet) -> None:
    """图片新闻 right above a caption heads no text."""
    for index, form in enumerate(page.forms[:-1]):
        if form is Form.OPEN and PHOTO_RUBRIC.match(page.blocks[index].text):
            below = page.forms[index + 1 : index + 3]
            if below[0] is Form.CAPTION or below[1:] == [Form.CREDIT]:
                page.forms[index] = Form.RUBRIC


def _settle_columns(page: Sheet) -> None:
    """Where blanks part the items alone, a short line with blanks on both sides heads a column."""
    if page.layout.spread or page.layout.width:
        return
    for index in range(1, len(page.blocks) - 2):
        block, below = page.blocks[index], page.blocks[index + 1]
        if not _COLUMN.match(block.text) or NOTICE.search(block.text):
            continue
        titled = page.forms[index] is page.forms[index + 1] is Form.OPEN
        alone = block.gap > 0 and below.gap > 0 and page.close(index + 2)
        if titled and alone and _begins_text(page, index + 2):
            page.forms[index] = Form.RUBRIC


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


_RULES: Final[tuple[Callable[[Sheet], None], ...]] = (
    settle_labels,
    settle_imprint,
    settle_head,
    settle_dates,
    _settle_first_lines,
    _settle_speakers,
    settle_tables,
    settle_lists,
    settle_names,
    _settle_bylines,
    _settle_cut_paragraphs,
    settle_poets,
    _settle_rubrics,
    settle_signatures,
    settle_addresses,
    settle_announced,
    settle_verse,
    settle_cycles,
    settle_catalogues,
    _settle_letters,
    _settle_columns,
    _settle_photos,
)
"""The rules in the order in which they settle forms."""
