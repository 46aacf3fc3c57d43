"""A page file understood: from text to articles and furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from reader.model import (
    Article,
    ArticleKind,
    Byline,
    Contributor,
    Furniture,
    Page,
    PageFile,
    Paragraph,
    Role,
    Unsure,
)
from reader.parsing.blocks import Block
from reader.parsing.datelines import (
    closing_dateline,
    closing_jump,
    opening_dateline,
    opening_jump,
)
from reader.parsing.doubts import cut_short, noted
from reader.parsing.drafts import Draft, gather
from reader.parsing.folio import Folio, read_folio
from reader.parsing.forms import Form
from reader.parsing.headlines import read_headline
from reader.parsing.healing import heal
from reader.parsing.identity import unique_id
from reader.parsing.labels import label_blocks
from reader.parsing.layout import Layout
from reader.parsing.mentions import closing_names, closing_signers, opening_names, stating_names
from reader.parsing.places import date_in
from reader.parsing.strays import return_strays
from reader.parsing.surveying import survey

_PAPER_NAME = re.compile(r"[\u4e00-\u9fff]")
_EDGE = 8
"""Blocks at the head and foot of a file among which folio lines tell of the page."""

_LEAD_LENGTH = 40
"""Code points of an article's text that identify it beside its title."""


@dataclass(slots=True)
class Gathered:
    """What is printed on a page before its drafts are made articles; ``place`` is what tells where."""

    drafts: list[Draft]
    furniture: list[Furniture]
    unsure: list[Unsure]
    layout: Layout
    place: Folio


def parse_page(page_file: PageFile) -> Page:
    """Return what is printed on ``page_file``: articles and furniture, nothing lost."""
    found = gather_page(page_file)
    articles = make_articles(found.drafts, found, page_file, {})
    doubts = () if page_file.damaged_lines else (*found.unsure, *cut_short(articles))
    return Page(page_file, articles, tuple(found.furniture), doubts)


def gather_page(page_file: PageFile, *, foot: bool = True) -> Gathered:
    """Return what is printed on ``page_file``; without ``foot`` its last lines are no page's foot."""
    page = survey(page_file.text, page_file.first_line or 1)
    unsure: list[Unsure] = []
    gathering = gather(noted(label_blocks(page), page_file.path, unsure))
    return_strays(gathering.drafts, page.layout)
    place = _place(page_file, page.blocks, page.forms, _EDGE if foot else 0)
    return Gathered(gathering.drafts, gathering.furniture, unsure, page.layout, place)


def make_articles(
    drafts: list[Draft], found: Gathered, page_file: PageFile, taken: dict[str, int]
) -> tuple[Article, ...]:
    """Return the articles of ``drafts``, which are let go; ``taken`` are the ids of the file so far."""
    place, layout = found.place, found.layout
    return tuple(_article(draft, page_file, place, layout, taken) for draft in _one_by_one(drafts))


def _one_by_one(drafts: list[Draft]) -> Iterator[Draft]:
    """Yield drafts and let go of them: a large page's blocks go as its articles come."""
    drafts.reverse()
    while drafts:
        yield drafts.pop()


def _place(page_file: PageFile, blocks: list[Block], forms: list[Form], foot: int) -> Folio:
    """Return paper, date, page and section: the name's word first, then the folio lines'.

    A file that is only called by a number has the page that is printed, if any is.
    """
    named = Folio(page=page_file.page)
    page = "" if page_file.bare else page_file.page
    place = Folio(page_file.paper, page_file.issue_date, page, page_file.section)
    edges = [*range(len(blocks))[:_EDGE], *range(len(blocks))[max(0, len(blocks) - foot) :]]
    for index in edges:
        if forms[index] is Form.FOLIO:
            place = place.over(read_folio(blocks[index].text) or Folio())
        elif forms[index] is Form.NAMEPLATE and _PAPER_NAME.match(blocks[index].text):
            place = place.over(Folio(paper="".join(blocks[index].text.split())))
    return place.over(named)


def _article(
    draft: Draft, page_file: PageFile, place: Folio, layout: Layout, taken: dict[str, int]
) -> Article:
    headline = read_headline(draft.headline)
    paragraphs = heal(draft.pieces, layout)
    title = headline.title or headline.printed
    lead = "".join(paragraph.text for paragraph in paragraphs[:4])[:_LEAD_LENGTH]
    date = date_in(draft.metadata) or place.issue_date
    place_key = (
        (place.paper, date, place.page) if place.page and date else (PurePath(page_file.path).name,)
    )
    return Article(
        id=unique_id((*place_key, title, lead), taken),
        kind=_kind(draft, paragraphs),
        headline=headline,
        byline=_byline(draft, paragraphs),
        dateline=_dateline(paragraphs),
        jump=_jump(paragraphs),
        paragraphs=paragraphs,
        lines=_lines(draft),
        paper=place.paper,
        issue_date=date,
        page=place.page,
        section=place.section,
        source=page_file.path,
    )


def _kind(draft: Draft, paragraphs: tuple[Paragraph, ...]) -> ArticleKind:
    if draft.kind is ArticleKind.BRIEF:
        return ArticleKind.BRIEF if len(paragraphs) == 1 else ArticleKind.ARTICLE
    if draft.kind is not ArticleKind.ARTICLE or not paragraphs:
        return draft.kind
    if all(paragraph.role in (Role.CAPTION, Role.CREDIT) for paragraph in paragraphs):
        return ArticleKind.PHOTO
    if not draft.headline and len(paragraphs) == 1 and opening_dateline(paragraphs[0].text):
        return ArticleKind.BRIEF
    return ArticleKind.ARTICLE


def _lines(draft: Draft) -> tuple[int, ...]:
    blocks = [*draft.headline, *draft.bylines, *(piece.block for piece in draft.pieces)]
    return tuple(sorted({line for block in blocks for line in block.lines}))


def _body(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs if paragraph.role is Role.BODY]


def _notes(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs if paragraph.role is Role.NOTE]


def _dateline(paragraphs: tuple[Paragraph, ...]) -> str:
    opening = (opening_dateline(text) for text in _body(paragraphs)[:1])
    closing = (closing_dateline(text) for text in _notes(paragraphs))
    return next(filter(None, (*opening, *closing)), "")


def _jump(paragraphs: tuple[Paragraph, ...]) -> str:
    opening = (opening_jump(text) for text in [*_notes(paragraphs)[:1], *_body(paragraphs)[:1]])
    closing = (closing_jump(text) for text in _body(paragraphs)[-1:])
    return next(filter(None, (*opening, *closing)), "")


def _byline(draft: Draft, paragraphs: tuple[Paragraph, ...]) -> Byline:
    """Names of the byline, else of the dateline or the last brackets; photographers after them."""
    found = list(draft.contributors)
    for more in (_printed_names(paragraphs), draft.photographers):
        known = {one.name for one in found}
        found.extend(one for one in more if one.name not in known)
    found = found or _signers(paragraphs)
    printed = "\n".join(block.text for block in draft.bylines)
    lines = tuple(line for block in draft.bylines for line in block.lines)
    return Byline(tuple(found), printed, lines)


def _signers(paragraphs: tuple[Paragraph, ...]) -> list[Contributor]:
    """Return the names in the brackets behind the last sentence of the text."""
    return [name for text in _body(paragraphs)[-1:] for name in closing_signers(text)]


def _printed_names(paragraphs: tuple[Paragraph, ...]) -> list[Contributor]:
    """Return the names that datelines and closing brackets of the text hold."""
    names: list[Contributor] = []
    body = _body(paragraphs)
    for text in body:
        dateline = opening_dateline(text)
        if dateline:
            names.extend(opening_names(text, text.index(dateline) + len(dateline)))
        names.extend(stating_names(text))
    for text in (*body[-1:], *_notes(paragraphs)):
        names.extend(closing_names(text))
    return names
