"""Repeated copies: articles that one edition, or one page held in two files, prints twice."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from reader.model import Article, Headline, Paragraph
from reader.parsing.jumps import page_key
from reader.text.fold import fold

SHORTEST: Final = 40
"""Folded characters that a text has at least to be the same article on another page."""

Wording = tuple[str, ...]
"""All that a search looks at in an article, folded."""


def copies_of(articles: Sequence[Article]) -> dict[int, int]:
    """Return for every copy the article it repeats, both as numbers among ``articles``.

    The first of equal ones is what the others repeat. Equal is what any search finds alike, as a
    copy is not shown or searched by itself: one other character, and both stay. What one page file
    prints twice on a page stays, too.
    """
    copies: dict[int, int] = {}
    first: dict[Wording, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        wording = _wording(article)
        length = sum(map(len, wording))
        origins = first[wording]
        origin = next((one for one in origins if _elsewhere(articles[one], article, length)), None)
        if origin is None or not _is_as_printed(article):
            origins.append(at)
        else:
            copies[at] = origin
    return copies


def _wording(article: Article) -> Wording:
    """Return headline, names and text, part by part: no wording runs from one into another."""
    headline = article.headline
    names = (word for one in article.byline.contributors for word in (one.role, one.name))
    parts = (headline.kicker, headline.title, headline.deck, *names, article.text)
    return tuple(map(fold, parts))


def _is_as_printed(article: Article) -> bool:
    """Tell whether nobody corrected its wording: what was printed there is searched, too."""
    words = (article.headline, *article.paragraphs)
    return all(type(one) in {Headline, Paragraph} for one in words)


def _elsewhere(here: Article, there: Article, length: int) -> bool:
    """Tell whether equal texts are copies: on another page if long, in another file of the page."""
    if page_key(here.page) != page_key(there.page):
        return length >= SHORTEST
    return length > 0 and here.source != there.source
