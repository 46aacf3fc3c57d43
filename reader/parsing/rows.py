"""Settling rows: tables, lists of names and addresses, catalogues; their lines stay as they are."""

import re
from itertools import groupby
from typing import Final

from reader.parsing.bylines import read_byline
from reader.parsing.forms import Form
from reader.parsing.lines import LONG_LINE
from reader.parsing.sheet import LONGEST_LINE, LOOSE, RUNNING, SIGNED, Sheet
from reader.parsing.wordings import NOTICE

_CELL = re.compile(r"(?:\s{2,}|\u3000+)")
_ADDRESSED = re.compile(r"(?<!编辑)(?<!记者)(?:同志|先生|女士|阁下|朋友|主席|总统|陛下|殿下)[：:]$")
_CONTACT = re.compile(
    r"^[^，。]{0,6}(?:电话|热线|地址|[厂店院校社所局]址|邮箱|时间|地点|网址|传真|联系人|邮编|编辑部)\s*[：:]"
)
_KEYED = re.compile(r"^[^：:，。]{1,10}[：:]\s*\S")
_ROLE = re.compile(r"记者|通讯员|作者")
_STOPS = re.compile(r"[，。；！？]")
_PARTED = re.compile(r"[\s、，,;；]")
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"(?:[（(]?\d{1,2}[）).．、]\s?(?!\d)|【[\u4e00-\u9fff]{2,8}】)\S{4}")
_FEWEST_CELLS: Final = 3
_FEWEST_PAIRS: Final = 3
_LONGEST_ROW: Final = 48
_FIRST_CELL: Final = 4
_SECOND_CELL: Final = 14
_CATALOGUE: Final = 16
_FEWEST_SHORT: Final = 6
_SHORT: Final = 12
_LONGER: Final = 1.4
"""How many times longer than its lines the heading below a list of short lines is."""


def _cells(text: str) -> list[str]:
    return [cell for cell in _CELL.split(text) if cell]


def settle_tables(page: Sheet) -> None:
    """Rows have three cells or more and another row beside them, or two in many rows, or numbers."""
    spaced = [at for at, block in enumerate(page.blocks) if _is_spaced(block.text)]
    _settle_wide(page, spaced)
    _settle_single_spaced(page, spaced)
    _settle_pairs(page, spaced)
    _settle_numbered(page)


def _is_spaced(text: str) -> bool:
    return " " in text or "\u3000" in text or "\t" in text


def _settle_wide(page: Sheet, spaced: list[int]) -> None:
    rows = {at for at in spaced if _count_cells(page, at)}
    for at in rows:
        if page.forms[at] in LOOSE and not rows.isdisjoint((at - 1, at + 1)):
            page.forms[at] = Form.LINE


def _count_cells(page: Sheet, index: int) -> int:
    """Return the cells of a row set with wide gaps, 0 where the spaced block is none."""
    text = page.blocks[index].text
    if page.forms[index] is Form.BYLINE and _ROLE.search(text):
        return 0
    cells = _cells(text) if "。" not in text else []
    return len(cells) if len(cells) >= _FEWEST_CELLS and max(map(len, cells)) > 1 else 0


def _settle_numbered(page: Sheet) -> None:
    """Lines numbered in figures or labelled in brackets, one right below the other, are a list."""
    rows = {at for at, block in enumerate(page.blocks) if _is_numbered(page.forms[at], block.text)}
    for at in rows:
        if not rows.isdisjoint((at - 1, at + 1)):
            page.forms[at] = Form.LINE


def _is_numbered(form: Form, text: str) -> bool:
    return form is Form.OPEN and bool(_NUMBERED.match(text))


def _settle_single_spaced(page: Sheet, spaced: list[int]) -> None:
    """Rows with single spaces have as many cells as the row beside them, and figures among them.

    A row without figures right above two such rows is the table's head.
    """
    counts = {at: count for at in spaced if (count := _count_tokens(page.blocks[at].text))}
    figured = {at: count for at, count in counts.items() if _DIGIT.search(page.blocks[at].text)}
    for at, count in counts.items():
        rows = figured.get(at + 1, 0), figured.get(at + 2, 0)
        head = rows[0] == rows[1] and abs(rows[0] - count) <= 1
        fits = head or (at in figured and count in (figured.get(at - 1), figured.get(at + 1)))
        if fits and page.forms[at] in (Form.OPEN, Form.BYLINE):
            page.forms[at] = Form.LINE


def _count_tokens(text: str) -> int:
    if len(text) > _LONGEST_ROW or _STOPS.search(text):
        return 0
    tokens = text.split()
    return len(tokens) if len(tokens) >= _FEWEST_CELLS else 0


def _settle_pairs(page: Sheet, spaced: list[int]) -> None:
    """Three rows or more of a short cell and another, such as a name and a school, are a list."""
    pairs = [at for at in spaced if _is_pair(page, at)]
    for _start, run in groupby(enumerate(pairs), key=lambda pair: pair[1] - pair[0]):
        rows = [at for _count, at in run]
        if len(rows) >= _FEWEST_PAIRS:
            for at in rows:
                page.forms[at] = Form.LINE


def _is_pair(page: Sheet, index: int) -> bool:
    text = page.blocks[index].text
    if page.forms[index] not in (Form.OPEN, Form.BYLINE) or _ROLE.search(text):
        return False
    cells = _cells(text)
    if len(cells) != 2 and (len(cells) != _FEWEST_CELLS or len(cells[0] + cells[1]) > 2):  # noqa: PLR2004 - two cells are a pair, a name in two halves and another are three
        return False
    first, second = "".join(cells[:-1]), cells[-1]
    return len(first) <= _FIRST_CELL and len(second) <= _SECOND_CELL


def settle_lists(page: Sheet) -> None:
    """Lines 名目：内容 that follow each other are a list."""
    keyed = [_is_keyed(page, at) for at in range(len(page.blocks))]
    for index, block in enumerate(page.blocks):
        if keyed[index] and _CONTACT.match(block.text):
            page.forms[index] = Form.LINE
    for index in range(1, len(keyed)):
        if keyed[index] and keyed[index - 1]:
            page.forms[index - 1] = page.forms[index] = Form.LINE


def _is_keyed(page: Sheet, index: int) -> bool:
    """Whether a line is 名目：内容 and no headline: nothing signed and no long text below it."""
    text = page.blocks[index].text
    if page.forms[index] is not Form.OPEN or not _KEYED.match(text):
        return False
    below = page.forms[index + 1 : index + 2]
    if not below or _CONTACT.match(text):
        return True
    running = below == [Form.TEXT] and len(page.blocks[index + 1].text) > LONG_LINE
    return below[0] not in SIGNED and not running


def settle_announced(page: Sheet) -> None:
    """Three short lines or more below a line that ends with a colon are what it announces."""
    for index in range(1, len(page.blocks)):
        above = page.blocks[index - 1]
        if above.text[-1] not in "：:" or page.forms[index - 1] is not Form.TEXT:
            continue
        stop = index
        while stop < len(page.forms) and page.forms[stop] is Form.OPEN:
            stop += 1
        if stop - index >= _FEWEST_PAIRS:
            last = _end_of_list(page, index, stop)
            page.forms[index:last] = [Form.LINE] * (last - index)


def _end_of_list(page: Sheet, start: int, stop: int) -> int:
    """Return where a list ends whose run of short lines may end with the next heading."""
    if page.after(stop) is Form.LINE and NOTICE.search(page.blocks[stop - 1].text):
        return stop - 1  # the next table's heading
    if page.forms[stop : stop + 1] == [Form.CAPTION]:
        return stop
    if page.after(stop) not in (RUNNING | SIGNED) - {Form.LINE}:
        return stop
    lengths = [len(block.text) for block in page.blocks[start:stop]]
    usual = _middle(lengths)
    gaps = [block.gap for block in page.blocks[start:stop]]
    last = stop - 1
    alike = lengths[-1] <= usual * _LONGER and gaps[-1] <= min(gaps[1:])
    if alike and _shape(page, stop - 1) == _shape(page, start):
        return stop
    while last > start + 1 and lengths[last - 1 - start] > usual * _LONGER:
        last -= 1
    return last


def _shape(page: Sheet, index: int) -> tuple[bool, bool]:
    text = page.blocks[index].text
    return bool(_DIGIT.search(text)), text[-1] in "）)"


def settle_catalogues(page: Sheet) -> None:
    """Many short lines one after the other, no text among them, are a list or verse."""
    start = 0
    for index in range(len(page.forms) + 1):
        if index < len(page.forms) and page.forms[index] is Form.OPEN:
            continue
        if index - start >= _CATALOGUE:
            page.forms[start + 1 : index] = [Form.LINE] * (index - start - 1)
        elif index - start >= _FEWEST_SHORT - 1 and not page.layout.width:
            _settle_short(page, start, index)
        start = index + 1


def _settle_short(page: Sheet, start: int, stop: int) -> None:
    """Settle a run of open lines as verse where they are short; set apart, one heads a stanza."""
    signed = start > 0 and page.forms[start - 1] is Form.BYLINE
    blocks = page.blocks[start:stop]
    if len(blocks) < _FEWEST_SHORT - signed or _middle([len(one.text) for one in blocks]) > _SHORT:
        return
    first = start if signed else start + 1
    last = _end_of_list(page, first, stop)
    least = min(block.gap for block in blocks[1:])
    for at in range(first, last):
        below = page.blocks[at + 1].gap if at + 1 < stop else least
        if page.blocks[at].gap <= least or below <= least:
            page.forms[at] = Form.LINE


def settle_addresses(page: Sheet) -> None:
    """The short lines right above a salutation (…同志：) address a letter."""
    for index, block in enumerate(page.blocks):
        if len(block.text) > LONGEST_LINE or not _ADDRESSED.search(block.text):
            continue
        above = index - 1
        while above > max(0, index - _FEWEST_CELLS) and page.forms[above] is Form.OPEN:
            page.forms[above] = Form.LINE
            above -= 1


def settle_names(page: Sheet) -> None:
    """Lines of names one below the other are a list."""
    for index in range(1, len(page.blocks)):
        if page.close(index) and _is_name_list(page, index) and _is_name_list(page, index - 1):
            page.forms[index - 1] = page.forms[index] = Form.LINE


def _is_name_list(page: Sheet, index: int) -> bool:
    if page.forms[index] not in (Form.OPEN, Form.LINE) or not _PARTED.search(
        page.blocks[index].text
    ):
        return False
    return len(read_byline(page.blocks[index].text).contributors) >= _FEWEST_CELLS


def _middle(lengths: list[int]) -> int:
    """Return the median of some lengths, the lower of two."""
    return sorted(lengths)[(len(lengths) - 1) // 2]
