"""Jumps (转版): which beginning on one page goes on in which continuation on another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from reader.model import Article, ArticleKind
from reader.parsing.datelines import closing_jump, opening_jump
from reader.parsing.folio import page_number
from reader.parsing.healing import is_open
from reader.parsing.likeness import pairs_of, terms_of, worth
from reader.parsing.marks import FROM_JUMP

_TARGET = re.compile(
    r"第?\s*(?P<page>[A-Za-z]?\s?\d{1,3}|[一二三四五六七八九十]{1,3}|头)\s*版"
    r"(?:\s*(?:《(?P<whole>[^\n]{1,60}?)》(?=\s*(?:[）)】\]]|$))|[《“](?P<title>[^》”\n]{1,60})[》”]))?"
)
_REACH: Final = 90
"""Code points from a paragraph's beginning or end within which a jump with its title stands."""

_BRACKETS: Final = "（(【[）)】] \u3000"

SAME_HEADING: Final = 0.6
"""Share of pairs of characters in common from which two headings are one, however cut."""

KIN: Final = 0.05
"""Wording in common that two parts have at least whose jumps name each other's page.

Measured on news stories cut in two: nine of ten have more, nine of ten strangers less.
"""

CLOSE_KIN: Final = 0.12
"""Wording in common when only one of the two names the other; one stranger in fifty has so much."""

HEADED: Final = 3.0
"""What headings that agree are worth: more than all else."""

MARGIN: Final = 0.03
"""How much better than any other pair of theirs the pair of two parts must fit."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A beginning that goes on in the articles ``tail``: numbers among those looked at."""

    head: int
    tail: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Tail:
    """A continuation: its articles, the page it says it comes from, a title named there."""

    items: tuple[int, ...]
    origin: tuple[str, int]
    title: str
    heading: str


@dataclass(frozen=True, slots=True)
class _Fit:
    score: float
    tail: int
    head: int


def joints_of(articles: Sequence[Article]) -> list[Joint]:
    """Pair continuations with their beginnings, where there is evidence enough and only one answer.

    ``articles`` are those of one edition, those of a page in a row. Both must name each other's
    page, or one the other's; then headings, wording or a sentence that goes on must agree, too.
    """
    tails = list(_tails(articles))
    crowded = _is_crowded(articles)
    fits = [
        _Fit(score, number, head)
        for (number, tail), head in product(enumerate(tails), range(len(articles)))
        if (score := _fit(articles, head, tail)) > (HEADED if crowded else 0)
    ]
    return [
        Joint(one.head, tails[one.tail].items)
        for one in sorted(fits, key=lambda fit: (fit.head, fit.tail))
        if _clear(one, fits)
    ]


def _is_crowded(articles: Sequence[Article]) -> bool:
    """Tell whether undated pages may be of several days: two files have the same page number.

    Then page numbers say nothing, and only headings do.
    """
    files: dict[tuple[str, int], set[str]] = {}
    for article in articles:
        if not article.issue_date:
            files.setdefault(page_key(article.page), set()).add(article.source)
    return any(len(sources) > 1 for sources in files.values())


def page_key(page: str) -> tuple[str, int]:
    """Return letter and number of a page: A01 and a1 are one page, 头版 is the first."""
    bare = "1" if page == "头" else page_number(page)
    digits = "".join(character for character in bare if character.isdecimal())
    return "".join(character for character in bare if character.isalpha()), int(digits or 0)


def comes_from(article: Article) -> str:
    """Return the jump by which an article goes on from another page, or nothing."""
    if article.jump and FROM_JUMP.match(article.jump):
        return article.jump
    texts = [paragraph.text for paragraph in article.paragraphs[:2]]
    return next((jump for jump in map(opening_jump, texts) if FROM_JUMP.match(jump)), "")


def goes_to(article: Article) -> str:
    """Return the jump by which an article goes on elsewhere, or nothing."""
    texts = [paragraph.text for paragraph in article.paragraphs[-2:]]
    found = (jump for jump in map(closing_jump, reversed(texts)) if not FROM_JUMP.match(jump))
    return next(filter(None, found), "")


def target_page(jump: str) -> str:
    """Return the page that a jump names, in short; nothing where it names none."""
    match = _TARGET.search(jump)
    return "" if match is None else "1" if match["page"] == "头" else page_number(match["page"])


def _title(text: str, jump: str) -> str:
    """Return the title that a jump in ``text`` names behind its page, or nothing."""
    at = text.find(re.split("[《“]", jump, maxsplit=1)[0])
    match = _TARGET.search(text, max(at, 0))
    return match["whole"] or match["title"] or "" if match else ""


def _tails(articles: Sequence[Article]) -> Iterator[_Tail]:
    """Yield the continuations; one that is only the jump's line has the next article of its page."""
    for at, article in enumerate(articles):
        jump = comes_from(article) if article.kind is ArticleKind.CONTINUATION else ""
        origin = target_page(jump)
        if not origin:
            continue
        items = (at, at + 1) if _is_bare(article, jump) and _follows(articles, at) else (at,)
        heading = articles[items[-1]].headline.printed
        title = _title(article.text[:_REACH], jump)
        yield _Tail(items, page_key(origin), title, heading)


def _is_bare(article: Article, jump: str) -> bool:
    return article.text.strip(_BRACKETS) == jump and not article.headline.title


def _follows(articles: Sequence[Article], at: int) -> bool:
    """Tell whether the next article stands on the same page of the same file."""
    if at + 1 == len(articles):
        return False
    one, other = articles[at], articles[at + 1]
    same = (one.source, one.page) == (other.source, other.page)
    return same and other.kind is ArticleKind.ARTICLE and not comes_from(other)


def _fit(articles: Sequence[Article], at: int, tail: _Tail) -> float:
    """Return how well a beginning fits a continuation; 0 where it does not."""
    head = articles[at]
    here, there = page_key(head.page), page_key(articles[tail.items[0]].page)
    jump = goes_to(head)
    target = page_key(target_page(jump)) if jump else there
    if tail.origin != here or here == there or target != there:
        return 0.0
    title = _title(head.text[-_REACH:], jump) if jump else ""
    heading = _headings_agree(head, title, tail)
    cut = _is_cut(head, jump)
    if heading is False or not (heading or jump or cut):
        return 0.0
    kinship = _kinship(articles, head, tail)
    if heading:
        return HEADED + kinship + 0.01
    if jump:
        return 1.0 + kinship + 0.2 * cut if cut or kinship >= KIN else 0.0
    return kinship if kinship >= CLOSE_KIN else 0.0


def _headings_agree(head: Article, title: str, tail: _Tail) -> bool | None:
    """Tell whether headings make one story or two; None where they say nothing.

    ``title`` is the one that the beginning's jump names. A continuation may have a heading of its
    own beneath its jump; an article below a bare jump line belongs to it by its heading only.
    """
    printed = head.headline.printed
    if tail.title and printed:
        return _same_heading(tail.title, printed)
    named = (tail.heading, title), (tail.heading, printed)
    if any(_same_heading(*both) for both in named if all(both)):
        return True
    return False if len(tail.items) > 1 else None


def _same_heading(one: str, other: str) -> bool:
    """Tell whether a heading is another, or a part of it, whole or in most of its wording."""
    bare, full = sorted(("".join(one.split()), "".join(other.split())), key=len)
    if bare in full:
        return bool(bare)
    pairs, others = pairs_of(bare), pairs_of(full)
    return bool(pairs) and len(pairs & others) >= SAME_HEADING * len(pairs)


def _kinship(articles: Sequence[Article], head: Article, tail: _Tail) -> float:
    """Return the share of names, places and numbers that two parts have in common."""
    before = terms_of(head.headline.printed + head.text)
    after = terms_of("".join(articles[item].text for item in tail.items))
    least = min(worth(before), worth(after))
    return worth(before & after) / least if least else 0.0


def _is_cut(head: Article, jump: str) -> bool:
    """Tell whether a beginning stops inside a sentence, its jump line left out."""
    for paragraph in reversed(head.paragraphs):
        text = paragraph.text.rstrip(_BRACKETS)
        bare = (text.removesuffix(jump) if jump else text).rstrip(_BRACKETS)
        if bare:
            return is_open(bare)
    return False


def _clear(one: _Fit, fits: Sequence[_Fit]) -> bool:
    """Tell whether no other pair of the same beginning or continuation fits about as well."""
    rivals = [
        fit for fit in fits if fit is not one and (fit.head == one.head or fit.tail == one.tail)
    ]
    return all(one.score >= fit.score + MARGIN for fit in rivals)
