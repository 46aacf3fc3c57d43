"""Settling forms by their neighbours: each rule looks at the whole page and changes what it knows."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.bylines import LONGEST_BYLINE
from reader.parsing.characters import simple
from reader.parsing.columns import (
    settle_bulleted,
    settle_columns,
    settle_letters,
    settle_photos,
    settle_rubrics,
)
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
from reader.parsing.wordings import SPEAKER

_FEWEST_TURNS: Final = 2
"""How often each of two speaks after the other before they are in conversation."""

_SHORTEST_CUT: Final = 12
"""Code points of a line in which a column cuts a paragraph, at least: shorter ones may be subheads."""

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
    return block if text is block.text else block._replace(text=text)


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
    """In a conversation, what two take turns to say is text, however short, but a headline that is signed."""
    said = [_speaker(block.text) for block in page.blocks]
    turns = Counter(pairwise(filter(None, said)))
    taking = {
        one
        for one, other in turns
        if one != other and min(turns[one, other], turns[other, one]) >= _FEWEST_TURNS
    }
    for index, speaker in enumerate(said):
        signed = page.forms[index + 1 : index + 2] == [Form.BYLINE]
        if speaker in taking and page.forms[index] is Form.OPEN and not signed:
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
    settle_rubrics,
    settle_bulleted,
    settle_signatures,
    settle_addresses,
    settle_announced,
    settle_verse,
    settle_cycles,
    settle_catalogues,
    settle_letters,
    settle_columns,
    settle_photos,
)
"""The rules in the order in which they settle forms."""
