"""Kicker, title, deck and bylines of a web page, and what its lines of data tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.folio import Folio, read_folio
from reader.parsing.formats.reading import NOWHERE, printed_page
from reader.parsing.formats.web.hints import Hints, paper_in
from reader.parsing.formats.web.tables import CHROME, METADATA, Part
from reader.parsing.formats.web.tree import Region, WebBlock
from reader.parsing.forms import Form, form_of
from reader.parsing.marks import DASHES
from reader.parsing.people import is_person
from reader.parsing.places import date_in

_BEFORE: Final = 30
_INSIDE: Final = 8
_LONGEST: Final = 80
"""Characters of a line of a headline."""

_TITLE_PART: Final = 6
"""Characters from which on the beginning of a known title is known as a part of it."""

_MOST_LINES: Final = 3
_LONGEST_NAME: Final = 4
_NOT_TITLES: Final = frozenset({Form.BYLINE, Form.METADATA, Form.FOLIO, Form.STAFF, Form.FOOTER})
_IGNORED = re.compile(r"[\s\u3000\-—_·|:：,，.。!！?？“”\"'‘’《》()（）]")
_SOURCE = re.compile(r"(?:来源|稿源|出处|报纸)\s*[：:]\s*(?P<text>\S{2,24})")
_AUTHOR = re.compile(
    r"(?:作者|记者|文)\s*[：:]\s*(?P<text>.{2,40}?)(?=\s*(?:[|｜]|\s{2,}|来源|稿源|编辑|责编|责任编辑|发布|时间|日期|字号|浏览|点击|\d{4}|$))"
)
_NAMED_FOLIO = re.compile(
    r"《(?P<paper>[^《》]{2,16})》\s*[（(]?\s*(?P<date>\d{4}\D{1,3}\d{1,2}\D{1,3}\d{1,2}日?)?[^）)]{0,12}?"
    r"第?\s*(?P<page>[A-Za-z]?\d{1,3})\s*版"
)
_PAGE = re.compile(
    r"(?:第|版次\s*[：:]\s*第?|版面\s*[：:]\s*第?)\s*(?P<page>[A-Za-z]?\d{1,3})\s*版?(?:\s*[：:·\s]\s*(?P<section>[\u4e00-\u9fff·]{2,8})(?![\u4e00-\u9fff]))?"
)


@dataclass(slots=True)
class Top:
    """What stands over an article; ``used`` are the indices of blocks that were read."""

    title: str = ""
    kicker: str = ""
    deck: str = ""
    author: str = ""
    bylines: list[str] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    metadata: list[str] = field(default_factory=list)
    place: Folio = NOWHERE
    used: set[int] = field(default_factory=set)


def top_of(blocks: Sequence[WebBlock], region: Region, hints: Hints) -> Top:
    """Return what stands over the article in ``region``, inside it or before it."""
    top = Top()
    at = _title_at(blocks, region, hints)
    if at is not None:
        _read_headline(blocks, at, region, hints, top)
    else:
        at = max(region.start - 1, -1)
        top.title = hints.title
    _read_between(blocks, at, region, top)
    _read_around(blocks, region, top)
    top.kicker = top.kicker or hints.get("kicker")
    top.deck = top.deck or hints.get("deck")
    top.author = top.author or hints.get("author")
    return top


def bare(text: str) -> str:
    """Return text without white space and marks: what titles are compared by."""
    return _IGNORED.sub("", text)


def _title_at(blocks: Sequence[WebBlock], region: Region, hints: Hints) -> int | None:
    """Return the index of the block that is most likely the title's, if any is at all."""
    titles = [bare(title) for title in hints.titles]
    start, stop = max(0, region.start - _BEFORE), min(region.start + _INSIDE, region.stop)
    scores = [
        (_score(blocks[at], titles) - abs(region.start - at) / 4, -at) for at in range(start, stop)
    ]
    if not scores:
        return None
    best, negative = max(scores)
    return -negative if best > 0 else None


def _score(block: WebBlock, titles: Sequence[str]) -> float:
    spot, text = block.spot, bare(block.text)
    if block.is_link or not text or len(block.text) > _LONGEST or spot.part is Part.CHROME:
        return -100.0
    score = 0.0
    if text in titles:
        score += 80
    elif len(text) >= _TITLE_PART and any(title.startswith(text) for title in titles):
        score += 50
    score += 60 * (spot.part is Part.TITLE) - 60 * (spot.part in (Part.KICKER, Part.DECK))
    score += (40 - 6 * spot.heading) if spot.heading else 0
    score += 12 * (block.strong * 2 > len(block.text) and spot.centred)
    score -= 100 * (form_of(Block(block.text, ())) in _NOT_TITLES or bool(CHROME.match(block.text)))
    return score - 60 * (block.text[-1] in "。；，")


def _read_headline(
    blocks: Sequence[WebBlock], at: int, region: Region, hints: Hints, top: Top
) -> None:
    """Read the title's lines, then what stands above and below it as part of the headline."""
    stop = at + 1
    titles = [bare(title) for title in hints.titles]
    title = blocks[at].text
    head = blocks[at].spot.head
    while stop < len(blocks) and (
        _continues(title, blocks[stop], titles) or 0 < blocks[stop].spot.head == head
    ):
        title = f"{title} {blocks[stop].text}"
        stop += 1
    start = at
    while start and at - start < _MOST_LINES and _is_kicker(blocks[start - 1], blocks[at], hints):
        start -= 1
    end = stop
    while end < len(blocks) and end - stop < _MOST_LINES and _is_deck(blocks, end, at, region):
        end += 1
    top.title = title
    top.kicker = " ".join(block.text for block in blocks[start:at])
    top.deck = " ".join(block.text.lstrip("—－-―─ ") for block in blocks[stop:end])
    top.used |= set(range(start, end))


def _continues(title: str, block: WebBlock, titles: Sequence[str]) -> bool:
    longer = bare(title + block.text)
    return len(longer) > len(bare(title)) and any(known.startswith(longer) for known in titles)


def _is_kicker(block: WebBlock, title: WebBlock, hints: Hints) -> bool:
    """A line above the title is a kicker by its mark, or as a heading where the title is one."""
    if block.is_link or len(block.text) > _LONGEST or block.spot.part is Part.CHROME:
        return False
    if CHROME.match(block.text) or form_of(Block(block.text, ())) in _NOT_TITLES:
        return False
    marked = block.spot.part in (Part.KICKER, Part.DECK)
    heading = bool(block.spot.heading and title.spot.heading)
    return marked or heading or bare(block.text) == bare(hints.get("kicker") or "\0")


def _is_deck(blocks: Sequence[WebBlock], at: int, title: int, region: Region) -> bool:
    """A line below the title is a deck by its mark, its dashes, or as a heading before the text."""
    block, headed = blocks[at], blocks[title].spot.heading
    if block.is_link or len(block.text) > _LONGEST or block.text[-1] in "。；，":
        return False
    if form_of(Block(block.text, ())) in _NOT_TITLES or METADATA.search(block.text):
        return False
    if block.spot.part in (Part.KICKER, Part.DECK) or block.text.startswith(DASHES):
        return True
    return at < region.start and bool(headed) and block.spot.heading > headed


def _read_between(blocks: Sequence[WebBlock], at: int, region: Region, top: Top) -> None:
    """Read bylines, captions and lines of data between the headline and the text."""
    for index in range(max(0, at + 1), min(region.start + _INSIDE, region.stop)):
        if index in top.used:
            continue
        block = blocks[index]
        if _take_line(block, top) or (not top.bylines and _is_name(block, index, top)):
            top.used.add(index)
        elif index >= region.start:
            return
        elif _is_caption(block, blocks, top):
            top.captions.append(index)
            top.used.add(index)


def _is_name(block: WebBlock, index: int, top: Top) -> bool:
    """Keep a name that stands alone right below the headline, as under verse and essays."""
    name = "".join(block.text.split())
    below = index - 1 in top.used and len(name) <= _LONGEST_NAME
    found = below and not block.is_link and is_person(name)
    top.bylines += [block.text] if found else []
    return found


def _take_line(block: WebBlock, top: Top) -> bool:
    """Keep a byline or a line of data; tell whether ``block`` was one."""
    form = form_of(Block(block.text, ()))
    short = len(block.text) <= _LONGEST * 2
    folio = _NAMED_FOLIO.search(block.text) if short else None
    if folio:
        top.metadata.append(block.text[folio.start() :])
        name = block.text[: folio.start()].strip("（( \u3000")
        top.bylines += [name] if name else []
    elif form is Form.BYLINE or (block.spot.part is Part.BYLINE and short):
        top.bylines.append(block.text)
    elif short and _is_metadata(block, form):
        top.metadata.append(block.text)
    else:
        return False
    return True


def _is_caption(block: WebBlock, blocks: Sequence[WebBlock], top: Top) -> bool:
    """What follows a picture before the text is its caption, with the lines beside it."""
    if block.is_link or CHROME.match(block.text):
        return False
    last = top.captions[-1] if top.captions else None
    beside = last is not None and blocks[last].spot.region == block.spot.region
    return block.pictured or beside or block.spot.part is Part.CAPTION


def _is_metadata(block: WebBlock, form: Form) -> bool:
    if form in {Form.METADATA, Form.FOLIO}:
        return True
    return bool(METADATA.match(block.text)) and block.text[-1] not in "。！？；"


def _read_around(blocks: Sequence[WebBlock], region: Region, top: Top) -> None:
    """Read paper, date and page from the lines of data, then from what stands near the text."""
    near = [*range(region.start - 1, max(-1, region.start - _BEFORE), -1)]
    near += range(region.stop, min(len(blocks), region.stop + _INSIDE))
    texts = [blocks[at].text for at in near if at not in top.used and not blocks[at].is_link]
    for text in (*top.metadata, *(text for text in texts if len(text) <= _LONGEST)):
        top.place = top.place.over(_told(text))
        author = _AUTHOR.search(text)
        if author and not top.author and text in top.metadata:
            top.author = author["text"].strip()


def _told(text: str) -> Folio:
    """Return what a line says of paper, date, page and section."""
    named = _NAMED_FOLIO.search(text)
    if named:
        return Folio(named["paper"], date_in(named["date"] or ""), printed_page(named["page"]))
    folio = read_folio(text)
    if folio:
        return folio
    source = _SOURCE.search(text)
    page = _PAGE.search(text)
    return Folio(
        paper_in((source["text"] if source else "",)),
        date_in(text) if METADATA.search(text) else "",
        printed_page(page["page"]) if page else "",
        (page["section"] or "") if page else "",
    )
