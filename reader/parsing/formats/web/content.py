"""Where an article's text stands on a web page: a marked element, else where text is dense."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from reader.parsing.formats.web.tables import SURE, Part
from reader.parsing.formats.web.tree import Region, WebBlock, WebPage

PARAGRAPH: Final = 20
"""Characters from which on a block with a full stop or comma is running text."""

_PUNCTUATION = re.compile(r"[，。；！？、,.;!?]")
_LEAST: Final = 40
"""Characters of text that a page without a marked container must have to be an article."""

_LINE: Final = 6
_SUMMARIES: Final = 3
"""Paragraphs with links between them from which on they are summaries."""

_MOST_LINKED: Final = 0.6
_AS_DENSE: Final = 0.5
_SHARES: Final = (1.0, 0.7, 0.4)
"""How much of a paragraph's weight its element gets, the one around that, and the next."""


def content_of(page: WebPage) -> Region | None:
    """Return the region of the article's text; None on a page that is a list of links."""
    weights = _weights(page)
    plain = [0, *accumulate(block.plain for block in page.blocks)]
    sure = _sure(page, plain)
    if sure is not None:
        return sure
    best = max(range(len(page.regions)), key=lambda at: (weights[at], -at))
    if weights[best] == 0:
        return _whole(page, plain)
    likely = [
        at
        for at, region in enumerate(page.regions)
        if region.rank is not None and weights[at] >= weights[best] * _AS_DENSE
    ]
    chosen = page.regions[max(likely, key=lambda at: (weights[at], -at), default=best)]
    chosen = _with_like(page, chosen) if chosen.rank is not None else chosen
    chosen = chosen if _is_text(page, chosen, plain) else _dense(page, chosen)
    return chosen if _is_text(page, chosen, plain) and not _leads_on(page, chosen) else None


def _dense(page: WebPage, region: Region) -> Region:
    """Return the part of a region from its first paragraph to its last."""
    heavy = [at for at in range(region.start, region.stop) if _weight(page.blocks[at])]
    return replace(region, start=heavy[0], stop=heavy[-1] + 1) if heavy else region


def _leads_on(page: WebPage, region: Region) -> bool:
    """Tell a list of articles with summaries: links as headings between the paragraphs."""
    part = _dense(page, region)
    blocks = page.blocks[part.start : part.stop]
    heavy = sum(1 for block in blocks if _weight(block))
    links = sum(1 for block in blocks if block.is_link and len(block.text) >= _LINE)
    return heavy >= _SUMMARIES and links >= heavy * _AS_DENSE


def _sure(page: WebPage, plain: Sequence[int]) -> Region | None:
    """Return the region with the surest mark that holds text; the largest of equals."""
    found = [
        region
        for region in page.regions
        if region.rank is not None
        and region.rank < len(SURE)
        and _is_text(page, region, plain, least=1)
    ]
    surest = min(
        found,
        key=lambda region: (region.rank, plain[region.start] - plain[region.stop]),
        default=None,
    )
    return _with_like(page, surest) if surest else None


def _with_like(page: WebPage, region: Region) -> Region:
    """Return ``region`` with its neighbours of the same mark: paragraphs may be marked singly."""
    like = [one for one in page.regions if one.rank == region.rank and one.parent == region.parent]
    return replace(region, start=min(one.start for one in like), stop=max(one.stop for one in like))


def _is_text(page: WebPage, region: Region, plain: Sequence[int], least: int = _LEAST) -> bool:
    """Tell whether a region is text, not links: of all its characters most lead nowhere."""
    text = plain[region.stop] - plain[region.start]
    whole = sum(len(block.text) for block in page.blocks[region.start : region.stop])
    return text >= least and (whole - text) <= whole * _MOST_LINKED


def _whole(page: WebPage, plain: Sequence[int]) -> Region | None:
    """Return the whole of a page without running text (verse, a table), unless it is links."""
    return page.regions[0] if _is_text(page, page.regions[0], plain, least=1) else None


def _weights(page: WebPage) -> list[float]:
    """Weigh regions by the paragraphs in them: all for their own, less and less for those around."""
    weights = [0.0] * len(page.regions)
    for block in page.blocks:
        weight = _weight(block)
        at = block.spot.region
        for share in _SHARES if weight else ():
            if at < 0:
                break
            weights[at] += weight * share
            at = page.regions[at].parent
    return weights


def _weight(block: WebBlock) -> float:
    if block.spot.part is Part.CHROME or block.is_link or block.plain < PARAGRAPH:
        return 0.0
    stops = len(_PUNCTUATION.findall(block.text))
    return float(block.plain + stops * 5) if stops else 0.0
