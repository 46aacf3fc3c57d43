"""Settling the edges of a page: its head, what stands below a label, how notices sign off."""

import re
from collections.abc import Iterator
from typing import Final

from reader.parsing.forms import FURNITURE, KEPT, Form
from reader.parsing.imprint import is_imprint_at_edge, is_imprint_at_head
from reader.parsing.lines import DEEPEST_INDENT, ends_sentence
from reader.parsing.marks import GUIDE_LABEL, SECTION, TO_EDITORS, TURN
from reader.parsing.mentions import addresses, signature_names
from reader.parsing.people import is_organisation
from reader.parsing.sheet import EDGE, LONGEST_LINE, SIGNED, TOP_OF_PAGE, Sheet
from reader.parsing.verse import is_signature
from reader.parsing.wordings import NOTICE
from reader.parsing.words import WORDS

_LATIN = re.compile(r"^[A-Z][A-Z\s.'’-]{3,40}$")
_ONLY_DATE = re.compile(
    r"^[（(]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*[）)]?$"
)
_SHORT_NAMEPLATE = re.compile(r"^[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,7}\s*[报刊]$")
_SHORT_SECTION = re.compile(
    r"^[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){0,5}(?:\s*[·・•/／|｜]\s*[\u4e00-\u9fff]{1,6}){0,2}$"
)
_PAIRED_SECTION = re.compile(r"^[\u4e00-\u9fff]{1,6}[·・•|｜][\u4e00-\u9fff]{1,6}$")
_TELLS_A_PAGE = re.compile(r"版|(?:星期|周)[一二三四五六日天]|^[A-Za-z]?\d{1,3}$")
_MOST_SIGNERS: Final = 3
"""Bodies that sign a notice above its date."""

_NAMELESS: Final = re.compile(
    r"^[（(]?\s*(?:[\u4e00-\u9fff“”·]{0,14}(?:[一几数两多][名位群]|部分|全体)[\u4e00-\u9fff]{0,8}[者人户友民生员工师长客属]|[\u4e00-\u9fff]{0,10}(?:读者|市民|网友|居民|村民|家长|用户|业主)\s*[\u4e00-\u9fff]{1,3}(?:先生|女士|同学|某)|编\s*者|[\u4e00-\u9fff]{0,4}编辑部)\s*[）)]?$"
)
"""Who signs without a name: 一名老矿工, （某小区部分居民）, 编者."""

_LOOK_UP: Final = 12
"""Blocks above a signature among which the heading of its notice stands."""


def settle_labels(page: Sheet) -> None:
    """What stands right below 导读 or 广告 belongs to it."""
    for index, form in enumerate(page.forms):
        label = form is Form.ADVERTISEMENT or (
            form is Form.GUIDE and GUIDE_LABEL.match(page.blocks[index].text)
        )
        if label:
            page.spread_below(index, form)
        if label and form is Form.ADVERTISEMENT:
            _settle_advertised(page, index + 1)


def _settle_advertised(page: Sheet, start: int) -> None:
    """Short lines below 广告 up to the foot of the page are advertised too, where no text follows."""
    stop = start
    while stop < len(page.forms) and page.forms[stop] in (Form.OPEN, Form.LINE):
        stop += 1
    if all(form in FURNITURE for form in page.forms[stop:]):
        page.forms[start:stop] = [Form.ADVERTISEMENT] * (stop - start)


def settle_imprint(page: Sheet) -> None:
    """What a paper says of itself before the first item, and below the staff of the last page."""
    for index, block in enumerate(page.blocks[:TOP_OF_PAGE]):
        heads = _SHORT_SECTION.match(block.text) and page.at_edge(index)
        if page.forms[index] in FURNITURE or _names_paper(block.text) or heads:
            continue
        below_staff = index > 0 and page.forms[index - 1] is Form.STAFF
        if not is_imprint_at_head(block.text) or not (below_staff or page.at_edge(index)):
            break
        page.forms[index] = Form.STAFF
    first = len(page.forms)
    while first and _is_foot(page, first - 1):
        first -= 1
    while first < len(page.forms) and page.forms[first] not in FURNITURE:
        first += 1
    for index in range(first, len(page.forms)):
        if page.forms[index] not in FURNITURE:
            page.forms[index] = Form.STAFF


def _is_foot(page: Sheet, index: int) -> bool:
    return page.forms[index] in FURNITURE or is_imprint_at_edge(page.blocks[index].text)


def settle_head(page: Sheet) -> None:
    """Names of paper and section beside a nameplate or folio are part of the page's head.

    What looks like a nameplate far from the head of the page is a line of text.
    """
    order = (*range(len(page.forms)), *range(min(len(page.forms), TOP_OF_PAGE) - 1, -1, -1))
    for index in order:  # and upwards again: a section may stand above a section
        far = index >= TOP_OF_PAGE
        if page.forms[index] is not (Form.NAMEPLATE if far else Form.OPEN):
            continue
        if not page.at_edge(index):
            page.forms[index] = Form.OPEN
        elif not far:
            page.forms[index] = _form_at_head(page, index)


def _form_at_head(page: Sheet, index: int) -> Form:
    text = page.blocks[index].text
    if _LATIN.match(text):
        return Form.NAMEPLATE
    below_section = index > 0 and bool(SECTION.match(page.blocks[index - 1].text))
    if SECTION.match(text) or (_PAIRED_SECTION.match(text) and not below_section):
        return Form.FOLIO
    if _ends_head(page, index):
        return Form.FOLIO
    if not _is_above_folio(page, index):
        return Form.OPEN
    if _SHORT_NAMEPLATE.match(text):
        return Form.NAMEPLATE
    return Form.FOLIO if _SHORT_SECTION.match(text) else Form.OPEN


def _ends_head(page: Sheet, index: int) -> bool:
    """Whether a short line is bound to the head above it, and blanks part it from what follows."""
    if not index or page.forms[index - 1] not in EDGE or index + 1 == len(page.blocks):
        return False
    apart = page.blocks[index].gap == 0 < page.blocks[index + 1].gap
    return apart and bool(_SHORT_SECTION.match(page.blocks[index].text))


def _names_paper(text: str) -> bool:
    """Whether a line is the name of a paper, in Chinese or in Latin letters."""
    return bool(_SHORT_NAMEPLATE.match(text) or _LATIN.match(text))


def _is_at_head(form: Form, text: str) -> bool:
    """Whether a line that is still open may be the name of a paper or of a section."""
    return form is Form.OPEN and bool(_names_paper(text) or SECTION.match(text))


def _is_above_folio(page: Sheet, index: int) -> bool:
    """Whether nothing but the page's head stands above, and below its staff, its page or a weekday.

    Below the first line of all the staff is not enough: a heading may stand there too.
    """
    above = zip(page.forms[:index], page.blocks[:index], strict=True)
    if not all(form in EDGE or _is_at_head(form, block.text) for form, block in above):
        return False
    for form, block in zip(page.forms[index + 1 :], page.blocks[index + 1 :], strict=True):
        if form is Form.STAFF and index > 0:
            return True
        if form is Form.STAFF:
            continue
        if form not in EDGE:
            return False
        if _TELLS_A_PAGE.search(block.text):
            return True
    return False


def settle_dates(page: Sheet) -> None:
    """A date alone is a folio at the head of a page or beside one; else it signs a notice."""
    for index in _lone_dates(page):
        if page.after(index + 1) in (Form.TEXT, Form.DATELINE):
            page.forms[index] = Form.LINE
            continue  # the date below a headline
        page.forms[index] = Form.SIGNATURE
        above = index - 1
        while above > max(0, index - _MOST_SIGNERS - 1) and _could_sign(page, above):
            page.forms[above] = Form.SIGNATURE
            above -= 1


def _could_sign(page: Sheet, index: int) -> bool:
    return page.forms[index] is Form.OPEN and len(page.blocks[index].text) <= LONGEST_LINE


def _lone_dates(page: Sheet) -> Iterator[int]:
    for index, form in enumerate(page.forms):
        if form is not Form.FOLIO or index < TOP_OF_PAGE // 2:
            continue
        if _ONLY_DATE.match(page.blocks[index].text) and not page.at_edge(index):
            yield index


def settle_signatures(page: Sheet) -> None:
    """A line set right, the sender of a letter, or a body's name at the end of a text signs it."""
    letter = False
    for index, block in enumerate(page.blocks):
        short = len(block.text) <= LONGEST_LINE
        if _opens_letter(block.text):
            letter = True
        elif short and page.forms[index] is Form.OPEN and _signs(page, index, letter=letter):
            page.forms[index] = Form.SIGNATURE
            if page.forms[index - 1] is Form.OPEN:  # a short question that ends the text
                page.forms[index - 1] = Form.TEXT
        letter = letter and page.forms[index] is not Form.OPEN


def _opens_letter(text: str) -> bool:
    """Whether a text opens a letter: with whom it addresses, or with the editors and what it tells."""
    return bool(TO_EDITORS.match(text)) or (len(text) <= LONGEST_LINE and addresses(text))


def _signs(page: Sheet, index: int, *, letter: bool) -> bool:
    above, block = page.blocks[index - 1].text, page.blocks[index]
    below_text = page.forms[index - 1] in (Form.TEXT, *KEPT) or _ends_text(page, index - 1)
    if index < 2 or not below_text:  # noqa: PLR2004 - a heading and a text above
        return False
    if block.indent > DEEPEST_INDENT or (letter and _is_sender(page, index)):
        return True
    if page.forms[index - 1] is Form.TEXT and not ends_sentence(above):
        return False
    if page.forms[index - 1] is Form.SIGNATURE and _is_addressed(page, index + 1):
        return False  # the heading of the next letter
    if _NAMELESS.match(block.text) or (is_signature(block.text) and not _is_bare(page, index)):
        return not _goes_on(page, index)
    return is_organisation(block.text) and _ends_there(page, index)


def _ends_text(page: Sheet, index: int) -> bool:
    """Whether a short line may be the question that ends a text, and not the first line of a headline."""
    block = page.blocks[index]
    apart = not _goes_on(page, index + 1) and page.after(index + 2) not in SIGNED
    return ends_sentence(block.text) and block.indent <= DEEPEST_INDENT and apart


def _is_sender(page: Sheet, index: int) -> bool:
    """Whether a line below a letter's text ends with a person's name, a date behind it or not."""
    return bool(signature_names(page.blocks[index].text)) and not _goes_on(page, index)


def _is_bare(page: Sheet, index: int) -> bool:
    """Whether a line is one short word that may be a heading as well: nothing sets it off from the next."""
    below = index + 1
    apart = below == len(page.blocks) or page.blocks[index].gap < page.blocks[below].gap
    text = page.blocks[index].text
    return not any(one in text for one in " \u3000、") and (
        not apart or text in WORDS or "·" in text
    )


def _goes_on(page: Sheet, index: int) -> bool:
    """Whether running text follows, under no other head, and it is no reply to whom it addresses."""
    if page.forms[index + 1 : index + 2] == [Form.RUBRIC]:
        return False
    follows = page.after(index + 1) in (Form.TEXT, Form.DATELINE)
    return follows and not _answers(page, index + 1)


def _answers(page: Sheet, index: int) -> bool:
    """Whether a block begins the next letter or answers a question."""
    return _is_addressed(page, index) or bool(TURN.match(page.blocks[index].text))


def _is_addressed(page: Sheet, index: int) -> bool:
    """Whether a block begins a letter."""
    return index < len(page.blocks) and addresses(page.blocks[index].text)


def _ends_there(page: Sheet, index: int) -> bool:
    """Whether the text ends with the block: by the gaps around it, or as notices do."""
    below = index + 1
    while below < len(page.forms) and page.forms[below] in FURNITURE:
        below += 1
    if below >= len(page.forms):
        return True
    if page.forms[below] in SIGNED:
        return False
    above = range(index - 1, max(-1, index - _LOOK_UP), -1)
    heads = [page.blocks[at].text for at in above if page.forms[at] is Form.OPEN]
    if heads and NOTICE.search(heads[0]):
        return True
    return (
        page.forms[below] is not Form.TEXT and page.blocks[index].gap < page.blocks[index + 1].gap
    )
