"""Settling forms by their neighbours: tables, verse, columns of briefs, guides, advertisements."""

import re
from collections.abc import Callable
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.bylines import read_byline
from reader.parsing.forms import FURNITURE, Form
from reader.parsing.layout import Layout
from reader.parsing.marks import BULLET, GUIDE_LABEL, RUBRIC, SECTION
from reader.parsing.people import is_person

TOP_OF_PAGE: Final = 8
"""Blocks at the head of a file among which a nameplate stands."""

LONGEST_LINE: Final = 26
"""Code points of a line of verse or of a list."""

_CELL = re.compile(r"(?:\s{2,}|\u3000+)")
_LATIN = re.compile(r"^[A-Z][A-Z\s.'’-]{3,40}$")
_ONLY_DATE = re.compile(
    r"^[（(]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*[）)]?$"
)
_SALUTATION = re.compile(
    r"(?<!编辑)(?<!记者)(?:同志|先生|女士|阁下|朋友|主席|总统|陛下|殿下)[：:]$"
)
_CATALOGUE: Final = 16
_FEWEST_CELLS: Final = 3
_VERSE_LINES: Final = 4
_SIGNED_VERSE: Final = 6
_CONTACT = re.compile(
    r"^[^，。]{0,6}(?:电话|热线|地址|邮箱|时间|地点|网址|传真|联系人|邮编|编辑部)\s*[：:]"
)
_KEYED = re.compile(r"^[^：:，。]{1,10}[：:]\s*\S")

_EDGE: Final = frozenset([Form.NAMEPLATE, Form.FOLIO, Form.FOOTER])
_SIGNED: Final = frozenset([Form.BYLINE, Form.DATELINE, Form.METADATA, Form.DECK, Form.NOTE])
_HEADING: Final = frozenset([Form.OPEN, Form.DECK, Form.NOTE])
_RUNNING: Final = frozenset([Form.TEXT, Form.DATELINE, Form.NOTE, Form.LINE])
_LOOSE: Final = frozenset([Form.OPEN, Form.TEXT, Form.BYLINE])


class _Forms:
    """Blocks and their forms while they settle."""

    def __init__(self, blocks: list[Block], forms: list[Form], layout: Layout) -> None:
        self.blocks = blocks
        self.forms = forms
        self.layout = layout

    def close(self, index: int) -> bool:
        """Whether a block stands right below the one before it."""
        return index < len(self.blocks) and self.blocks[index].gap == 0

    def spread_below(self, index: int, form: Form) -> None:
        """Give ``form`` to the lines that stand right below a label."""
        position = index + 1
        while self.layout.spread and self.close(position):
            self.forms[position] = form
            position += 1

    def after(self, index: int) -> Form | None:
        """The form of the first block from ``index`` on that is no aside."""
        for position in range(index, min(index + 6, len(self.forms))):
            if self.forms[position] not in FURNITURE and self.forms[position] not in (
                Form.CAPTION,
                Form.CREDIT,
            ):
                return self.forms[position]
        return None


def settle(blocks: list[Block], forms: list[Form], layout: Layout) -> list[Form]:
    """Return ``forms`` with those changed that only make sense in their surroundings."""
    page = _Forms(blocks, list(forms), layout)
    for rule in _RULES:
        rule(page)
    return page.forms


def _settle_labels(page: _Forms) -> None:
    """What stands right below 导读 or 广告 belongs to it."""
    for index, form in enumerate(page.forms):
        label = form is Form.ADVERTISEMENT or (
            form is Form.GUIDE and GUIDE_LABEL.match(page.blocks[index].text)
        )
        if label:
            page.spread_below(index, form)


def _settle_head(page: _Forms) -> None:
    """Latin capitals and a section's name beside a nameplate or folio are part of the page's head.

    What looks like a nameplate far from the head of the page is a line of text.
    """
    for index, form in enumerate(page.forms):
        beside = any(
            one in _EDGE
            for one in (*page.forms[max(0, index - 1) : index], *page.forms[index + 1 : index + 2])
        )
        text = page.blocks[index].text
        if form is Form.NAMEPLATE and index >= TOP_OF_PAGE and not beside:
            page.forms[index] = Form.OPEN
        elif form is Form.OPEN and index < TOP_OF_PAGE and beside:
            if _LATIN.match(text):
                page.forms[index] = Form.NAMEPLATE
            elif SECTION.match(text):
                page.forms[index] = Form.FOLIO


def _settle_dates(page: _Forms) -> None:
    """A date alone is a folio at the head of a page or beside one; else it signs a notice."""
    for index, form in enumerate(page.forms):
        if (
            form is not Form.FOLIO
            or index < TOP_OF_PAGE // 2
            or not _ONLY_DATE.match(page.blocks[index].text)
        ):
            continue
        if not any(
            one in _EDGE
            for one in (*page.forms[index - 1 : index], *page.forms[index + 1 : index + 2])
        ):
            page.forms[index] = Form.LINE
            if page.forms[index - 1] is Form.OPEN:
                page.forms[index - 1] = Form.LINE


def _cells(text: str) -> list[str]:
    return [cell for cell in _CELL.split(text) if cell]


def _settle_tables(page: _Forms) -> None:
    """Rows have three cells or more, and figures or another row beside them."""
    rows = [
        len(cells) >= _FEWEST_CELLS and max(map(len, cells)) > 1
        for cells in (_cells(block.text) for block in page.blocks)
    ]
    for index, row in enumerate(rows):
        beside = any(rows[max(0, index - 1) : index]) or any(rows[index + 1 : index + 2])
        if row and page.forms[index] in _LOOSE and beside:
            page.forms[index] = Form.LINE


def _settle_lists(page: _Forms) -> None:
    """Lines 名目：内容 that follow each other are a list."""
    keyed = [
        form is Form.OPEN and bool(_KEYED.match(block.text))
        for block, form in zip(page.blocks, page.forms, strict=True)
    ]
    for index, block in enumerate(page.blocks):
        if keyed[index] and _CONTACT.match(block.text):
            page.forms[index] = Form.LINE
    for index in range(1, len(keyed)):
        if keyed[index] and keyed[index - 1]:
            page.forms[index - 1] = page.forms[index] = Form.LINE


def _settle_catalogues(page: _Forms) -> None:
    """Many short lines one after the other, no text among them, are a list."""
    start = 0
    for index in range(len(page.forms) + 1):
        if index < len(page.forms) and page.forms[index] is Form.OPEN:
            continue
        if index - start >= _CATALOGUE:
            page.forms[start + 1 : index] = [Form.LINE] * (index - start - 1)
        start = index + 1


def _settle_addresses(page: _Forms) -> None:
    """The short lines right above a salutation (…同志：) address a letter."""
    for index, block in enumerate(page.blocks):
        if len(block.text) > LONGEST_LINE or not _SALUTATION.search(block.text):
            continue
        above = index - 1
        while above > max(0, index - _FEWEST_CELLS) and page.forms[above] is Form.OPEN:
            page.forms[above] = Form.LINE
            above -= 1


def _settle_names(page: _Forms) -> None:
    """Lines of names one below the other are a list."""
    for index in range(1, len(page.blocks)):
        pair = (index - 1, index)
        if page.close(index) and all(_is_name_list(page, at) for at in pair):
            for at in pair:
                page.forms[at] = Form.LINE


def _is_name_list(page: _Forms, index: int) -> bool:
    if page.forms[index] not in (Form.OPEN, Form.LINE):
        return False
    return len(read_byline(page.blocks[index].text).contributors) >= _FEWEST_CELLS


def _settle_bylines(page: _Forms) -> None:
    """Names without a role between a heading and its text sign the article."""
    for index in range(1, len(page.blocks) - 1):
        above, below = page.forms[index - 1], page.after(index + 1)
        between = above in _HEADING and below in _RUNNING
        if between and page.forms[index] is Form.OPEN and _is_persons(page.blocks[index].text):
            page.forms[index] = Form.BYLINE


def _is_persons(text: str) -> bool:
    if len(text) > LONGEST_LINE:
        return False
    names = read_byline(text).contributors
    return bool(names) and all(is_person(one.name) and not one.role for one in names)


def _settle_verse(page: _Forms) -> None:
    """Short lines set close among spread ones are verse or a list, unless they lead to a text."""
    start = 0
    while start < len(page.blocks):
        stop = start + 1
        while stop < len(page.blocks) and page.close(stop) and _is_short(page, stop):
            stop += 1
        if stop - start > 1 and _is_short(page, start):
            first = start if _is_verse(page, start, stop) else _signed_verse(page, start, stop)
            for at in range(first, stop):  # a sign alone heads a stanza
                page.forms[at] = Form.LINE if len(page.blocks[at].text) > 1 else Form.OPEN
        start = stop


def _signed_verse(page: _Forms, start: int, stop: int) -> int:
    """Return where the verse below a byline begins, ``stop`` where there is none.

    A line of verse does not end a sentence before the last; it takes six to be sure.
    """
    signed = [at for at in range(start, stop) if page.forms[at] is Form.BYLINE]
    first = signed[-1] + 1 if signed else stop
    below = page.forms[first:stop]
    sure = len(below) >= _SIGNED_VERSE and all(form is Form.OPEN for form in below)
    return first if sure and not page.layout.width else stop


def _is_short(page: _Forms, index: int) -> bool:
    return page.forms[index] in _LOOSE and len(page.blocks[index].text) <= LONGEST_LINE


def _is_verse(page: _Forms, start: int, stop: int) -> bool:
    count = stop - start
    ended = any(form is Form.TEXT for form in page.forms[start:stop])
    signed = any(form is Form.BYLINE for form in page.forms[start:stop])
    if not page.layout.spread or page.layout.width:
        return count >= _VERSE_LINES and not signed and not ended
    while (
        stop < len(page.forms) and page.close(stop) and page.forms[stop] in (Form.OPEN, Form.DECK)
    ):
        stop += 1  # a line too long for verse, set close: a headline's
    follows = page.after(stop)
    if start and page.blocks[start - 1].text.endswith("："):
        return True
    if follows in _SIGNED or signed:
        return False
    return ended or count >= _VERSE_LINES or follows is not Form.TEXT


def _settle_rubrics(page: _Forms) -> None:
    """简讯 over bulleted or titled briefs heads a column; over a signed article it is a kicker."""
    for index, form in enumerate(page.forms[:-1]):
        if form is not Form.OPEN or not RUBRIC.match(page.blocks[index].text):
            continue
        below, after = page.blocks[index + 1], page.forms[index + 1]
        titled = after is Form.OPEN and page.after(index + 2) in (Form.TEXT, Form.DATELINE)
        if BULLET.match(below.text) or titled or after is Form.DATELINE:
            page.forms[index] = Form.RUBRIC


_RULES: Final[tuple[Callable[[_Forms], None], ...]] = (
    _settle_labels,
    _settle_head,
    _settle_dates,
    _settle_tables,
    _settle_lists,
    _settle_addresses,
    _settle_names,
    _settle_bylines,
    _settle_verse,
    _settle_catalogues,
    _settle_rubrics,
)
"""The rules in the order in which they settle forms."""
