"""Editions: the pages of one day in order, and stories that jump between them put together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from reader.model import Article, ArticleKind, Edition, Page
from reader.parsing.folio import page_number
from reader.parsing.healing import is_open
from reader.parsing.likeness import pairs_of

PLACES_JOINT: Final = "、"
"""What stands between the pages of a story that has several."""

LEAST_KINSHIP: Final = 0.06
"""Share of wording that two parts of one story have in common at least, when no jump names both."""

_TARGET = re.compile(
    r"第?\s*(?P<page>[A-Za-z]?\s?\d{1,3}|[一二三四五六七八九十]{1,3}|头)\s*版(?:\s*[《“](?P<title>[^》”]+)[》”])?"
)
_FROM = re.compile(r"上\s*接|紧\s*接")


def join_jumps(pages: Iterable[Page]) -> Edition:
    """Put the pages of one edition in order and stitch the stories that jump between them.

    A stitched article stands where it begins; its ``page`` names all its pages (01、03), its
    paragraphs are those of every part, each with the lines of its own page file. A continuation
    whose beginning is not among ``pages`` stays an item of its page.
    """
    ordered = sorted(pages, key=_order)
    stitched = _stitch(ordered)
    first = next((article for page in ordered for article in page.articles), None)
    return Edition(
        paper=first.paper if first else "",
        issue_date=first.issue_date if first else "",
        pages=tuple(stitched),
    )


def _order(page: Page) -> tuple[str, int, str]:
    """Order by letter, number and name of the page file."""
    letter, number = _split(_page_of(page))
    return letter, number, page.file.path


def _page_of(page: Page) -> str:
    return page.file.page or next((article.page for article in page.articles), "")


def _split(page: str) -> tuple[str, int]:
    """Return letter and number of a page: A01 and a1 are one page, 头版 is the first."""
    bare = "1" if page == "头" else page_number(page)
    digits = "".join(character for character in bare if character.isdigit())
    return "".join(character for character in bare if character.isalpha()), int(digits or 0)


def _stitch(pages: Sequence[Page]) -> list[Page]:
    articles = [list(page.articles) for page in pages]
    for tail_at, head_at in _pairs(pages):
        head, tail = articles[head_at[0]][head_at[1]], articles[tail_at[0]][tail_at[1]]
        articles[head_at[0]][head_at[1]] = _joined(head, tail)
        articles[tail_at[0]][tail_at[1]] = replace(tail, id="")
    return [
        replace(page, articles=tuple(article for article in row if article.id))
        for page, row in zip(pages, articles, strict=True)
    ]


_Place = tuple[int, int]


def _pairs(pages: Sequence[Page]) -> list[tuple[_Place, _Place]]:
    """Pair every continuation with its beginning, the surest pairs first."""
    places = [(at, index) for at, page in enumerate(pages) for index in range(len(page.articles))]
    tails = [place for place in places if _is_tail(_at(pages, place))]
    heads = [place for place in places if not _is_tail(_at(pages, place))]
    scored = [
        (score, tail, head)
        for tail, head in product(tails, heads)
        if tail[0] != head[0] and (score := _fit(pages, head, tail)) > 0
    ]
    pairs: list[tuple[_Place, _Place]] = []
    for _score, tail, head in sorted(scored, reverse=True):
        if all(tail != one and head != other for one, other in pairs):
            pairs.append((tail, head))
    return pairs


def _at(pages: Sequence[Page], place: _Place) -> Article:
    return pages[place[0]].articles[place[1]]


def _is_tail(article: Article) -> bool:
    return article.kind is ArticleKind.CONTINUATION and bool(_FROM.search(article.jump))


def _fit(pages: Sequence[Page], head_at: _Place, tail_at: _Place) -> float:
    """Return how well a beginning fits a continuation; 0 when the jumps name other pages."""
    head, tail = _at(pages, head_at), _at(pages, tail_at)
    origin, target = _target(tail.jump), _target(head.jump)
    from_here = origin is not None and _split(origin["page"]) == _split(_page_of(pages[head_at[0]]))
    to_there = target is not None and _split(target["page"]) == _split(_page_of(pages[tail_at[0]]))
    if not from_here or (target is not None and not to_there):
        return 0.0
    kinship = _kinship(head, tail)
    if origin and origin["title"]:
        return 3.0 + kinship if _same_title(origin["title"], head) else 0.0
    if to_there:
        return 1.0 + kinship
    cut = bool(head.paragraphs) and is_open(head.paragraphs[-1].text)
    return kinship + 0.5 * cut if kinship >= LEAST_KINSHIP else 0.0


def _target(jump: str) -> re.Match[str] | None:
    return _TARGET.search(jump)


def _same_title(title: str, head: Article) -> bool:
    bare, full = "".join(title.split()), "".join(head.headline.printed.split())
    return bool(bare) and (bare in full or full in bare)


def _kinship(head: Article, tail: Article) -> float:
    before = pairs_of(head.headline.printed + head.text)
    after = pairs_of(tail.headline.printed + tail.text)
    return len(before & after) / len(after) if after else 0.0


def _joined(head: Article, tail: Article) -> Article:
    known = {one.name for one in head.byline.contributors}
    more = tuple(one for one in tail.byline.contributors if one.name not in known)
    return replace(
        head,
        byline=replace(head.byline, contributors=head.byline.contributors + more),
        paragraphs=head.paragraphs + tail.paragraphs,
        page=PLACES_JOINT.join(dict.fromkeys(part for part in (head.page, tail.page) if part)),
    )
