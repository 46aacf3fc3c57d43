"""Saved web pages: an e-paper's article, a news site's, or any page with an article on it."""

from collections.abc import Iterator
from dataclasses import replace

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import Page, Rejected
from reader.parsing.formats.reading import Reading, nothing_in, placed
from reader.parsing.formats.story import Story, compose
from reader.parsing.formats.web.body import body_of
from reader.parsing.formats.web.charset import decode_page
from reader.parsing.formats.web.content import content_of
from reader.parsing.formats.web.headline import top_of
from reader.parsing.formats.web.hints import Hints, hints_of
from reader.parsing.formats.web.several import separate_articles
from reader.parsing.formats.web.tree import WebPage, flatten

_MARKED = (("<!--enpcontent-->", "<founder-content>"), ("<!--/enpcontent-->", "</founder-content>"))
"""Comments around the text in some e-papers, and the elements others have there."""


def read(raw: bytes, reading: Reading, url: str = "") -> Iterator[Page | Rejected]:
    """Yield the page of a saved web page, with its article, or with all where each has an element.

    ``url`` is the page's address where known. Damaged lines count the lines of the file. Raises FileUnreadable when the page holds no
    article (a list of links) or no text at all.
    """
    decoded = decode_page(raw, reading.name, reading.encoding)
    file = reading.file(decoded.encoding, "", decoded.damaged_lines)
    source = decoded.text
    if "<founder-content" not in source:
        for comment, element in _MARKED:
            source = source.replace(comment, element)
    page = flatten(source)
    if not page.blocks:
        raise nothing_in(reading.name)
    hints = hints_of(source, url)
    several = [
        _story(part, hints_of(html), reading)
        for html, part in separate_articles(source)
        if content_of(part) is not None
    ]
    stories = several or [_story(page, hints, reading)]
    place = hints.place if len(stories) > 1 else stories[0].place
    own = reading.asked.over(place).over(reading.named)
    yield compose(placed(file, own), stories, asked=reading.asked)


def _story(page: WebPage, hints: Hints, reading: Reading) -> Story:
    """Return the page's article. Raises FileUnreadable when it has none."""
    region = content_of(page)
    if region is None:
        raise FileUnreadable(
            _("A page of links"),
            _("{path} is a contents page: it leads to articles and holds none.").format(
                path=reading.name
            ),
            _("Save the pages of the articles."),
        )
    top = top_of(page.blocks, region, hints)
    pieces, left, bylines = body_of(page.blocks, region, top)
    story = Story(top.title, top.kicker, top.deck, (*top.bylines, *bylines), top.author)
    place = hints.place.over(top.place)
    if top.place.paper:
        place = replace(place, paper=top.place.paper)
    return replace(story, pieces=tuple(pieces), left=tuple(left), place=place, source_id="")
